"""Working days: which days the place works, and deadlines counted in them."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain.closing import last_moment

SATURDAY_AND_SUNDAY = frozenset({5, 6})
WORK_BEGINS = time(9)
A_DAY = timedelta(days=1)
LONGEST_SEARCH_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days on which the place does not work: the weekend, public holidays, and closing days of its own."""

    zone: tzinfo = UTC
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    holidays: Container[date] = frozenset()
    closing_days: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Return whether the place works on this day."""
        return day.weekday() not in self.weekend and day not in self.holidays and day not in self.closing_days

    def day_of(self, moment: datetime) -> date:
        """Return the day this moment lies in, by the clocks of the place."""
        return moment.astimezone(self.zone).date()

    def last_day_before(self, due_at: datetime) -> date:
        """Return the last day on which a deadline can be kept; at `due_at` itself it is over."""
        return self.day_of(last_moment(due_at))

    def end_of(self, day: date) -> datetime:
        """Return the moment at which this day is over, in UTC."""
        return datetime.combine(day + A_DAY, time(), tzinfo=self.zone).astimezone(UTC)

    def morning_of(self, day: date) -> datetime:
        """Return when work begins on this day, in UTC."""
        return datetime.combine(day, WORK_BEGINS, tzinfo=self.zone).astimezone(UTC)


def add_working_days(day: date, count: int, *, calendar: WorkCalendar) -> date:
    """Return the day that is `count` working days after (or, below zero, before) this one.

    The day itself is never counted, whatever it is. Raises: LookupError when nobody works for ten years.
    """
    step, left = (A_DAY if count > 0 else -A_DAY), abs(count)
    for _ in range(LONGEST_SEARCH_DAYS):
        if left == 0:
            return day
        day += step
        left -= calendar.is_working_day(day)
    raise LookupError("no working day within ten years")


def working_days_between(start: date, end: date, *, calendar: WorkCalendar) -> int:
    """Return how many working days lie after `start` up to and with `end`; 0 when `end` is not later."""
    return sum(calendar.is_working_day(start + A_DAY * number) for number in range(1, (end - start).days + 1))


def deadline_after(now: datetime, days: int, *, calendar: WorkCalendar) -> datetime:
    """Return the end of the working day that is `days` working days after today (exclusive, in UTC)."""
    return calendar.end_of(add_working_days(calendar.day_of(now), days, calendar=calendar))
