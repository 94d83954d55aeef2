"""Queries about what was promised for a day and is late."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from storage.tables import Consultation, ConsultationStatus, Idea, IdeaStatus, Outcome, OutcomeState, Question


def claim_late_reviews(db: Session, *, now: datetime, limit: int) -> list[Idea]:
    """Note for ideas whose promised day has passed without a decision that their authors are told now; return them."""
    late = _waiting().where(col(Idea.decide_by) <= now, col(Idea.late_told_at).is_(None))
    found = _locked(db, late, limit)
    for idea in found:
        idea.late_told_at = now
        db.add(idea)
    db.flush()
    return found


def claim_later_reviews(db: Session, *, now: datetime, limit: int) -> list[Idea]:
    """Note for ideas that are late beyond that that the staff is shown them once more; return them."""
    found = _locked(db, _waiting().where(col(Idea.late_at) <= now, col(Idea.late_shown_at).is_(None)), limit)
    for idea in found:
        idea.late_shown_at = now
        db.add(idea)
    db.flush()
    return found


def without_outcome(db: Session, *, reminded_less_than: int, limit: int) -> Sequence[Consultation]:
    """Return consultations that are over and whose outcome is not out, while there is another reminder of it."""
    published = select(col(Outcome.consultation_id)).where(
        col(Outcome.consultation_id) == col(Consultation.id), col(Outcome.state) == OutcomeState.PUBLISHED
    )
    is_over = (col(Consultation.status) == ConsultationStatus.CONCLUDED, ~published.exists())
    waiting = select(Consultation).where(*is_over, col(Consultation.outcome_reminders) < reminded_less_than)
    oldest = waiting.order_by(col(Consultation.id)).limit(limit).with_for_update(skip_locked=True)
    return db.execute(oldest.execution_options(populate_existing=True)).scalars().all()


def _waiting() -> Any:
    return select(Idea).where(col(Idea.status) == IdeaStatus.SUBMITTED)


def _locked(db: Session, ideas: Any, limit: int) -> list[Idea]:
    oldest = ideas.order_by(col(Idea.id)).limit(limit).with_for_update(skip_locked=True)
    return list(db.execute(oldest).scalars())


def open_questions(db: Session) -> Sequence[Question]:
    """Return the questions nobody has answered, the oldest first."""
    waiting = select(Question).where(col(Question.answered_at).is_(None))
    return db.execute(waiting.order_by(col(Question.id)).with_for_update(skip_locked=True)).scalars().all()
