"""Telegram's updates, kept before they are acknowledged and never allowed to take effect twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from sqlalchemy import BigInteger, String, bindparam, case, delete, func, literal_column, select, true, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage.rowsets import Rowset, for_each_dialect, run
from storage.tables.columns import UtcDateTime
from storage.tables.wire import InboxState, InboxUpdate

REMEMBERED_FOR = timedelta(hours=48)
FORGOTTEN_AT_ONCE = 5_000
FAULT_CHARACTERS = 200

INBOX: Any = InboxUpdate.__table__  # type: ignore[attr-defined]
C = INBOX.c
OPEN = (InboxState.WAITING, InboxState.EFFECTED)


class Arrived(NamedTuple):
    """An update as it came: its id, the callback query's id if it is a press, and its body."""

    update_id: int
    press_id: str | None
    body: bytes
    now: datetime


class Kept(NamedTuple):
    """An update that waits, or whose deed is done though its answer may not have left."""

    update_id: int
    body: bytes
    has_taken_effect: bool
    attempts: int
    received_at: datetime


class Pressed(Protocol):
    """What the inbox needs to know of a press."""

    @property
    def update_id(self) -> int: ...
    @property
    def press_id(self) -> str: ...
    @property
    def now(self) -> datetime: ...


def take_in(db: Session, arrivals: Sequence[Arrived]) -> list[bool | Exception]:
    """Keep these updates; return for each whether it is new (not seen in the last 48 hours, under either id)."""
    rows = [{"update_id": a.update_id, "press_id": a.press_id, "body": a.body, "received_at": a.now} for a in arrivals]
    fresh = _insert_new(db, rows, state=InboxState.WAITING)
    return [_is_first(a.update_id, fresh) for a in arrivals]


def _is_first(update_id: int, fresh: set[int]) -> bool:
    is_first = update_id in fresh
    fresh.discard(update_id)
    return is_first


def claim_presses(db: Session, presses: Iterable[Pressed]) -> set[int]:
    """Note these presses as done in this transaction; return the update ids of those seen for the first time."""
    pressed = list(presses)
    if not pressed:
        return set()
    rows = [(press.update_id, press.press_id) for press in pressed]
    return {row[0] for row in run(db, CLAIM, rows, moment=pressed[0].now)}


def _claim(rowset: Rowset, dialect: str) -> Any:
    values = {
        "update_id": rowset.column(0, BigInteger),
        "press_id": rowset.column(1, String),
        "state": literal_column(f"'{InboxState.DONE}'"),
        "attempts": literal_column("0"),
        "received_at": bindparam("moment", type_=UtcDateTime),
    }
    insert: Any = (sqlite if dialect == "sqlite" else postgresql).insert
    new = insert(INBOX).from_select(list(values), select(*values.values()).where(true()))
    return new.on_conflict_do_nothing().returning(C.update_id)


CLAIM = for_each_dialect(_claim)


def _insert_new(db: Session, rows: list[dict[str, Any]], *, state: InboxState) -> set[int]:
    if not rows:
        return set()
    for row in rows:
        row["state"] = state
        row["attempts"] = 0
    dialect: Any = sqlite if db.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(INBOX).on_conflict_do_nothing().returning(C.update_id)
    return set(db.connection().execute(statement, rows).scalars())


def mark_effected(db: Session, update_id: int) -> bool:
    """Note, in the deed's own transaction, that this update has taken effect; return whether it was still waiting."""
    statement = update(INBOX).where(C.update_id == update_id, C.state == InboxState.WAITING)
    return db.connection().execute(statement.values(state=InboxState.EFFECTED)).rowcount == 1


def finish(db: Session, update_ids: Sequence[int]) -> list[Exception | None]:
    """Note that these are handled, and erase what they said."""
    rows = [{"handled": update_id} for update_id in update_ids]
    statement = update(INBOX).where(C.update_id == bindparam("handled"), C.state.in_(OPEN))
    db.connection().execute(statement.values(state=InboxState.DONE, body=None), rows)
    return [None] * len(update_ids)


def note_failure(db: Session, update_id: int, *, fault: str, limit: int) -> InboxState | None:
    """Count one more failed attempt; at the limit the update goes to quarantine. Return how far it is now.

    What has taken effect stays as it is.
    """
    attempts = C.attempts + 1
    state = case((attempts >= limit, InboxState.QUARANTINED.value), else_=C.state)
    statement = update(INBOX).where(C.update_id == update_id, C.state == InboxState.WAITING)
    values = {"attempts": attempts, "fault": fault[:FAULT_CHARACTERS], "state": state}
    db.connection().execute(statement.values(values))
    return state_of(db, update_id)


def note_begun_again(db: Session, update_id: int, *, fault: str, limit: int) -> InboxState | None:
    """Count, before it is made, an attempt at what an earlier process left; at the limit nobody attempts it any more.

    What has taken effect then counts as done. Return how far the update is now.
    """
    attempts = C.attempts + 1
    is_over = attempts >= limit
    state = case(
        (is_over & (C.state == InboxState.WAITING), InboxState.QUARANTINED.value),
        (is_over, InboxState.DONE.value),
        else_=C.state,
    )
    statement = update(INBOX).where(C.update_id == update_id, C.state.in_(OPEN))
    db.connection().execute(statement.values(attempts=attempts, fault=fault[:FAULT_CHARACTERS], state=state))
    return state_of(db, update_id)


def quarantine(db: Session, arrivals: Sequence[Arrived], *, fault: str) -> None:
    """Set aside updates that cannot be handled, whether or not they were kept before."""
    rows = [{"update_id": a.update_id, "press_id": None, "body": a.body, "received_at": a.now} for a in arrivals]
    _insert_new(db, rows, state=InboxState.QUARANTINED)
    statement = update(INBOX).where(C.update_id.in_([a.update_id for a in arrivals]))
    db.connection().execute(statement.values(state=InboxState.QUARANTINED, fault=fault[:FAULT_CHARACTERS]))


def state_of(db: Session, update_id: int) -> InboxState | None:
    """Return how far this update has come, or None when it is not remembered."""
    state: InboxState | None = db.connection().execute(select(C.state).where(C.update_id == update_id)).scalar()
    return state


def open_updates(db: Session, *, limit: int) -> list[Kept]:
    """Return the oldest updates that still have to be handled or answered, in order of arrival."""
    columns = select(C.update_id, C.body, C.state, C.attempts, C.received_at).where(
        C.state.in_(OPEN), C.body.is_not(None)
    )
    rows = db.connection().execute(columns.order_by(C.received_at, C.update_id).limit(limit))
    return [Kept(row[0], row[1], row[2] is InboxState.EFFECTED, row[3], row[4]) for row in rows]


def count_open(db: Session) -> int:
    """Return how many updates wait."""
    return db.connection().execute(select(func.count()).where(C.state.in_(OPEN))).scalar_one()


def count_quarantined(db: Session) -> int:
    """Return how many updates were set aside in the last 48 hours."""
    return db.connection().execute(select(func.count()).where(C.state == InboxState.QUARANTINED)).scalar_one()


def forget_old(db: Session, *, now: datetime) -> int:
    """Forget the ids of handled updates after 48 hours, some thousand at a time; return how many were forgotten."""
    old = C.received_at < now - REMEMBERED_FOR
    settled = C.state.in_((InboxState.DONE, InboxState.QUARANTINED))
    oldest = select(C.update_id).where(settled, old).limit(FORGOTTEN_AT_ONCE)
    return db.connection().execute(delete(INBOX).where(C.update_id.in_(oldest))).rowcount
