"""Moments as people type them, read in one place: `1 December`, `in 3 weeks`, `tomorrow 9:00`, `friday evening`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.days_said import find_day

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?")
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ?(?:of )?([a-z]{3})[a-z]*\.?,?(?: (\d{4}))?")
MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
HOW_MANY = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
NUMBER = rf"\d{{1,3}}|{'|'.join(HOW_MANY)}"
SPAN = re.compile(rf"(?:in )?\+?({NUMBER}) ?(days?|weeks?|months?)")
SHORT_SPAN = re.compile(rf"(?:in )?\+?({NUMBER}) ?(hours?|minutes?)")
DAYS_IN = {"day": 1, "week": 7, "month": 30}
CLOCK = r"(?:at )?(\d{1,2}):(\d{2})"
BARE_TIME = re.compile(CLOCK)
TIME_OF_DAY = re.compile(rf"[, ]+{CLOCK}$")
TIME_WITHIN = re.compile(r"\b(\d{1,2}):(\d{2})\b")
MERIDIEM = re.compile(r"\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?")
PARTS_OF_DAY = {"morning": time(9), "noon": time(12), "evening": time(18)}
PART_OF_DAY = re.compile(rf"[, ]+(?:at |in the )?({'|'.join(PARTS_OF_DAY)})$")
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = tuple(name[:3] for name in WEEKDAY_NAMES)
NEAR_DAYS = {"today": 0, "this": 0, "tomorrow": 1}  # "this evening"
LONG_AGO_DAYS = 31


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A day that somebody named, and the very minute (`at`) if they named that too."""

    day: date
    at: datetime | None = None


def start_of(day: date, *, timezone: str, at: time = time(0)) -> datetime:
    """Return when this day begins, or this time of it, in the place's own zone."""
    return datetime.combine(day, at, tzinfo=ZoneInfo(timezone)).astimezone(UTC)


def moment_said(words: str, *, now: datetime, timezone: str) -> datetime | None:
    """Return the moment somebody names, at midnight where they name only a day; None if they name none."""
    said = when_said(words, now=now, timezone=timezone)
    if said is None:
        return None
    return said.at or start_of(said.day, timezone=timezone)


def when_said(words: str, *, now: datetime, timezone: str) -> TimeSaid | None:
    """Return what somebody names and nothing else: a day, a day with a time, a time, or a span from now."""
    said = MERIDIEM.sub(_by_24_hours, " ".join(words.lower().split())).rstrip(".!")
    today = now.astimezone(ZoneInfo(timezone)).date()
    if span := SHORT_SPAN.fullmatch(said):
        moment = now + timedelta(**{"hours" if span[2].startswith("hour") else "minutes": _how_many(span[1])})
        return TimeSaid(moment.astimezone(ZoneInfo(timezone)).date(), moment)
    if bare := BARE_TIME.fullmatch(said):
        return _next_time(_time_of(bare[1], bare[2]), today, now=now, timezone=timezone)
    clock, part = TIME_OF_DAY.search(said), PART_OF_DAY.search(said)
    if clock is not None:
        named = PART_OF_DAY.sub("", said[: clock.start()])
        return _at(_day_said(named, today=today), _time_of(clock[1], clock[2]), timezone=timezone)
    if part is not None:
        return _at(_day_said(said[: part.start()], today=today), PARTS_OF_DAY[part[1]], timezone=timezone)
    day = _day_said(said, today=today)
    return TimeSaid(day) if day is not None else None


def find_when(words: str, *, now: datetime, timezone: str) -> TimeSaid | None:
    """Return the same, also from among other words: `on 15 January, please`."""
    said = when_said(words, now=now, timezone=timezone)
    found = find_day(words, today=now.astimezone(ZoneInfo(timezone)).date()) if said is None else None
    if found is None:
        return said
    day, rest = found
    clock = TIME_WITHIN.search(rest)
    at = _time_of(clock[1], clock[2]) if clock is not None else None
    return _at(day, at, timezone=timezone) or TimeSaid(day)


def _by_24_hours(found: re.Match[str]) -> str:
    """Return 9am as 9:00 and 9:30 pm as 21:30; what no clock shows stays as it is."""
    hour = int(found[1])
    if not 1 <= hour <= 12:
        return found[0]
    return f"{hour % 12 + (12 if found[3] == 'p' else 0)}:{found[2] or '00'}"


def _at(day: date | None, at: time | None, *, timezone: str) -> TimeSaid | None:
    return TimeSaid(day, start_of(day, timezone=timezone, at=at)) if day is not None and at is not None else None


def _next_time(at: time | None, today: date, *, now: datetime, timezone: str) -> TimeSaid | None:
    """Return the next time the clocks of the place show this."""
    said = _at(today, at, timezone=timezone)
    has_passed = said is not None and said.at is not None and said.at <= now
    return _at(today + timedelta(days=1), at, timezone=timezone) if has_passed else said


def _how_many(word: str) -> int:
    return HOW_MANY[word] if word in HOW_MANY else int(word)


def _day_said(said: str, *, today: date) -> date | None:
    if said in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[said])
    if said.removeprefix("next ").removeprefix("on ")[:3] in WEEKDAYS and said.split()[-1] in WEEKDAY_NAMES:
        return today + timedelta(days=(WEEKDAYS.index(said.split()[-1][:3]) - today.weekday() - 1) % 7 + 1)
    if span := SPAN.fullmatch(said):
        return today + timedelta(days=_how_many(span[1]) * DAYS_IN[span[2].rstrip("s")])
    if iso := ISO.fullmatch(said):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := DAY_FIRST.fullmatch(said):
        return _in_year(numbers[3], int(numbers[2]), int(numbers[1]), today)
    if named := DAY_MONTH.fullmatch(said):
        return _in_year(named[3], _month(named[2]), int(named[1]), today)
    if named := MONTH_DAY.fullmatch(said):
        return _in_year(named[3], _month(named[1]), int(named[2]), today)
    return None


def _month(beginning: str) -> int:
    return MONTHS.index(beginning) + 1 if beginning in MONTHS else 0


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return the day in the year that was named, or the next time it comes round."""
    if year:
        return _date(int(year), month, day)
    found = _date(today.year, month, day)
    has_passed = found is not None and (today - found).days > LONG_AGO_DAYS
    return _date(today.year + 1, month, day) if has_passed else found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_of(hour: str, minute: str) -> time | None:
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None
