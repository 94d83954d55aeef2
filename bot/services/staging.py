"""Stages turn over: by the clock, and by hand with a reason that everybody can read."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.staging import GOING_ON, stage_at
from bot.domain.streaming import STREAMED, Stream
from storage import audit, cards, consultations, outbox, outcomes, participants, reminders
from storage.outbox import Owed
from storage.tables import CardKind, Consultation, ConsultationStatus, OutcomeState, Person, Remindable, Stage, Subtopic

OPENED, ENDED, MOVED = "stage-opened", "consultation-ended", "stage-moved"


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
        reminders.let_go(db, Remindable.MEETING, left)
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
    if stage.stream_url:
        shown = {"stage": stage.position, "has_link": True, "shown": Stream.ON.value}
        audit.append(db, actor=None, verb=STREAMED, subject=subject, now=now, details=shown)
    tell_followers(db, consultation, OPENED, facts, key=f"{stage.id}", now=now)


def _end(db: Session, consultation: Consultation, *, now: datetime) -> None:
    ended_at = min(now, consultation.ends_at or now)  # a late tick does not make it last longer
    is_ours = consultations.move(
        db, consultation, ConsultationStatus.CONCLUDED, when=GOING_ON, now=now, concluded_at=ended_at
    )
    if is_ours:
        subject = f"consultation:{consultation.id}"
        audit.append(db, actor=None, verb="consultation.concluded", subject=subject, now=now)
        tell_followers(db, consultation, ENDED, {"consultation_id": consultation.id}, key="", now=now)


def stages_of(db: Session, consultation: Consultation) -> list[Stage]:
    """Return the stages of a consultation in their order."""
    return consultations.parts(db, Stage, consultation.id or 0)


def redraw(db: Session, consultation_id: int, *, now: datetime) -> None:
    """Let every card of a consultation be drawn again; in a private chat, the newest."""
    cards.mark_newest_dirty(db, CardKind.CONSULTATION, [consultation_id], now)
    subtopics = [each.id or 0 for each in consultations.parts(db, Subtopic, consultation_id)]
    cards.mark_newest_dirty(db, CardKind.SUBTOPIC, subtopics, now)


def redraw_numbers(db: Session, consultation_id: int, *, now: datetime) -> None:
    """Let every card that shows the numbers of a consultation, and that somebody may be looking at, be drawn again."""
    cards.mark_watched_dirty(db, CardKind.CONSULTATION, [consultation_id], now)
    subtopics = [each.id or 0 for each in consultations.parts(db, Subtopic, consultation_id)]
    cards.mark_watched_dirty(db, CardKind.SUBTOPIC, subtopics, now)


def tell_followers(
    db: Session, consultation: Consultation, notice: str, facts: dict[str, Any], *, key: str, now: datetime
) -> None:
    """Owe everybody who follows a consultation the same notice, once for each key."""
    number = consultation.id or 0
    owed = [
        Owed(notice=notice, facts=facts, person_id=each, dedupe_key=f"{notice}:{number}:{key}:{each}")
        for each in participants.followers(db, number)
    ]
    outbox.owe_many(db, owed, now=now)


def stage_told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Any:  # noqa: ARG001
    """Return the consultation and its stage that has begun, while that stage is still the one that is open."""
    found = consultations.get(db, int(facts["consultation_id"]))
    stage = consultations.part(db, Stage, int(facts["stage_id"]))
    return (found, stage) if found is not None and stage is not None and found.stage_id == stage.id else None


def move_told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Any:  # noqa: ARG001
    """Return the consultation whose calendar has changed, and why."""
    found = consultations.get(db, int(facts["consultation_id"]))
    return (found, str(facts["reason"])) if found is not None and found.status in GOING_ON else None


def end_told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Any:  # noqa: ARG001
    """Return the consultation whose last stage is over, and whether its outcome is out already."""
    found = consultations.get(db, int(facts["consultation_id"]))
    outcome = outcomes.of(db, found.id or 0) if found is not None else None
    is_out = outcome is not None and outcome.state is OutcomeState.PUBLISHED
    return (found, is_out) if found is not None else None
