"""A day on which signing was off is given back to the ideas that were open, on both databases."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from bot.domain.quiet import Nights
from bot.services import closing, extending, reminding
from storage.database import Database
from storage.tables import AuditEntry, IdeaStatus, Remindable, Reminder, RemindWhen
from tests.fixtures.ideas import NOON, a_person, an_idea, the_idea

ZONE = ZoneInfo("Europe/Bucharest")
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


async def was_off(database: Database, start: str, end: str) -> list[date]:
    """Signing goes on until `start`, and again from `end` on."""
    await database.write(extending.note_signing, now=at(start))
    return await database.write(extending.make_up, shortest=HOUR, zone=ZONE, now=at(end))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-22T09:00", "2026-11-22T09:59", []),
        ("2026-11-22T09:00", "2026-11-22T10:00", ["2026-11-22"]),
        ("2026-11-22T23:30", "2026-11-23T00:30", []),
        ("2026-11-22T22:00", "2026-11-24T01:00", ["2026-11-22", "2026-11-23", "2026-11-24"]),
        ("2026-11-22T09:00", "2026-11-22T08:00", []),  # a clock that was set back
        ("2026-11-22T09:00", "2200-01-01T00:00", []),  # a clock that was years ahead
    ],
)
async def test_ideas_get_back_each_day_on_which_signing_was_off_for_an_hour(
    any_database: Database, start: str, end: str, days: list[str]
) -> None:
    idea_id = await any_database.write(an_idea)

    given = await was_off(any_database, start, end)

    idea = await any_database.read(the_idea, idea_id)
    assert [day.isoformat() for day in given] == days
    assert idea.extended_days == len(days)
    assert idea.closes_at == NOON + timedelta(days=60 + len(days))


async def test_many_short_outages_of_one_day_count_as_one_day_once(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)

    given = [await was_off(any_database, f"2026-11-22T{hour:02}:00", f"2026-11-22T{hour:02}:40") for hour in range(9)]

    assert [len(each) for each in given] == [0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert (await any_database.read(the_idea, idea_id)).extended_days == 1


async def test_an_idea_whose_last_day_fell_into_the_outage_stays_open(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, closes_at=at("2026-11-22T10:00"))
    over = await any_database.write(an_idea, closes_at=at("2026-11-22T07:00"))

    await was_off(any_database, "2026-11-22T08:00", "2026-11-24T20:00")
    await any_database.write(closing.close_due, at("2026-11-24T20:00"))

    statuses = [(await any_database.read(the_idea, number)).status for number in (idea_id, over)]
    assert statuses == [IdeaStatus.OPEN, IdeaStatus.EXPIRED]
    assert (await any_database.read(the_idea, idea_id)).closes_at == at("2026-11-25T10:00")


async def test_each_extension_is_in_the_audit_log_and_moves_the_reminder_before_the_end(any_database: Database) -> None:
    idea_id, ana = await any_database.write(an_idea), await any_database.write(a_person, 1)
    about = (Remindable.IDEA, idea_id)
    wish = RemindWhen.BEFORE_CLOSING
    kept = await any_database.write(reminding.ask, about=about, wish=wish, person_id=ana, nights=Nights(ZONE), now=NOON)

    await was_off(any_database, "2026-11-22T09:00", "2026-11-22T15:00")

    (noted,) = await any_database.read(
        lambda db: list(db.exec(select(AuditEntry).where(AuditEntry.verb == "idea.extended")))
    )
    assert (noted.subject, noted.details) == (f"idea:{idea_id}", {"day": "2026-11-22"})
    moved = await any_database.read(lambda db: db.exec(select(Reminder)).one())
    assert moved.due_at == kept.reminder.due_at + timedelta(days=1)


async def test_two_that_start_at_once_give_a_day_back_once(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await was_off(any_database, "2026-11-22T09:00", "2026-11-22T15:00")

    again = await any_database.write(extending.make_up, shortest=HOUR, zone=ZONE, now=at("2026-11-22T15:00"))

    assert again == []
    assert (await any_database.read(the_idea, idea_id)).extended_days == 1
