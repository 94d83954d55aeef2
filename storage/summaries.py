"""Queries that count a consultation for its report; each number is counted from the rows of this moment."""

from typing import Any

from sqlalchemy import Table, case, distinct, func, select
from sqlmodel import Session, col

from bot.domain.summing_up import Counted, Numbers
from storage import additions, participants
from storage.tables import (
    Badge,
    Contribution,
    ContributionAddition,
    ContributionFile,
    ContributionStatus,
    GuideQuestion,
    Participant,
    Subtopic,
)

VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
PARTICIPANTS: Table = Participant.__table__  # type: ignore[attr-defined]
S = ContributionStatus


def numbers(db: Session, consultation_id: int) -> Numbers:
    """Count what happened in a consultation."""
    turnout = participants.turnout(db, consultation_id)
    counted = db.execute(_of_views(consultation_id)).one()
    spoken_by = _spoken_by(db, consultation_id)
    return Numbers(
        looked_in=turnout.looked_in,
        spoken=turnout.spoken,
        invited=turnout.invited,
        following=turnout.following,
        spoken_by=spoken_by,
        nameless=_nameless(db, consultation_id),
        views=int(counted.views),
        withdrawn=int(counted.withdrawn),
        removed=int(counted.removed),
        edited=int(counted.edited),
        additions=_hanging(db, ContributionAddition, consultation_id, col(ContributionAddition.added_at).is_not(None)),
        answers=int(counted.answers),
        likes=int(counted.likes),
        files=_hanging(db, ContributionFile, consultation_id, additions.is_shown()),
    )


def _of_views(consultation_id: int) -> Any:
    is_public = VIEWS.c.status == S.PUBLISHED
    return select(
        _how_many(is_public).label("views"),
        _how_many(VIEWS.c.status == S.WITHDRAWN).label("withdrawn"),
        _how_many(VIEWS.c.status == S.REMOVED).label("removed"),
        _how_many(is_public & VIEWS.c.edited_at.is_not(None)).label("edited"),
        _how_many(is_public & VIEWS.c.answers_id.is_not(None)).label("answers"),
        func.coalesce(func.sum(case((is_public, VIEWS.c.like_count), else_=0)), 0).label("likes"),
    ).where(VIEWS.c.consultation_id == consultation_id, VIEWS.c.number.is_not(None))


def _how_many(is_one: Any) -> Any:
    return func.coalesce(func.sum(case((is_one, 1), else_=0)), 0)


def _spoken_by(db: Session, consultation_id: int) -> dict[Badge, int]:
    """Count the people who have spoken in each role, whoever is still known."""
    its = (VIEWS.c.consultation_id == consultation_id, VIEWS.c.status == S.PUBLISHED, VIEWS.c.person_id.is_not(None))
    query = select(VIEWS.c.badge, func.count(distinct(VIEWS.c.person_id))).where(*its).group_by(VIEWS.c.badge)
    counted = {Badge(badge): int(count) for badge, count in db.execute(query)}
    return {badge: counted[badge] for badge in Badge if badge in counted}


def _nameless(db: Session, consultation_id: int) -> int:
    theirs = (PARTICIPANTS.c.consultation_id == consultation_id, PARTICIPANTS.c.person_id.is_(None))
    query = select(func.count()).select_from(PARTICIPANTS).where(*theirs, PARTICIPANTS.c.spoke_at.is_not(None))
    return int(db.execute(query).scalar_one())


def _hanging(
    db: Session, kind: type[ContributionAddition] | type[ContributionFile], consultation_id: int, stands: Any
) -> int:
    """Count what hangs on the views that stand, and is no longer being made."""
    joined = select(func.count()).select_from(kind).join(Contribution, VIEWS.c.id == col(kind.contribution_id))
    its = (VIEWS.c.consultation_id == consultation_id, VIEWS.c.status == S.PUBLISHED, stands)
    return int(db.execute(joined.where(*its)).scalar_one())


def questions(db: Session, consultation_id: int) -> list[Counted]:
    """Return every guide question with how many views answer it."""
    answering = (VIEWS.c.question_id == col(GuideQuestion.id)) & (VIEWS.c.status == S.PUBLISHED)
    return _counted(db, GuideQuestion, col(GuideQuestion.words), answering, consultation_id)


def subtopics(db: Session, consultation_id: int) -> list[Counted]:
    """Return every subtopic with how many views belong to it."""
    belonging = (VIEWS.c.subtopic_id == col(Subtopic.id)) & (VIEWS.c.status == S.PUBLISHED)
    return _counted(db, Subtopic, col(Subtopic.title), belonging, consultation_id)


def _counted(db: Session, kind: Any, words: Any, belongs: Any, consultation_id: int) -> list[Counted]:
    query = select(words, func.count(VIEWS.c.id)).select_from(kind).join(Contribution, belongs, isouter=True)
    query = query.where(kind.consultation_id == consultation_id).group_by(kind.id, words, kind.position)
    return [Counted(said, int(count)) for said, count in db.execute(query.order_by(kind.position, kind.id))]
