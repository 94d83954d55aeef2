"""Another process beside the test's own: `python -m tests.storage.second_process (hold | count) URL`."""

import asyncio
import sys

from sqlalchemy import select
from sqlmodel import Session, col

from storage.database import Database, StoreOptions
from storage.tables import Region

REPAIRED = StoreOptions(sqlite_version=(3, 51, 3))
TIMES = 150


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


async def hold(url: str) -> None:
    await Database(url, pepper=b"pepper").start()
    print("open", flush=True)  # noqa: T201  the test waits for it
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run({"count": count, "hold": hold}[sys.argv[1]](sys.argv[2]))
