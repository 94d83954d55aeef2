"""Queries about messages that were given up: why, how many, and trying or forgetting them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, select, update
from sqlmodel import Session

from storage.tables import OutboxMessage, OutboxState

BOX: Table = OutboxMessage.__table__  # type: ignore[attr-defined]
IS_DEAD = BOX.c.state == OutboxState.DEAD
GIVEN_UP = "given up by an admin"


@dataclass(frozen=True, slots=True)
class DeadLetters:
    """Messages of one kind that failed for one reason; they go by the id of the first."""

    first_id: int
    notice: str
    fault: str
    count: int
    last_at: datetime | None


def count(db: Session) -> int:
    """Return how many messages were given up."""
    return int(db.execute(select(func.count()).where(IS_DEAD)).scalar_one())


def in_doubt(db: Session) -> int:
    """Return of how many messages nobody can know whether they arrived."""
    return int(db.execute(select(func.count()).where(BOX.c.state == OutboxState.DOUBT)).scalar_one())


def grouped(db: Session, *, limit: int) -> list[DeadLetters]:
    """Return what was given up by kind and reason, the newest first."""
    last_at = func.max(BOX.c.settled_at)
    query = select(func.min(BOX.c.id), BOX.c.notice, BOX.c.fault, func.count(), last_at).where(IS_DEAD)
    query = query.group_by(BOX.c.notice, BOX.c.fault).order_by(last_at.desc(), func.min(BOX.c.id)).limit(limit)
    return [DeadLetters(first, notice, fault or "", many, at) for first, notice, fault, many, at in db.execute(query)]


def retry(db: Session, first_id: int, *, now: datetime) -> int:
    """Owe everything that failed like this one again; return how many that are."""
    fresh: dict[str, Any] = {
        "state": OutboxState.READY,
        "due_at": now,
        "settled_at": None,
        "attempts": 0,
        "fault": None,
    }
    return _change_like(db, first_id, fresh)


def give_up(db: Session, first_id: int, *, now: datetime) -> int:
    """Take everything that failed like this one off the list; return how many that were."""
    return _change_like(db, first_id, {"state": OutboxState.DROPPED, "settled_at": now, "fault": GIVEN_UP})


def _change_like(db: Session, first_id: int, values: dict[str, Any]) -> int:
    first = db.execute(select(BOX.c.notice, BOX.c.fault).where(BOX.c.id == first_id, IS_DEAD)).first()
    if first is None:
        return 0
    is_alike: ColumnElement[bool] = and_(IS_DEAD, BOX.c.notice == first.notice)
    has_same = BOX.c.fault.is_(None) if first.fault is None else BOX.c.fault == first.fault
    return db.connection().execute(update(BOX).where(is_alike, has_same).values(**values)).rowcount
