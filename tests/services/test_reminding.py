"""My reminders, on both databases: asked for, changed, cancelled, told once."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from bot.domain.casing import Subject
from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from bot.domain.reminding import REMINDERS_AT_MOST
from bot.domain.terms import Terms
from bot.domain.times_said import TimeSaid
from bot.services import casing, reminding
from storage import reminders
from storage.database import Database
from storage.tables import IdeaStatus, Person, Remindable, Reminder, RemindWhen, SubjectKind
from tests.fixtures.ideas import NOON, a_person, an_idea, owed, the_idea

ZONE = ZoneInfo("Europe/Bucharest")
IDEA = Remindable.IDEA


async def asked(
    database: Database, idea_id: int, person_id: int, wish: RemindWhen = RemindWhen.HOUR, **more: Any
) -> Any:
    given: dict[str, Any] = {
        "about": (IDEA, idea_id),
        "wish": wish,
        "person_id": person_id,
        "nights": Nights(ZONE),
        "now": NOON,
    }
    return await database.write(reminding.ask, **(given | more))


def waiting(db: Session) -> list[Reminder]:
    return list(db.exec(select(Reminder)))


async def told(database: Database) -> int:
    return len(await database.read(owed, reminding.TO_THE_MINUTE)) + len(await database.read(owed, reminding.BY_DAY))


async def test_a_reminder_is_owed_at_its_moment_and_once(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    await asked(any_database, idea_id, ana)
    moment = NOON + timedelta(hours=1)

    found = [
        await any_database.write(reminding.remind_due, when)
        for when in (moment - timedelta(seconds=1), moment, moment, moment + timedelta(days=400))
    ]

    assert found == [0, 1, 0, 0]
    assert await told(any_database) == 1
    assert await any_database.read(waiting) == []


async def test_asking_again_changes_the_reminder(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    await asked(any_database, idea_id, ana)

    await asked(any_database, idea_id, ana, RemindWhen.DAY, said=TimeSaid(date(2026, 12, 1)))

    (reminder,) = await any_database.read(waiting)
    assert reminder.due_at.astimezone(ZONE).isoformat() == "2026-12-01T09:00:00+02:00"
    await any_database.write(reminding.remind_due, NOON + timedelta(days=2))
    assert await told(any_database) == 0


async def test_a_reminder_is_cancelled_by_whoever_asked_for_it_and_nobody_else(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    mallory = await any_database.write(a_person, 2)
    reminder_id = (await asked(any_database, idea_id, ana)).reminder.id

    with pytest.raises(Refused):
        await any_database.write(reminding.cancel, reminder_id=reminder_id, person_id=mallory, now=NOON)
    cancelled = [
        await any_database.write(reminding.cancel, reminder_id=reminder_id, person_id=ana, now=NOON) for _ in range(2)
    ]

    assert cancelled == [True, False]
    await any_database.write(reminding.remind_due, NOON + timedelta(days=1))
    assert await told(any_database) == 0


async def test_nobody_collects_reminders_without_end(any_database: Database) -> None:
    ana = await any_database.write(a_person, 1)
    ideas = [await any_database.write(an_idea) for _ in range(REMINDERS_AT_MOST + 1)]
    for idea_id in ideas[:-1]:
        await asked(any_database, idea_id, ana)

    with pytest.raises(Refused) as refused:
        await asked(any_database, ideas[-1], ana)

    assert refused.value.reason is Reason.TOO_MANY_REMINDERS
    await asked(any_database, ideas[0], ana, RemindWhen.MORNING)


@pytest.mark.parametrize("kind", [IDEA, Remindable.MEETING, Remindable.CONSULTATION])
async def test_what_cannot_be_found_cannot_be_remembered(any_database: Database, kind: Remindable) -> None:
    ana = await any_database.write(a_person, 1)

    with pytest.raises(Refused) as refused:
        await asked(any_database, 99, ana, about=(kind, 99))

    assert refused.value.reason is Reason.NOTHING_TO_REMIND


async def test_a_reminder_of_what_has_gone_from_view_says_nothing(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    await asked(any_database, idea_id, ana)
    await any_database.write(lambda db: setattr(the_idea(db, idea_id), "status", IdeaStatus.HIDDEN))
    await any_database.write(reminding.remind_due, NOON + timedelta(hours=1))

    (message,) = await any_database.read(owed, reminding.TO_THE_MINUTE)

    found = await any_database.read(lambda db: reminding.told(db, message.facts, db.get_one(Person, ana), NOON))
    assert found is None


async def test_reminders_of_the_day_before_the_end_come_later_when_the_end_does(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    bob = await any_database.write(a_person, 2)
    before = await asked(any_database, idea_id, ana, RemindWhen.BEFORE_CLOSING)
    fixed = await asked(any_database, idea_id, bob, RemindWhen.DAY, said=TimeSaid(date(2026, 12, 1)))

    await any_database.write(reminders.move_with_closing, IDEA, idea_id, timedelta(days=2))

    moved = {reminder.person_id: reminder.due_at for reminder in await any_database.read(waiting)}
    assert moved == {ana: before.reminder.due_at + timedelta(days=2), bob: fixed.reminder.due_at}


async def test_a_case_can_be_remembered_by_its_code(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    subject = Subject(SubjectKind.IDEA, idea_id)
    given: dict[str, Any] = {"subject": subject, "question": "What would it take?", "department_id": None}
    case = await any_database.write(casing.open_case, **given, terms=Terms(), now=NOON)

    kept = await asked(any_database, 0, ana, about=(Remindable.CASE, case.id))

    assert (kept.about.number, kept.about.is_open) == (f"{idea_id}-1", True)
    await any_database.write(reminding.remind_due, NOON + timedelta(hours=1))
    assert await told(any_database) == 1
