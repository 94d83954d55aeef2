"""Readers: they see one unchanging moment, never wait for the writer, and cannot write."""

import asyncio
import threading

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.database import Database
from storage.engines import database_url, reading_engine, writing_engine
from tests.fixtures.storage import PEPPER
from tests.storage.regions import add_region, count_regions


async def test_a_reader_cannot_write(any_database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        await any_database.read(add_region, "never")

    assert await any_database.read(count_regions) == 0


async def test_a_reader_sees_one_moment(any_database: Database) -> None:
    looked, written = threading.Event(), threading.Event()

    def look_twice(db: Session) -> tuple[int, int]:
        first = count_regions(db)
        looked.set()
        assert written.wait(10)
        return first, count_regions(db)

    reading = asyncio.ensure_future(any_database.read(look_twice))
    await asyncio.to_thread(looked.wait, 10)
    await any_database.write(add_region, "new")
    written.set()

    assert await reading == (0, 0)
    assert await any_database.read(count_regions) == 1


async def test_more_readers_than_threads_take_turns(any_database: Database) -> None:
    counts = await asyncio.gather(*(any_database.read(count_regions) for _ in range(50)))

    assert counts == [0] * 50


async def test_a_query_that_raises_reaches_its_caller(database: Database) -> None:
    def fail(db: Session) -> None:
        raise LookupError("not here")

    with pytest.raises(LookupError, match="not here"):
        await database.read(fail)


async def test_reader_and_writer_know_the_pepper(database: Database) -> None:
    peppers = [await door(lambda db: db.info["pepper"]) for door in (database.read, database.write)]

    assert peppers == [PEPPER, PEPPER]


def test_the_file_is_opened_durably(sqlite_url: str) -> None:
    def pragmas(connection_kind: str, *names: str) -> list[object]:
        url = database_url(sqlite_url)
        engine = writing_engine(url) if connection_kind == "writer" else reading_engine(url, size=1)
        with engine.connect() as connection:
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
        engine.dispose()
        return found

    assert pragmas("writer", "journal_mode", "synchronous", "foreign_keys") == ["wal", 2, 1]
    assert pragmas("reader", "journal_mode", "query_only", "wal_autocheckpoint") == ["wal", 1, 0]


def test_postgresql_waits_for_the_disk(postgres_url: str) -> None:
    engine = writing_engine(database_url(postgres_url))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    engine.dispose()
