"""One process at a time: the second stands by, and a stale one can write nothing."""

import asyncio
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from bot.app import House
from bot.delivery.leases import LASTS, Beat, Holder, is_gone, name_of_this_process
from bot.playground.playing import Playground
from storage import inbox, leases
from storage.database import Database
from storage.faults import Fenced
from storage.tables import Lease
from tests.fixtures.conversation import HURRY, a_scene, settings_for

QUICK = Beat(renewed_every=0.05, looked_at_every=0.01)
PRINT_NAME = "from bot.delivery.leases import name_of_this_process; print(name_of_this_process())"


def a_holder(database: Database, playground: Playground, lost: list[BaseException]) -> Holder:
    return Holder(database, clock=playground.clock, on_lost=lost.append, beat=QUICK)


async def test_a_second_holder_waits_until_the_lease_runs_out(any_database: Database, playground: Playground) -> None:
    first, second = (a_holder(any_database, playground, []) for _ in range(2))
    await first.take()
    any_database.guard = None
    waiting = asyncio.ensure_future(second.take())
    await any_database.read(inbox.count_open)
    held_at_first = second.holds

    playground.clock.passes(timedelta(seconds=16))
    await asyncio.wait_for(waiting, 60)

    assert held_at_first is False
    assert second.holds


async def test_a_lease_given_back_is_taken_at_once(any_database: Database, playground: Playground) -> None:
    first, second = (a_holder(any_database, playground, []) for _ in range(2))
    await first.take()

    await first.let_go()
    any_database.guard = None
    await asyncio.wait_for(second.take(), 60)

    assert (first.holds, second.holds) == (False, True)


async def test_whoever_was_overtaken_can_write_nothing_and_hears_of_it(
    any_database: Database, playground: Playground
) -> None:
    lost: list[BaseException] = []
    stale = a_holder(any_database, playground, lost)
    await stale.take()
    guard, any_database.guard = any_database.guard, None
    now, long = playground.now, timedelta(minutes=5)
    await any_database.write(leases.take, "wire", holder="newer", is_gone=lambda _name: True, now=now, lasts=long)

    any_database.guard = guard
    with pytest.raises(Fenced):
        await any_database.write(inbox.forget_old, now=now)
    await asyncio.wait_for(stale.keep(), 60)

    assert [type(fault) for fault in lost] == [Fenced]
    assert not stale.holds


def runs_out_at(db: Session) -> datetime:
    return db.exec(select(Lease.expires_at)).one()


async def test_renewing_keeps_it(any_database: Database, playground: Playground) -> None:
    lost: list[BaseException] = []
    holder = a_holder(any_database, playground, lost)
    await holder.take()
    keeping = asyncio.ensure_future(holder.keep())

    for _ in range(4):
        playground.clock.passes(timedelta(seconds=10))
        while await any_database.read(runs_out_at) < playground.now + LASTS:
            pass
    keeping.cancel()

    assert (lost, holder.holds, holder.is_well) == ([], True, True)


def test_the_dead_are_told_from_the_living() -> None:
    dead = subprocess.run([sys.executable, "-c", PRINT_NAME], capture_output=True, text=True, check=True).stdout.strip()

    assert is_gone(dead)
    assert not is_gone(name_of_this_process())
    assert not is_gone("another-machine." + dead.partition(".")[2])
    assert not is_gone("")
    assert len(name_of_this_process()) <= 64


async def test_the_second_of_two_bots_takes_over_when_the_first_stops(any_url: str) -> None:
    async with a_scene(any_url) as scene:
        ana = scene.user("Ana")
        await ana.sends("/start")
        second = House(settings_for(scene, any_url), scene.clock, manner=HURRY)
        starting = asyncio.ensure_future(second.start())
        await ana.sends("/help")
        stood_by = not starting.done()

        await scene.house.stop()
        await asyncio.wait_for(starting, 60)
        scene.house, scene.settled = second, second.settled
        await ana.sends("/settings")
        heard = [call.method for call in scene.calls if call.method == "sendMessage"]
        await second.stop()

        assert stood_by
        assert len(heard) == 3
        scene.check()
