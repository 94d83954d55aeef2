"""Which processes send what is owed, what part of the budgets each may spend, and until when Telegram wants peace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from storage.tables import Pause, Sender

SENDERS: Table = Sender.__table__  # type: ignore[attr-defined]
PAUSES: Table = Pause.__table__  # type: ignore[attr-defined]
S, P = SENDERS.c, PAUSES.c
MUSTER_LOCK = 0x466F6C6B  # any number nobody else locks
WHOLE = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class Muster:
    """Who sends at this moment. `part` is ours: one `part`-th of everything, or nothing yet."""

    me: int
    part: int | None
    at_work: tuple[int, ...]
    living: tuple[int, ...]

    @property
    def turn(self) -> tuple[int, int]:
        """Return which of how many shares of the readers is ours: number and count."""
        return self.at_work.index(self.me), len(self.at_work)


def beat(
    db: Session, *, me: int | None, name: str, is_gone: Callable[[str], bool], now: datetime, lasts: timedelta
) -> Muster:
    """Say that we live, strike off who does not, and return who sends.

    A part is given up at once and taken only when the others leave room for it: together they never exceed the whole.
    """
    _one_at_a_time(db)
    others = []
    for row in db.execute(select(SENDERS).where(S.id != (me or 0)).order_by(S.id)).all():
        if row.expires_at <= now or is_gone(row.name):
            db.execute(delete(SENDERS).where(S.id == row.id))
        else:
            others.append(row)
    mine = db.execute(select(SENDERS).where(S.id == me)).first() if me is not None else None
    part = _part(mine.part if mine else None, [row.part for row in others])
    values = {"name": name, "part": part, "expires_at": now + lasts}
    if mine is None:
        my_id: int = db.execute(insert(SENDERS).values(**values).returning(S.id)).scalar_one()
    else:
        my_id = mine.id
        db.execute(update(SENDERS).where(S.id == my_id).values(**values))
    at_work = [row.id for row in others if row.part is not None] + ([my_id] if part is not None else [])
    return Muster(my_id, part, tuple(sorted(at_work)), tuple(sorted([my_id, *(row.id for row in others)])))


def _part(ours: int | None, theirs: Sequence[int | None]) -> int | None:
    fair = len(theirs) + 1
    if ours is not None and ours <= fair:
        return fair
    spent = sum(1 / part for part in theirs if part is not None)
    return fair if spent + 1 / fair <= WHOLE else ours


def _one_at_a_time(db: Session) -> None:
    """Let two processes muster one after the other; on SQLite they do so anyway."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MUSTER_LOCK})


def leave(db: Session, *, me: int) -> None:
    """Say that we send no more."""
    db.execute(delete(SENDERS).where(S.id == me))


def pause(db: Session, scope: str, *, until: datetime) -> None:
    """Let every process leave a chat (or, with an empty scope, all of them) in peace until then."""
    insert_ = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    values: dict[str, Any] = {"scope": scope, "until": until}
    statement = insert_(PAUSES).values(**values)
    later = {"until": until}
    db.execute(statement.on_conflict_do_update(index_elements=[P.scope], set_=later, where=P.until < until))


def pauses(db: Session, *, now: datetime) -> dict[str, datetime]:
    """Return every pause that is not over, by its scope."""
    return {row.scope: row.until for row in db.execute(select(PAUSES).where(P.until > now))}


def forget_pauses(db: Session, *, now: datetime) -> None:
    """Forget the pauses that are over."""
    db.execute(delete(PAUSES).where(P.until <= now))
