"""Stages turned and moved by hand: each time with a reason that everybody can read."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import planning as rules
from bot.domain import times_said
from bot.domain.refusals import Reason, Refused
from bot.domain.reminding import AN_HOUR
from bot.domain.staging import GOING_ON
from bot.services import planning, staging
from storage import audit, consultations, flows, reminders
from storage.tables import Consultation, Flow, Person, Remindable, Stage

STEP_TURN, STEP_DAY, STEP_WHY = "turning.now", "turning.day", "turning.why"


def ask_why(
    db: Session, *, consultation_id: int, person_id: int, now: datetime, is_for_day: bool = False
) -> tuple[Consultation, Stage | None]:
    """Ask why the next stage should begin now (or on which day it should); return what is next.

    Raises: Refused(Reason.CONSULTATION_OVER), what planning refuses
    """
    found, upcoming = _going_on(db, consultation_id, person_id, now=now)
    step = STEP_DAY if is_for_day else STEP_TURN
    draft = {"consultation_id": consultation_id, "stage_id": upcoming.id if upcoming else None}
    flows.ask(db, person_id=person_id, step=step, draft=draft, now=now)
    return found, upcoming


def turn_now(db: Session, *, consultation_id: int, reason: str, person_id: int, now: datetime) -> Consultation:
    """Begin the next stage now, or end the last one: the calendar is brought in line, and the reason is public.

    Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.CONSULTATION_OVER), what planning refuses
    """
    why = checked_reason(reason)
    found, upcoming = _going_on(db, consultation_id, person_id, now=now)
    if upcoming is not None:
        upcoming.opens_at = now
        consultations.add(db, upcoming)
        reminders.follow_meeting(db, upcoming.id or 0, due_at=now - AN_HOUR)
    else:
        consultations.change(db, found, ends_at=now, now=now)
    _note_by_hand(db, found, verb="stage.turned", person_id=person_id, why=why, now=now)
    staging.settle(db, found, now=now, reason=why)
    return found


def move(
    db: Session, *, consultation_id: int, to: datetime, reason: str, person_id: int, now: datetime
) -> Consultation:
    """Let the next stage begin on another day (or the last one end then); what comes later moves along.

    Raises: Refused(Reason.DATE_NOT_UNDERSTOOD) for a day that is over, what `turn_now` refuses
    """
    why = checked_reason(reason)
    found, upcoming = _going_on(db, consultation_id, person_id, now=now)
    old = upcoming.opens_at if upcoming else found.ends_at
    if to <= now or old is None:
        raise Refused(Reason.DATE_NOT_UNDERSTOOD)
    _shift(db, found, by=to - old, since=old, now=now)
    reminders.move_with_closing(db, Remindable.CONSULTATION, consultation_id, to - old)
    _note_by_hand(db, found, verb="stage.moved", person_id=person_id, why=why, now=now)
    facts = {"consultation_id": consultation_id, "reason": why}
    staging.tell_followers(db, found, staging.MOVED, facts, key=str(int(now.timestamp())), now=now)
    staging.redraw(db, consultation_id, now=now)
    return found


def _shift(db: Session, consultation: Consultation, *, by: timedelta, since: datetime, now: datetime) -> None:
    for stage in consultations.parts(db, Stage, consultation.id or 0):
        if stage.opens_at >= since:
            stage.opens_at += by
            consultations.add(db, stage)
            reminders.follow_meeting(db, stage.id or 0, due_at=stage.opens_at - AN_HOUR)
    if consultation.ends_at is not None:
        consultations.change(db, consultation, ends_at=consultation.ends_at + by, now=now)


def _going_on(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> tuple[Consultation, Stage | None]:
    found = planning.any_of(db, consultation_id, person_id, now=now)
    if found.status not in GOING_ON:
        raise Refused(Reason.CONSULTATION_OVER, closed_at=found.concluded_at or found.changed_at)
    return found, next((stage for stage in staging.stages_of(db, found) if stage.opens_at > now), None)


def checked_reason(reason: str) -> str:
    """Return a reason in one line. Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)"""
    why = " ".join(reason.split())
    if not why:
        raise Refused(Reason.WORDS_EMPTY)
    if len(why) > rules.REASON_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(why), limit=rules.REASON_CHARACTERS)
    return why


def _note_by_hand(
    db: Session, consultation: Consultation, *, verb: str, person_id: int, why: str, now: datetime
) -> None:
    actor, subject = db.get(Person, person_id), f"consultation:{consultation.id}"
    audit.append(db, actor=actor, verb=verb, subject=subject, now=now, details={"reason": why})
    flows.close(db, person_id)


def asked_about(db: Session, *, person_id: int, now: datetime) -> tuple[str, Consultation, Stage | None] | None:
    """Return the question about turning a stage that is open, its consultation and what is next; None without one."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (STEP_TURN, STEP_DAY, STEP_WHY):
        return None
    found, upcoming = _going_on(db, int(flow.draft["consultation_id"]), person_id, now=now)
    return flow.step, found, upcoming


def _asked(db: Session, *steps: str, person_id: int, now: datetime) -> Flow:
    """Return the open question; if another stage has begun since it was put, its answer would turn the wrong one.

    Raises: Refused(Reason.NO_LONGER_OPEN), Refused(Reason.STAGE_TURNED)
    """
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in steps:
        raise Refused(Reason.NO_LONGER_OPEN)
    found, upcoming = _going_on(db, int(flow.draft["consultation_id"]), person_id, now=now)
    if "stage_id" in flow.draft and flow.draft["stage_id"] != (upcoming.id if upcoming else None):
        stage = db.get(Stage, found.stage_id) if found.stage_id else None
        raise Refused(Reason.STAGE_TURNED, stage=stage.name if stage else found.theme)
    return flow


def choose_day(db: Session, *, words: str, person_id: int, timezone: str, now: datetime) -> datetime:
    """Take the day somebody names for the next stage, and ask why.

    Raises: Refused(Reason.DATE_NOT_UNDERSTOOD), Refused(NO_LONGER_OPEN), Refused(STAGE_TURNED)
    """
    flow = _asked(db, STEP_DAY, person_id=person_id, now=now)
    to = times_said.moment_said(words, now=now, timezone=timezone)
    if to is None or to <= now:
        raise Refused(Reason.DATE_NOT_UNDERSTOOD)
    flows.ask(db, person_id=person_id, step=STEP_WHY, draft={**flow.draft, "to": to.isoformat()}, now=now)
    return to


def answer_why(db: Session, *, words: str, person_id: int, now: datetime) -> Consultation:
    """Take the reason somebody gives, and turn or move the stage it was asked about.

    Raises: Refused(Reason.NO_LONGER_OPEN), Refused(Reason.STAGE_TURNED), what `turn_now` and `move` refuse
    """
    flow = _asked(db, STEP_TURN, STEP_WHY, person_id=person_id, now=now)
    given: dict[str, Any] = {"consultation_id": int(flow.draft["consultation_id"]), "reason": words}
    if flow.step == STEP_TURN:
        return turn_now(db, **given, person_id=person_id, now=now)
    return move(db, to=datetime.fromisoformat(flow.draft["to"]), **given, person_id=person_id, now=now)
