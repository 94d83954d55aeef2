"""One reader of times: what people type for reminders and announcements, alone and among other words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.times_said import find_when, moment_said, when_said

ZONE = "Europe/Bucharest"
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)  # Saturday, 11:00 in Bucharest


@pytest.mark.parametrize(
    ("words", "day", "clock"),
    [
        ("in 3 weeks", date(2026, 12, 12), None),
        ("In two weeks", date(2026, 12, 5), None),
        ("in a week", date(2026, 11, 28), None),
        ("In a month", date(2026, 12, 21), None),
        ("In 3 days", date(2026, 11, 24), None),
        ("tomorrow", date(2026, 11, 22), None),
        ("Tomorrow 9:00", date(2026, 11, 22), "09:00"),
        ("Tomorrow, 09:00", date(2026, 11, 22), "09:00"),
        ("tomorrow morning", date(2026, 11, 22), "09:00"),
        ("This evening, 18:00", date(2026, 11, 21), "18:00"),
        ("this evening", date(2026, 11, 21), "18:00"),
        ("Monday, 09:00", date(2026, 11, 23), "09:00"),
        ("friday evening", date(2026, 11, 27), "18:00"),
        ("in 1 hour", date(2026, 11, 21), "12:00"),
        ("in an hour", date(2026, 11, 21), "12:00"),
        ("in 90 minutes", date(2026, 11, 21), "12:30"),
        ("friday 9am", date(2026, 11, 27), "09:00"),
        ("tomorrow at 6:30 p.m.", date(2026, 11, 22), "18:30"),
        ("12 pm", date(2026, 11, 21), "12:00"),
        ("10:00", date(2026, 11, 22), "10:00"),
        ("at 18:30", date(2026, 11, 21), "18:30"),
        ("15 January.", date(2027, 1, 15), None),
    ],
)
def test_days_times_and_spans_are_read_by_the_clocks_of_the_place(words: str, day: date, clock: str | None) -> None:
    said = when_said(words, now=NOW, timezone=ZONE)

    assert said is not None
    assert said.day == day
    assert (said.at.astimezone(ZoneInfo(ZONE)).strftime("%H:%M") if said.at else None) == clock


@pytest.mark.parametrize(
    "words", ["", "soon", "evening", "25:00", "tomorrow 25:00", "tomorrow 13pm", "in some weeks", "12345"]
)
def test_what_names_no_time_is_no_time(words: str) -> None:
    assert find_when(words, now=NOW, timezone=ZONE) is None


def test_a_day_is_found_among_other_words_with_the_time_that_stands_there() -> None:
    alone = find_when("on 15 January, please", now=NOW, timezone=ZONE)
    timed = find_when("please on 15 January at 8:30, thank you", now=NOW, timezone=ZONE)

    assert alone is not None
    assert (alone.day, alone.at) == (date(2027, 1, 15), None)
    assert timed is not None
    assert timed.at == datetime(2027, 1, 15, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", (2026, 12, 1, 0, 0)),
        ("1 December", (2026, 12, 1, 0, 0)),
        ("1st of December, 18:30", (2026, 12, 1, 18, 30)),
        ("December 1", (2026, 12, 1, 0, 0)),
        ("dec 1, 2027 at 9:05", (2027, 12, 1, 9, 5)),
        ("1.12.", (2026, 12, 1, 0, 0)),
        ("1.12", (2026, 12, 1, 0, 0)),
        ("01/12/2026 18:30", (2026, 12, 1, 18, 30)),
        ("10 January", (2027, 1, 10, 0, 0)),
        ("tomorrow", (2026, 11, 22, 0, 0)),
        ("in 10 days", (2026, 12, 1, 0, 0)),
        ("2 weeks", (2026, 12, 5, 0, 0)),
        ("31 February", None),
        ("1 December 25:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(words: str, day: tuple[int, int, int, int, int] | None) -> None:
    read = moment_said(words, now=NOW, timezone=ZONE)

    assert read == (datetime(*day, tzinfo=ZoneInfo(ZONE)) if day else None)
