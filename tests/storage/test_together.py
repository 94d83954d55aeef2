"""Sets: everything that waits for the same service becomes one call of it."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage.database import Database
from tests.storage.regions import Gate, add_region, add_regions, region_names


async def while_held(database: Database, *jobs: Awaitable[Any]) -> list[Any]:
    """Hand in all jobs while the writer is busy, so that they come into one batch; return their outcomes."""
    gate = Gate()
    held = asyncio.ensure_future(database.write(gate.hold, "held"))
    await asyncio.to_thread(gate.reached.wait, 10)
    waiting = [asyncio.ensure_future(job) for job in jobs]
    await asyncio.sleep(0)
    gate.opened.set()
    await held
    return list(await asyncio.gather(*waiting, return_exceptions=True))


class Doubling:
    """A set-based service that remembers how it was called."""

    def __init__(self) -> None:
        self.calls: list[list[int]] = []

    def __call__(self, db: Session, items: list[int]) -> list[int | Exception]:
        self.calls.append(items)
        return [item * 2 if item != 13 else ValueError("unlucky") for item in items]


async def test_what_waits_together_is_one_call(any_database: Database) -> None:
    double = Doubling()

    outcomes = await while_held(any_database, *(any_database.write_together(double, n) for n in range(10)))

    assert outcomes == [n * 2 for n in range(10)]
    assert double.calls == [list(range(10))]


async def test_each_item_gets_its_own_answer_or_exception(any_database: Database) -> None:
    double = Doubling()

    outcomes = await while_held(any_database, *(any_database.write_together(double, n) for n in (12, 13, 14)))

    assert outcomes[0] == 24
    assert isinstance(outcomes[1], ValueError)
    assert outcomes[2] == 28


async def test_one_spoiled_item_fails_alone(any_database: Database) -> None:
    names = ["a", "b", "a", "c"]

    outcomes = await while_held(any_database, *(any_database.write_together(add_regions, n) for n in names))

    assert [type(outcome) for outcome in outcomes] == [str, str, IntegrityError, str]
    assert await any_database.read(region_names) == ["a", "b", "c", "held"]


async def test_a_spoiled_item_beside_another_job_fails_alone(any_database: Database) -> None:
    jobs = [any_database.write_together(add_regions, name) for name in ("a", "b", "a")]

    outcomes = await while_held(any_database, any_database.write(add_region, "single"), *jobs)

    assert [type(outcome) for outcome in outcomes[1:]] == [str, str, IntegrityError]
    assert await any_database.read(region_names) == ["a", "b", "held", "single"]


async def test_sets_and_single_jobs_share_a_batch(any_database: Database) -> None:
    double = Doubling()
    jobs = [
        any_database.write_together(double, 1),
        any_database.write(add_region, "single"),
        any_database.write_together(double, 2),
        any_database.write_together(add_regions, "set"),
    ]

    outcomes = await while_held(any_database, *jobs)

    assert outcomes[0] == 2
    assert outcomes[2:] == [4, "set"]
    assert double.calls == [[1, 2]]
    assert await any_database.read(region_names) == ["held", "set", "single"]


def add_then_answer_no(db: Session, names: list[str]) -> list[str | Exception]:
    """Write a row for each, and answer each with an exception."""
    add_regions(db, names)
    return [ValueError(name) for name in names]


@pytest.mark.parametrize("count", [1, 3])
async def test_an_exception_that_is_answered_undoes_nothing(any_database: Database, count: int) -> None:
    names = [f"{n}" for n in range(count)]

    jobs = (any_database.write_together(add_then_answer_no, name) for name in names)
    outcomes = await asyncio.gather(*jobs, return_exceptions=True)

    assert [str(outcome) for outcome in outcomes] == names
    assert await any_database.read(region_names) == names


async def test_a_service_that_forgets_an_item_is_caught(database: Database) -> None:
    def forgetful(db: Session, items: list[int]) -> list[int | Exception]:
        return [*items[1:]]

    outcomes = await while_held(database, *(database.write_together(forgetful, n) for n in range(3)))

    assert [type(outcome) for outcome in outcomes] == [RuntimeError] * 3
