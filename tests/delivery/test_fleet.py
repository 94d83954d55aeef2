"""Two processes on one store send side by side: nothing twice, each within its part, and a pause is everybody's."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.delivery.budgets import Budgets, Call, Weight
from bot.delivery.fleet import LASTS, SETTLING_SECONDS, Fleet, Stale
from bot.playground.world.clock import PlayClock
from storage.database import Database, StoreOptions
from tests.fixtures.storage import PEPPER

REPAIRED = (3, 51, 3)
ANA = 7_001
HANGS_SECONDS = 60  # only a fault takes so long


class Mate:
    """One process among those that send, with a clock that all of them share."""

    def __init__(self, database: Database, clock: PlayClock) -> None:
        self.budgets = Budgets(clock.steady, per_second=30)
        self.fleet = Fleet(database, clock, self.budgets)


@pytest.fixture
async def stores(any_url: str) -> AsyncIterator[list[Database]]:
    """The same store, opened by two, as by processes with a SQLite that is repaired."""
    opened = [Database(any_url, pepper=PEPPER, options=StoreOptions(sqlite_version=REPAIRED)) for _ in range(2)]
    for store in opened:
        await store.start()
    yield opened
    for store in opened:
        await store.close()


async def beat(clock: PlayClock, *mates: Mate, seconds: float = 2.0) -> None:
    clock.passes(timedelta(seconds=seconds))
    for mate in mates:
        await mate.fleet.keep()


async def test_the_second_begins_once_the_first_has_made_room(stores: list[Database]) -> None:
    clock = PlayClock()
    first, second = (Mate(store, clock) for store in stores)

    alone = await first.fleet.keep()
    early = await second.fleet.keep()
    await beat(clock, first)
    made_room = first.fleet.part
    await beat(clock, second)
    too_soon = second.fleet.part
    await beat(clock, second, seconds=SETTLING_SECONDS)

    assert alone is not None
    assert (alone.of, early) == (1, None)
    assert (made_room, too_soon, second.fleet.part) == (2, None, 2)
    shares = [await mate.fleet.keep() for mate in (first, second)]
    assert {(share.turn, share.of) for share in shares if share} == {(0, 2), (1, 2)}


async def test_what_one_gives_up_the_other_takes(stores: list[Database]) -> None:
    clock = PlayClock()
    first, second = (Mate(store, clock) for store in stores)
    await first.fleet.keep()
    for _ in range(3):
        await beat(clock, second, first)

    await first.fleet.leave()
    await beat(clock, second)
    await beat(clock, second)

    assert second.fleet.part == 1
    assert len(second.fleet.living) == 1


async def test_a_pause_told_to_one_is_kept_by_the_other_exactly_as_long(stores: list[Database]) -> None:
    clock = PlayClock()
    first, second = (Mate(store, clock) for store in stores)
    await first.fleet.keep()
    for _ in range(3):
        await beat(clock, second, first)

    seconds = 200.0
    scope = first.budgets.pause(Call(ANA, Weight.NOTICE), seconds)
    await first.fleet.tell(scope, seconds)
    await beat(clock, second)

    assert 100 < second.budgets.wait_for(Call(ANA + 1, Weight.ANSWER)) <= 198
    clock.passes(timedelta(seconds=198))
    assert second.budgets.wait_for(Call(ANA + 1, Weight.ANSWER)) == 0


async def test_a_pause_is_kept_after_a_restart(stores: list[Database]) -> None:
    clock = PlayClock()
    before, after = (Mate(store, clock) for store in stores)
    await before.fleet.keep()
    await before.fleet.tell(-100, 300)
    await before.fleet.leave()

    await after.fleet.keep()

    assert 200 < after.budgets.wait_for_place(Call(-100, Weight.CARD)) <= 300
    assert after.budgets.wait_for_place(Call(-200, Weight.CARD)) == 0


async def test_whoever_was_away_for_too_long_sends_nothing_that_others_may_have_taken_over(
    stores: list[Database],
) -> None:
    clock = PlayClock()
    mate = Mate(stores[0], clock)
    await mate.fleet.keep()
    mate.fleet.check()

    clock.passes(LASTS)
    with pytest.raises(Stale):
        mate.fleet.check()
    await mate.fleet.keep()
    mate.fleet.check()


async def test_whoever_is_more_pressing_leaves_first() -> None:
    budgets = Budgets(PlayClock().steady, per_second=20)
    order: list[str] = []

    async def leave(name: str, call: Call) -> None:
        await budgets.turn(call)
        order.append(name)

    waiting = [leave(f"announcement {n}", Call(9_000 + n, Weight.ANNOUNCEMENT)) for n in range(12)]
    waiting += [leave("duty", Call(ANA, Weight.NOTICE)), leave("reply", Call(ANA + 1, Weight.REPLY))]
    await asyncio.wait_for(asyncio.gather(*waiting), HANGS_SECONDS)

    assert order[1:3] == ["reply", "duty"]
    assert order[3:] == [f"announcement {n}" for n in range(1, 12)]


async def test_a_full_chat_keeps_nobody_else_waiting() -> None:
    budgets = Budgets(PlayClock().steady, per_second=1_000)
    order: list[int] = []

    async def leave(place: int) -> None:
        await budgets.turn(Call(place, Weight.NOTICE))
        order.append(place)

    crowded = [asyncio.ensure_future(leave(ANA)) for _ in range(5)]
    others = [asyncio.ensure_future(leave(ANA + 1 + n)) for n in range(20)]
    await asyncio.wait_for(asyncio.gather(*others), HANGS_SECONDS)

    assert order.count(ANA) == 4
    crowded[-1].cancel()
    await asyncio.gather(*crowded, return_exceptions=True)
