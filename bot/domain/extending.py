"""What an outage takes from people, and what they get back: a day for each day on which signing was off."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

A_DAY = timedelta(days=1)


def days_between(start: datetime, end: datetime, *, zone: tzinfo) -> list[tuple[date, datetime, datetime]]:
    """Return each day of the place that lies between two moments, with the part of it that does (in UTC)."""
    found, day = [], start.astimezone(zone).date()
    while (begins := _midnight(day, zone)) < end:
        found.append((day, max(start, begins), min(end, _midnight(day + A_DAY, zone))))
        day += A_DAY
    return found


def a_day_later(moment: datetime, *, zone: tzinfo) -> datetime:
    """Return the same time of the next day, by the clocks of the place: what ends at midnight goes on doing so."""
    here = moment.astimezone(zone)
    return datetime.combine(here.date() + A_DAY, here.time(), tzinfo=zone).astimezone(UTC)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
