"""A year in the life of a town, in the playground's clock: everything the bot owes by the clock, and when it came.

`python -m tests.rigs.year` lives the whole year with 2,000 people (some minutes); the suite lives it with a few.
"""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from sqlmodel import Session, col, select

from bot.app import House
from bot.config import Settings
from bot.delivery.notices import NOTICES, Duty, NoticeKind
from bot.playground.playing import Playground
from bot.services import extending
from bot.views.screens import Screen
from scheduler.runner import Runner
from scheduler.timetable import TIMETABLE
from storage import chats, roles, schema
from storage.tables import AuditEntry, ChatKind, ChatRole, OutboxMessage, OutboxState, Role, TopicPurpose
from tests.fixtures.conversation import HURRY, settings_for
from tests.rigs.year_deeds import Deeds
from tests.rigs.year_due import next_due
from tests.rigs.year_oracle import Oracle
from tests.rigs.year_script import Scene, Script
from tests.rigs.year_town import SMALL, ZONE, Phones, Size, appoint, settle

START = datetime(2026, 3, 1, 9, tzinfo=ZONE)
CRAWL = timedelta(minutes=20)
GRID = timedelta(minutes=5)
IDLE_AT_MOST = timedelta(days=3)
ELSEWHERE = ("consultation", "announcement", "commands", "files", "practised", "briefs")  # nobody here has any of them
BOOKS = ("see whether the books balance", "see whether the database is whole")
POST = "rig-post"


class Year:
    """One town, one bot, one clock, and the truth about both."""

    def __init__(self, play: Playground, settings: Settings, size: Size, *, seed: int) -> None:
        self.play, self.settings, self.size = play, settings, size
        self.script = Script(size, seed=seed, start=START)
        self.phones = Phones()
        self.oracle = Oracle(self.phones, size)
        self.house = self._house()
        self.steps = 0
        self._chance = random.Random(seed + 1)
        self._crawled = 0
        play.traffic.on_call.append(self.phones.hear)

    @property
    def now(self) -> datetime:
        return self.play.clock.now()

    def _house(self) -> House:
        house = House(self.settings, self.play.clock, manner=HURRY)
        kept = [line for line in TIMETABLE if not any(word in line.name for word in ELSEWHERE)]
        lines = [replace(line, every=timedelta(days=14)) if line.name in BOOKS else line for line in kept]
        house.runner = Runner(house.civic, timetable=lines)
        return house

    async def move_in(self) -> None:
        """Start the bot and let everybody move in."""
        await self.house.start()
        staff = self.play.group("Staff", self.play.user("Olena", id=7_000), forum=True, bot="admin")
        review = staff.topic("Review")
        write = self.house.database.write
        citizens = await write(settle, self.size, self._chance, self.now)
        for citizen in citizens:
            self.play.world.add_person(f"P{citizen.person_id}", id=citizen.telegram_id)
            self.play.bot.heard_of.add(citizen.telegram_id)
            self.play.bot.may_write_to.add(citizen.telegram_id)
        moderator, officers = citizens[0], [one.person_id for one in citizens[1:4]]
        await write(_employ, moderator.person_id, (staff.id, review.id), self.now)
        until = self.now + timedelta(days=800)
        self.oracle.citizens = {one.telegram_id: one for one in citizens}
        departments = await write(appoint, officers, self.now, until)
        groups = [
            self.play.group(f"Neighbours {number}", self.play.user(f"G{number}")) for number in range(self.size.groups)
        ]
        group_ids = [await write(_connect, group.id, self.now) for group in groups]
        self.oracle.groups = {group.id for group in groups}
        self.deeds = Deeds(self.oracle, citizens, departments, group_ids, self._chance)

    async def live(self) -> None:
        """Live the year: from one moment at which something happens to the next."""
        scenes, end = iter(self.script.scenes), START + timedelta(days=self.size.days)
        scene = next(scenes, None)
        while self.now < end:
            await self._step_to(min(end, scene.at if scene else end))
            while scene is not None and scene.at <= self.now:
                await self._play(scene)
                scene = next(scenes, None)
            await self.house.tick()
            self.steps += 1
        self.oracle.end = end - timedelta(days=3)
        self.oracle.ladder, self.oracle.left = await self.house.database.read(_what_is_left)
        await self.house.stop()

    async def _step_to(self, limit: datetime) -> None:
        """Move the clock to the next moment at which anything is due, and no further than `limit`."""
        due = await self.house.database.read(partial(next_due, terms=self.house.civic.terms, now=self.now))
        due = due or self.now + IDLE_AT_MOST
        is_overdue = due <= self.now
        self._crawled = self._crawled + 1 if is_overdue else 0
        if is_overdue:
            due = self.now + (CRAWL if self._crawled < 6 else timedelta(hours=1))
        moment = min(_on_the_grid(due), limit, self.now + IDLE_AT_MOST)
        self.play.clock.passes(max(timedelta(), moment - self.now))

    async def _play(self, scene: Scene) -> None:
        if scene.what == "restart":
            await self._restart(timedelta())
        elif scene.what == "outage":
            await self._restart(timedelta(hours=scene.detail))
        else:
            await getattr(self.deeds, scene.what)(self.house, scene, self.now)

    async def _restart(self, gone_for: timedelta) -> None:
        """Stop the bot wherever it is, and start it again, at once or after a while."""
        before = self.now
        await self.house.database.write(extending.note_signing, now=before)  # as it is every minute
        await self.house.stop()
        self.play.clock.passes(gone_for)
        if gone_for:
            self.oracle.note_outage(before, self.now)
        self.house = self._house()
        await self.house.start()


