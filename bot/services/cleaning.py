"""Forgetting what has served its purpose, and looking whether the books still balance."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.forgetting import months_before
from storage import checks, inbox, outbox, senders, stored_files
from storage import forgetting as statements

AT_ONCE = 1_000
FILES_WAIT = timedelta(days=1)  # somebody may still be writing what a file goes with


def forget_updates(db: Session, *, now: datetime) -> int:
    """Forget the ids of updates that were handled more than 48 hours ago; return how many."""
    return inbox.forget_old(db, now=now)


def forget_messages(db: Session, *, kept: timedelta, now: datetime) -> int:
    """Forget messages of the outbox that were settled longer ago than they are kept; return how many."""
    senders.forget_pauses(db, now=now)
    return outbox.forget_settled(db, before=now - kept)


def forget_signers(db: Session, *, months: int, now: datetime, limit: int = AT_ONCE) -> int:
    """Let up to `limit` signatures of ideas that ended so many months ago count without any link to who signed.

    Return how many. While a department still owes its answer, signers stay known, for they are to be told.
    """
    return statements.unname_signers(db, ended_before=months_before(now, months), limit=limit)


def imbalances(db: Session) -> list[str]:
    """Return in words every counter that is not its rows, and every break in the audit log."""
    return checks.findings(db)


def forget_files(db: Session, *, now: datetime) -> list[str]:
    """Forget the files that nothing has named for a day, and return their checksums for the vault to let go of."""
    unneeded = stored_files.unneeded(db, before=now - FILES_WAIT)
    stored_files.forget(db, unneeded)
    return unneeded
