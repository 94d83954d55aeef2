"""Announcements: whom they are for, when a second admin is needed, and what can be done with one at each stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from bot.domain.letters import Letter, letter_of
from bot.domain.refusals import Reason, Refused
from storage.tables import Announcement, AnnouncementState, Chat, Role

S = AnnouncementState
CAN_BE_RECALLED = timedelta(hours=48)
MEASURED_AFTER = timedelta(seconds=5)
EDITABLE = frozenset({S.DRAFT})
BEGUN = frozenset({S.SENDING, S.PAUSED, S.STOPPED, S.FINISHED})
STEPS_AT_MOST = 8
ROLES = (Role.MEMBER, Role.OFFICER, Role.MODERATOR, Role.FACILITATOR, Role.ADMIN)


class Join(IntEnum):
    """How a group of people is joined to those before it."""

    OR = 0
    AND = 1
    MINUS = 2


class SegmentKind(IntEnum):
    """By what people can be chosen; each with a number that says which one."""

    EVERYONE = 0
    REGION = 1
    TOPIC = 2
    ROLE = 3
    FOLLOWERS = 4
    SIGNERS = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of people: a region, a topic, a role (its place in `ROLES`), or the followers or signers of an idea."""

    kind: SegmentKind
    number: int = 0
    join: Join = Join.OR


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an announcement is for: segments joined from left to right, and chats (rows of `chats`)."""

    segments: tuple[Segment, ...] = ()
    chats: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has been chosen yet."""
        return not self.segments and not self.chats

    def as_facts(self) -> dict[str, Any]:
        """Return the audience as a row keeps it."""
        return {
            "segments": [[int(one.join), int(one.kind), one.number] for one in self.segments],
            "chats": list(self.chats),
        }


def audience_of(facts: Mapping[str, Any]) -> Audience:
    """Return the audience that a row keeps."""
    segments = tuple(
        Segment(SegmentKind(kind), number, Join(join)) for join, kind, number in facts.get("segments", ())
    )
    return Audience(segments, tuple(facts.get("chats", ())))


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an audience holds: who would get it now or in the morning, and who is left out, and why."""

    people: int = 0
    quiet: int = 0
    off: int = 0
    left: int = 0
    never_came: int = 0


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
    def seconds_left(self) -> int:
        """About how long the copies that may leave now still take."""
        return seconds_left(self.announcement, self.tally, now=self.now)

    @property
    def hours_to_recall(self) -> int:
        """How many hours remain in which Telegram lets us take the copies back; 0 when none do."""
        return hours_to_recall(self.announcement, now=self.now)


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


def joined(audience: Audience, segment: Segment) -> Audience:
    """Return the audience with one more group of people; the first is always added to nobody.

    Raises: Refused(Reason.TOO_MANY_SEGMENTS)
    """
    first = Segment(segment.kind, segment.number)
    segments = (*audience.segments, segment) if audience.segments else (first,)
    if len(segments) > STEPS_AT_MOST:
        raise Refused(Reason.TOO_MANY_SEGMENTS, limit=STEPS_AT_MOST)
    return Audience(segments, audience.chats)


def toggled(audience: Audience, chat_id: int) -> Audience:
    """Return the audience with this chat, or without it if it was in."""
    chats = audience.chats
    kept = tuple(one for one in chats if one != chat_id) if chat_id in chats else (*chats, chat_id)
    return Audience(audience.segments, kept)


def seconds_left(announcement: Announcement, tally: Tally, *, now: datetime) -> int:
    """Return about how many seconds the rest takes: at the pace seen since it went on, or at the one permitted."""
    begun = announcement.resumed_at or now
    seen, since = tally.done - announcement.settled_before, (now - begun).total_seconds()
    pace = float(announcement.per_second)
    if seen > 0 and now - begun >= MEASURED_AFTER:
        pace = min(pace, seen / since)
    still_to_owe = 0 if announcement.is_all_owed else max(0, announcement.promised - announcement.owed)
    return round((tally.ready + still_to_owe) / pace)


def hours_to_recall(announcement: Announcement, *, now: datetime) -> int:
    """Return how many hours remain to take the copies back, counted from the first."""
    if announcement.begun_at is None or announcement.recalled_at is not None:
        return 0
    left = CAN_BE_RECALLED - (now - announcement.begun_at)
    return max(0, int(left / timedelta(hours=1)))
