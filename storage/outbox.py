"""Queries about what the bot owes people: owing, claiming, and noting what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col

from storage.claims import looked_up_once
from storage.prepared import Prepared
from storage.tables import OutboxMessage, OutboxState, Priority
from storage.tables.columns import UtcDateTime
from storage.tables.wire import IS_LEASED

BOX: Table = OutboxMessage.__table__  # type: ignore[attr-defined]
SETTLED = (
    OutboxState.SENT,
    OutboxState.DOUBT,
    OutboxState.FAILED,
    OutboxState.DEAD,
    OutboxState.DIGESTED,
    OutboxState.DROPPED,
)


def _at_hand(_dialect: str) -> Any:
    """Runs whenever something may have been owed."""
    now = bindparam("now", type_=UtcDateTime)
    is_ready = and_(BOX.c.state == OutboxState.READY, BOX.c.due_at <= now)
    due = [select(BOX.c.id).where(is_ready, BOX.c.priority == priority).exists() for priority in Priority]
    return select(or_(*due), select(BOX.c.id).where(text(IS_LEASED)).exists())


AT_HAND = Prepared(_at_hand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One message to owe: what happened (`notice` and ids in `facts`), to whom, not before when."""

    notice: str
    facts: dict[str, Any]
    dedupe_key: str
    person_id: int | None = None
    chat_id: int | None = None
    thread_id: int | None = None
    priority: Priority = Priority.NOTICE
    due_at: datetime | None = None
    series: str | None = None


def owe(  # noqa: PLR0913  an owed message has this many parts
    db: Session,
    *,
    notice: str,
    facts: dict[str, Any],
    dedupe_key: str,
    now: datetime,
    person_id: int | None = None,
    chat_id: int | None = None,
    thread_id: int | None = None,
    priority: Priority = Priority.NOTICE,
    due_at: datetime | None = None,
    series: str | None = None,
) -> None:
    """Owe a message; the key names the event, so owing it twice is owing it once.

    `chat_id` is a row of `chats`. With neither person nor chat it waits for the topic its notice belongs to.
    """
    owed = Owed(
        notice=notice,
        facts=facts,
        dedupe_key=dedupe_key,
        person_id=person_id,
        chat_id=chat_id,
        thread_id=thread_id,
        priority=priority,
        due_at=due_at,
        series=series,
    )
    owe_many(db, [owed], now=now)


def owe_many(db: Session, messages: Iterable[Owed], *, now: datetime) -> int:
    """Owe a set of messages and return how many were new."""
    rows = [_row(message, now) for message in messages]
    insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    if not rows:
        return 0
    statement = insert(BOX).on_conflict_do_nothing(index_elements=[BOX.c.dedupe_key]).returning(BOX.c.id)
    return len(db.execute(statement, rows).all())  # compiled once, and sent in batches


