"""Kill -9 in the middle of a storm, again and again, and then compare the store with what everybody wanted."""

import argparse
import asyncio
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, create_engine, func, text
from sqlmodel import Session, col, select

from storage import audit, schema
from storage.tables import (
    Card,
    CardKind,
    Idea,
    IdeaStatus,
    IdeaVersion,
    InboxState,
    InboxUpdate,
    Person,
    Signature,
    SignatureState,
)
from tests.fixtures.postgres import running_postgres
from tests.fixtures.warm_starts import FOLKMOOT, WarmProcess, warm_start
from tests.rigs.storm import CARD_MESSAGE, GROUP, Storm, StormServer

SECRET_KEY = "a storm's own key, thirty-two bytes at least"
WEBHOOK_SECRET = "storm-webhook-secret-0123456789-abcdef"
TOKEN = "1:storm-token-storm-token-storm-token"
PATIENCE_SECONDS = 60.0
LOOKS_EVERY_SECONDS = 0.01  # a kill lands wherever the bot is by then
MUTANT = "tests.rigs.mutants"
Launch = tuple[str, ...]
"""A module, and the words that are typed after its name."""


@dataclass(slots=True)
class Report:
    """What a run proved: kills that landed in mid-work, and every difference between the store and the oracle."""

    kills: int = 0
    effective_kills: int = 0
    least_done: int = 1 << 30
    least_waiting: int = 1 << 30
    presses: int = 0
    redelivered: int = 0
    resent: int = 0
    lost: int = 0
    doubled: int = 0
    unwanted: int = 0
    unanswered: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_green(self) -> bool:
        return not (self.lost or self.doubled or self.unwanted or self.faults) and self.effective_kills == self.kills

    def __str__(self) -> str:
        return (
            f"{self.effective_kills} of {self.kills} kills in mid-work"
            f" (at least {self.least_done} done and {self.least_waiting} waiting at each),"
            f" {self.presses} presses, {self.redelivered} redelivered, {self.resent} re-sent:"
            f" {self.lost} lost, {self.doubled} doubled, {self.unwanted} unwanted, {self.unanswered} unanswered,"
            f" faults {self.faults}"
        )


@dataclass
class Rig:
    """One store, one storm, one bot process after another."""

    url: str
    mode: str
    seed: int
    launch: Launch = (FOLKMOOT, "run")
    backlog: int = 400
    report: Report = field(default_factory=Report)

    async def run(self, kills: int) -> Report:
        """Kill the bot so many times in mid-work, let it drain, and judge."""
        self.engine = create_engine(self.url)
        self.storm = Storm(prepare(self.engine), self.seed, self.backlog)
        self.server = StormServer(self.storm)
        self.api = await self.server.start()
        try:
            for _ in range(kills):
                await self._kill_once()
            await self._drain()
        finally:
            await self.server.stop()
        judge(self.engine, self.storm, self.report)
        self.engine.dispose()
        return self.report

    async def _kill_once(self) -> None:
        before = self._done()
        process = self._start()
        goal = before + self.storm.chance.randint(20, self.backlog)
        await self._until(lambda: self._done() >= goal, process)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        done, waiting = self._done() - before, len(self.storm.queue) + self._open()
        self.report.kills += 1
        self.report.effective_kills += done >= 1 and waiting >= 1
        self.report.least_done = min(self.report.least_done, done)
        self.report.least_waiting = min(self.report.least_waiting, waiting)

    async def _drain(self) -> None:
        self.storm.is_blowing = False
        process = self._start()
        await self._until(lambda: not self.storm.queue and not self._open(), process)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
        if process.returncode != 0:
            self.report.faults.append(f"the last process ended with {process.returncode}")

    def _start(self) -> WarmProcess:
        environment = {
            **os.environ,
            "FOLKMOOT_TELEGRAM_TOKEN": TOKEN,
            "FOLKMOOT_TELEGRAM_API": self.api,
            "FOLKMOOT_MODE": self.mode,
            "FOLKMOOT_DATABASE_URL": self.url,
            "FOLKMOOT_SECRET_KEY": SECRET_KEY,
            "FOLKMOOT_WEBHOOK_SECRET": WEBHOOK_SECRET,
            "FOLKMOOT_WEB_PORT": str(free_port()) if self.mode == "webhook" else "0",
            "FOLKMOOT_LOG_FORMAT": "plain",
        }
        environment["FOLKMOOT_PUBLIC_URL"] = f"http://127.0.0.1:{environment['FOLKMOOT_WEB_PORT']}"
        self.log = Path(tempfile.gettempdir()) / f"folkmoot-rig-{os.getpid()}.log"
        module, *words = self.launch
        return warm_start(*words, environment=environment, output=self.log, module=module)

    async def _until(self, reached: Callable[[], bool], process: WarmProcess) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not reached():
            if process.returncode is not None or time.monotonic() > deadline:
                tail = self.log.read_text(errors="replace")[-3000:]
                stood = f"the bot stood still (exit {process.returncode}, {len(self.storm.queue)} queued)"
                raise AssertionError(f"{stood}; its log ends:\n{tail}")
            await asyncio.sleep(LOOKS_EVERY_SECONDS)

    def _done(self) -> int:
        with self.engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(InboxUpdate)).scalar_one())

    def _open(self) -> int:
        unfinished = (
            select(func.count())
            .select_from(InboxUpdate)
            .where(col(InboxUpdate.state).in_([InboxState.WAITING, InboxState.EFFECTED]))
        )
        with self.engine.connect() as connection:
            return int(connection.execute(unfinished).scalar_one())


