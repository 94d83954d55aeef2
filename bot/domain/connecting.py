"""Rules about the groups and channels of the place."""

from dataclasses import dataclass

from bot.domain.permissions import Place
from storage.tables import Chat, ChatKind, Region

MOST_POSTS_PER_DAY = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A chat as Telegram describes it at this moment."""

    telegram_id: int
    kind: ChatKind
    title: str
    bot_is_admin: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants to change a chat, where they stand, and whether Telegram says at this moment that it is theirs."""

    person_id: int
    place: Place
    is_group_admin: bool


@dataclass(frozen=True, slots=True)
class Connected:
    """A chat of the place, with the areas it could be for."""

    chat: Chat
    region: str | None
    regions: tuple[Region, ...]


def posts_per_day(wanted: int) -> int:
    """Return how many unasked posts a group gets a day: never fewer than none, never more than three."""
    return max(0, min(MOST_POSTS_PER_DAY, wanted))
