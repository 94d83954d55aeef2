"""An announcement to thousands at the permitted rate, while people tap; and the same while its senders are killed."""

import argparse
import asyncio
import gc
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from sqlalchemy import create_engine, func
from sqlmodel import Session, col, select

from bot.delivery.posting import hands_for
from bot.playground.playing import Playground
from bot.playground.world import acting, contents
from bot.playground.world.acting import Place
from bot.playground.world.people import User
from bot.serving import rest_the_collector
from storage import series
from storage.tables import OutboxMessage, OutboxState, Person, Sender
from tests.fixtures.warm_starts import WarmProcess, warm_start
from tests.rigs.broadcaster import SERIES
from tests.rigs.crowd import deliveries, gather, measure, permit
from tests.rigs.killing import SECRET_KEY, a_store

TAPPERS, TAP_EVERY_SECONDS, PATIENCE_SECONDS, ARRIVAL_MS, ANSWER_MS = 20, 0.5, 90.0, (0.0, 20.0), (50.0, 280.0)
BROADCASTER = "tests.rigs.broadcaster"


@dataclass(slots=True)
class Report:
    """What a run proved."""

    people: int = 0
    permitted: int = 0
    fraction: float = 0.0
    refused: int = 0
    refused_at: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    twice: int = 0
    missing: int = 0
    unflagged: int = 0
    doubts: int = 0
    unsettled: int = 0
    kills: int = 0
    proven: int = 0
    slowest_resumption: float = 0.0

    @property
    def tap_p95_ms(self) -> float:
        """Return within how many milliseconds 95 of 100 taps were answered."""
        return quantiles(self.taps, n=20)[-1] * 1000 if len(self.taps) > 1 else 0.0

    @property
    def is_green(self) -> bool:
        """Return whether nobody got it twice, whoever missed it is shown in doubt, and no limit was touched.

        A process that is born in the middle may come too fast once, while its connections open; it then waits.
        """
        is_exact = not (self.twice or self.unflagged or self.unsettled or (self.refused and not self.kills))
        are_few = self.doubts <= hands_for(self.permitted) * self.kills and self.proven == self.kills
        return is_exact and are_few and self.slowest_resumption < 10

    def __str__(self) -> str:
        return (
            f"{self.people} people at {self.permitted}/s: {self.fraction:.1%} of the permitted rate,"
            f" {self.refused} refused (at {self.refused_at}),"
            f" {len(self.taps)} taps answered (p95 {self.tap_p95_ms:.0f} ms);"
            f" {self.twice} got it twice, {self.missing} not at all ({self.unflagged} of them unflagged),"
            f" {self.doubts} in doubt, {self.unsettled} unsettled; {self.proven} of {self.kills} kills in mid-work,"
            f" resumed within {self.slowest_resumption:.1f} s"
        )


class AtWork(NamedTuple):
    """A process that holds messages at this moment."""

    sender_id: int
    pid: int
    holds: int
    sent: int


