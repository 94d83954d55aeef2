"""What is said in several messages keeps its pieces apart, so that an edit of any message changes only its own."""

from sqlmodel import Session

from bot.domain import piecing as rules
from bot.domain.piecing import Piece
from storage import pieces
from storage.tables import Contribution


def of(db: Session, said: Contribution) -> list[Piece]:
    """Return the pieces in which something was said."""
    return rules.pieces_of(said.words, pieces.of(db, said.id or 0))


def keep(db: Session, said: Contribution, parts: list[Piece]) -> None:
    """Keep which piece came in which message."""
    pieces.keep(db, said.id or 0, rules.spans_of(parts))


def with_words(db: Session, said: Contribution, *, message_id: int, words: str) -> list[Piece]:
    """Return the pieces as they would be if this message of them had other words."""
    return rules.with_words(of(db, said), message_id, words)
