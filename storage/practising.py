"""Statements that begin a practice and take it away again, with everything that was said in it."""

from datetime import datetime

from sqlalchemy import Table, delete, select
from sqlmodel import Session, col

from storage import speech_index
from storage.tables import (
    Card,
    CardKind,
    Consultation,
    ConsultationStatus,
    Contribution,
    Flow,
    GuideQuestion,
    Participant,
    Stage,
    Subtopic,
)

CARDS: Table = Card.__table__  # type: ignore[attr-defined]
OF_THE_TALK = ("speaking.", "contributing.", "finding.")


def remove(db: Session, number: int) -> bool:
    """Delete a practice with all that hangs on it; return whether there was one."""
    found = db.get(Consultation, number, populate_existing=True)
    if found is None or found.status is not ConsultationStatus.PRACTICE:
        return False
    said = list(db.execute(select(col(Contribution.id)).where(col(Contribution.consultation_id) == number)).scalars())
    subtopics = list(db.execute(select(col(Subtopic.id)).where(col(Subtopic.consultation_id) == number)).scalars())
    for each in said:
        speech_index.forget(db, each or 0)
    shown = {CardKind.CONTRIBUTION: said, CardKind.SUBTOPIC: subtopics, CardKind.CONSULTATION: [number]}
    for kind, subjects in shown.items():
        db.execute(delete(CARDS).where(CARDS.c.kind == kind, CARDS.c.subject_id.in_(subjects)))
    _close_question(db, -number)
    for table in (Contribution, Participant, GuideQuestion, Subtopic, Stage):
        db.execute(delete(table).where(col(table.consultation_id) == number))
    db.expire(found)
    db.execute(delete(Consultation).where(col(Consultation.id) == number))
    return True


def _close_question(db: Session, person_id: int) -> None:
    flow = db.get(Flow, person_id)
    if flow is not None and flow.step.startswith(OF_THE_TALK):
        db.delete(flow)
        db.flush()


def older_than(db: Session, moment: datetime, *, limit: int) -> list[int]:
    """Return the practices that were begun before this moment."""
    is_old = (col(Consultation.status) == ConsultationStatus.PRACTICE, col(Consultation.created_at) < moment)
    return [each for each in db.execute(select(col(Consultation.id)).where(*is_old).limit(limit)).scalars() if each]
