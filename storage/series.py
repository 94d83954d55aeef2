"""Queries about owed messages that belong together, such as those of one announcement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, select, update
from sqlmodel import Session, col

from storage.tables import OutboxMessage, OutboxState

BOX: Table = OutboxMessage.__table__  # type: ignore[attr-defined]
STOPPED = "stopped"
AGAIN = (OutboxState.DOUBT, OutboxState.DEAD)
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the messages of a series have come, by state."""

    counts: dict[OutboxState, int] = field(default_factory=dict)

    def __getitem__(self, state: OutboxState) -> int:
        return self.counts.get(state, 0)

    @property
    def all(self) -> int:
        """How many messages the series has."""
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        """How many are still to be sent, held ones among them."""
        return self[OutboxState.READY] + self[OutboxState.HELD] + self[OutboxState.LEASED]


def hold(db: Session, series: str) -> int:
    """Hold everything of a series that has not begun to leave; return how many. What is under way arrives."""
    return _move(db, series, from_states=(OutboxState.READY,), state=OutboxState.HELD)


def release(db: Session, series: str) -> int:
    """Let go on what was held; return how many."""
    return _move(db, series, from_states=(OutboxState.HELD,), state=OutboxState.READY)


def stop(db: Session, series: str, *, now: datetime) -> int:
    """Give up everything of a series that has not begun to leave; return how many. What is under way arrives."""
    waiting = (OutboxState.READY, OutboxState.HELD)
    return _move(db, series, from_states=waiting, state=OutboxState.DROPPED, settled_at=now, fault=STOPPED)


def _move(db: Session, series: str, *, from_states: Sequence[OutboxState], **values: Any) -> int:
    moved = update(BOX).where(BOX.c.series == series, BOX.c.state.in_(from_states)).values(**values)
    return db.connection().execute(moved).rowcount


def tally(db: Session, series: str) -> Tally:
    """Return how many messages of a series are in each state."""
    counted = select(BOX.c.state, func.count().label("count_")).where(BOX.c.series == series).group_by(BOX.c.state)
    return Tally({row.state: row.count_ for row in db.execute(counted)})


def faults(db: Session, series: str, state: OutboxState) -> dict[str, int]:
    """Return why messages of a series are in this state, and how many for each reason."""
    is_it = (BOX.c.series == series, BOX.c.state == state)
    counted = select(BOX.c.fault, func.count().label("count_")).where(*is_it).group_by(BOX.c.fault)
    return {row.fault or "": row.count_ for row in db.execute(counted)}


def in_doubt(db: Session, series: str, *, limit: int = 10_000) -> list[OutboxMessage]:
    """Return the messages of a series of which nobody can know whether they arrived."""
    return members(db, series, states=(OutboxState.DOUBT,), limit=limit)


def members(
    db: Session, series: str, *, states: Sequence[OutboxState], after: int = 0, limit: int = 1_000
) -> list[OutboxMessage]:
    """Return messages of a series in these states, in order of their ids, after this one; for reports and recalls."""
    is_it = (col(OutboxMessage.series) == series, col(OutboxMessage.state).in_(states), col(OutboxMessage.id) > after)
    query = select(OutboxMessage).where(*is_it).order_by(col(OutboxMessage.id)).limit(limit)
    return list(db.execute(query).scalars())


def resend(db: Session, ids: Iterable[int], *, now: datetime) -> int:
    """Owe exactly these again, if they are in doubt or were given up; return how many of them were."""
    wanted, again = sorted(set(ids)), 0
    fresh: dict[str, Any] = {
        "state": OutboxState.READY,
        "due_at": now,
        "settled_at": None,
        "attempts": 0,
        "fault": None,
    }
    for start in range(0, len(wanted), ROWS_AT_ONCE):
        some = BOX.c.id.in_(wanted[start : start + ROWS_AT_ONCE])
        woken = update(BOX).where(some, BOX.c.state.in_(AGAIN)).values(**fresh)
        again += db.connection().execute(woken).rowcount
    return again
