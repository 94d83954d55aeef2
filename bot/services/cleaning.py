"""Forgetting what has served its purpose."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.forgetting import months_before
from storage import forgetting as statements
from storage import inbox, outbox, senders, stored_files

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


def unneeded_files(db: Session, *, now: datetime) -> list[str]:
    """Return the checksums of some files that nothing has named for a day; it looks at every file there is."""
    return stored_files.unneeded(db, before=now - FILES_WAIT)


def forget_files(db: Session, *, now: datetime, among: Sequence[str] | None = None) -> list[str]:
    """Forget the files, of all or of these, that nothing has named for a day.

    Return their checksums, for the vault to let go of them.
    """
    unneeded = stored_files.unneeded(db, before=now - FILES_WAIT, among=among)
    stored_files.forget(db, unneeded)
    return unneeded
