"""How many calls a second the store's doors let through, by one, 64 and 512 callers: `python -m benchmarks.doors`."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from storage import audit, schema
from storage.audit import Change
from storage.database import Database
from storage.tables import Region

NOW = datetime(2026, 5, 1, tzinfo=UTC)
REGIONS: Any = Region.__table__  # type: ignore[attr-defined]
CALLS = {1: 300, 64: 12_800, 512: 25_600}
Call = Callable[[str], Awaitable[Any]]


def add(db: Session, name: str) -> None:
    """Add one row by one statement."""
    db.execute(insert(REGIONS), {"name": name, "position": 0})


def add_all(db: Session, names: list[str]) -> list[str | Exception]:
    """Add many rows by one statement."""
    db.execute(insert(REGIONS), [{"name": name, "position": 0} for name in names])
    return [*names]


def add_all_noted(db: Session, names: list[str]) -> list[str | Exception]:
    """Add many rows, with an entry in the audit log for each."""
    audit.append_many(db, [Change("s" * 32, "region.added", f"region:{name}", NOW, {"n": 1}) for name in names])
    return add_all(db, names)


async def _calls_per_second(call: Call, *, door: str, in_flight: int) -> int:
    turns = CALLS[in_flight] // in_flight

    async def keep_calling(caller: int) -> None:
        for turn in range(turns):
            await call(f"{door}{in_flight}-{caller}-{turn}")

    started = time.perf_counter()
    await asyncio.gather(*(keep_calling(caller) for caller in range(in_flight)))
    return round(in_flight * turns / (time.perf_counter() - started))


async def measure(url: str) -> dict[str, dict[int, int]]:
    """Return calls a second for each door and number of callers, on a migrated database."""
    database = Database(url, pepper=b"bench" * 8)
    await database.start()
    doors: dict[str, Call] = {
        "write": lambda name: database.write(add, name),
        "write_together": lambda name: database.write_together(add_all, name),
        "write_together, noted": lambda name: database.write_together(add_all_noted, name),
    }
    try:
        return {
            door: {n: await _calls_per_second(call, door=door, in_flight=n) for n in CALLS}
            for door, call in doors.items()
        }
    finally:
        await database.close()


def main() -> None:
    """Measure SQLite, and PostgreSQL as the tests find it."""
    from tests.fixtures.postgres import running_postgres

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/folkmoot.db"
        schema.migrate(url)
        print("SQLite", asyncio.run(measure(url)))
    with running_postgres() as server, server.fresh() as url:
        print("PostgreSQL", asyncio.run(measure(url)))


if __name__ == "__main__":
    main()
