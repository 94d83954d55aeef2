"""Stages turn over: by the clock, and by hand with a reason that everybody can read."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import planning as rules
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import GOING_ON, stage_at
from bot.services import planning
from storage import audit, cards, consultations, flows, outbox, participants
from storage.outbox import Owed
from storage.tables import CardKind, Consultation, ConsultationStatus, Person, Stage, Subtopic

OPENED, ENDED, MOVED = "stage-opened", "consultation-ended", "stage-moved"
STEP_TURN, STEP_DAY, STEP_WHY = "staging.turn", "staging.day", "staging.why"


def turn_due(db: Session, now: datetime) -> int:
    """Let every consultation be in the stage in which the calendar says it is; return how many had to turn."""
    going_on = consultations.with_status(db, GOING_ON, limit=1_000)
    return sum(settle(db, each, now=now) for each in going_on)


def settle(db: Session, consultation: Consultation, *, now: datetime, reason: str = "") -> bool:
    """Bring one consultation in line with its calendar, if it is not; return whether anything turned."""
    stages = consultations.parts(db, Stage, consultation.id or 0)
    due = stage_at(stages, now, ends_at=consultation.ends_at)
    is_over = consultation.ends_at is not None and now >= consultation.ends_at
    if not is_over and (due.id if due else None) == consultation.stage_id:
        return False
    left = consultation.stage_id
    if not consultations.turn(db, consultation, to_id=due.id if due else None, now=now):
        return False
    if left is not None:
        consultations.note_closed(db, left, now=now)
    if due is not None:
        _open(db, consultation, due, reason=reason, now=now)
    elif is_over:
        _end(db, consultation, now=now)
    redraw(db, consultation.id or 0, now=now)
    return True


def _open(db: Session, consultation: Consultation, stage: Stage, *, reason: str, now: datetime) -> None:
    consultations.note_opened(db, stage.id or 0, now=now, reason=reason)
    before = {ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING}
    consultations.move(db, consultation, ConsultationStatus.RUNNING, when=before, now=now)
    facts = {"consultation_id": consultation.id, "stage_id": stage.id}
    subject = f"consultation:{consultation.id}"
    audit.append(db, actor=None, verb="stage.opened", subject=subject, now=now, details={"stage": stage.position})
    _tell_followers(db, consultation, OPENED, facts, key=f"{stage.id}", now=now)


def _end(db: Session, consultation: Consultation, *, now: datetime) -> None:
    is_ours = consultations.move(
        db, consultation, ConsultationStatus.CONCLUDED, when=GOING_ON, now=now, concluded_at=now
    )
    if is_ours:
        subject = f"consultation:{consultation.id}"
        audit.append(db, actor=None, verb="consultation.concluded", subject=subject, now=now)
        _tell_followers(db, consultation, ENDED, {"consultation_id": consultation.id}, key="", now=now)


def ask_why(
    db: Session, *, consultation_id: int, person_id: int, now: datetime, stage_id: int = 0
) -> tuple[Consultation, Stage | None]:
    """Ask why the next stage should begin now (or, with a stage, on which day it should); return what is next.

    Raises: Refused(Reason.CONSULTATION_OVER), what planning refuses
    """
    found, upcoming = _going_on(db, consultation_id, person_id, now=now)
    step = STEP_DAY if stage_id else STEP_TURN
    draft = {"consultation_id": consultation_id, "stage_id": stage_id}
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
    else:
        consultations.change(db, found, ends_at=now, now=now)
    _note_by_hand(db, found, verb="stage.turned", person_id=person_id, why=why, now=now)
    settle(db, found, now=now, reason=why)
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
    _note_by_hand(db, found, verb="stage.moved", person_id=person_id, why=why, now=now)
    facts = {"consultation_id": consultation_id, "reason": why}
    _tell_followers(db, found, MOVED, facts, key=str(int(now.timestamp())), now=now)
    redraw(db, consultation_id, now=now)
    return found


def _shift(db: Session, consultation: Consultation, *, by: timedelta, since: datetime, now: datetime) -> None:
    for stage in consultations.parts(db, Stage, consultation.id or 0):
        if stage.opens_at >= since:
            stage.opens_at += by
            consultations.add(db, stage)
    if consultation.ends_at is not None:
        consultations.change(db, consultation, ends_at=consultation.ends_at + by, now=now)


def _going_on(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> tuple[Consultation, Stage | None]:
    found = planning.any_of(db, consultation_id, person_id, now=now)
    if found.status not in GOING_ON:
        raise Refused(Reason.CONSULTATION_OVER, closed_at=found.concluded_at or found.changed_at)
    return found, next((stage for stage in stages_of(db, found) if stage.opens_at > now), None)


def stages_of(db: Session, consultation: Consultation) -> list[Stage]:
    """Return the stages of a consultation in their order."""
    return consultations.parts(db, Stage, consultation.id or 0)


def checked_reason(reason: str) -> str:
    """Return a reason in one line. Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)"""
    why = " ".join(reason.split())
    if not why:
        raise Refused(Reason.WORDS_EMPTY)
    if len(why) > rules.REASON_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(why), limit=rules.REASON_CHARACTERS)
    return why


def redraw(db: Session, consultation_id: int, *, now: datetime) -> None:
    """Let every card of a consultation be drawn again."""
    cards.mark_dirty(db, CardKind.CONSULTATION, consultation_id, now)
    subtopics = [each.id or 0 for each in consultations.parts(db, Subtopic, consultation_id)]
    cards.mark_many_dirty(db, CardKind.SUBTOPIC, subtopics, now)


def _note_by_hand(
    db: Session, consultation: Consultation, *, verb: str, person_id: int, why: str, now: datetime
) -> None:
    actor, subject = db.get(Person, person_id), f"consultation:{consultation.id}"
    audit.append(db, actor=actor, verb=verb, subject=subject, now=now, details={"reason": why})
    flows.close(db, person_id)


def _tell_followers(
    db: Session, consultation: Consultation, notice: str, facts: dict[str, Any], *, key: str, now: datetime
) -> None:
    number = consultation.id or 0
    owed = [
        Owed(notice=notice, facts=facts, person_id=each, dedupe_key=f"{notice}:{number}:{key}:{each}")
        for each in participants.followers(db, number)
    ]
    outbox.owe_many(db, owed, now=now)
