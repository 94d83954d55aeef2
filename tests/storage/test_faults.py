"""Bad days: a full disk, a server that drops its connections, a deadlock. What was acknowledged is there, once."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, insert, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from storage import audit
from storage.batches import Service, Waiting
from storage.database import Database
from storage.engines import database_url, writing_engine
from storage.receipts import Receipt, has_happened, receipt_for
from storage.tables import SearchWord
from storage.writer import Writer
from tests.fixtures.postgres import PostgresServer
from tests.fixtures.storage import PEPPER
from tests.storage.regions import add_region, count_regions
from tests.storage.test_audit import note
from tests.storage.test_together import while_held

WORDS_AT_ONCE = 200
LEAST_INTERRUPTIONS = 3
WRITES = 400


def add_words(db: Session, start: int) -> None:
    rows = [{"word": f"{start + n:050}", "kind": "idea", "subject_id": n} for n in range(WORDS_AT_ONCE)]
    db.execute(insert(SearchWord), rows)


def count_words(db: Session) -> int:
    return int(db.execute(text("SELECT count(*) FROM search_words")).scalar_one())


def limit_pages(db: Session, more: int) -> None:
    used = db.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
    db.connection().exec_driver_sql(f"PRAGMA max_page_count = {used + more}")


async def test_a_full_disk_loses_nothing_that_was_acknowledged(database: Database) -> None:
    await database.write(limit_pages, 20)

    adding_words = [database.write(add_words, n * WORDS_AT_ONCE) for n in range(6)]
    adding_regions = [database.write(add_region, f"{n}") for n in range(6)]
    outcomes = await while_held(database, *adding_words, *adding_regions)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Exception)]

    assert {str(getattr(failure, "orig", failure)) for failure in failures} == {"database or disk is full"}
    assert await database.read(count_words) == outcomes[:6].count(None) * WORDS_AT_ONCE
    assert await database.read(count_regions) == 1 + sum(isinstance(outcome, int) for outcome in outcomes)


async def test_writing_goes_on_when_there_is_room_again(database: Database) -> None:
    await database.write(limit_pages, 2)
    with pytest.raises(OperationalError, match="full"):
        await database.write(add_words, 0)

    await database.write(limit_pages, 1000)
    await database.write(add_words, 0)

    assert await database.read(count_words) == WORDS_AT_ONCE


@pytest.fixture
def plain_url(postgres: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database with one more table, without any key: what happens twice is there twice."""
    with postgres.disposable(migrated=True) as url:
        engine = writing_engine(database_url(url))
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE plain (word text)")
        engine.dispose()
        yield url


@pytest.fixture
async def plain(plain_url: str) -> AsyncIterator[Database]:
    """The open store of that database."""
    database = Database(plain_url, pepper=PEPPER)
    await database.start()
    yield database
    await database.close()


def add_plain(db: Session, word: str) -> str:
    db.execute(text("INSERT INTO plain VALUES (:word)"), {"word": word})
    return word


def plain_words(db: Session) -> list[str]:
    return list(db.execute(text("SELECT word FROM plain")).scalars())


async def test_interrupted_connections_lose_and_double_nothing(
    plain: Database, plain_url: str, postgres: PostgresServer
) -> None:
    words = [f"{n}" for n in range(WRITES)]
    turns = [words[n::8] for n in range(8)]
    interrupted: list[int] = []

    async def write_in_turn(own: list[str]) -> None:
        for number, word in enumerate(own):
            await plain.write(add_plain, word)
            if own is turns[0] and number % 10 == 5:  # seven others are at it now
                interrupted.append(await asyncio.to_thread(postgres.interrupt, plain_url))

    await asyncio.gather(*(write_in_turn(turn) for turn in turns))

    assert sum(interrupted) >= LEAST_INTERRUPTIONS
    assert sorted(await plain.read(plain_words)) == sorted(words)


