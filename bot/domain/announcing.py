"""Announcements: whom they are for, when a second admin is needed, and what can be done with one at each stage."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.letters import Letter, letter_of
from bot.domain.refusals import Reason, Refused
from bot.domain.segmenting import Reach, Segment, audience_of
from storage.tables import Announcement, AnnouncementState, Chat, SavedText

S = AnnouncementState
CAN_BE_RECALLED = timedelta(hours=48)
MEASURED_AFTER = timedelta(seconds=5)
EDITABLE = frozenset({S.DRAFT})
BEGUN = frozenset({S.SENDING, S.PAUSED, S.STOPPED, S.FINISHED})


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the copies have come. `waiting` are for the morning, `ready` could leave at once."""

    delivered: int = 0
    ready: int = 0
    waiting: int = 0
    left: int = 0
    failed: int = 0
    doubted: int = 0
    declined: int = 0
    recalled: int = 0
    places: int = 0
    waits_until: datetime | None = None

    @property
    def done(self) -> int:
        """How many copies need nothing more."""
        return self.delivered + self.left + self.failed + self.doubted + self.declined


@dataclass(frozen=True, slots=True)
class Named:
    """A segment with the words that name it."""

    segment: Segment
    name: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Everything an admin sees of one announcement."""

    announcement: Announcement
    now: datetime
    segments: tuple[Named, ...] = ()
    places: tuple[Chat, ...] = ()
    reach: Reach = field(default_factory=Reach)
    tally: Tally = field(default_factory=Tally)
    taps: tuple[int, ...] = ()
    turned_off: int = 0
    limit: int = 0
    is_announcers: bool = False

    @property
    def number(self) -> int:
        """The announcement's own number."""
        return self.announcement.id or 0

    @property
    def letter(self) -> Letter:
        """What is sent."""
        return letter_of(self.announcement.letter)

    @property
    def state(self) -> AnnouncementState:
        """How far it has come."""
        return self.announcement.state

    @property
    def needs_second_admin(self) -> bool:
        """Whether it goes to more people than one admin may write to alone."""
        return self.announcement.agreed_by_id is None and self.reach.people > self.limit

    @property
    def later(self) -> datetime | None:
        """The moment that was chosen, while it is still to come; what is sent after it leaves at once."""
        due_at = self.announcement.due_at
        return due_at if due_at is not None and due_at > self.now else None

    @property
    def seconds_left(self) -> int:
        """About how long the copies that may leave now still take."""
        return seconds_left(self.announcement, self.tally, now=self.now)

    @property
    def hours_to_recall(self) -> int:
        """How many hours remain in which Telegram lets us take the copies back; 0 when none do."""
        return hours_to_recall(self.announcement, now=self.now)


@dataclass(frozen=True, slots=True)
class Copy:
    """An announcement as one reader gets it: somebody in private, a group, or a channel."""

    number: int
    letter: Letter
    is_for_person: bool
    is_for_channel: bool = False
    with_sound: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to see behind /announce."""

    announcements: tuple[Announcement, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """The saved texts, and the announcement that may take one."""

    number: int
    texts: tuple[SavedText, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a message sent to the wizard: the announcement, and whether it was one more file of an album."""

    case: Case
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom an announcement could be for, at first sight: everybody, the members, and what is chosen already."""

    case: Case
    everyone: int
    members: int


def check_editable(announcement: Announcement) -> None:
    """Raises: Refused(Reason.ANNOUNCEMENT_MOVED_ON)"""
    if announcement.state not in EDITABLE:
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)


def check_ready(announcement: Announcement, reach: Reach) -> None:
    """Refuse to send what is empty, or to nobody. Raises: Refused(NO_TEXT), Refused(NOBODY_TO_TELL)"""
    if letter_of(announcement.letter).is_empty:
        raise Refused(Reason.NO_TEXT)
    if not reach.people and not audience_of(announcement.audience).chats:
        raise Refused(Reason.NOBODY_TO_TELL)


def check_can_agree(announcement: Announcement, *, person_id: int) -> None:
    """Nobody approves what they wrote, changed or asked to send.

    Raises: Refused(OWN_ANNOUNCEMENT), Refused(ANNOUNCEMENT_MOVED_ON)
    """
    if person_id in (announcement.made_by_id, announcement.changed_by_id, announcement.asked_by_id):
        raise Refused(Reason.OWN_ANNOUNCEMENT)
    if announcement.state is not S.ASKED:
        raise Refused(Reason.ANNOUNCEMENT_MOVED_ON)


def seconds_left(announcement: Announcement, tally: Tally, *, now: datetime) -> int:
    """Return about how many seconds the rest takes: at the pace seen since it went on, or at the one permitted.

    0 when nothing may leave at all.
    """
    begun = announcement.resumed_at or now
    seen, since = tally.done - announcement.settled_before, (now - begun).total_seconds()
    pace = float(announcement.per_second)
    if seen > 0 and now - begun >= MEASURED_AFTER:
        pace = min(pace, seen / since)
    if pace <= 0:
        return 0
    still_to_owe = 0 if announcement.is_all_owed else max(0, announcement.promised - announcement.owed)
    return round((tally.ready + still_to_owe) / pace)


def hours_to_recall(announcement: Announcement, *, now: datetime) -> int:
    """Return how many hours remain to take the copies back, counted from the first."""
    if announcement.begun_at is None or announcement.recalled_at is not None:
        return 0
    left = CAN_BE_RECALLED - (now - announcement.begun_at)
    return max(0, int(left / timedelta(hours=1)))
