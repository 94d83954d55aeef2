"""My reminders: asked for, seen, changed and cancelled by whoever wants them, and told once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import reminding as rules
from bot.domain.permissions import Act
from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from bot.domain.reminding import REMINDERS_AT_MOST, About, Choices, Meeting, Waiting, moment_for, wishes_for
from bot.domain.staging import GOING_ON
from bot.domain.times_said import TimeSaid
from bot.services import browsing, case_views, permitting, visiting
from storage import consultations, flows, outbox, reminders
from storage.outbox import Owed
from storage.tables import Person, Priority, Remindable, Reminder, RemindWhen, Stage

TO_THE_MINUTE, BY_DAY = "reminder-to-the-minute", "reminder-by-day"
STEP = "reminding.day"
AT_ONCE = 200


def _idea(db: Session, idea_id: int, person_id: int, now: datetime) -> About | None:
    card = browsing.idea_card(db, idea_id, person_id, now)
    return About(Remindable.IDEA, idea_id, card.title, card.closes_at, card.is_open) if card else None


def _case(db: Session, case_id: int, person_id: int, now: datetime) -> About | None:
    view = case_views.timeline(db, case_id, viewer_id=person_id, now=now)
    return About(Remindable.CASE, case_id, view.about.title, is_open=view.is_open, code=view.code) if view else None


def _consultation(db: Session, number: int, person_id: int, now: datetime) -> About | None:
    card = visiting.live_card(db, number, viewer_id=person_id, now=now)
    if card is None:
        return None
    is_open = card.consultation.status in GOING_ON
    coming = next((each for each in card.stages if each.stream_url and each.opens_at > now), None)
    meeting = _meeting_in(coming, now) if coming is not None and is_open else None
    return About(Remindable.CONSULTATION, number, card.consultation.theme, card.closes_at, is_open, meeting=meeting)


def _meeting(db: Session, stage_id: int, person_id: int, now: datetime) -> About | None:
    """Return a stage that can be watched live, until it is over or loses its link."""
    stage = consultations.part(db, Stage, stage_id)
    if stage is None or not stage.stream_url:
        return None
    card = visiting.live_card(db, stage.consultation_id, viewer_id=person_id, now=now)
    if card is None or card.consultation.status not in GOING_ON:
        return None
    if any(each.position > stage.position and each.opens_at <= now for each in card.stages):
        return None
    code = str(stage.consultation_id)
    return About(Remindable.MEETING, stage_id, stage.name, code=code, meeting=_meeting_in(stage, now))


def _meeting_in(stage: Stage, now: datetime) -> Meeting:
    place, moment = (stage.id or 0, stage.consultation_id), stage.opens_at
    return Meeting(*place, stage.name, moment, stage.stream_url, has_begun=moment <= now)


# What there can be a reminder of: each looks up one thing as this person may see it now, or None.
SUBJECTS: dict[Remindable, Callable[[Session, int, int, datetime], About | None]] = {
    Remindable.IDEA: _idea,
    Remindable.CASE: _case,
    Remindable.CONSULTATION: _consultation,
    Remindable.MEETING: _meeting,
}


def choices(db: Session, *, kind: Remindable, subject_id: int, person_id: int, now: datetime) -> Choices:
    """Return when somebody can be reminded of a thing. Raises: Refused(Reason.NOTHING_TO_REMIND)"""
    about = _about(db, kind, subject_id, person_id, now)
    known = reminders.of_subject(db, person_id=person_id, about=kind, subject_id=subject_id)
    meeting, of_meeting = about.meeting, None
    if meeting is not None and kind is not Remindable.MEETING:
        of_meeting = reminders.of_subject(
            db, person_id=person_id, about=Remindable.MEETING, subject_id=meeting.stage_id
        )
    return Choices(about, wishes_for(about, now=now), known, of_meeting)


def ask(
    db: Session,
    *,
    about: tuple[Remindable, int],
    wish: RemindWhen,
    person_id: int,
    nights: Nights,
    now: datetime,
    said: TimeSaid | None = None,
) -> Waiting:
    """Ask for a reminder, in place of any earlier one of the same thing.

    Raises: Refused(NOTHING_TO_REMIND), Refused(TOO_MANY_REMINDERS), Refused(REMINDER_DAY_MISSING),
    Refused(REMINDER_DAY_OVER), Refused(REMINDER_TOO_LATE), Refused(MEETING_TOO_SOON)
    """
    permitting.require(db, person_id=person_id, act=Act.REMIND_ME, owner_id=person_id, now=now)
    kind, subject_id = about
    found, person = _about(db, kind, subject_id, person_id, now), db.get_one(Person, person_id)
    due_at = moment_for(wish, found, person=person, nights=nights, now=now, said=said)
    known = reminders.of_subject(db, person_id=person_id, about=kind, subject_id=subject_id)
    if known is None and reminders.count_of(db, person_id) >= REMINDERS_AT_MOST:
        raise Refused(Reason.TOO_MANY_REMINDERS, limit=REMINDERS_AT_MOST)
    wish = RemindWhen.TIME if wish is RemindWhen.DAY and said is not None and said.at is not None else wish
    kept = Reminder(person_id=person_id, about=kind, subject_id=subject_id, wish=wish, due_at=due_at, asked_at=now)
    _close_question(db, person_id)
    return Waiting(reminders.keep(db, kept), found)


def ask_day(db: Session, *, kind: Remindable, subject_id: int, person_id: int, now: datetime) -> About:
    """Ask on which day somebody wants to be reminded. Raises: Refused(Reason.NOTHING_TO_REMIND)"""
    about = _about(db, kind, subject_id, person_id, now)
    flows.ask(db, person_id=person_id, step=STEP, draft={"kind": kind.value, "subject_id": subject_id}, now=now)
    return about


def asked_about(db: Session, *, person_id: int) -> tuple[Remindable, int]:
    """Return what the open question is about. Raises: Refused(Reason.NOTHING_TO_REMIND)"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        raise Refused(Reason.NOTHING_TO_REMIND)
    return Remindable(flow.draft["kind"]), int(flow.draft["subject_id"])


