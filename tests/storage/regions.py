"""Small services over one small table: what the store's own tests write and read."""

import threading

from sqlalchemy import func, insert, select
from sqlmodel import Session, col

from storage.tables import Region


def add_region(db: Session, name: str) -> int:
    """Add a region and return its id; its name must be new."""
    region = Region(name=name)
    db.add(region)
    db.flush()
    assert region.id is not None
    return region.id


def count_regions(db: Session) -> int:
    return int(db.execute(select(func.count()).select_from(Region)).scalar_one())


def region_names(db: Session) -> list[str]:
    return list(db.execute(select(col(Region.name)).order_by(col(Region.name))).scalars())


def add_regions(db: Session, names: list[str]) -> list[str | Exception]:
    """Add all of them by one statement; one that is taken spoils the set."""
    db.execute(insert(Region), [{"name": name, "position": 0} for name in names])
    return [*names]


class Gate:
    """Holds the writer inside a job, so that a test can say what waits meanwhile."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def hold(self, db: Session, name: str) -> int:
        """Add a region, then keep the transaction open until the gate opens."""
        region_id = add_region(db, name)
        self.reached.set()
        assert self.opened.wait(10)
        return region_id
