"""What people ask a bot without a message: pressed buttons, inline queries; and the polls they vote in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.playground.world.chats import Chat
    from bot.playground.world.messages import Message
    from bot.playground.world.people import BotAccount, User

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Query:
    """What a person asked of a bot without a message, waiting for the answer."""

    id: str
    bot: BotAccount
    user: User
    asked_at: int
    answer: Json | None = field(default=None, kw_only=True)
    when_answered: Callable[[], None] | None = field(default=None, kw_only=True)

    def settle(self, answer: Json) -> None:
        """Keep the bot's answer and tell whoever waits for it."""
        self.answer = answer
        if self.when_answered is not None:
            self.when_answered()


@dataclass(slots=True, eq=False)
class CallbackQuery(Query):
    """One press of a button."""

    message: Message
    button: Json


@dataclass(slots=True, eq=False)
class InlineQuery(Query):
    """What somebody typed behind the bot's name."""

    query: str
    offset: str


@dataclass(slots=True, eq=False)
class PollOption:
    """One answer of a poll."""

    persistent_id: str
    text: str
    entities: list[Json]
    voters: list[int] = field(default_factory=list)

    def card(self) -> Json:
        card: Json = {"persistent_id": self.persistent_id, "text": self.text, "voter_count": len(self.voters)}
        return {**card, "text_entities": self.entities} if self.entities else card


@dataclass(slots=True, eq=False)
class Poll:
    """A poll; `author` is the bot that sent it, or nobody when a person did."""

    id: str
    question: str
    options: list[PollOption]
    author: BotAccount | None = None
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    closed: bool = False
    type: str = "regular"
    close_at: int = 0
    extra: Json = field(default_factory=dict)
    message: Message | None = None
    chat: Chat | None = None

    def card(self) -> Json:
        voters = {voter for option in self.options for voter in option.voters}
        return {
            "id": self.id,
            "question": self.question,
            "options": [option.card() for option in self.options],
            "total_voter_count": len(voters),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.type,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": False,
            **self.extra,
        }
