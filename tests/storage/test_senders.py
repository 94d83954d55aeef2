"""Processes that send side by side share the whole, never more, and hear of each other's pauses; on both engines."""

from datetime import UTC, datetime, timedelta

from storage import senders
from storage.database import Database
from storage.senders import Muster

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
LASTS = timedelta(seconds=8)
DEAD: set[str] = set()


async def beat(store: Database, name: str, me: int | None = None, *, now: datetime = NOW, gone: str = "") -> Muster:
    return await store.write(senders.beat, me=me, name=name, is_gone=lambda one: one == gone, now=now, lasts=LASTS)


async def test_whoever_is_alone_has_everything(any_database: Database) -> None:
    alone = await beat(any_database, "first")

    assert (alone.part, alone.turn, alone.living) == (1, (0, 1), (alone.me,))


async def test_room_is_made_before_it_is_taken(any_database: Database) -> None:
    first = await beat(any_database, "first")

    second = await beat(any_database, "second")
    assert (second.part, second.at_work) == (None, (first.me,))
    first = await beat(any_database, "first", first.me)
    assert (first.part, first.turn) == (2, (0, 1))
    second = await beat(any_database, "second", second.me)

    assert (second.part, second.turn) == (2, (1, 2))


async def test_what_a_dead_process_had_is_taken_over(any_database: Database) -> None:
    first = await beat(any_database, "first")
    second = await beat(any_database, "second")
    await beat(any_database, "first", first.me)
    await beat(any_database, "second", second.me)

    alone = await beat(any_database, "second", second.me, gone="first")

    assert (alone.part, alone.living) == (1, (second.me,))


async def test_whoever_says_nothing_for_too_long_counts_as_dead_and_comes_back_as_another(
    any_database: Database,
) -> None:
    first = await beat(any_database, "first")
    late = NOW + LASTS
    second = await beat(any_database, "second", now=late)

    back = await beat(any_database, "first", first.me, now=late)

    assert (second.part, back.part) == (1, None)
    assert back.me not in (first.me, second.me)


async def test_three_that_come_at_once_never_spend_more_than_the_whole(any_database: Database) -> None:
    names, known = ("one", "two", "three"), dict[str, Muster]()
    for _ in range(4):
        for name in names:
            me = known[name].me if name in known else None
            known[name] = await beat(any_database, name, me)
            spent = sum(1 / muster.part for muster in known.values() if muster.part)
            assert spent <= 1.0001

    assert [known[name].part for name in names] == [3, 3, 3]
    assert sorted(known[name].turn for name in names) == [(0, 3), (1, 3), (2, 3)]


async def test_a_pause_is_heard_by_all_until_it_is_over_and_never_shortened(any_database: Database) -> None:
    until = NOW + timedelta(seconds=20)
    await any_database.write(senders.pause, "", until=until)
    await any_database.write(senders.pause, "", until=NOW + timedelta(seconds=3))
    await any_database.write(senders.pause, "-100", until=NOW + timedelta(seconds=1))

    assert await any_database.read(senders.pauses, now=NOW + timedelta(seconds=1)) == {"": until}
    assert await any_database.read(senders.pauses, now=until) == {}
