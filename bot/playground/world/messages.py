"""One message and how it is read: the Message object for a bot, or for anyone who looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.playground.world.chats import Chat
from bot.playground.world.people import User

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Message:
    """What was said, by whom, where; `content` holds the fields that its kind brings."""

    id: int
    chat: Chat
    date: int
    kind: str
    content: Json
    sender: User | None = None
    sender_chat: Chat | None = None
    thread_id: int = 0
    in_topic: bool = False
    reply_to: Message | None = None
    markup: Json | None = None
    extra: Json = field(default_factory=dict)
    edited: int = 0
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    inline_id: str = ""
    deleted: bool = False
    deleted_at: int = 0
    sent_by_bot: int = 0

    @property
    def is_service(self) -> bool:
        return self.kind == "service"

    @property
    def text(self) -> str:
        text: str = self.content.get("text") or self.content.get("caption") or ""
        return text

    @property
    def entities(self) -> list[Json]:
        found: list[Json] = self.content.get("entities") or self.content.get("caption_entities") or []
        return found

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows


def render(message: Message, viewer: int, *, with_reply: bool = True) -> Json:
    """Return the Message object as this bot, or this person, reads it."""
    if message.deleted:
        return inaccessible(message, viewer)
    card = _envelope(message, viewer)
    if with_reply and message.reply_to is not None and not message.reply_to.deleted:
        card["reply_to_message"] = render(message.reply_to, viewer, with_reply=False)
    card |= _content(message, viewer)
    if message.markup is not None and "inline_keyboard" in message.markup:
        card["reply_markup"] = message.markup
    return card


def _envelope(message: Message, viewer: int) -> Json:
    """Return what every message has: number, sender, chat, date, thread."""
    card: Json = {"message_id": message.id}
    if message.sender is not None:
        card["from"] = message.sender.card()
    if message.sender_chat is not None:
        card["sender_chat"] = message.sender_chat.card(viewer)
    card["chat"] = message.chat.card(viewer)
    card["date"] = message.date
    if message.edited:
        card["edit_date"] = message.edited
    if message.thread_id:
        card["message_thread_id"] = message.thread_id
    if message.in_topic:
        card["is_topic_message"] = True
    card |= message.extra
    return card


def _content(message: Message, viewer: int) -> Json:
    pinned = message.content.get("pinned_message")
    if isinstance(pinned, Message):
        return {"pinned_message": render(pinned, viewer, with_reply=False)}
    if message.kind == "poll":
        return {"poll": message.content["poll"].card()}
    return message.content


def inaccessible(message: Message, viewer: int) -> Json:
    return {"message_id": message.id, "chat": message.chat.card(viewer), "date": 0}
