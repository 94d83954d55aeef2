"""Quiet hours: when people are left in peace, by the clock on the wall of the place."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

Hours = tuple[time, time]
NONE: Hours = (time(), time())
DAY_BEGINS = time(8)
TURNS_LAST = timedelta(minutes=20)
TURN_STEP = 97  # seconds between neighbours; it shares no factor with the whole, so every second is used


@dataclass(frozen=True, slots=True)
class Nights:
    """The nights of a place: its zone, and the quiet hours of whoever has chosen none of their own (None: none)."""

    zone: tzinfo
    usual: Hours | None = (time(21), time(8))

    def hours_of(self, quiet_from: time | None, quiet_until: time | None) -> Hours | None:
        """Return somebody's quiet hours: their own, or the usual ones. From and until the same time: none at all."""
        own = (quiet_from, quiet_until) if quiet_from is not None and quiet_until is not None else self.usual
        return own if own is None or own[0] != own[1] else None

    def loud_again_at(self, now: datetime, quiet_from: time | None, quiet_until: time | None) -> datetime | None:
        """Return when the quiet hours end that this moment lies in; None when somebody may be written to now."""
        hours = self.hours_of(quiet_from, quiet_until)
        if hours is None or not is_within(now, hours, zone=self.zone):
            return None
        return next_at(now, hours[1], zone=self.zone)


def is_within(now: datetime, hours: Hours, *, zone: tzinfo) -> bool:
    """Return whether this moment lies in these hours; they may run past midnight, and end exclusively."""
    here, (begins, ends) = now.astimezone(zone).time(), hours
    if begins <= ends:
        return begins <= here < ends
    return here >= begins or here < ends


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
