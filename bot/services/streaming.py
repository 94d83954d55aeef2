"""The live stream of a stage: whoever leads names its address, while it is planned and while it is open."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import streaming as rules
from bot.domain.refusals import Reason, Refused
from bot.services import planning, staging
from storage import audit, consultations, flows, reminders
from storage.tables import Consultation, Person, Remindable, Stage

STEP = "streaming.link"


def ask(db: Session, *, consultation_id: int, stage_id: int, person_id: int, now: datetime) -> Stage:
    """Ask for the address of a stage's stream. Raises: Refused(NO_SUCH_CONSULTATION), Refused(NOT_PERMITTED)"""
    found = planning.any_of(db, consultation_id, person_id, now=now)
    stage = planning.stage_of(db, found, stage_id)
    draft = {"consultation_id": consultation_id, "stage_id": stage_id}
    flows.ask(db, person_id=person_id, step=STEP, draft=draft, now=now)
    return stage


def asked_about(db: Session, *, person_id: int, now: datetime) -> Stage:
    """Return the stage the open question is about. Raises: Refused(Reason.NO_LONGER_OPEN), as `ask`"""
    return _asked(db, person_id, now=now)[1]


def hear(db: Session, *, words: str, person_id: int, now: datetime) -> tuple[Consultation, Stage]:
    """Take the address, or that there is none; every card of the consultation then shows it.

    Raises: Refused(Reason.LINK_UNCLEAR), as `asked_about`
    """
    found, stage = _asked(db, person_id, now=now)
    before, stage.stream_url = stage.stream_url, rules.address_in(words)
    consultations.add(db, stage)
    flows.close(db, person_id)
    if not stage.stream_url:
        reminders.let_go(db, Remindable.MEETING, stage.id or 0)
    change = rules.change_of(before, stage.stream_url)
    if change is not None and found.status not in planning.PLANNED:
        _note(db, found, stage, change, person_id=person_id, now=now)
        staging.redraw(db, found.id or 0, now=now)
    return found, stage


def _note(
    db: Session, found: Consultation, stage: Stage, change: rules.Stream, *, person_id: int, now: datetime
) -> None:
    """Note what became of a link; what everybody sees of it, while its stage is open, is told in the record."""
    shown = change.value if found.stage_id == stage.id else ""
    details = {"stage": stage.position, "has_link": bool(stage.stream_url), "shown": shown}
    actor, subject = db.get(Person, person_id), f"consultation:{found.id}"
    audit.append(db, actor=actor, verb=rules.STREAMED, subject=subject, now=now, details=details)


def _asked(db: Session, person_id: int, *, now: datetime) -> tuple[Consultation, Stage]:
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        raise Refused(Reason.NO_LONGER_OPEN)
    found = planning.any_of(db, int(flow.draft["consultation_id"]), person_id, now=now)
    return found, planning.stage_of(db, found, int(flow.draft["stage_id"]))