async def test_a_neighbour_is_not_told_of_work_that_is_gone(plain: Database) -> None:
    def hide_the_end(db: Session) -> None:
        try:
            db.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        except DBAPIError:
            raise LookupError("something else") from None

    before, after = plain.write(add_plain, "a"), plain.write(add_plain, "b")
    outcomes = await while_held(plain, before, plain.write(hide_the_end), after)

    assert all(isinstance(outcome, Exception) for outcome in outcomes)
    assert await plain.read(plain_words) == []


def break_once(engine: Engine, fault: Callable[[Any], None]) -> list[bool]:
    """Let `fault(driver connection)` happen at the next COMMIT; the list is filled when it has."""
    happened: list[bool] = []

    def at_commit(connection: Connection) -> None:
        if not happened:
            happened.append(True)
            fault(connection.connection.dbapi_connection)

    event.listen(engine, "commit", at_commit)
    return happened


def die_after_commit(driver: Any) -> None:
    driver.commit()
    driver.close()


def die_before_commit(driver: Any) -> None:
    driver.close()


async def write_with(engine: Engine, service: Service, *args: object) -> Any:
    writer = Writer(engine, pepper=PEPPER, guard=lambda: None)
    writer.start()
    future = asyncio.get_running_loop().create_future()
    writer.submit(Waiting(future, service, args, {}))
    try:
        return await future
    finally:
        await asyncio.to_thread(writer.close)
        engine.dispose()


@pytest.mark.parametrize("fault", [die_after_commit, die_before_commit])
@pytest.mark.parametrize("is_noted", [True, False], ids=["noted", "unnoted"])
async def test_a_connection_that_dies_at_commit_is_asked_about(
    plain: Database, plain_url: str, fault: Callable[[Any], None], is_noted: bool
) -> None:
    def act(db: Session) -> str:
        if is_noted:
            note(db, "plain.added")
        return add_plain(db, "once")

    engine = writing_engine(database_url(plain_url))
    happened = break_once(engine, fault)
    answer = await write_with(engine, act)

    assert happened == [True]
    assert answer == "once"
    assert await plain.read(plain_words) == ["once"]
    assert (await plain.read(audit.verify)).entries == int(is_noted)


def test_a_transaction_is_known_by_its_receipt(plain_url: str) -> None:
    engine = writing_engine(database_url(plain_url))
    with engine.connect() as acting, engine.connect() as asking:
        acting.exec_driver_sql("INSERT INTO plain VALUES ('kept')")
        kept = receipt_for(acting, None) or Receipt(None, None)
        under_way = has_happened(asking, kept)
        acting.commit()
        acting.exec_driver_sql("INSERT INTO plain VALUES ('dropped')")
        dropped = receipt_for(acting, None) or Receipt(None, None)
        acting.rollback()
        never_noted = Receipt(kept.transaction, audit.Link(1, "a seal that is not there"))

        assert under_way is None
        assert has_happened(asking, kept) is True
        assert has_happened(asking, dropped) is False
        assert has_happened(asking, never_noted) is False
        assert has_happened(asking, Receipt(None, None)) is False
    engine.dispose()


async def test_a_deadlock_is_run_again(plain: Database, plain_url: str) -> None:
    locked, waiting = threading.Event(), threading.Event()
    for word in "ab":
        await plain.write(add_plain, word)

    def a_then_b(db: Session) -> None:
        db.execute(text("UPDATE plain SET word = 'a' WHERE word = 'a'"))
        locked.set()
        assert waiting.wait(10)
        db.execute(text("UPDATE plain SET word = 'b' WHERE word = 'b'"))

    def b_then_a() -> None:
        engine = writing_engine(database_url(plain_url))
        with engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL deadlock_timeout = '60s'")  # so that the store is the victim
            connection.exec_driver_sql("UPDATE plain SET word = 'b' WHERE word = 'b'")
            assert locked.wait(10)
            waiting.set()
            connection.exec_driver_sql("UPDATE plain SET word = 'a' WHERE word = 'a'")
        engine.dispose()

    other = asyncio.ensure_future(asyncio.to_thread(b_then_a))
    outcomes = await while_held(plain, plain.write(add_region, "neighbour"), plain.write(a_then_b))
    await other

    assert [type(outcome) for outcome in outcomes] == [int, type(None)]
    assert await plain.read(count_regions) == 2
