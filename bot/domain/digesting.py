"""When a digest is due: every day or on Fridays, at the hour its reader chose, by the clocks of the place."""

from datetime import UTC, datetime, time, timedelta, tzinfo

USUAL_AT = time(17)
WEEKLY_ON = 4  # Friday, as Monday is 0
LINES_AT_MOST = 7
KEPT_AT_MOST = 100


def next_digest(after: datetime, *, at: time, is_daily: bool, zone: tzinfo) -> datetime:
    """Return the first moment after `after` at which a digest is due.

    An hour that is skipped in spring comes an hour later; one that comes twice in autumn counts the first time.
    """
    today = after.astimezone(zone).date()
    for days in range(9):
        day = today + timedelta(days=days)
        moment = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
        if moment > after and (is_daily or day.weekday() == WEEKLY_ON):
            return moment
    raise LookupError("no Friday within nine days")
