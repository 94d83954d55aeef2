"""What cases are about: each kind of thing that can be asked of a department, as a case's card shows it."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from bot.domain.casing import Subject, SubjectLine
from bot.domain.following import AUDIBLE
from bot.domain.pointing import TITLE_CHARACTERS
from bot.domain.signing import NOT_PUBLIC
from bot.domain.staging import Deed
from bot.domain.titles import title_from
from bot.services import speaking
from storage import contributions, follows, ideas, participants, points
from storage.tables import Contribution, ContributionStatus, Idea, Point, PointStatus, SubjectKind

HIDDEN = "…"
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


def _point(db: Session, point_id: int) -> SubjectLine | None:
    """Return a point; what it says is public while its contribution is, and its author can be asked."""
    point: Point | None = points.get(db, point_id)
    if point is None:
        return None
    said = db.get_one(Contribution, point.contribution_id)
    is_public = point.status is PointStatus.PUBLISHED and said.status is ContributionStatus.PUBLISHED
    title = title_from(point.words, limit=TITLE_CHARACTERS) if said.status is ContributionStatus.PUBLISHED else HIDDEN
    return SubjectLine(
        Subject(SubjectKind.POINT, point_id),
        title,
        said.like_count,
        said.person_id if is_public else None,
        is_public=is_public,
        place=points.place_of(db, point),
    )


def check_can_answer(db: Session, subject: Subject, *, person_id: int, now: datetime) -> None:
    """Refuse an answer that the stage of a consultation does not allow. Raises: what the stage refuses"""
    point = points.get(db, subject.subject_id) if subject.kind is SubjectKind.POINT else None
    if point is not None:
        speaking.check(db, point.consultation_id, Deed.ANSWER, person_id=person_id, now=now)


def hearers_of(db: Session, subject: Subject) -> set[int]:
    """Return who is to hear what becomes of a thing; whether they still want to is asked when it is sent.

    Of a point these are whoever said it, whoever likes it, and whoever follows the consultation.
    """
    if subject.kind is SubjectKind.IDEA:
        return follows.listeners(db, subject.subject_id, AUDIBLE, signers_too=True)
    point = points.get(db, subject.subject_id)
    if point is None:
        return set()
    said = db.get_one(Contribution, point.contribution_id)
    found = {*contributions.likers(db, said.id or 0), *participants.followers(db, point.consultation_id)}
    return found | ({said.person_id} if said.person_id is not None else set())


KINDS: dict[SubjectKind, Describe] = {SubjectKind.IDEA: _idea, SubjectKind.POINT: _point}
