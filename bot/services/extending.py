"""Giving back what an outage took: ideas that were open stay open a day longer for each day signing was off."""

from datetime import date, datetime, timedelta, tzinfo
from functools import partial

from sqlmodel import Session

from bot.domain.extending import a_day_later, days_between
from storage import audit, cards, outages, reminders
from storage.tables import CardKind, Remindable

LONGEST_OUTAGE = timedelta(days=400)  # a clock that was years ahead is no outage


def note_signing(db: Session, *, now: datetime) -> int:
    """Note that signing goes on at this moment."""
    outages.note_seen(db, now=now)
    return 0


def make_up(db: Session, *, shortest: timedelta, zone: tzinfo, now: datetime) -> list[date]:
    """Look for how long signing was off before this start, and return the days that ideas were given back.

    A day counts once it was off for `shortest` in all, and is given back once, however often it fell out.
    """
    seen_at = outages.last_seen(db)
    outages.note_seen(db, now=now)
    if seen_at is None or not seen_at < now < seen_at + LONGEST_OUTAGE:
        return []
    parts = days_between(seen_at, now, zone=zone)
    give_back = partial(_give_back, db, shortest=shortest, zone=zone, now=now)
    return [day for day, start, end in parts if give_back(day, start, end)]


def _give_back(
    db: Session, day: date, start: datetime, end: datetime, *, shortest: timedelta, zone: tzinfo, now: datetime
) -> bool:
    off = outages.note_off(db, day, seconds=int((end - start).total_seconds()))
    if off.made_up_at is not None or off.seconds < shortest.total_seconds():
        return False
    off.made_up_at = now
    for idea in outages.open_between(db, start, end):
        number, before = idea.id or 0, idea.closes_at or now
        later = a_day_later(before, zone=zone)
        outages.extend(db, idea, closes_at=later)
        reminders.move_with_closing(db, Remindable.IDEA, number, later - before)
        details = {"day": day.isoformat()}
        audit.append(db, actor=None, verb="idea.extended", subject=f"idea:{number}", now=now, details=details)
        cards.mark_dirty(db, CardKind.IDEA, number, now)
    audit.append(db, actor=None, verb="signing.was_off", subject=f"day:{day.isoformat()}", now=now)
    return True
