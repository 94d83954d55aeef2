"""Moments as people say them: in the reader's language and the place's own zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta

if TYPE_CHECKING:
    from bot.views.texts import Texts

LONG_WAY_OFF = timedelta(days=300)
DAY_FIRST = {"en": "en_GB"}


def day(moment: datetime, *, text: Texts, zone: tzinfo | None = None, now: datetime | None = None) -> str:
    """Return a day such as `21 November`; with `now`, the year too when it is not the one people would think of."""
    return day_in(text.language, moment, zone or text.zone, now)


def moment_of(moment: datetime, *, text: Texts, zone: tzinfo | None = None) -> str:
    """Return a day and a time of day, such as `21 November, 18:30`."""
    here = moment.astimezone(zone or text.zone)
    time = format_time(here, "HH:mm", locale=locale_of(text.language))
    return f"{day_in(text.language, moment, here.tzinfo)}, {time}"


def dated(moment: datetime, *, text: Texts) -> str:
    """Return a day with its year and a time of day, such as `21 November 2026, 18:30`, for what is read years later."""
    here, locale = moment.astimezone(text.zone), locale_of(text.language)
    return f"{format_date(here, 'long', locale=locale)}, {format_time(here, 'HH:mm', locale=locale)}"


def in_words(moment: datetime, *, text: Texts, now: datetime) -> str:
    """Return a day, a time of day and how far off that is, such as `Tuesday 1 December, 18:30, in 9 days`."""
    here, locale = moment.astimezone(text.zone), locale_of(text.language)
    weekday = format_skeleton("EEEEMMMMd", here, locale=locale)
    time = format_time(here, "HH:mm", locale=locale)
    return f"{weekday}, {time}, {format_timedelta(moment - now, threshold=2, add_direction=True, locale=locale)}"


def clock(moment: datetime, *, text: Texts) -> str:
    """Return a time of day in the place's own zone, such as `08:00`."""
    return format_time(moment.astimezone(text.zone), "HH:mm", locale=locale_of(text.language))


def span(length: timedelta, *, text: Texts) -> str:
    """Return how long something takes, such as `49 seconds`."""
    return format_timedelta(length, threshold=2, locale=locale_of(text.language))


def weekday(moment: datetime, *, text: Texts, zone: tzinfo | None = None) -> str:
    """Return a day with its weekday, such as `Fri 4 December`."""
    here = moment.astimezone(zone or text.zone)
    name = format_date(here, "EEE", locale=locale_of(text.language))
    return f"{name} {day_in(text.language, moment, here.tzinfo)}"


def days_until(moment: datetime, *, text: Texts, now: datetime) -> int:
    """Return how many days away this is, on the clocks of the place: 0 for today, below zero once it has passed."""
    return (moment.astimezone(text.zone).date() - now.astimezone(text.zone).date()).days


def day_alone(day: date, *, text: Texts) -> str:
    """Return a day that has no hour, such as `31 August`; its year is left to be thought of."""
    return format_skeleton("MMMMd", day, locale=locale_of(text.language))


def ago(moment: datetime, *, text: Texts, now: datetime) -> str:
    """Return how long ago this was, such as `3 hours ago`."""
    return format_timedelta(moment - now, add_direction=True, locale=locale_of(text.language))


def lasting(since: datetime, *, text: Texts, now: datetime) -> str | None:
    """Return how long something has lasted, such as `3 hours`; None for less than a minute."""
    if now - since < timedelta(minutes=1):
        return None
    return format_timedelta(now - since, locale=locale_of(text.language))


def day_in(language: str, moment: datetime, zone: tzinfo | None, now: datetime | None = None) -> str:
    """Return a day in this language, seen from this zone."""
    here, locale = moment.astimezone(zone), locale_of(language)
    if now is not None and abs(now - moment) > LONG_WAY_OFF:
        return format_date(here, "long", locale=locale)
    return format_skeleton("MMMMd", here, locale=locale)


@cache
def locale_of(language: str) -> Locale:
    """Return the calendar of a language; English days come before their months, and strangers read English."""
    try:
        return Locale.parse(DAY_FIRST.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DAY_FIRST["en"])
