"""Queries about notices that wait to be told together: gathered one by one, taken as a whole."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Table, func, select, update
from sqlmodel import Session, col

from storage.tables import OutboxMessage, OutboxState

BOX: Table = OutboxMessage.__table__  # type: ignore[attr-defined]
FOR_THE_DIGEST = "for the digest"
FOR_THE_MORNING = "for the morning"


def gather(db: Session, message_id: int, *, due_at: datetime, why: str) -> bool:
    """Put a leased message by until it is told with others; return whether it was still ours to put by."""
    values = {"state": OutboxState.GATHERED, "due_at": due_at, "fault": why}
    leased = update(BOX).where(BOX.c.id == message_id, BOX.c.state == OutboxState.LEASED)
    return db.execute(leased.values(**values).returning(BOX.c.id)).first() is not None


def gather_with(db: Session, message_id: int, *, person_id: int, due_at: datetime, notices: Sequence[str]) -> bool:
    """Put a leased message by if others of these kinds wait for the same morning, and those with it; False: alone."""
    is_sibling = (BOX.c.person_id == person_id, BOX.c.due_at == due_at, BOX.c.id != message_id)
    waiting = select(BOX.c.id).where(*is_sibling, BOX.c.state == OutboxState.READY, BOX.c.notice.in_(notices))
    gathered = select(BOX.c.id).where(*is_sibling, BOX.c.state == OutboxState.GATHERED)
    alone = list(db.execute(waiting).scalars())
    if not alone and db.execute(gathered.limit(1)).first() is None:
        return False
    values = {"state": OutboxState.GATHERED, "fault": FOR_THE_MORNING}
    db.execute(update(BOX).where(BOX.c.id.in_(alone), BOX.c.state == OutboxState.READY).values(**values))
    return gather(db, message_id, due_at=due_at, why=FOR_THE_MORNING)


def readers_due(db: Session, *, now: datetime, limit: int) -> list[int]:
    """Return up to `limit` people for whom something gathered is due, the longest overdue first."""
    due = select(BOX.c.person_id).where(BOX.c.state == OutboxState.GATHERED, BOX.c.due_at <= now)
    grouped = due.group_by(BOX.c.person_id).order_by(func.min(BOX.c.due_at), BOX.c.person_id).limit(limit)
    return list(db.execute(grouped).scalars())


def due_for(db: Session, person_id: int, *, now: datetime) -> list[OutboxMessage]:
    """Return what is gathered for somebody and due, the oldest first; nobody else may take it meanwhile."""
    is_theirs = (col(OutboxMessage.person_id) == person_id, col(OutboxMessage.state) == OutboxState.GATHERED)
    due = select(OutboxMessage).where(*is_theirs, col(OutboxMessage.due_at) <= now).order_by(col(OutboxMessage.id))
    return list(db.execute(due.with_for_update(), execution_options={"populate_existing": True}).scalars())


def note_digested(db: Session, message_ids: Sequence[int], *, now: datetime) -> None:
    """Note that these are told in a digest, and will not be told by themselves."""
    told = update(BOX).where(BOX.c.id.in_(message_ids), BOX.c.state == OutboxState.GATHERED)
    db.execute(told.values(state=OutboxState.DIGESTED, settled_at=now))


def put_off(db: Session, message_ids: Sequence[int], *, due_at: datetime) -> None:
    """Let these wait for a later digest."""
    waiting = update(BOX).where(BOX.c.id.in_(message_ids), BOX.c.state == OutboxState.GATHERED)
    db.execute(waiting.values(due_at=due_at))


def move(db: Session, person_id: int, *, due_at: datetime) -> None:
    """Let everything gathered for somebody's digest wait until this moment."""
    theirs = update(BOX).where(BOX.c.person_id == person_id, BOX.c.state == OutboxState.GATHERED)
    db.execute(theirs.where(BOX.c.fault == FOR_THE_DIGEST).values(due_at=due_at))


def by_id(db: Session, message_ids: Sequence[int]) -> list[OutboxMessage]:
    """Return these messages, the oldest first."""
    few = select(OutboxMessage).where(col(OutboxMessage.id).in_(message_ids)).order_by(col(OutboxMessage.id))
    return list(db.execute(few).scalars())
