"""Many write at once: one commit for all, and each answers for itself."""

import asyncio

from sqlalchemy import func, select
from sqlmodel import Session

from storage.database import Database
from storage.tables import Region


def name_region(db: Session, name: str) -> int:
    region = Region(name=name)
    db.add(region)
    db.flush()
    assert region.id is not None
    return region.id


def count_regions(db: Session) -> int:
    return int(db.execute(select(func.count()).select_from(Region)).scalar_one())


async def test_what_is_written_can_be_read(any_database: Database) -> None:
    region_id = await any_database.write(name_region, "Riverside")

    found = await any_database.read(lambda db: db.get(Region, region_id))

    assert found is not None
    assert found.name == "Riverside"


async def test_a_job_that_raises_rolls_back_alone(any_database: Database) -> None:
    names = ["a", "b", "a", "c", "b", "d"]

    outcomes = await asyncio.gather(*(any_database.write(name_region, n) for n in names), return_exceptions=True)

    assert [type(o).__name__ for o in outcomes] == ["int", "int", "IntegrityError", "int", "IntegrityError", "int"]
    assert await any_database.read(count_regions) == 4
