"""Who may do what only one process may do at a time, with a fence that rises with every new holder."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlmodel import Session

from storage.faults import Fenced
from storage.tables.wire import Lease

LEASES: Any = Lease.__table__  # type: ignore[attr-defined]
L = LEASES.c


def take(
    db: Session, name: str, *, holder: str, is_gone: Callable[[str], bool], now: datetime, lasts: timedelta
) -> int | None:
    """Take the lease if it is free, run out or its holder `is_gone`; return our fence, None while somebody has it."""
    connection = db.connection()
    row = connection.execute(select(L.holder, L.fence, L.expires_at).where(L.name == name).with_for_update()).first()
    if row is None:
        connection.execute(insert(LEASES).values(name=name, holder=holder, fence=1, expires_at=now + lasts))
        return 1
    if row.expires_at > now and not is_gone(row.holder):
        return None
    fence: int = row.fence + 1
    mine = update(LEASES).where(L.name == name, L.fence == row.fence)
    connection.execute(mine.values(holder=holder, fence=fence, expires_at=now + lasts))
    return fence


def renew(db: Session, name: str, *, fence: int, now: datetime, lasts: timedelta) -> bool:
    """Hold on for longer; return whether the lease was still ours."""
    mine = update(LEASES).where(L.name == name, L.fence == fence)
    return db.connection().execute(mine.values(expires_at=now + lasts)).rowcount == 1


def let_go(db: Session, name: str, *, fence: int, now: datetime) -> None:
    """Give the lease back, so that the next one need not wait for it to run out."""
    mine = update(LEASES).where(L.name == name, L.fence == fence)
    db.connection().execute(mine.values(expires_at=now))


def guard_of(name: str, *, fence: int) -> Callable[[Connection], None]:
    """Return the check that runs in every write transaction: it raises Fenced once somebody newer holds the lease."""
    held = select(L.fence).where(L.name == bindparam("name")).with_for_update(read=True)
    spelled: dict[str, tuple[str, Any]] = {}

    def check(connection: Connection) -> None:
        if connection.dialect.name not in spelled:  # once: this runs before every batch
            compiled = held.compile(dialect=connection.dialect)
            spelled[connection.dialect.name] = str(compiled), ({"name": name} if not compiled.positional else (name,))
        if connection.exec_driver_sql(*spelled[connection.dialect.name]).scalar() != fence:
            raise Fenced("another Folkmoot has taken over")

    return check
