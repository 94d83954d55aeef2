"""The life of a consultation: published, taken through its stages, concluded."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import planning as rules
from bot.domain.planning import Plan
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import GOING_ON
from bot.services import planning, staging
from storage import audit, consultations, outbox, participants, threads
from storage.outbox import Owed
from storage.tables import Consultation, ConsultationStatus, Person, Role, Subtopic

ANNOUNCED = "consultation-announced"


def publish(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Plan:
    """Make a plan public: tell the members and whoever was invited, let it hang in its groups, and open what is due.

    Publishing it twice is publishing it once. Raises: Refused(Reason.PLAN_LACKS_SOMETHING), what planning refuses
    """
    found = planning.any_of(db, consultation_id, person_id, now=now)
    if found.status in GOING_ON:
        return planning.plan_of(db, found, now=now)
    plan = planning.plan_of(db, planning.own(db, consultation_id, person_id, now=now), now=now)
    if plan.lacks or found.status is not ConsultationStatus.DRAFT:
        raise Refused(Reason.PLAN_LACKS_SOMETHING)
    if not consultations.move(
        db, found, ConsultationStatus.ANNOUNCED, when={ConsultationStatus.DRAFT}, now=now, announced_at=now
    ):
        raise Refused(Reason.PLAN_IS_PUBLIC)
    planning.close_question(db, person_id, consultation_id)
    consultations.keep_calendar(db, found)
    if not plan.subtopics:
        title = found.theme[: rules.SUBTOPIC_CHARACTERS]
        consultations.add(db, Subtopic(consultation_id=consultation_id, position=1, title=title))
    participants.note(db, consultation_id, person_id, follows=True)
    threads.plan(db, consultation_id)
    actor, subject = db.get(Person, person_id), f"consultation:{consultation_id}"
    audit.append(db, actor=actor, verb="consultation.announced", subject=subject, now=now)
    _tell(db, found, except_id=person_id, now=now)
    staging.settle(db, found, now=now)
    return planning.plan_of(db, found, now=now)


def _tell(db: Session, consultation: Consultation, *, except_id: int, now: datetime) -> None:
    number = consultation.id or 0
    readers = {*participants.invited(db, number), *participants.holders(db, Role.MEMBER, now=now)}
    readers |= set(consultations.officers_on_duty(db, number, now=now))
    readers -= {except_id}
    participants.note_many(db, number, readers, follows=True)
    facts = {"consultation_id": number}
    owed = [
        Owed(notice=ANNOUNCED, facts=facts, person_id=each, dedupe_key=f"{ANNOUNCED}:{number}:{each}")
        for each in sorted(readers)
    ]
    outbox.owe_many(db, owed, now=now)
