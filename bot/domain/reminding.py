"""When a reminder is due: to the minute where a minute was asked for, otherwise in the daytime."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain import quiet
from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from storage.tables import Person, Remindable, Reminder, RemindWhen

MORNING = time(9)
NIGHT_ENDS = time(5)  # whoever says "tomorrow morning" before that means the morning that is coming
AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366)
REMINDERS_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class About:
    """A thing there can be a reminder of, as it stands now."""

    kind: Remindable
    subject_id: int
    title: str
    closes_at: datetime | None = None
    is_open: bool = True
    code: str = ""

    @property
    def number(self) -> str:
        """What people call it by."""
        return self.code or str(self.subject_id)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody can be reminded of and when, and what they have already asked for."""

    about: About
    wishes: tuple[RemindWhen, ...]
    reminder: Reminder | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reminder that waits, and what it is about."""

    reminder: Reminder
    about: About


def wishes_for(about: About, *, now: datetime) -> tuple[RemindWhen, ...]:
    """Return what can be wished for: the day before the end only while that is to come."""
    has_time = about.is_open and about.closes_at is not None and about.closes_at - A_DAY > now
    return tuple(wish for wish in RemindWhen if wish is not RemindWhen.BEFORE_CLOSING or has_time)


def moment_for(
    wish: RemindWhen, about: About, *, person: Person, nights: Nights, now: datetime, day: date | None = None
) -> datetime:
    """Return when a reminder is due.

    An hour from now is an hour from now, at night too: somebody asked for that minute. A morning, a day and the day
    before the end are days and no minutes, so they come when the quiet hours are over.
    Raises: Refused(REMINDER_DAY_MISSING), Refused(REMINDER_DAY_OVER), Refused(REMINDER_TOO_LATE)
    """
    zone = nights.zone
    if wish is RemindWhen.HOUR:
        return now + AN_HOUR
    if wish is RemindWhen.BEFORE_CLOSING:
        if about.closes_at is None or about.closes_at - A_DAY <= now:
            raise Refused(Reason.REMINDER_TOO_LATE)
        return _in_daytime(about.closes_at - A_DAY, person, nights)
    if wish is RemindWhen.MORNING:
        is_night = now.astimezone(zone).time() < NIGHT_ENDS
        morning = quiet.next_at(now, MORNING, zone=zone) if is_night else quiet.tomorrow_at(now, MORNING, zone=zone)
        return _in_daytime(morning, person, nights)
    if day is None:
        raise Refused(Reason.REMINDER_DAY_MISSING)
    moment = _in_daytime(datetime.combine(day, MORNING, tzinfo=zone).astimezone(UTC), person, nights)
    if not now < moment < now + FURTHEST:
        raise Refused(Reason.REMINDER_DAY_OVER)
    return moment


def _in_daytime(moment: datetime, person: Person, nights: Nights) -> datetime:
    return nights.loud_again_at(moment, person.quiet_from, person.quiet_until) or moment
