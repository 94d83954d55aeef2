"""One call of a bot: its parameters read the way Telegram reads them, and the table of methods."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from bot.playground.world.chats import Chat
from bot.playground.world.errors import bad_request
from bot.playground.world.messages import Message, render
from bot.playground.world.people import BotAccount
from bot.playground.world.world import World

Json = dict[str, Any]
NUMBER = re.compile(r"\s*([+-]?\d+)")
TRUE = {"true", "yes", "1"}
INT32 = 2**31 - 1


@dataclass(slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    body: bytes


@dataclass(slots=True)
class Described:
    """A result with a sentence beside it."""

    result: Any
    description: str


@dataclass(slots=True)
class Call:
    """A method called by a bot; values are strings from forms, anything from JSON."""

    world: World
    bot: BotAccount
    method: str
    params: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.params and self.params[name] not in ("", None)

    def text(self, name: str, default: str = "") -> str:
        value = self.params.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return orjson.dumps(value).decode()

    def integer(self, name: str, *, low: int = -INT32 - 1, high: int = INT32, default: int = 0) -> int:
        """Read a number: the default when it isn't there, 0 when it can't be read, clamped to its range."""
        value = self.params.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return max(low, min(high, value))
        match = NUMBER.match(self.text(name))
        return max(low, min(high, int(match[1]) if match else 0))

    def long(self, name: str) -> int:
        return self.integer(name, low=-(2**63), high=2**63 - 1)

    def number(self, name: str) -> float:
        try:
            return float(self.text(name) or 0)
        except ValueError:
            return 0.0

    def boolean(self, name: str) -> bool:
        value = self.params.get(name)
        return value if isinstance(value, bool) else self.text(name).strip().lower() in TRUE

    def json(self, name: str, what: str) -> Any:
        """Read a nested value; `what` names it in the refusal. Nothing there is None."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def chat(self, name: str = "chat_id") -> Chat:
        value = self.params.get(name)
        if isinstance(value, int):
            return self.world.chat_for(self.bot, value)
        text = self.text(name).strip()
        if not text:
            raise bad_request("chat_id is empty" if name == "chat_id" else f"{name} is empty")
        if text.startswith("@"):
            return self.world.chat_for(self.bot, text)
        try:
            return self.world.chat_for(self.bot, int(text))
        except ValueError:
            raise bad_request("chat not found") from None

    def message(self, chat: Chat, what: str, name: str = "message_id") -> Message:
        """Return a message that is still there; `what` ends the refusal "message to ... not found"."""
        number = self.integer(name)
        message = chat.messages.get(number)
        if message is None or message.deleted:
            raise bad_request("message identifier is not specified" if not self.has(name) else f"{what} not found")
        return message

    def shown(self, message: Message) -> Json:
        return render(message, self.bot.id)


#: Parameters that would change what a call means, and that the playground can't carry out.
NOT_DONE_YET = (
    "business_connection_id", "ephemeral_message_parameters", "direct_messages_topic_id", "suggested_post_parameters",
    "rich_message",
)  # fmt: skip
Method = Callable[[Call], Any]
METHODS: dict[str, tuple[str, Method]] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Register a function as the way to carry out a method, under each of these names."""

    def register(function: Method) -> Method:
        for name in names:
            METHODS[name.lower()] = (name, function)
        return function

    return register
