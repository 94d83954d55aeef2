"""The ticker: asks each line of the timetable, every second, whether its time has come by the clock of the house."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.delivery.civic import Civic
from scheduler.timetable import TIMETABLE, Line

log = structlog.get_logger(__name__)

TICK_SECONDS = 1
TICKER = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}


class Runner:
    """Runs the sweeps. It remembers when each ran last only to pace itself: what is due, the data knows."""

    def __init__(self, civic: Civic, *, timetable: Sequence[Line] = TIMETABLE) -> None:
        self._civic = civic
        self._timetable = tuple(timetable)
        self._ran_at: dict[str, datetime] = {}
        self._under_way: set[str] = set()
        self._ticker: AsyncIOScheduler | None = None

    def start(self) -> None:
        """Begin to tick, in the running loop; what is not said to come later runs at the start, for what was missed."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick is no news
        self._ticker = AsyncIOScheduler(timezone=UTC, job_defaults=TICKER)
        for line in self._timetable:
            self._ticker.add_job(self._tick, IntervalTrigger(seconds=TICK_SECONDS, timezone=UTC), args=[line])
        self._ticker.start()

    def stop(self) -> None:
        """Stop ticking; a sweep under way ends with its transaction."""
        if self._ticker is not None:
            self._ticker.shutdown(wait=False)
            self._ticker = None

    async def run_all(self, now: datetime | None = None) -> None:
        """Run every sweep now, one after the other; for tests and for whoever moves the clock."""
        for line in self._timetable:
            await self._run(line, now or self._civic.clock.now())

    async def run_due(self) -> None:
        """Run every sweep whose time has come by the clock of the house, side by side as the ticker does."""
        await asyncio.gather(*(self._tick(line) for line in self._timetable))

    async def _tick(self, line: Line) -> None:
        now = self._civic.clock.now()
        if line.name not in self._under_way and self._is_due(line, now):
            await self._run(line, now)

    def _is_due(self, line: Line, now: datetime) -> bool:
        ran_at = self._ran_at.setdefault(line.name, now + line.after - line.every)
        return now < ran_at or now >= ran_at + line.every

    async def _run(self, line: Line, now: datetime) -> None:
        """Run one sweep; one that fails is reported, and stops no other."""
        self._under_way.add(line.name)
        self._ran_at[line.name] = now
        try:
            found = await line.sweep(self._civic, now)
        except Exception:
            log.exception("a sweep has failed", sweep=line.name)
        else:
            log.log(logging.INFO if found else logging.DEBUG, "swept", sweep=line.name, found=found)
            if found:
                self._civic.nudge()
        finally:
            self._under_way.discard(line.name)
