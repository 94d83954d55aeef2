"""The outbox on both engines: owed once, claimed in order by one sender, settled once."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from storage import outbox, people
from storage.database import Database
from storage.outbox import Claimant, Owed
from storage.tables import OutboxMessage, OutboxState, Priority

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
OURS = Claimant(sender_id=1)


def everything(db: Session) -> list[OutboxMessage]:
    return list(db.exec(select(OutboxMessage).order_by(col(OutboxMessage.id))))


def a_person(db: Session, number: int) -> int:
    return people.welcome(db, telegram_id=5_000 + number, language="en", now=NOW).id or 0


async def owe(store: Database, key: str, **more: Any) -> None:
    await store.write(outbox.owe, notice="news", facts={"idea_id": 7}, dedupe_key=key, now=NOW, **more)


async def claim(
    store: Database, *, now: datetime = NOW, limit: int = 10, claimant: Claimant = OURS
) -> list[OutboxMessage]:
    return await store.write(outbox.claim, claimant=claimant, now=now, limit=limit)


async def take_over(store: Database, *, under_way: tuple[int, ...]) -> list[OutboxMessage]:
    return await store.write(outbox.claim_stranded, claimant=OURS, living=(1,), under_way=under_way, limit=10)


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
    assert all(message.sender_id == OURS.sender_id for message in claimed)


async def test_what_is_not_due_is_not_claimed(any_database: Database) -> None:
    await owe(any_database, "tomorrow", due_at=NOW + timedelta(days=1))

    assert await claim(any_database) == []
    assert await any_database.read(outbox.at_hand, now=NOW) == (False, False)
    assert await any_database.read(outbox.at_hand, now=NOW + timedelta(days=1)) == (True, False)
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
    assert (waiting.state, waiting.attempts, waiting.sender_id) == (OutboxState.READY, 0, None)


async def test_what_a_dead_sender_held_is_taken_over_once(any_database: Database) -> None:
    await owe(any_database, "a")
    (held,) = await claim(any_database, claimant=Claimant(sender_id=7))

    assert not await any_database.read(outbox.has_stranded, claimant=OURS, living=(1, 7), under_way=())
    assert await any_database.read(outbox.has_stranded, claimant=OURS, living=(1,), under_way=())
    first = await take_over(any_database, under_way=())
    second = await take_over(any_database, under_way=(held.id or 0,))

    assert ([message.sender_id for message in first], second) == ([1], [])


async def test_whoever_was_taken_over_from_changes_nothing_any_more(any_database: Database) -> None:
    await owe(any_database, "a")
    (held,) = await claim(any_database, claimant=Claimant(sender_id=7))
    await take_over(any_database, under_way=())

    await any_database.write(outbox.settle, held.id or 0, state=OutboxState.SENT, now=NOW, sender_id=7)
    await any_database.write(outbox.postpone, held.id or 0, due_at=NOW, sender_id=7)

    (message,) = await any_database.read(everything)
    assert (message.state, message.sender_id) == (OutboxState.LEASED, 1)


async def test_readers_are_shared_out_and_chats_are_one_process_alone(any_database: Database) -> None:
    people = [await any_database.write(a_person, number) for number in range(1, 7)]
    for person in people:
        await owe(any_database, f"to {person}", person_id=person)
    await owe(any_database, "card")

    listener = await claim(any_database, claimant=Claimant(sender_id=1, turn=0, of=2))
    helper = await claim(any_database, claimant=Claimant(sender_id=2, turn=1, of=2, takes_chats=False))

    assert {message.person_id for message in listener} == {None, *(person for person in people if person % 2 == 0)}
    assert {message.person_id for message in helper} == {person for person in people if person % 2 == 1}


async def test_announcements_leave_hands_free_for_what_is_more_pressing(any_database: Database) -> None:
    for number in range(6):
        await owe(any_database, f"all {number}", priority=Priority.ANNOUNCEMENT)
    await owe(any_database, "one")

    claimed = await any_database.write(outbox.claim, claimant=OURS, now=NOW, limit=5, most_announcements=2)

    assert [message.priority for message in claimed] == [Priority.NOTICE, *[Priority.ANNOUNCEMENT] * 2]


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


def claim_by_a_poor_plan(db: Session) -> list[OutboxMessage]:
    """Claim two, where PostgreSQL looks once for each row of the table which they are."""
    if db.get_bind().dialect.name == "postgresql":
        for way in ("hashagg", "hashjoin", "mergejoin", "material", "sort"):
            db.execute(text(f"SET LOCAL enable_{way} = off"))
    return outbox.claim(db, claimant=OURS, now=NOW, limit=2)


async def test_no_more_are_claimed_than_wanted_by_whatever_plan(any_database: Database) -> None:
    for number in range(6):
        await owe(any_database, f"news {number}")

    claimed = await any_database.write(claim_by_a_poor_plan)

    assert [message.dedupe_key for message in claimed] == ["news 0", "news 1"]