def _on_the_grid(moment: datetime) -> datetime:
    """Return the next whole five minutes: what is due within them is looked at together."""
    return moment + timedelta(seconds=-moment.timestamp() % GRID.total_seconds())


def _what_is_left(db: Session) -> tuple[list[tuple[int, str, datetime]], dict[str, int]]:
    """Return the steps of the ladder that were taken, and how many messages ended as none should."""
    taken = db.exec(select(AuditEntry).where(AuditEntry.verb == "case.reminded"))
    ladder = [(int(each.subject.split(":")[1]), each.details["step"], each.happened_at) for each in taken]
    bad = (OutboxState.DOUBT, OutboxState.FAILED, OutboxState.DEAD)
    left = select(OutboxMessage).where(col(OutboxMessage.state).in_(bad))
    known = [f"{each.notice} {each.state}" for each in db.exec(left) if each.notice in NOTICES]
    return ladder, dict(Counter(known))


def _employ(db: Any, moderator_id: int, staff: tuple[int, int], now: datetime) -> None:
    roles.grant(db, moderator_id, Role.MODERATOR, now=now)
    chat = chats.remember(db, telegram_id=staff[0], kind=ChatKind.FORUM, title="Staff")
    chats.connect(db, chat, role=ChatRole.STAFF, now=now)
    chats.set_topic(db, chat.id or 0, TopicPurpose.REVIEW, thread_id=staff[1])


def _connect(db: Any, telegram_id: int, now: datetime) -> int:
    chat = chats.remember(db, telegram_id=telegram_id, kind=ChatKind.GROUP, title="Neighbours")
    chats.connect(db, chat, role=ChatRole.COMMUNITY, now=now)
    return chat.id or 0


@asynccontextmanager
async def a_year(size: Size, *, seed: int, url: str) -> AsyncIterator[Year]:
    """Open a playground with the town in it."""
    async with Playground(start=START) as play:
        chosen: dict[str, Any] = {"timezone": ZONE.key, "threshold": size.threshold, "sends_per_second": 1000}
        NOTICES[POST] = NoticeKind(lambda _db, facts, _who, _now: facts["n"], _post, Duty.CARD, is_unasked=True)
        try:
            year = Year(play, settings_for(play, url, **chosen), size, seed=seed)
            await year.move_in()
            yield year
        finally:
            NOTICES.pop(POST)


def _post(number: int, _text: Any) -> Screen:
    return Screen(f"News {number} for the neighbours")


async def run(size: Size, *, seed: int) -> Oracle:
    """Live one year on a fresh SQLite file and return what is known about it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'year.db'}"
        schema.migrate(url)
        async with a_year(size, seed=seed, url=url) as year:
            await year.live()
            year.oracle.steps = year.steps
            return year.oracle


def main() -> int:
    """Live the year and print what came of it; the exit code says whether every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--small", action="store_true", help="the town of the suite")
    chosen = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    began = time.monotonic()
    oracle = asyncio.run(run(SMALL if chosen.small else Size(), seed=chosen.seed))
    faults = oracle.faults()
    sys.stdout.write(oracle.report() + f"\nlived in {time.monotonic() - began:.0f} s\n")
    sys.stdout.write("\n".join(faults[:40]) + ("\n" if faults else ""))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
