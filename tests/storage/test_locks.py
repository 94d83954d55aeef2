"""Two processes and one SQLite file: one writer where SQLite could damage it, and no lost step where it could not."""

import asyncio
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from storage import checks, schema
from storage.database import Database, StoreBusy, StoreOptions
from storage.locks import Version, needs_lock
from storage.tables import Region
from tests.storage.regions import add_region, region_names
from tests.storage.second_process import REPAIRED, TIMES

FAULTY = StoreOptions(sqlite_version=(3, 40, 1), lock_patience_seconds=0)
PATIENT = StoreOptions(sqlite_version=(3, 40, 1), lock_patience_seconds=10)


async def run_beside(task: str, url: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.storage.second_process", task, url, stdout=asyncio.subprocess.PIPE
    )


@pytest.mark.parametrize(
    ("version", "faulty"),
    [
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 44, 9), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_which_versions_need_a_lock(version: Version, faulty: bool) -> None:
    assert needs_lock(version) is faulty


async def test_a_second_writer_is_refused_kindly(sqlite_url: str) -> None:
    first, second = (Database(sqlite_url, pepper=b"pepper", options=FAULTY) for _ in range(2))
    await first.start()

    with pytest.raises(StoreBusy, match=r"Another Folkmoot is already writing to folkmoot\.db"):
        await second.start()

    assert await first.write(add_region, "goes on") == 1
    await first.close()


async def test_the_next_process_waits_for_one_that_is_stopping(sqlite_url: str) -> None:
    first, second = (Database(sqlite_url, pepper=b"pepper", options=PATIENT) for _ in range(2))
    await first.start()

    starting = asyncio.ensure_future(second.start())
    await first.write(add_region, "last word")
    await first.close()
    await starting

    assert await second.read(region_names) == ["last word"]
    await second.close()


async def test_a_process_that_was_killed_leaves_no_lock(sqlite_url: str) -> None:
    holder = await run_beside("hold", sqlite_url)
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"open\n"
    with pytest.raises(StoreBusy):
        await Database(sqlite_url, pepper=b"pepper", options=FAULTY).start()

    holder.kill()
    await holder.wait()
    database = Database(sqlite_url, pepper=b"pepper", options=FAULTY)
    await database.start()

    assert await database.write(add_region, "next") == 1
    await database.close()


async def test_migrating_waits_its_turn_and_checking_does_not(sqlite_url: str) -> None:
    database = Database(sqlite_url, pepper=b"pepper", options=FAULTY)
    await database.start()

    with pytest.raises(StoreBusy):
        schema.migrate(sqlite_url, sqlite_version=(3, 40, 1), patience_seconds=0)

    assert checks.findings_in(sqlite_url) == []
    await database.close()


def add_counter(db: Session) -> None:
    db.add(Region(name="counter"))


def counted(db: Session) -> int:
    return int(db.execute(select(col(Region.position)).where(col(Region.name) == "counter")).scalar_one())


async def count_in_two_processes(url: str, task: str) -> tuple[list[int], int]:
    """Let two processes count at once; return how they ended, and what they counted."""
    database = Database(url, pepper=b"pepper", options=REPAIRED)
    await database.start()
    await database.write(add_counter)
    beside = [await run_beside(task, url) for _ in range(2)]
    endings = await asyncio.gather(*(process.wait() for process in beside))
    steps = await database.read(counted)
    await database.close()
    return list(endings), steps


async def test_two_processes_never_lose_a_step(sqlite_url: str) -> None:
    endings, steps = await count_in_two_processes(sqlite_url, "count")

    assert endings == [0, 0]
    assert steps == 2 * TIMES


async def test_without_begin_immediate_two_processes_stumble(sqlite_url: str) -> None:
    endings, steps = await count_in_two_processes(sqlite_url, "count-weakly")

    assert endings != [0, 0]
    assert steps == 1


async def test_a_writer_waits_while_somebody_else_holds_the_file(database: Database, sqlite_url: str) -> None:
    raw = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")

    waiting = asyncio.ensure_future(database.write(add_region, "patient"))
    seen_meanwhile = await database.read(region_names)
    raw.execute("COMMIT")
    raw.close()

    assert await waiting == 1
    assert seen_meanwhile == []


def test_the_lock_is_a_file_beside_the_database(migrated_file: Path) -> None:
    assert needs_lock(sqlite3.sqlite_version_info) is Path(f"{migrated_file}.writer").exists()
