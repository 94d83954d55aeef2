"""What somebody is in the middle of saying: one row per person, so that nothing is lost when a process dies."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col

from storage.tables import Flow


def current(db: Session, person_id: int) -> Flow | None:
    """Return the question somebody was asked last and has not answered."""
    return db.get(Flow, person_id)


def ask(db: Session, *, person_id: int, step: str, draft: dict[str, Any], now: datetime) -> Flow:
    """Note that somebody is being asked this, with the answers so far; it replaces any earlier question."""
    flow = db.get(Flow, person_id)
    if flow is None:
        flow = Flow(person_id=person_id, step=step, changed_at=now)
    flow.step, flow.draft, flow.changed_at = step, draft, now
    db.add(flow)
    return flow


def close(db: Session, person_id: int) -> bool:
    """Forget the open question; return whether there was one."""
    flow = db.get(Flow, person_id)
    if flow is None:
        return False
    db.delete(flow)
    return True


def forget_untouched(db: Session, *, before: datetime) -> int:
    """Forget questions that were left open so long ago; return how many."""
    return int(db.execute(delete(Flow).where(col(Flow.changed_at) < before)).rowcount)  # type: ignore[attr-defined]
