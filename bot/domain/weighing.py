"""How much a notice matters to whom: whether it goes at once, waits for the digest, or is not for them at all."""

from dataclasses import dataclass
from enum import StrEnum

from storage.tables import Volume

ONLY_OWN = frozenset({Volume.DIGEST, Volume.NOTHING})  # as a setting for everything: "Only replies to me", "Nothing"


class Importance(StrEnum):
    """What a notice is to its reader."""

    REPLY = "reply"  # an answer to what they said, asked or wished for
    DUTY = "duty"  # something they have taken on
    IMPORTANT = "important"  # what becomes of something they care for
    NEWS = "news"  # a step on the way
    UNHEARD = "unheard"  # nothing they are told: a message of ours is taken back


AT_ONCE = frozenset({Importance.REPLY, Importance.DUTY, Importance.UNHEARD})


class Route(StrEnum):
    """Which way a notice takes."""

    NOW = "now"
    DIGEST = "digest"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties somebody to a thing: it is theirs, they signed it, they follow it so loudly."""

    is_own: bool = False
    has_signed: bool = False
    followed: Volume | None = None


def route_of(tie: Tie, *, importance: Importance, overall: Volume, replies_to_own: bool) -> Route:
    """Return which way a notice about a thing takes to somebody who is tied to it like this.

    What becomes of one's own idea is a switch of its own: it is on unless somebody turned it off or muted that very
    idea, whatever else they have silenced. Whoever only signed hears what is important and no step on the way.
    """
    if importance in AT_ONCE:
        return Route.NOW
    if tie.is_own and replies_to_own:
        return Route.NOT if tie.followed is Volume.NOTHING else Route.NOW
    volume = tie.followed or (overall if tie.is_own else None)
    if overall in ONLY_OWN or volume is Volume.NOTHING:
        return Route.NOT
    if volume is None:
        return Route.NOW if tie.has_signed and importance is Importance.IMPORTANT else Route.NOT
    if volume is Volume.DIGEST:
        return Route.DIGEST
    return Route.NOW if volume is Volume.EVERYTHING or importance is Importance.IMPORTANT else Route.DIGEST
