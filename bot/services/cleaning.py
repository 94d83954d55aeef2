"""Forgetting what has served its purpose, and looking whether the books still balance."""

from datetime import datetime, timedelta

from sqlmodel import Session

from storage import checks, inbox, outbox

SETTLED_KEPT = timedelta(days=90)


def forget_updates(db: Session, *, now: datetime) -> int:
    """Forget the ids of updates that were handled more than 48 hours ago; return how many."""
    return inbox.forget_old(db, now=now)


def forget_messages(db: Session, *, now: datetime) -> int:
    """Forget messages of the outbox that were settled long ago; return how many."""
    return outbox.forget_settled(db, before=now - SETTLED_KEPT)


def imbalances(db: Session) -> list[str]:
    """Return in words every counter that is not its rows, and every break in the audit log."""
    return checks.findings(db)
