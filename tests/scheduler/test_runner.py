"""Sweeps run when the clock of the house says so, each for itself, and a failure stops no other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.clock import FrozenClock
from bot.delivery.civic import Civic
from scheduler.runner import Runner
from scheduler.timetable import TIMETABLE, Line, Sweep

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)


class Room:
    """A house with nothing in it but a clock, and sweeps that note when they ran."""

    def __init__(self) -> None:
        self.clock = FrozenClock(NOW)
        self.ran: list[tuple[str, datetime]] = []
        self.nudges = 0
        self.civic = cast(Civic, SimpleNamespace(clock=self.clock, nudge=self._nudge))

    def _nudge(self) -> None:
        self.nudges += 1

    def line(self, name: str, *, every: timedelta, finds: int = 0, fails: bool = False) -> Line:
        async def sweep(_civic: Any, now: datetime) -> int:
            self.ran.append((name, now))
            if fails:
                raise RuntimeError("a sweep that fails")
            return finds

        return Line(name, every, cast(Sweep, sweep))

    def names(self) -> list[str]:
        return [name for name, _ in self.ran]


@pytest.fixture
def room() -> Room:
    return Room()


async def test_each_sweep_runs_at_once_and_then_as_often_as_it_says(room: Room) -> None:
    runner = Runner(
        room.civic,
        timetable=[room.line("often", every=timedelta(minutes=1)), room.line("seldom", every=timedelta(hours=1))],
    )

    for _ in range(61):
        await runner.run_due()
        room.clock.set(room.clock.now() + timedelta(minutes=1))

    assert (room.names().count("often"), room.names().count("seldom")) == (61, 2)


async def test_a_tick_that_comes_late_runs_a_sweep_once(room: Room) -> None:
    runner = Runner(room.civic, timetable=[room.line("hourly", every=timedelta(hours=1))])
    await runner.run_due()

    room.clock.set(NOW + timedelta(days=3))
    await runner.run_due()
    await runner.run_due()

    assert room.names() == ["hourly", "hourly"]


async def test_a_clock_that_was_set_back_stops_no_sweep(room: Room) -> None:
    runner = Runner(room.civic, timetable=[room.line("hourly", every=timedelta(hours=1))])
    await runner.run_due()

    room.clock.set(NOW - timedelta(days=1))
    await runner.run_due()

    assert [moment for _, moment in room.ran] == [NOW, NOW - timedelta(days=1)]


async def test_a_sweep_that_fails_stops_no_other(room: Room) -> None:
    broken = room.line("broken", every=timedelta(minutes=1), fails=True)
    runner = Runner(room.civic, timetable=[broken, room.line("sound", every=timedelta(minutes=1))])

    await runner.run_all(NOW)
    await runner.run_all(NOW)

    assert room.names() == ["broken", "sound", "broken", "sound"]


async def test_only_a_sweep_that_did_something_wakes_the_outbox(room: Room) -> None:
    runner = Runner(
        room.civic,
        timetable=[
            room.line("idle", every=timedelta(minutes=1)),
            room.line("busy", every=timedelta(minutes=1), finds=2),
        ],
    )

    await runner.run_all(NOW)

    assert room.nudges == 1


async def test_the_ticker_starts_and_stops(room: Room) -> None:
    runner = Runner(room.civic, timetable=[room.line("often", every=timedelta(minutes=1))])

    runner.start()
    runner.stop()
    runner.stop()

    assert room.names() == []


def test_the_timetable_reads_like_a_page() -> None:
    names = [line.name for line in TIMETABLE]

    assert len(set(names)) == len(names)
    assert all(name == name.lower() and len(name.split()) >= 3 for name in names)
    assert all(timedelta(seconds=1) < line.every <= timedelta(days=1) for line in TIMETABLE)


async def test_what_is_said_to_come_later_waits_after_a_start_and_then_keeps_its_pace(room: Room) -> None:
    line = replace(room.line("daily", every=timedelta(days=1)), after=timedelta(hours=1))
    runner = Runner(room.civic, timetable=[line])

    for _ in range(28):
        await runner.run_due()
        room.clock.set(room.clock.now() + timedelta(hours=1))

    assert room.ran == [("daily", NOW + timedelta(hours=1)), ("daily", NOW + timedelta(hours=25))]
