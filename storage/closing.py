"""Queries that bring an idea to its end: past its threshold, or past its day."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Table, or_, select, update
from sqlmodel import Session

from storage.claims import looked_up_once
from storage.tables import CaseState, Idea, IdeaStatus, SelectionState

IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
C = IDEAS.c


class Due(NamedTuple):
    """An idea whose time is over, or nearly."""

    idea_id: int
    status: IdeaStatus
    signature_count: int
    threshold: int | None
    closes_at: datetime


def qualify(db: Session, idea_id: int, *, now: datetime) -> bool:
    """Move an open idea past its threshold; return whether it was us who did."""
    moved = update(IDEAS).where(C.id == idea_id, C.status == IdeaStatus.OPEN)
    reached = moved.values(
        status=IdeaStatus.QUALIFIED,
        qualified_at=now,
        changed_at=now,
        selection_state=SelectionState.CANDIDATE,
        case_state=CaseState.WAITING,
    )
    return db.execute(reached.returning(C.id)).first() is not None


def expire(db: Session, idea_id: int, *, now: datetime) -> bool:
    """End an open idea that did not get there; return whether it was us who did."""
    moved = update(IDEAS).where(C.id == idea_id, C.status == IdeaStatus.OPEN)
    ended = moved.values(status=IdeaStatus.EXPIRED, ended_at=now, changed_at=now)
    return db.execute(ended.returning(C.id)).first() is not None


def end_signing(db: Session, idea_id: int, *, now: datetime) -> bool:
    """Note that a qualified idea can no longer be signed; return whether it was us who did."""
    moved = update(IDEAS).where(C.id == idea_id, C.status == IdeaStatus.QUALIFIED, C.ended_at.is_(None))
    return db.execute(moved.values(ended_at=now, changed_at=now).returning(C.id)).first() is not None


def due(db: Session, *, now: datetime, limit: int) -> list[Due]:
    """Return ideas whose closing day has come and that have not been closed, the longest overdue first."""
    is_unended = or_(C.status == IdeaStatus.OPEN, (C.status == IdeaStatus.QUALIFIED) & C.ended_at.is_(None))
    columns = select(C.id, C.status, C.signature_count, C.threshold, C.closes_at)
    query = columns.where(is_unended, C.closes_at <= now).order_by(C.closes_at, C.id).limit(limit)
    return [Due(*row) for row in db.execute(query.with_for_update())]


def claim_closing(db: Session, *, now: datetime, before: timedelta, limit: int) -> list[int]:
    """Note for open ideas that end within `before` that people are told so now, once each; return their numbers."""
    hours = before // timedelta(hours=1)
    is_untold = or_(C.closing_told_hours.is_(None), C.closing_told_hours > hours)
    is_near = (C.status == IdeaStatus.OPEN) & (C.closes_at > now) & (C.closes_at <= now + before) & is_untold
    near = select(C.id).where(is_near).order_by(C.closes_at, C.id).limit(limit).with_for_update(skip_locked=True)
    told = update(IDEAS).where(C.id.in_(looked_up_once(near))).values(closing_told_hours=hours)
    return sorted(db.execute(told.returning(C.id)).scalars())