def mine(db: Session, *, person_id: int, now: datetime) -> list[Waiting]:
    """Return somebody's reminders, the nearest first; of what has gone there is none."""
    found = [
        (each, _look(db, each.about, each.subject_id, person_id, now)) for each in reminders.of_person(db, person_id)
    ]
    return [Waiting(reminder, about) for reminder, about in found if about is not None]


def cancel(db: Session, *, reminder_id: int, person_id: int, now: datetime) -> bool:
    """Cancel one's own reminder; return whether it was still waiting. Raises: Refused(Reason.NOT_PERMITTED)"""
    reminder = db.get(Reminder, reminder_id)
    if reminder is None:
        return False
    permitting.require(db, person_id=person_id, act=Act.REMIND_ME, owner_id=reminder.person_id, now=now)
    return reminders.remove(db, reminder_id)


def remind_due(db: Session, now: datetime, *, limit: int = AT_ONCE) -> int:
    """Owe everybody whose moment has come their reminder, and let it go; return how many. Once, whoever asks."""
    ripe = reminders.due(db, now=now, limit=limit)
    told = [each for each in ripe if reminders.remove(db, each.id or 0)]
    outbox.owe_many(db, [_owed(each) for each in told], now=now)
    return len(ripe)


def told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> About | None:
    """Return what somebody asked to be reminded of, as it stands now; None when it has gone."""
    if person is None or person.id is None:
        return None
    return _look(db, Remindable(facts["kind"]), int(facts["subject_id"]), person.id, now)


def _owed(reminder: Reminder) -> Owed:
    is_exact = reminder.wish in rules.TO_THE_MINUTE
    return Owed(
        notice=TO_THE_MINUTE if is_exact else BY_DAY,
        facts={"kind": reminder.about.value, "subject_id": reminder.subject_id},
        dedupe_key=f"reminder:{reminder.id}:{int(reminder.due_at.timestamp())}",
        person_id=reminder.person_id,
        priority=Priority.ANSWER,
    )


def _about(db: Session, kind: Remindable, subject_id: int, person_id: int, now: datetime) -> About:
    about = _look(db, kind, subject_id, person_id, now)
    if about is None:
        raise Refused(Reason.NOTHING_TO_REMIND)
    return about


def _look(db: Session, kind: Remindable, subject_id: int, person_id: int, now: datetime) -> About | None:
    look = SUBJECTS.get(kind)
    return look(db, subject_id, person_id, now) if look else None


def _close_question(db: Session, person_id: int) -> None:
    flow = flows.current(db, person_id)
    if flow is not None and flow.step == STEP:
        flows.close(db, person_id)
