"""Queries about what is new in consultations since a moment, for one reader."""

from datetime import datetime

from sqlalchemy import Table, and_, func, or_
from sqlmodel import Session, col, select

from storage.tables import (
    Consultation,
    ConsultationStatus,
    Contribution,
    ContributionStatus,
    Participant,
    Subtopic,
)

ROWS: Table = Contribution.__table__  # type: ignore[attr-defined]
PUBLIC = ContributionStatus.PUBLISHED
GOING_ON_OR_OVER = (ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING, ConsultationStatus.CONCLUDED)
CONSULTATIONS_AT_MOST = 20


def attended(db: Session, person_id: int) -> list[tuple[Consultation, Participant]]:
    """Return the consultations somebody follows, was invited to or spoke in, the one that changed last first."""
    cares = or_(
        col(Participant.follows), col(Participant.invited_at).is_not(None), col(Participant.spoke_at).is_not(None)
    )
    theirs = and_(col(Participant.consultation_id) == col(Consultation.id), col(Participant.person_id) == person_id)
    query = select(Consultation, Participant).join(Participant, theirs).where(cares)
    public = query.where(col(Consultation.status).in_(GOING_ON_OR_OVER))
    in_order = public.order_by(col(Consultation.changed_at).desc(), col(Consultation.id).desc())
    return [(row[0], row[1]) for row in db.exec(in_order.limit(CONSULTATIONS_AT_MOST))]


def answered(
    db: Session, person_id: int, *, consultation_id: int, since: datetime
) -> list[tuple[Contribution, Contribution, int]]:
    """Return somebody's views that others have answered since: each with the newest answer, and how many came."""
    own = ROWS.alias("own")
    answers = (
        select(ROWS.c.answers_id, func.max(ROWS.c.id), func.count())
        .join(own, own.c.id == ROWS.c.answers_id)
        .where(
            own.c.person_id == person_id,
            own.c.status == PUBLIC,
            ROWS.c.consultation_id == consultation_id,
            ROWS.c.status == PUBLIC,
            ROWS.c.published_at > since,
            ROWS.c.person_id.is_distinct_from(person_id),
        )
        .group_by(ROWS.c.answers_id)
        .order_by(func.max(ROWS.c.id).desc())
    )
    rows = db.execute(answers).all()
    return [(db.get_one(Contribution, row[0]), db.get_one(Contribution, row[1]), int(row[2])) for row in rows]


def fresh_views(db: Session, person_id: int, *, consultation_id: int, since: datetime) -> list[tuple[Subtopic, int]]:
    """Return the subtopics in which others have spoken since, and how often; the liveliest first."""
    count = func.count()
    query = (
        select(ROWS.c.subtopic_id, count)
        .where(
            ROWS.c.consultation_id == consultation_id,
            ROWS.c.status == PUBLIC,
            ROWS.c.published_at > since,
            ROWS.c.person_id.is_distinct_from(person_id),
        )
        .group_by(ROWS.c.subtopic_id)
        .order_by(count.desc(), ROWS.c.subtopic_id)
    )
    return [(db.get_one(Subtopic, row[0]), int(row[1])) for row in db.execute(query).all()]


def drafts_of(db: Session, person_id: int) -> list[tuple[Contribution, Consultation, Subtopic]]:
    """Return what somebody began to say in a consultation that is going on, and has not finished; the newest first."""
    going_on = (ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING)
    query = (
        select(Contribution, Consultation, Subtopic)
        .join(Consultation, col(Consultation.id) == col(Contribution.consultation_id))
        .join(Subtopic, col(Subtopic.id) == col(Contribution.subtopic_id))
        .where(Contribution.person_id == person_id, Contribution.status == ContributionStatus.DRAFT)
        .where(col(Consultation.status).in_(going_on))
        .order_by(col(Contribution.id).desc())
    )
    return [(row[0], row[1], row[2]) for row in db.exec(query)]
