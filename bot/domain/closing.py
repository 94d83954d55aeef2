"""How an idea ends when its day comes."""

from datetime import datetime, timedelta

from storage.tables import IdeaStatus


def last_moment(closes_at: datetime) -> datetime:
    """Return the last moment that counts: a deadline is exclusive, so midnight belongs to the day before."""
    return closes_at - timedelta(microseconds=1)


def ended_on(closes_at: datetime | None, ended_at: datetime | None, *, now: datetime) -> datetime:
    """Return when an idea ended: on its closing day if that has come, else when somebody ended it."""
    if closes_at is not None and closes_at <= (ended_at or now):
        return last_moment(closes_at)
    return ended_at or now


def ending_of(status: IdeaStatus, *, signature_count: int, threshold: int | None) -> IdeaStatus:
    """Return what an idea is after its closing day.

    Reaching the threshold wins over the day: a late sweep must not expire an idea that had enough signatures in time.
    """
    has_reached = threshold is not None and signature_count >= threshold
    return IdeaStatus.QUALIFIED if status is IdeaStatus.QUALIFIED or has_reached else IdeaStatus.EXPIRED
