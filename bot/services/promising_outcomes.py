"""The outcome everybody was promised: whoever leads is reminded to write it, a few times, further and further apart."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.promising import OUTCOME_WORKING_DAYS, LateOutcome
from bot.domain.terms import Terms
from bot.domain.working_days import WorkCalendar, add_working_days
from bot.services import calendars, visiting
from storage import consultations, outbox, outcomes, promises, roles
from storage.outbox import Owed
from storage.tables import Consultation, ConsultationStatus, OutcomeState, Person, Role

OUTCOME_LATE = "outcome-late"
AT_ONCE = 200


def keep_outcomes(db: Session, now: datetime, *, terms: Terms, limit: int = AT_ONCE) -> int:
    """Remind whoever leads of outcomes that are still to come, in the morning of a working day; return how many.

    A reminder that was missed is not made up for: the one that is due now says all there is to say.
    """
    calendar, found = calendars.calendar_for(db, terms), 0
    for consultation in promises.without_outcome(db, reminded_less_than=len(OUTCOME_WORKING_DAYS), limit=limit):
        due = _due(consultation, calendar, now)
        if due > consultation.outcome_reminders:
            found += 1
            consultation.outcome_reminders = due
            db.add(consultation)
            _owe(db, consultation, now=now)
    db.flush()
    return found


def _due(consultation: Consultation, calendar: WorkCalendar, now: datetime) -> int:
    """Return how many reminders are due by now."""
    ended = calendar.day_of(consultation.concluded_at or consultation.changed_at)
    mornings = [calendar.morning_of(add_working_days(ended, days, calendar=calendar)) for days in OUTCOME_WORKING_DAYS]
    return sum(morning <= now for morning in mornings)


def _owe(db: Session, consultation: Consultation, *, now: datetime) -> None:
    number, step = consultation.id or 0, consultation.outcome_reminders
    owed = [
        Owed(
            notice=OUTCOME_LATE,
            facts={"consultation_id": number},
            dedupe_key=f"{OUTCOME_LATE}:{number}:{step}:{person_id}",
            person_id=person_id,
        )
        for person_id in _leaders(db, consultation, now=now)
    ]
    outbox.owe_many(db, owed, now=now)


def _leaders(db: Session, consultation: Consultation, *, now: datetime) -> list[int]:
    """Return who leads a consultation; the admins where nobody does any more."""
    lead = consultation.facilitator_id
    if lead is not None and _may_write(db, consultation, lead, now=now):
        return [lead]
    return sorted({each.person_id for each in roles.holders(db, now=now) if each.role is Role.ADMIN})


def _may_write(db: Session, consultation: Consultation, person_id: int, *, now: datetime) -> bool:
    return visiting.may_run(visiting.standing_of(db, consultation.id or 0, person_id, now=now))


def outcome_late(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> LateOutcome | None:
    """Return a consultation that is over and waits for its outcome, to somebody who may write it."""
    found = consultations.get(db, int(facts["consultation_id"]))
    if found is None or person is None or person.id is None or found.status is not ConsultationStatus.CONCLUDED:
        return None
    outcome = outcomes.of(db, found.id or 0)
    is_out = outcome is not None and outcome.state is OutcomeState.PUBLISHED
    if is_out or not _may_write(db, found, person.id, now=now):
        return None
    return LateOutcome(found, outcome.state if outcome is not None else None)
