"""When an announcement can go out: the moments people mostly choose, and those they type."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain import quiet
from bot.domain.refusals import Reason, Refused
from bot.domain.times_said import when_said

EVENING, MORNING = time(18), time(9)
NEARLY = timedelta(minutes=30)
A_MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MONDAY = 0
LONGEST_AHEAD = timedelta(days=366)


class Usual(StrEnum):
    """The moments people mostly choose."""

    HOUR = "hour"
    EVENING = "evening"
    MORNING = "morning"
    TOMORROW_EVENING = "tomorrow-evening"
    MONDAY = "monday"


def usual_times(now: datetime, *, timezone: str) -> dict[Usual, datetime]:
    """Return the usual moments that are still to come, in their order."""
    zone = ZoneInfo(timezone)
    evening, today = quiet.next_at(now, EVENING, zone=zone), now.astimezone(zone).date()
    found = {Usual.HOUR: (now + timedelta(hours=1)).replace(second=0, microsecond=0)}
    if evening.astimezone(zone).date() == today and evening - now > NEARLY:
        found[Usual.EVENING] = evening
    found[Usual.MORNING] = quiet.tomorrow_at(now, MORNING, zone=zone)
    found[Usual.TOMORROW_EVENING] = quiet.tomorrow_at(now, EVENING, zone=zone)
    days = (MONDAY - today.weekday() - 1) % 7 + 1
    if days > 1:
        monday = datetime.combine(today + timedelta(days=days), MORNING, tzinfo=zone)
        found[Usual.MONDAY] = monday.astimezone(UTC)
    return found


def moment_typed(words: str, *, now: datetime, timezone: str) -> datetime:
    """Return the moment that was typed: `tomorrow 18:30`, `friday 9:00`, `1 December 18:30`, `18:30`, `in 2 hours`.

    Raises: Refused(Reason.NOT_A_TIME), Refused(Reason.TIME_HAS_PASSED)
    """
    said = when_said(words, now=now, timezone=timezone)
    if said is None or said.at is None:
        raise Refused(Reason.NOT_A_TIME)
    return check_to_come(said.at, now=now)


def check_to_come(moment: datetime, *, now: datetime) -> datetime:
    """Return a moment that lies ahead, and within a year.

    Raises: Refused(Reason.NOT_A_TIME), Refused(Reason.TIME_HAS_PASSED)
    """
    if moment <= now:
        raise Refused(Reason.TIME_HAS_PASSED)
    if moment - now > LONGEST_AHEAD:
        raise Refused(Reason.NOT_A_TIME)
    return moment


def minute_of(moment: datetime) -> int:
    """Return a moment as a button carries it: whole minutes since 1970."""
    return (moment - EPOCH) // A_MINUTE


def moment_of(minute: int) -> datetime:
    """Return the moment a button carries."""
    return EPOCH + A_MINUTE * max(0, minute)