class Rig:
    """One store, one playground with its limits enforced, and so many processes of the bot."""

    def __init__(self, url: str, *, people: int, permitted: int = 30, processes: int = 1, seed: int = 1) -> None:
        self.url, self.processes = url, processes
        self.chance = random.Random(seed)
        self.report = Report(people=people, permitted=permitted)
        self.engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
        self.play = Playground(start=datetime.now(UTC))  # noqa: TID251  the rig is outside the house
        self.running: list[WarmProcess] = []

    async def run(self, *, kills: int = 0, taps: bool = True) -> Report:
        """Send the announcement, kill whoever sends it so many times, and judge."""
        permit(self.report.permitted)
        try:
            async with self._everybody_there():
                tapping = asyncio.ensure_future(self._tap()) if taps else None
                for _ in range(kills):
                    await self._kill_once()
                await self._drained()
                if tapping is not None:
                    tapping.cancel()
                    with suppress(asyncio.CancelledError):
                        await tapping
                await self._stop()
        finally:
            permit(30)
            self.engine.dispose()
        return self.report

    @asynccontextmanager
    async def _everybody_there(self) -> AsyncIterator[None]:
        async with self.play as play:
            play.clock.let_flow(True)
            play.traffic.latency_ms, play.traffic.answers_take_ms = ARRIVAL_MS, ANSWER_MS
            self.meter = measure(play)
            self.tappers = [self._tapper(number) for number in range(TAPPERS)]
            gather(play, self.engine, size=self.report.people)
            rest_the_collector()
            gc.disable()
            self.log = Path(tempfile.mkdtemp()) / "rig.log"
            for _ in range(self.processes):
                self._start()
            try:
                yield
            finally:
                gc.enable()
                await self._kill_all()
            self._judge()

    async def _drained(self) -> None:
        """Return when nothing is left; the store is asked rarely, and beside the loop that plays Telegram."""
        while await asyncio.to_thread(self._left):
            seen = len(self.meter.accepted)
            await asyncio.sleep(1.0)
            await self._until(lambda seen=seen: len(self.meter.accepted) > seen or not self._left())  # type: ignore[misc]

    def _tapper(self, number: int) -> User:
        user = self.play.world.add_person(f"T{number}")
        acting.open_conversation(user, self.play.world.private_chat(user, self.play.bot.user))
        return user

    def _start(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FOLKMOOT_")} | {
            "FOLKMOOT_TELEGRAM_TOKEN": self.play.token,
            "FOLKMOOT_TELEGRAM_API": self.play.url,
            "FOLKMOOT_DATABASE_URL": self.url,
            "FOLKMOOT_SECRET_KEY": SECRET_KEY,
            "FOLKMOOT_SENDS_PER_SECOND": str(self.report.permitted),
            "FOLKMOOT_WEB_PORT": "0",
            "FOLKMOOT_LOG_FORMAT": "plain",
        }
        self.running.append(warm_start("run", environment=environment, output=self.log, module=BROADCASTER))

    async def _tap(self) -> None:
        """Let somebody ask something again and again, and take the time until the answer stands in their chat."""
        await self._until(lambda: len(self.meter.accepted) > self.report.permitted)
        number = 0
        while True:
            person = self.tappers[number % TAPPERS]
            number += 1
            chat = self.play.world.private_chat(person, self.play.bot.user)
            answered = self.meter.next_in(chat.id_for(self.play.bot.user.id))
            began = self.play.clock.now().timestamp()
            acting.say(self.play.world, person, Place(chat), "text", contents.text_content("/help"))
            self.report.taps.append(await answered - began)
            await asyncio.sleep(TAP_EVERY_SECONDS)

    async def _kill_once(self) -> None:
        """Kill a process that has sent something and holds something, while more waits; see how soon it goes on."""
        await self._somebody_at_work()
        await asyncio.sleep(self.chance.uniform(0, 2))
        victim = self.chance.choice(await self._somebody_at_work())
        os.kill(victim.pid, signal.SIGKILL)
        died_at, began = self.play.clock.now().timestamp(), time.monotonic()
        await self._bury(victim.pid)
        is_proven = self._held_by(victim.sender_id) > 0 and self._left() > 0
        self._start()
        await self._until(lambda: not self._held_by(victim.sender_id) and bool(self.meter.first_after(died_at)))
        self.report.kills += 1
        self.report.proven += is_proven
        self.report.slowest_resumption = max(self.report.slowest_resumption, time.monotonic() - began)

    async def _somebody_at_work(self) -> list[AtWork]:
        """Return who has sent something and holds something, once there is anybody."""
        found: list[AtWork] = []

        def look() -> bool:
            found[:] = [one for one in self._at_work() if one.sent and one.holds]
            return bool(found)

        await self._until(look)
        return found

    async def _bury(self, pid: int) -> None:
        for process in [one for one in self.running if one.pid == pid]:
            await process.wait()
            self.running.remove(process)

    async def _stop(self) -> None:
        for process in self.running:
            process.send_signal(signal.SIGTERM)
        for process in self.running:
            await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)

    async def _kill_all(self) -> None:
        for process in self.running:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def _until(self, reached: Callable[[], bool]) -> None:
        """Wait until something is so; the longest time without one message more is a fault."""
        seen, deadline = -1, 0.0
        while not reached():
            if len(self.meter.accepted) != seen:
                seen, deadline = len(self.meter.accepted), time.monotonic() + PATIENCE_SECONDS
            if time.monotonic() > deadline or all(process.returncode is not None for process in self.running):
                tail = self.log.read_text(errors="replace")[-3000:]
                raise AssertionError(f"nothing leaves any more ({self._left()} left); the log ends:\n{tail}")
            await asyncio.sleep(0.05)

    def _at_work(self) -> list[AtWork]:
        with Session(self.engine) as db:
            found = []
            for sender in db.exec(select(Sender)):
                held, sent = (self._count(db, state, sender.id) for state in (OutboxState.LEASED, OutboxState.SENT))
                pid = int(sender.name.split(".")[1])
                if any(process.pid == pid for process in self.running):
                    found.append(AtWork(sender.id or 0, pid, held, sent))
            return found

    def _held_by(self, sender_id: int) -> int:
        with Session(self.engine) as db:
            return self._count(db, OutboxState.LEASED, sender_id)

    @staticmethod
    def _count(db: Session, state: OutboxState, sender_id: int | None) -> int:
        is_it = (OutboxMessage.state == state, OutboxMessage.sender_id == sender_id)
        return db.exec(select(func.count()).select_from(OutboxMessage).where(*is_it)).one()

    def _left(self) -> int:
        with Session(self.engine) as db:
            return series.tally(db, SERIES).left

    def _judge(self) -> None:
        """Compare what stands in the chats with what the store says about it."""
        report, got = self.report, deliveries(self.play)
        with Session(self.engine) as db:
            owed = select(Person.telegram_id, OutboxMessage.state).join(
                OutboxMessage, col(OutboxMessage.person_id) == Person.id
            )
            states = dict(db.exec(owed.where(OutboxMessage.series == SERIES)).all())
        report.refused = len(self.meter.refusals)
        report.refused_at = [round(moment - self.meter.accepted[0], 2) for moment in self.meter.refusals]
        report.fraction = self.meter.fraction(report.permitted)
        report.twice = sum(got[reader] > 1 for reader in states)
        missing = [reader for reader in states if not got[reader]]
        report.missing = len(missing)
        report.unflagged = sum(states[reader] is not OutboxState.DOUBT for reader in missing)
        report.doubts = sum(state is OutboxState.DOUBT for state in states.values())
        settled = (OutboxState.SENT, OutboxState.DOUBT)
        report.unsettled = sum(state not in settled for state in states.values())


def main() -> None:
    """Run by hand: `python -m tests.rigs.broadcasting --processes 2 --kills 20 --database postgresql`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--permitted", type=int, default=30)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-taps", action="store_true")
    asked = parser.parse_args()
    with a_store(asked.database) as url:
        rig = Rig(url, people=asked.people, permitted=asked.permitted, processes=asked.processes, seed=asked.seed)
        report = asyncio.run(rig.run(kills=asked.kills, taps=not asked.no_taps))
    sys.stdout.write(f"seed {asked.seed}, {asked.database}, {asked.processes} processes: {report}\n")
    sys.exit(0 if report.is_green else 1)


if __name__ == "__main__":
    main()