def _row(message: Owed, now: datetime) -> dict[str, Any]:
    row = asdict(message)
    return row | {"due_at": message.due_at or now, "owed_at": now, "state": OutboxState.READY, "attempts": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who claims, and which of the messages: everybody's (`of` = 1), or those of every `of`-th reader.

    What goes to chats, not to people, is one process's alone, because a group has one budget.
    """

    sender_id: int
    turn: int = 0
    of: int = 1
    takes_chats: bool = True

    @property
    def _is_ours(self) -> ColumnElement[bool]:
        reader = BOX.c.person_id
        is_turn = reader.is_not(None) if self.of == 1 else reader % self.of == self.turn
        return or_(reader.is_(None), is_turn) if self.takes_chats else is_turn

    def among(self, statement: Select[Any]) -> Select[Any]:
        """Return the statement narrowed to what is this claimant's."""
        return statement if self.of == 1 and self.takes_chats else statement.where(self._is_ours)


def claim(
    db: Session, *, claimant: Claimant, now: datetime, limit: int, most_announcements: int | None = None
) -> list[OutboxMessage]:
    """Take up to `limit` messages that are due, the most pressing first, and return them.

    They are the claimant's until they are settled or put back, or until it lives no more.
    """
    claimed: list[OutboxMessage] = []
    for priority in Priority:
        room = limit - len(claimed)
        if priority is Priority.ANNOUNCEMENT and most_announcements is not None:
            room = min(room, most_announcements)
        if room > 0:
            claimed += _claim(db, priority, claimant=claimant, now=now, limit=room)
    return claimed


def _claim(
    db: Session, priority: Priority, *, claimant: Claimant, now: datetime, limit: int
) -> Sequence[OutboxMessage]:
    due = (
        claimant.among(select(BOX.c.id))
        .where(BOX.c.state == OutboxState.READY, BOX.c.priority == priority, BOX.c.due_at <= now)
        .order_by(BOX.c.due_at, BOX.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    leased = (
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(looked_up_once(due)))
        .values(state=OutboxState.LEASED, sender_id=claimant.sender_id, attempts=col(OutboxMessage.attempts) + 1)
        .returning(OutboxMessage)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    rows = db.execute(leased).scalars().all()
    return sorted(rows, key=lambda row: (row.due_at, row.id))


def claim_stranded(
    db: Session, *, claimant: Claimant, living: Iterable[int], under_way: Iterable[int], limit: int
) -> list[OutboxMessage]:
    """Take over messages whose sender died while it held them: nobody can know whether they were sent.

    Our own count too, where no job of ours is `under_way` with them any more.
    """
    stranded = (
        select(BOX.c.id)
        .where(_is_stranded(claimant, living, under_way))
        .order_by(BOX.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(looked_up_once(stranded)))
        .values(sender_id=claimant.sender_id)
        .returning(OutboxMessage)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return list(db.execute(taken).scalars().all())


def has_stranded(db: Session, *, claimant: Claimant, living: Iterable[int], under_way: Iterable[int]) -> bool:
    """Return whether any message is held by a process that lives no more."""
    stranded = select(BOX.c.id).where(_is_stranded(claimant, living, under_way))
    return db.execute(stranded.limit(1)).first() is not None


def _is_stranded(claimant: Claimant, living: Iterable[int], under_way: Iterable[int]) -> ColumnElement[bool]:
    holder = BOX.c.sender_id
    others = [one for one in living if one != claimant.sender_id]
    is_left = and_(holder == claimant.sender_id, BOX.c.id.not_in(list(under_way)))
    is_dead = or_(holder.is_(None), holder.not_in([claimant.sender_id, *others]))
    return and_(text(IS_LEASED), or_(is_left, is_dead))


def at_hand(db: Session, *, now: datetime) -> tuple[bool, bool]:
    """Return whether any message is due at this moment, and whether anybody holds one."""
    ((is_due, is_held),) = AT_HAND.run(db.connection(), now=now)
    return is_due, is_held


def settle(
    db: Session,
    message_id: int,
    *,
    state: OutboxState,
    now: datetime,
    telegram_message_ids: Sequence[int] = (),
    fault: str | None = None,
    sender_id: int | None = None,
) -> None:
    """Note what finally became of a leased message; the last of what it became carries the keyboard."""
    values: dict[str, Any] = {"state": state, "settled_at": now, "fault": fault}
    if telegram_message_ids:
        values["message_id"] = telegram_message_ids[-1]
    if len(telegram_message_ids) > 1:
        values["message_ids"] = list(telegram_message_ids)
    _change_leased(db, message_id, values, sender_id)


def last_sent(db: Session, series: str) -> datetime | None:
    """Return when the last message of a series arrived."""
    were_sent = (BOX.c.series == series, BOX.c.state == OutboxState.SENT)
    found: datetime | None = db.execute(select(func.max(BOX.c.settled_at)).where(*were_sent)).scalar()
    return found


def postpone(
    db: Session,
    message_id: int,
    *,
    due_at: datetime,
    counts: bool = True,
    fault: str | None = None,
    sender_id: int | None = None,
) -> None:
    """Put a leased message back until `due_at`; `counts` says whether the attempt was made."""
    values: dict[str, Any] = {"state": OutboxState.READY, "due_at": due_at, "sender_id": None}
    if fault is not None:
        values["fault"] = fault
    if not counts:
        values["attempts"] = BOX.c.attempts - 1
    _change_leased(db, message_id, values, sender_id)


def _change_leased(db: Session, message_id: int, values: dict[str, Any], sender_id: int | None) -> None:
    """Change a message that is leased; if `sender_id` is given, only while that process holds it."""
    is_held = [BOX.c.id == message_id, BOX.c.state == OutboxState.LEASED]
    if sender_id is not None:
        is_held.append(BOX.c.sender_id == sender_id)
    db.execute(update(BOX).where(*is_held).values(**values))


def wake_unaddressed(db: Session, *, now: datetime) -> int:
    """Make everything that waited for a staff topic due at once; return how much that was."""
    nowhere = and_(BOX.c.person_id.is_(None), BOX.c.chat_id.is_(None))
    woken = update(BOX).where(BOX.c.state == OutboxState.READY, nowhere, BOX.c.due_at > now).values(due_at=now)
    return len(db.execute(woken.returning(BOX.c.id)).all())


def wake_answers(db: Session, *, person_id: int, fault: str, now: datetime) -> int:
    """Owe somebody again the answers to them that were dropped for this reason; return how many."""
    dropped = and_(BOX.c.person_id == person_id, BOX.c.state == OutboxState.DROPPED, BOX.c.fault == fault)
    again = {"state": OutboxState.READY, "due_at": now, "settled_at": None, "fault": None, "attempts": 0}
    woken = update(BOX).where(dropped, BOX.c.priority == Priority.ANSWER).values(**again)
    return len(db.execute(woken.returning(BOX.c.id)).all())


def waiting(db: Session) -> int:
    """Return how many messages are owed and not yet settled."""
    is_open = BOX.c.state.in_((OutboxState.READY, OutboxState.LEASED))
    return int(db.execute(select(func.count()).where(is_open)).scalar_one())


def forget_settled(db: Session, *, before: datetime) -> int:
    """Forget messages settled before this moment; return how many. Their keys may then be owed again."""
    gone = delete(BOX).where(BOX.c.state.in_(SETTLED), BOX.c.settled_at < before).returning(BOX.c.id)
    return len(db.execute(gone).all())
