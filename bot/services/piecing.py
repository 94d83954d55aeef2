"""What is said in several messages keeps its pieces apart, so that an edit of any message changes only its own."""

from sqlmodel import Session

from bot.domain import piecing as rules
from bot.domain.piecing import Piece
from storage import pieces
from storage.tables import Contribution, ContributionAddition


def of(db: Session, said: Contribution, addition: ContributionAddition | None = None) -> list[Piece]:
    """Return the pieces in which something was said, or added to it."""
    words, addition_id = (said.words, None) if addition is None else (addition.words, addition.id)
    return rules.pieces_of(words, pieces.of(db, said.id or 0, addition_id=addition_id))


def keep(db: Session, said: Contribution, parts: list[Piece], addition: ContributionAddition | None = None) -> None:
    """Keep which piece came in which message."""
    addition_id = addition.id if addition is not None else None
    pieces.keep(db, said.id or 0, rules.spans_of(parts), addition_id=addition_id)
