"""The outbox on both engines: owed once, claimed in order by one sender, settled once."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage import outbox
from storage.database import Database
from storage.outbox import Owed
from storage.tables import OutboxMessage, OutboxState, Priority

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
LEASE = timedelta(minutes=2)


def everything(db: Session) -> list[OutboxMessage]:
    return list(db.exec(select(OutboxMessage).order_by(col(OutboxMessage.id))))


async def owe(store: Database, key: str, **more: Any) -> None:
    await store.write(outbox.owe, notice="news", facts={"idea_id": 7}, dedupe_key=key, now=NOW, **more)


async def claim(store: Database, *, now: datetime = NOW, limit: int = 10) -> list[OutboxMessage]:
    return await store.write(outbox.claim, now=now, lease=LEASE, limit=limit)


async def test_the_same_event_is_owed_once(any_database: Database) -> None:
    await owe(any_database, "a")
    await owe(any_database, "a")
    again = [Owed(notice="news", facts={}, dedupe_key=key) for key in ("a", "b", "b")]

    new = await any_database.write(outbox.owe_many, again, now=NOW)

    assert new == 1
    assert [message.dedupe_key for message in await any_database.read(everything)] == ["a", "b"]


async def test_answers_are_claimed_before_notices_and_these_before_announcements(any_database: Database) -> None:
    await owe(any_database, "announcement", priority=Priority.ANNOUNCEMENT, due_at=NOW - timedelta(days=1))
    await owe(any_database, "late notice")
    await owe(any_database, "early notice", due_at=NOW - timedelta(hours=1))
    await owe(any_database, "answer", priority=Priority.ANSWER)

    claimed = await claim(any_database, limit=3)

    assert [message.dedupe_key for message in claimed] == ["answer", "early notice", "late notice"]
    assert all((message.state, message.attempts) == (OutboxState.LEASED, 1) for message in claimed)
    assert all(message.lease_until == NOW + LEASE for message in claimed)


async def test_what_is_not_due_is_not_claimed(any_database: Database) -> None:
    await owe(any_database, "tomorrow", due_at=NOW + timedelta(days=1))

    assert await claim(any_database) == []
    assert await any_database.read(outbox.next_due) == NOW + timedelta(days=1)
    assert len(await claim(any_database, now=NOW + timedelta(days=1))) == 1


async def test_many_senders_never_claim_the_same_message(any_database: Database) -> None:
    for number in range(40):
        await owe(any_database, f"key {number}")

    batches = await asyncio.gather(*(claim(any_database, limit=7) for _ in range(8)))

    ids = [message.id for batch in batches for message in batch]
    assert len(ids) == len(set(ids)) == 40


async def test_a_message_is_settled_only_by_whoever_holds_it(any_database: Database) -> None:
    await owe(any_database, "a")
    (message,) = await claim(any_database)

    await any_database.write(outbox.settle, message.id or 0, state=OutboxState.SENT, now=NOW, telegram_message_ids=[55])
    await any_database.write(outbox.settle, message.id or 0, state=OutboxState.FAILED, now=NOW, fault="late")

    (settled,) = await any_database.read(everything)
    assert (settled.state, settled.message_id, settled.fault) == (OutboxState.SENT, 55, None)


async def test_waiting_for_the_morning_is_no_attempt(any_database: Database) -> None:
    await owe(any_database, "a")
    (message,) = await claim(any_database)

    await any_database.write(outbox.postpone, message.id or 0, due_at=NOW + timedelta(hours=9), counts=False)

    (waiting,) = await any_database.read(everything)
    assert (waiting.state, waiting.attempts, waiting.lease_until) == (OutboxState.READY, 0, None)


async def test_a_lease_that_ran_out_is_taken_over_once(any_database: Database) -> None:
    await owe(any_database, "a")
    await claim(any_database)
    late = NOW + LEASE

    assert not await any_database.read(outbox.has_stranded, now=late - timedelta(seconds=1))
    assert await any_database.read(outbox.has_stranded, now=late)
    first = await any_database.write(outbox.claim_stranded, now=late, lease=LEASE, limit=10)
    second = await any_database.write(outbox.claim_stranded, now=late, lease=LEASE, limit=10)

    assert (len(first), len(second)) == (1, 0)


async def test_what_is_owed_to_nobody_yet_wakes_when_a_place_is_found(any_database: Database) -> None:
    await owe(any_database, "card", due_at=NOW + timedelta(minutes=1))

    assert await any_database.write(outbox.wake_unaddressed, now=NOW) == 1
    assert len(await claim(any_database)) == 1


async def test_only_what_was_settled_long_ago_is_forgotten(any_database: Database) -> None:
    for key in ("old", "fresh", "open"):
        await owe(any_database, key)
    old, fresh, _ = await claim(any_database)
    await any_database.write(outbox.settle, old.id or 0, state=OutboxState.SENT, now=NOW - timedelta(days=91))
    await any_database.write(outbox.settle, fresh.id or 0, state=OutboxState.DOUBT, now=NOW)

    assert await any_database.write(outbox.forget_settled, before=NOW - timedelta(days=90)) == 1
    assert [message.dedupe_key for message in await any_database.read(everything)] == ["fresh", "open"]
