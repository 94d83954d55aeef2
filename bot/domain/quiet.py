"""Quiet hours: when people are left in peace, by the clock on the wall of the place."""

from datetime import UTC, datetime, time, timedelta, tzinfo

USUAL_FROM = time(21)
USUAL_UNTIL = time(8)
TURNS_LAST = timedelta(minutes=20)
TURN_STEP = 97  # seconds between neighbours; it shares no factor with the whole, so every second is used


def is_quiet(now: datetime, *, quiet_from: time | None, quiet_until: time | None, zone: tzinfo) -> bool:
    """Return whether this moment lies in the quiet hours; they may run past midnight, and end exclusively."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return False
    here = now.astimezone(zone).time()
    if quiet_from < quiet_until:
        return quiet_from <= here < quiet_until
    return here >= quiet_from or here < quiet_until


def loud_again_at(now: datetime, *, quiet_from: time | None, quiet_until: time | None, zone: tzinfo) -> datetime | None:
    """Return when the quiet hours end that this moment lies in; None when people may be written to now."""
    if quiet_until is None or not is_quiet(now, quiet_from=quiet_from, quiet_until=quiet_until, zone=zone):
        return None
    return next_at(now, quiet_until, zone=zone)


def next_at(now: datetime, wall: time, *, zone: tzinfo) -> datetime:
    """Return the next moment after `now` at which the place's clocks show this time.

    An hour that is skipped in spring comes an hour later; one that comes twice in autumn counts the first time.
    """
    here = now.astimezone(zone)
    for days in range(3):
        moment = datetime.combine(here.date() + timedelta(days=days), wall, tzinfo=zone).astimezone(UTC)
        if moment > now:
            return moment
    raise LookupError("no such time within three days")


def tomorrow_at(now: datetime, wall: time, *, zone: tzinfo) -> datetime:
    """Return the moment at which the place's clocks show this time on the next day."""
    day = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)


def after_the_night(loud_at: datetime, reader_id: int) -> datetime:
    """Return when somebody's turn comes after the quiet hours: not everybody's phone rings in the same second."""
    return loud_at + timedelta(seconds=reader_id * TURN_STEP % int(TURNS_LAST.total_seconds()))
