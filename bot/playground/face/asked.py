"""One request of the people face, the table of all requests, and what their fields mean."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.playground.world.acting import Place
from bot.playground.world.chats import Chat
from bot.playground.world.errors import Impossible
from bot.playground.world.finding import find_chat, find_message, find_topic, find_user
from bot.playground.world.messages import Message
from bot.playground.world.people import User
from bot.playground.world.world import World

if TYPE_CHECKING:
    from bot.playground.server import PlayServer

Json = dict[str, Any]


@dataclass(slots=True)
class Asked:
    """What somebody asks of the people face: names in the path, fields of the body, the query behind the "?"."""

    server: PlayServer
    path: dict[str, str] = field(default_factory=dict)
    body: Json = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    http: web.Request | None = None

    @property
    def world(self) -> World:
        return self.server.world

    @property
    def person(self) -> User:
        """The person in the path."""
        return find_user(self.world, self.path["who"])

    def actor(self, default: User | None = None) -> User:
        """The person in `by`."""
        if self.body.get("by") is not None:
            return find_user(self.world, self.body["by"])
        if default is None:
            raise Impossible("say by whom: the field `by` is missing")
        return default

    def needs(self, name: str) -> Any:
        if self.body.get(name) is None:
            raise Impossible(f"the field {name!r} is missing")
        return self.body[name]

    def chat(self, name: str = "chat") -> Chat:
        reference = self.body.get(name, self.query.get(name))
        return find_chat(self.world, self.person, reference)

    def place(self) -> Place:
        """Return where the message goes: chat, topic, message answered."""
        chat = self.chat()
        topic = find_topic(chat, self.body.get("topic"))
        number = self.body.get("reply_to")
        answered = find_message(chat, int(number)) if number is not None else None
        return Place(chat, topic, answered, str(self.body.get("quote") or ""), bool(self.body.get("anonymous")))

    def message(self, chat: Chat) -> Message:
        return find_message(chat, int(self.needs("message_id")))

    def number(self, name: str, default: int) -> int:
        text = str(self.query.get(name, self.body.get(name, default)))
        return int(text) if text.lstrip("-").isdigit() else default


Handler = Callable[[Asked], Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One row of the table."""

    method: str
    path: str
    says: str
    takes: tuple[str, ...]
    handler: Handler

    def as_json(self) -> Json:
        return {"method": self.method, "path": self.path, "says": self.says, "takes": list(self.takes)}


REQUESTS: list[Request] = []


def request(method: str, path: str, says: str, takes: str = "") -> Callable[[Handler], Handler]:
    """Put a function into the table of requests; a "?" behind a name in `takes` means it can be left out."""

    def register(handler: Handler) -> Handler:
        REQUESTS.append(Request(method, path, says, tuple(takes.split()), handler))
        return handler

    return register


def bytes_of(given: Any) -> tuple[bytes, Json]:
    """Return the bytes and the details of a file in a body: true, base64, or {"base64", "name", "mime", ...}."""
    details: Json = dict(given) if isinstance(given, dict) else {}
    text = details.pop("base64", "") if details else (given if isinstance(given, str) else "")
    names = {"name": "file_name", "mime": "mime_type"}
    details = {names.get(name, name): value for name, value in details.items()}
    try:
        return base64.b64decode(text.partition("base64,")[2] or text, validate=True), details
    except binascii.Error:
        raise Impossible("a file is sent as base64") from None
