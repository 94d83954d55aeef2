"""Messages that belong together are held, let go, stopped, counted and owed again together, on both engines."""

from datetime import UTC, datetime

from storage import outbox, series
from storage.database import Database
from storage.outbox import Claimant, Owed
from storage.tables import OutboxMessage, OutboxState, Priority

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
OURS, THEIRS = "announcement:1", "announcement:2"


async def owe(store: Database, name: str, *, many: int) -> None:
    owed = [
        Owed(notice="news", facts={}, dedupe_key=f"{name}:{n}", priority=Priority.ANNOUNCEMENT, series=name)
        for n in range(many)
    ]
    await store.write(outbox.owe_many, owed, now=NOW)


async def claim(store: Database, *, limit: int) -> list[OutboxMessage]:
    return await store.write(outbox.claim, claimant=Claimant(sender_id=1), now=NOW, limit=limit)


async def settle(store: Database, message: OutboxMessage, state: OutboxState, fault: str | None = None) -> None:
    await store.write(outbox.settle, message.id or 0, state=state, now=NOW, fault=fault)


async def test_a_held_series_waits_until_it_is_let_go(any_database: Database) -> None:
    await owe(any_database, OURS, many=3)
    await owe(any_database, THEIRS, many=1)
    under_way = await claim(any_database, limit=1)

    assert await any_database.write(series.hold, OURS) == 2
    assert [message.series for message in await claim(any_database, limit=10)] == [THEIRS]
    assert await any_database.write(series.release, OURS) == 2

    assert len(under_way) == 1
    assert [message.series for message in await claim(any_database, limit=10)] == [OURS, OURS]


async def test_a_stopped_series_never_goes_on(any_database: Database) -> None:
    await owe(any_database, OURS, many=3)
    (first,) = await claim(any_database, limit=1)
    await settle(any_database, first, OutboxState.SENT)
    await any_database.write(series.hold, OURS)

    assert await any_database.write(series.stop, OURS, now=NOW) == 2
    assert await any_database.write(series.release, OURS) == 0

    counts = await any_database.read(series.tally, OURS)
    assert (counts[OutboxState.SENT], counts[OutboxState.DROPPED], counts.left, counts.all) == (1, 2, 0, 3)
    assert await any_database.read(series.faults, OURS, OutboxState.DROPPED) == {series.STOPPED: 2}


async def test_exactly_what_is_in_doubt_is_owed_again(any_database: Database) -> None:
    await owe(any_database, OURS, many=4)
    sent, doubted, dead, gone = await claim(any_database, limit=4)
    await settle(any_database, sent, OutboxState.SENT)
    await settle(any_database, doubted, OutboxState.DOUBT, "TimedOut")
    await settle(any_database, dead, OutboxState.DEAD, "BadRequest")
    await settle(any_database, gone, OutboxState.FAILED, "Forbidden")

    shown = await any_database.read(series.in_doubt, OURS)
    again = await any_database.write(series.resend, [message.id or 0 for message in (sent, doubted, gone)], now=NOW)

    assert [message.id for message in shown] == [doubted.id]
    assert again == 1
    assert [message.id for message in await claim(any_database, limit=10)] == [doubted.id]


async def test_what_a_message_became_is_kept_for_taking_it_back(any_database: Database) -> None:
    await owe(any_database, OURS, many=2)
    album, single = await claim(any_database, limit=2)
    state = OutboxState.SENT
    await any_database.write(outbox.settle, album.id or 0, state=state, now=NOW, telegram_message_ids=(11, 12))
    await any_database.write(outbox.settle, single.id or 0, state=state, now=NOW, telegram_message_ids=(13,))

    first, *_ = await any_database.read(series.members, OURS, states=(state,), limit=1)
    (second,) = await any_database.read(series.members, OURS, states=(state,), after=first.id or 0)

    assert (first.message_ids, first.message_id) == ([11, 12], 12)
    assert (second.message_ids, second.message_id) == (None, 13)
