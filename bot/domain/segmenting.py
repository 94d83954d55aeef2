"""Whom an announcement is for: groups of people joined from left to right, and chats."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from bot.domain.refusals import Reason, Refused
from storage.tables import Chat, Role

SEGMENTS_AT_MOST = 8
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
    PARTICIPANTS = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of people: a region, a topic, a role (its place in `ROLES`), the followers or signers of an idea, or
    whoever spoke in a consultation.
    """

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
    segments = tuple(Segment(SegmentKind(kind), number, Join(join)) for join, kind, number in facts.get("segments", ()))
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
class Choice:
    """One group of people to choose, with how many it reaches."""

    number: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Places:
    """The connected groups and channels, and which of them are chosen."""

    number: int
    chats: tuple[Chat, ...]
    chosen: frozenset[int]


def joined(audience: Audience, segment: Segment) -> Audience:
    """Return the audience with one more group of people; the first is always added to nobody.

    Raises: Refused(Reason.TOO_MANY_SEGMENTS)
    """
    first = Segment(segment.kind, segment.number)
    segments = (*audience.segments, segment) if audience.segments else (first,)
    if len(segments) > SEGMENTS_AT_MOST:
        raise Refused(Reason.TOO_MANY_SEGMENTS, limit=SEGMENTS_AT_MOST)
    return Audience(segments, audience.chats)


def toggled(audience: Audience, chat_id: int) -> Audience:
    """Return the audience with this chat, or without it if it was in."""
    chats = audience.chats
    kept = tuple(one for one in chats if one != chat_id) if chat_id in chats else (*chats, chat_id)
    return Audience(audience.segments, kept)
