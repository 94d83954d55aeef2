"""Many write at once: one commit for all, and each answers for itself."""

import asyncio

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage.database import Database, Fenced, StoreClosed
from storage.tables import Region
from tests.storage.regions import Gate, add_region, count_regions, region_names


class Transactions:
    """A guard that lets everything pass and counts how often it was asked: once per transaction."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, connection: Connection) -> None:
        self.count += 1


async def test_what_is_written_can_be_read(any_database: Database) -> None:
    region_id = await any_database.write(add_region, "Riverside")

    found = await any_database.read(lambda db: db.get(Region, region_id))

    assert found is not None
    assert found.name == "Riverside"


async def test_a_job_that_raises_rolls_back_alone(any_database: Database) -> None:
    names = ["a", "b", "a", "c", "b", "d"]

    outcomes = await asyncio.gather(*(any_database.write(add_region, n) for n in names), return_exceptions=True)

    assert [type(o).__name__ for o in outcomes] == ["int", "int", "IntegrityError", "int", "IntegrityError", "int"]
    assert await any_database.read(region_names) == ["a", "b", "c", "d"]


async def test_a_job_that_fails_late_leaves_nothing_of_what_it_did_before(any_database: Database) -> None:
    def add_then_fail(db: Session, name: str) -> None:
        add_region(db, name)
        raise LookupError(name)

    jobs = [any_database.write(add_region, "kept"), any_database.write(add_then_fail, "gone")]
    outcomes = await asyncio.gather(*jobs, return_exceptions=True)

    assert isinstance(outcomes[1], LookupError)
    assert await any_database.read(region_names) == ["kept"]


async def test_a_job_that_is_alone_rolls_back_too(any_database: Database) -> None:
    await any_database.write(add_region, "a")

    with pytest.raises(IntegrityError):
        await any_database.write(add_region, "a")

    await any_database.write(add_region, "b")
    assert await any_database.read(region_names) == ["a", "b"]


async def test_everybody_who_waits_shares_one_commit(any_database: Database) -> None:
    any_database.guard = transactions = Transactions()
    gate = Gate()
    first = asyncio.ensure_future(any_database.write(gate.hold, "first"))
    await asyncio.to_thread(gate.reached.wait, 10)

    waiting = [asyncio.ensure_future(any_database.write(add_region, f"{n}")) for n in range(100)]
    await asyncio.sleep(0)
    gate.opened.set()
    await asyncio.gather(first, *waiting)

    assert transactions.count == 2
    assert await any_database.read(count_regions) == 101


async def test_nobody_is_answered_and_nothing_is_seen_before_the_commit(any_database: Database) -> None:
    gate = Gate()
    first = asyncio.ensure_future(any_database.write(add_region, "neighbour"))
    second = asyncio.ensure_future(any_database.write(gate.hold, "held"))
    await asyncio.to_thread(gate.reached.wait, 10)

    seen = await any_database.read(region_names)
    answered = second.done()
    gate.opened.set()
    await asyncio.gather(first, second)

    assert "held" not in seen
    assert not answered
    assert await any_database.read(region_names) == ["held", "neighbour"]


async def test_a_caller_who_leaves_disturbs_nobody(database: Database) -> None:
    gate = Gate()
    first = asyncio.ensure_future(database.write(gate.hold, "first"))
    await asyncio.to_thread(gate.reached.wait, 10)
    leaving = asyncio.ensure_future(database.write(add_region, "left behind"))
    staying = asyncio.ensure_future(database.write(add_region, "stays"))
    await asyncio.sleep(0)

    leaving.cancel()
    first.cancel()
    gate.opened.set()
    await staying

    assert await database.read(region_names) == ["first", "left behind", "stays"]


async def test_closing_finishes_what_is_queued(any_url: str) -> None:
    database = Database(any_url, pepper=b"pepper")
    await database.start()
    queued = [asyncio.ensure_future(database.write(add_region, f"{n}")) for n in range(600)]
    await asyncio.sleep(0)

    await database.close()

    assert len(await asyncio.gather(*queued)) == 600


async def test_a_closed_store_refuses(database: Database) -> None:
    await database.close()

    with pytest.raises(StoreClosed):
        await database.write(add_region, "too late")
    with pytest.raises(StoreClosed):
        await database.read(count_regions)


async def test_a_store_can_be_opened_again(database: Database) -> None:
    await database.write(add_region, "before")

    await database.close()
    await database.start()

    assert await database.read(region_names) == ["before"]


@pytest.mark.parametrize("ending", [Session.commit.__name__, Session.rollback.__name__])
async def test_a_service_cannot_end_the_transaction(database: Database, ending: str) -> None:
    def meddle(db: Session) -> None:
        add_region(db, "meddler")
        getattr(db, ending)()

    jobs = [database.write(add_region, "neighbour"), database.write(meddle)]
    outcomes = await asyncio.gather(*jobs, return_exceptions=True)

    assert isinstance(outcomes[1], RuntimeError)
    assert await database.read(region_names) == ["neighbour"]


async def test_a_service_may_try_something_in_a_savepoint_of_its_own(any_database: Database) -> None:
    def add_or_find(db: Session, name: str) -> str:
        try:
            with db.begin_nested():
                add_region(db, name)
        except IntegrityError:
            return "found"
        return "added"

    outcomes = await asyncio.gather(*(any_database.write(add_or_find, "Old Town") for _ in range(3)))

    assert outcomes == ["added", "found", "found"]


async def test_a_fenced_process_writes_nothing(any_database: Database) -> None:
    def refuse(connection: Connection) -> None:
        raise Fenced("another process holds the lease")

    any_database.guard = refuse
    outcomes = await asyncio.gather(*(any_database.write(add_region, n) for n in "abc"), return_exceptions=True)
    any_database.guard = None
    await any_database.write(add_region, "d")

    assert [type(outcome) for outcome in outcomes] == [Fenced, Fenced, Fenced]
    assert await any_database.read(region_names) == ["d"]


async def test_an_exception_no_future_can_carry_still_reaches_its_caller(database: Database) -> None:
    def stop(db: Session) -> None:
        raise StopIteration

    with pytest.raises(RuntimeError, match="StopIteration"):
        await database.write(stop)
