"""The ladder, day by day: three working days before, on the day, each working day after, then the parent."""

import itertools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ladder import next_step_at, step_at
from bot.domain.working_days import WorkCalendar

CALENDAR = WorkCalendar(ZoneInfo("Europe/Bucharest"))
DUE = date(2026, 12, 4)  # a Friday


@pytest.mark.parametrize(
    ("today", "key"),
    [
        (date(2026, 11, 30), None),
        (date(2026, 12, 1), "before"),
        (date(2026, 12, 3), "before"),
        (date(2026, 12, 4), "today"),
        (date(2026, 12, 5), None),
        (date(2026, 12, 6), None),
        (date(2026, 12, 7), "late:1"),
        (date(2026, 12, 11), "late:5"),
        (date(2026, 12, 12), "late:5"),
        (date(2026, 12, 14), "late:6"),
    ],
)
def test_each_day_has_its_step(today: date, key: str | None) -> None:
    step = step_at(today, DUE, calendar=CALENDAR)

    assert (step.key if step else None) == key


def test_the_parent_hears_after_five_working_days_also_when_the_day_was_missed() -> None:
    steps = {day: step_at(date(2026, 12, day), DUE, calendar=CALENDAR) for day in (7, 10, 11, 21)}

    assert {day: step is not None and step.reaches_parent for day, step in steps.items()} == {
        7: False,
        10: False,
        11: True,
        21: True,
    }


def test_looking_again_always_comes_later_and_on_a_morning_of_work() -> None:
    now, due_at = CALENDAR.morning_of(date(2026, 10, 20)), CALENDAR.end_of(DUE)
    looked: list[datetime] = []

    for _ in range(9):
        now = next_step_at(now, due_at, calendar=CALENDAR)
        looked.append(now)

    days = [CALENDAR.day_of(moment).day for moment in looked]
    assert days == [1, 4, 7, 8, 9, 10, 11, 14, 15]
    assert all(later - earlier >= timedelta(days=1) for earlier, later in itertools.pairwise(looked))