def prepare(engine: Engine) -> int:
    """Put one open idea with one live card into a migrated store; return the idea's id."""
    now = datetime.now(UTC)  # noqa: TID251  the rig is outside the house
    with Session(engine) as db:
        idea = Idea(
            title="A crossing",
            words="A crossing by the school.",
            status=IdeaStatus.OPEN,
            threshold=1_000_000,
            created_at=now,
            changed_at=now,
            published_at=now,
            closes_at=now + timedelta(days=60),
        )
        db.add(idea)
        db.flush()
        assert idea.id is not None
        db.add(IdeaVersion(idea_id=idea.id, version=1, title=idea.title, words=idea.words, created_at=now))
        db.add(Card(kind=CardKind.IDEA, subject_id=idea.id, chat_telegram_id=GROUP, message_id=CARD_MESSAGE))
        db.commit()
        return idea.id


def judge(engine: Engine, storm: Storm, report: Report) -> None:
    """Compare the drained store with the storm's own truth."""
    signed = (
        select(Person.telegram_id, func.count())
        .join(Signature, col(Signature.person_id) == Person.id)
        .group_by(col(Person.telegram_id))
    )
    with Session(engine) as db:
        rows = dict(db.exec(signed).all())
        counted = set(
            db.exec(
                select(Person.telegram_id)
                .join(Signature, col(Signature.person_id) == Person.id)
                .where(Signature.state == SignatureState.COUNTED)
            )
        )
        total = db.exec(
            select(func.count()).select_from(Signature).where(Signature.state == SignatureState.COUNTED)
        ).one()
        shown = db.exec(select(Idea.signature_count).where(Idea.id == storm.idea_id)).one()
        chain = audit.verify(db)
    report.presses, report.redelivered, report.resent = len(storm.pressed), storm.redelivered, storm.resent
    report.lost, report.unwanted = len(storm.expected - counted), len(counted - storm.expected)
    report.doubled = sum(count > 1 for count in rows.values())
    report.unanswered = len(storm.pressed - storm.answered)
    if shown != total:
        report.faults.append(f"the counter says {shown}, the rows say {total}")
    if not chain.is_whole:
        report.faults.append(f"the audit log is broken: {chain}")


def take_unique_away(url: str) -> None:
    """Rebuild the empty table of signatures without the key that keeps one person from signing twice."""
    engine = create_engine(url)
    with engine.begin() as connection:
        names = "SELECT sql FROM sqlite_master WHERE tbl_name = 'signatures' AND sql IS NOT NULL ORDER BY type DESC"
        table, *indexes = connection.execute(text(names)).scalars().all()
        connection.execute(text("DROP TABLE signatures"))
        for statement in (re.sub(r",\s*CONSTRAINT uq_\w+ UNIQUE \(idea_id, person_id\)", "", table), *indexes):
            connection.execute(text(statement))
    engine.dispose()


def free_port() -> int:
    """Return a port nobody listens on."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def a_store(engine: str) -> Iterator[str]:
    """Give the address of a fresh, migrated store."""
    if engine == "postgresql":
        with running_postgres() as server, server.fresh() as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/storm.db"
        schema.migrate(url)
        yield url


def main() -> None:
    """Run by hand: `python -m tests.rigs.killing --kills 50 --mode webhook --database postgresql`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--mode", choices=["polling", "webhook"], default="polling")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    parser.add_argument("--mutant", default="")
    asked = parser.parse_args()
    launch = (MUTANT, asked.mutant, "run") if asked.mutant else (FOLKMOOT, "run")
    with a_store(asked.database) as url:
        report = asyncio.run(Rig(url, asked.mode, asked.seed, launch=launch).run(asked.kills))
    sys.stdout.write(f"seed {asked.seed}, {asked.mode}, {asked.database}: {report}\n")
    sys.exit(0 if report.is_green else 1)


if __name__ == "__main__":
    main()
