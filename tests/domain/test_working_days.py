"""Working days: weekends, holidays and closing days are jumped over, whatever the clocks of the place do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.working_days import WorkCalendar, add_working_days, deadline_after, working_days_between

BUCHAREST = ZoneInfo("Europe/Bucharest")
NATIONAL_DAY = date(2026, 12, 1)
CALENDAR = WorkCalendar(BUCHAREST, holidays={NATIONAL_DAY}, closing_days=frozenset({date(2026, 12, 24)}))
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))


def test_weekends_and_holidays_and_closing_days_do_not_count() -> None:
    friday = date(2026, 11, 27)

    assert add_working_days(friday, 1, calendar=CALENDAR) == date(2026, 11, 30)
    assert add_working_days(friday, 2, calendar=CALENDAR) == date(2026, 12, 2)
    assert add_working_days(date(2026, 12, 23), 1, calendar=CALENDAR) == date(2026, 12, 25)
    assert add_working_days(date(2026, 12, 2), -1, calendar=CALENDAR) == date(2026, 11, 30)


def test_a_deadline_ends_with_its_day_on_the_clocks_of_the_place() -> None:
    saturday = datetime(2026, 11, 21, 9, tzinfo=UTC)

    due_at = deadline_after(saturday, 5, calendar=CALENDAR)

    assert due_at == datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert CALENDAR.last_day_before(due_at) == date(2026, 11, 27)


@given(start=DAYS, count=st.integers(min_value=1, max_value=60))
def test_counting_there_is_counting_back(start: date, count: int) -> None:
    end = add_working_days(start, count, calendar=CALENDAR)

    assert CALENDAR.is_working_day(end)
    assert working_days_between(start, end, calendar=CALENDAR) == count


@example(now=datetime(2026, 3, 8, 21, tzinfo=UTC))
@given(now=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_deadline_is_always_a_midnight_after_enough_whole_days(now: datetime) -> None:
    due_at = deadline_after(now, 20, calendar=CALENDAR)

    local, begun = (each.astimezone(BUCHAREST).replace(tzinfo=None) for each in (due_at, now))
    assert (local.hour, local.minute) == (0, 0)
    assert local - begun > timedelta(days=26)  # on the clocks there: one of these days may have 23 hours
