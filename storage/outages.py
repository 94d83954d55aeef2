"""Queries about the time in which signing was off, and giving it back to the ideas that were open then."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Table, or_, select, update
from sqlmodel import Session, col

from storage.tables import Beat, DayOff, Idea, IdeaStatus

IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
C = IDEAS.c
SIGNING = "signing"


def last_seen(db: Session) -> datetime | None:
    """Return when signing was last seen going on; nobody else may look until this transaction is over."""
    beat = db.get(Beat, SIGNING, with_for_update=True)
    return beat.seen_at if beat else None


def note_seen(db: Session, *, now: datetime) -> None:
    """Note that signing goes on."""
    seen = update(Beat).where(col(Beat.name) == SIGNING).values(seen_at=now).returning(col(Beat.name))
    if db.execute(seen).first() is None:
        db.add(Beat(name=SIGNING, seen_at=now))
        db.flush()


def note_off(db: Session, day: date, *, seconds: int) -> DayOff:
    """Add to how long signing was off on a day, and return that day."""
    known = db.get(DayOff, day, with_for_update=True) or DayOff(day=day)
    known.seconds += seconds
    db.add(known)
    db.flush()
    return known


def open_between(db: Session, start: datetime, end: datetime) -> Sequence[Idea]:
    """Return the ideas that could have been signed at some moment from `start` up to `end`, had signing been on."""
    is_unended = or_(C.status == IdeaStatus.OPEN, (C.status == IdeaStatus.QUALIFIED) & C.ended_at.is_(None))
    was_open = select(Idea).where(is_unended, C.published_at < end, C.closes_at > start)
    return db.execute(was_open.order_by(C.id).with_for_update()).scalars().all()


def extend(db: Session, idea: Idea, *, closes_at: datetime) -> None:
    """Let an idea be open for a day longer, until this moment."""
    idea.closes_at = closes_at
    idea.extended_days += 1
    db.add(idea)
    db.flush()
