"""What cases are about: each kind of thing that can be asked of a department, as a case's card shows it."""

from collections.abc import Callable

from sqlmodel import Session

from bot.domain.casing import Subject, SubjectLine
from bot.domain.signing import NOT_PUBLIC
from storage import ideas
from storage.tables import Idea, SubjectKind

Describe = Callable[[Session, int], SubjectLine | None]


def describe(db: Session, subject: Subject) -> SubjectLine | None:
    """Return what a card says of this thing; None when there is no such thing."""
    ask = KINDS.get(subject.kind)
    return ask(db, subject.subject_id) if ask else None


def _idea(db: Session, idea_id: int) -> SubjectLine | None:
    idea: Idea | None = ideas.get(db, idea_id)
    if idea is None:
        return None
    is_public = idea.status not in NOT_PUBLIC
    return SubjectLine(
        Subject(SubjectKind.IDEA, idea_id), idea.title, idea.signature_count, idea.author_id, is_public=is_public
    )


KINDS: dict[SubjectKind, Describe] = {SubjectKind.IDEA: _idea}
