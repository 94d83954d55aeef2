"""Another process beside the test's own: `python -m tests.storage.second_process TASK URL`; the tasks are below."""

import asyncio
import os
import sys
import threading
from datetime import UTC, datetime
from itertools import count as count_up
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from storage import audit, engines
from storage.database import Database, StoreOptions
from storage.tables import Region
from tests.storage.regions import add_region

REPAIRED = StoreOptions(sqlite_version=(3, 51, 3))
TIMES = 150
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def read_then_write(db: Session) -> None:
    """Add one to a number read before: whoever does not hold the lock while reading loses somebody's step."""
    region = db.execute(select(Region).where(col(Region.name) == "counter")).scalar_one()
    region.position += 1


async def count(url: str) -> None:
    database = Database(url, pepper=b"pepper", options=REPAIRED)
    await database.start()
    for _ in range(TIMES):
        await database.write(read_then_write)
    await database.close()


def read_meet_then_write(db: Session, meeting: Path) -> None:
    """Add one to a number, once another process has read the same number and before either has written."""
    region = db.execute(select(Region).where(col(Region.name) == "counter")).scalar_one()
    (meeting / f"{os.getpid()}.read").touch()
    while len(list(meeting.glob("*.read"))) < 2:
        threading.Event().wait(0.01)
    region.position += 1


async def count_weakly(url: str) -> None:
    """Count once without the write lock at the start of a transaction: what BEGIN IMMEDIATE is there to prevent."""
    engines.BEGIN_WRITING = "BEGIN"
    database = Database(url, pepper=b"pepper", options=REPAIRED)
    await database.start()
    await database.write(read_meet_then_write, Path(url.removeprefix("sqlite:///")).parent)
    await database.close()


async def hold(url: str) -> None:
    await Database(url, pepper=b"pepper").start()
    print("open", flush=True)  # noqa: T201  the test waits for it
    await asyncio.Event().wait()


def add_noted(db: Session, name: str) -> None:
    """Add a region, and say so in the audit log."""
    add_region(db, name)
    audit.append_many(db, [audit.Change("secret", "region.added", f"region:{name}", NOW)])


async def storm(url: str) -> None:
    """Write for ever, 32 at once; print each name when it is durable, and not before."""
    database = Database(url, pepper=b"pepper")
    await database.start()

    async def write_for_ever(worker: int) -> None:
        for number in count_up():
            name = f"{os.getpid()}-{worker}-{number}"
            await database.write(add_noted, name)
            print(name, flush=True)  # noqa: T201  the test reads it

    await asyncio.gather(*(write_for_ever(worker) for worker in range(32)))


if __name__ == "__main__":
    asyncio.run({"count": count, "count-weakly": count_weakly, "hold": hold, "storm": storm}[sys.argv[1]](sys.argv[2]))
