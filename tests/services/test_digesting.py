"""What waits is told together, once a period, on both databases."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.services import digesting, settling
from storage import outbox
from storage.database import Database
from storage.outbox import Claimant
from storage.tables import OutboxMessage, OutboxState
from tests.fixtures.ideas import NOON, a_person, owed

ZONE = ZoneInfo("Europe/Bucharest")
FRIDAY = datetime.fromisoformat("2026-11-27T17:00+02:00")


async def gathered(database: Database, number: int, *, person_id: int, now: datetime = NOON) -> int:
    """Owe a notice, lease it, and put it by for its reader's digest; return its number."""
    key = f"news:{number}"
    await database.write(outbox.owe, notice="news", facts={}, dedupe_key=key, person_id=person_id, now=now)
    (message,) = await database.write(outbox.claim, claimant=Claimant(sender_id=1), now=now, limit=9)
    await database.write(digesting.gather, message.id or 0, person_id=person_id, zone=ZONE, now=now)
    return message.id or 0


async def send(database: Database, now: datetime) -> int:
    return await database.write(digesting.send_due, now, zone=ZONE)


def states(db: Session) -> list[OutboxState]:
    rows = db.exec(select(OutboxMessage).where(OutboxMessage.notice == "news").order_by(col(OutboxMessage.id)))
    return [row.state for row in rows]


def facts_of(messages: list[OutboxMessage]) -> list[dict[str, Any]]:
    return [message.facts for message in messages]


async def test_what_was_gathered_is_owed_as_one_message_on_friday_and_no_earlier(any_database: Database) -> None:
    ana = await any_database.write(a_person, 1)
    ids = [await gathered(any_database, number, person_id=ana) for number in range(3)]

    early = await send(any_database, FRIDAY - timedelta(seconds=1))
    on_time = [await send(any_database, FRIDAY) for _ in range(2)]

    assert (early, on_time) == (0, [1, 0])
    assert facts_of(await any_database.read(owed, digesting.DIGEST)) == [{"ids": ids, "is_morning": False}]
    assert await any_database.read(states) == [OutboxState.DIGESTED] * 3


async def test_a_sweep_that_comes_three_weeks_late_sends_one_digest(any_database: Database) -> None:
    ana = await any_database.write(a_person, 1)
    first = await gathered(any_database, 1, person_id=ana)
    second = await gathered(any_database, 2, person_id=ana, now=FRIDAY + timedelta(days=1))

    await send(any_database, FRIDAY + timedelta(days=21))

    assert facts_of(await any_database.read(owed, digesting.DIGEST)) == [{"ids": [first, second], "is_morning": False}]


async def test_a_clock_that_was_set_back_brings_no_second_digest_in_the_same_period(any_database: Database) -> None:
    ana = await any_database.write(a_person, 1)
    await gathered(any_database, 1, person_id=ana)
    await send(any_database, FRIDAY)

    await gathered(any_database, 2, person_id=ana, now=FRIDAY - timedelta(hours=1))
    again = await send(any_database, FRIDAY + timedelta(minutes=1))
    later = await send(any_database, FRIDAY + timedelta(days=7))

    assert (again, later) == (1, 1)
    assert len(await any_database.read(owed, digesting.DIGEST)) == 2
    assert await any_database.read(states) == [OutboxState.DIGESTED] * 2


async def test_another_hour_moves_what_already_waits(any_database: Database) -> None:
    ana = await any_database.write(a_person, 1)
    await gathered(any_database, 1, person_id=ana)

    when: dict[str, Any] = {"is_daily": True, "hour": 19, "zone": ZONE}
    await any_database.write(settling.choose_digest, person_id=ana, **when, now=NOON)

    assert await send(any_database, datetime.fromisoformat("2026-11-21T18:59+02:00")) == 0
    assert await send(any_database, datetime.fromisoformat("2026-11-21T19:00+02:00")) == 1


async def test_two_at_once_send_one(any_database: Database) -> None:
    ana = await any_database.write(a_person, 1)
    await gathered(any_database, 1, person_id=ana)

    await any_database.write(lambda db: [digesting.send_due(db, FRIDAY, zone=ZONE) for _ in range(2)])

    assert len(await any_database.read(owed, digesting.DIGEST)) == 1
