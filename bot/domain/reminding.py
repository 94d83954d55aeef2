"""When a reminder is due: to the minute where a minute was asked for, otherwise in the daytime."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.domain import quiet
from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from bot.domain.times_said import TimeSaid
from storage.tables import Person, Remindable, Reminder, RemindWhen

MORNING = time(9)
NIGHT_ENDS = time(5)  # whoever says "tomorrow morning" before that means the morning that is coming
AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
FURTHEST = timedelta(days=366)
REMINDERS_AT_MOST = 20
TO_THE_MINUTE = frozenset({RemindWhen.HOUR, RemindWhen.BEFORE_MEETING, RemindWhen.TIME})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A stage of a consultation that can be watched live: when it begins, and where to watch."""

    stage_id: int
    consultation_id: int
    name: str
    starts_at: datetime
    address: str
    has_begun: bool = False

    @property
    def an_hour_before(self) -> datetime:
        """When whoever wants to be there gets ready."""
        return self.starts_at - AN_HOUR


@dataclass(frozen=True, slots=True)
class About:
    """A thing there can be a reminder of, as it stands now; `meeting` is what it is, or the next one in it."""

    kind: Remindable
    subject_id: int
    title: str
    closes_at: datetime | None = None
    is_open: bool = True
    code: str = ""
    meeting: Meeting | None = None

    @property
    def number(self) -> str:
        """What people call it by."""
        return self.code or str(self.subject_id)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody can be reminded of and when, and what they have already asked for: of it, and of its meeting."""

    about: About
    wishes: tuple[RemindWhen, ...]
    reminder: Reminder | None = None
    of_meeting: Reminder | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reminder that waits, and what it is about."""

    reminder: Reminder
    about: About


def wishes_for(about: About, *, now: datetime) -> tuple[RemindWhen, ...]:
    """Return what buttons offer: the day before the end, and the hour before a meeting, while those are to come."""
    has_day = about.is_open and about.closes_at is not None and about.closes_at - A_DAY > now
    has_hour = about.meeting is not None and about.meeting.an_hour_before > now
    fits = {RemindWhen.BEFORE_CLOSING: has_day, RemindWhen.BEFORE_MEETING: has_hour, RemindWhen.TIME: False}
    return tuple(wish for wish in RemindWhen if fits.get(wish, True))


def moment_for(
    wish: RemindWhen, about: About, *, person: Person, nights: Nights, now: datetime, said: TimeSaid | None = None
) -> datetime:
    """Return when a reminder is due.

    An hour from now is an hour from now, at night too: somebody asked for that minute, and so they do with the hour
    before a meeting, or a time they write. A morning, a day and the day before the end are days and no minutes, so
    they come when the quiet hours are over.
    Raises: Refused(REMINDER_DAY_MISSING), Refused(REMINDER_DAY_OVER), Refused(REMINDER_TOO_LATE),
    Refused(MEETING_TOO_SOON)
    """
    if wish is RemindWhen.HOUR:
        return now + AN_HOUR
    if wish is RemindWhen.BEFORE_MEETING:
        if about.meeting is None or about.meeting.an_hour_before <= now:
            raise Refused(Reason.MEETING_TOO_SOON)
        return about.meeting.an_hour_before
    if wish is RemindWhen.BEFORE_CLOSING:
        if about.closes_at is None or about.closes_at - A_DAY <= now:
            raise Refused(Reason.REMINDER_TOO_LATE)
        return _in_daytime(about.closes_at - A_DAY, person, nights)
    if wish is RemindWhen.MORNING:
        return _in_daytime(_coming_morning(now, nights), person, nights)
    moment = _moment_said(said, person, nights)
    if not now < moment < now + FURTHEST:
        raise Refused(Reason.REMINDER_DAY_OVER)
    return moment


def _coming_morning(now: datetime, nights: Nights) -> datetime:
    is_night = now.astimezone(nights.zone).time() < NIGHT_ENDS
    return (quiet.next_at if is_night else quiet.tomorrow_at)(now, MORNING, zone=nights.zone)


def _moment_said(said: TimeSaid | None, person: Person, nights: Nights) -> datetime:
    if said is None:
        raise Refused(Reason.REMINDER_DAY_MISSING)
    morning = datetime.combine(said.day, MORNING, tzinfo=nights.zone).astimezone(UTC)
    return said.at or _in_daytime(morning, person, nights)


def _in_daytime(moment: datetime, person: Person, nights: Nights) -> datetime:
    return nights.loud_again_at(moment, person.quiet_from, person.quiet_until) or moment
