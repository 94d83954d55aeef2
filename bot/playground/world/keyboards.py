"""Which reply keyboard a person has before her: the newest that is meant for her and not yet used up."""

from __future__ import annotations

from typing import Any

from bot.playground.world.chats import Chat
from bot.playground.world.messages import Message
from bot.playground.world.people import User

Json = dict[str, Any]


def keyboard_for(chat: Chat, viewer: User) -> Message | None:
    """Return the message whose reply keyboard shows, if any."""
    for message in reversed(chat.keyboards):
        markup = message.markup or {}
        if "force_reply" in markup or not is_for(message, markup, viewer):
            continue
        if "remove_keyboard" in markup:
            return None
        used = markup.get("one_time_keyboard") and (viewer.id, message.id) in chat.used_keyboards
        return None if used else message
    return None


def force_reply_for(chat: Chat, viewer: User) -> Message | None:
    """Return the message that asks this person to answer it, if that is the last that asked for anything."""
    for message in reversed(chat.keyboards):
        markup = message.markup or {}
        if is_for(message, markup, viewer):
            asks = "force_reply" in markup and (viewer.id, message.id) not in chat.used_keyboards
            return message if asks and not message.deleted else None
    return None


def is_for(message: Message, markup: Json, viewer: User) -> bool:
    """A selective keyboard is for those mentioned in the message and the one it answers."""
    if not markup.get("selective") or message.chat.is_private:
        return True
    answered = message.reply_to
    if answered is not None and answered.sender is viewer:
        return True
    return any(_names(entity, message.text, viewer) for entity in message.entities)


def _names(entity: Json, text: str, viewer: User) -> bool:
    if entity["type"] == "text_mention":
        return bool(entity["user"]["id"] == viewer.id)
    raw = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
    name = raw.decode("utf-16-le", "replace")
    return entity["type"] == "mention" and name[1:].lower() == viewer.username.lower()
