"""The word index of what was said: every word of a contribution, of what was added to it, and of its files' names."""

from sqlalchemy import delete, insert
from sqlmodel import Session

from bot.domain.searching import words_of
from storage import contributions
from storage.search import WORDS
from storage.tables import Contribution

SPEECH = "speech"


def index(db: Session, said: Contribution) -> None:
    """Make a contribution findable by everything that stands in it."""
    number = said.id or 0
    forget(db, number)
    added = (each.words for each in contributions.additions_of(db, number))
    named = (each.name or "" for each in contributions.files_of(db, number))
    words = words_of(" ".join((said.words, *added, *named)))
    if words:
        db.execute(insert(WORDS), [{"word": word, "kind": SPEECH, "subject_id": number} for word in sorted(words)])


def forget(db: Session, contribution_id: int) -> None:
    """Let a contribution no longer be found."""
    db.execute(delete(WORDS).where(WORDS.c.kind == SPEECH, WORDS.c.subject_id == contribution_id))
