"""Service messages in plain English, for the people's side of the playground."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.playground.world.messages import Message

Json = dict[str, Any]
WORDS: dict[str, Callable[[Any], str]] = {
    "group_chat_created": lambda _: "{who} created the group",
    "supergroup_chat_created": lambda _: "{who} created the group",
    "channel_chat_created": lambda _: "Channel created",
    "new_chat_title": lambda title: f"{{who}} renamed the chat to {title}",
    "new_chat_photo": lambda _: "{who} changed the picture of the chat",
    "delete_chat_photo": lambda _: "{who} removed the picture of the chat",
    "migrate_to_chat_id": lambda _: "The group was upgraded to a supergroup",
    "migrate_from_chat_id": lambda _: "The group was upgraded to a supergroup",
    "forum_topic_created": lambda topic: f"{{who}} opened the topic {topic['name']}",
    "forum_topic_edited": lambda topic: f"{{who}} renamed the topic to {topic['name']}" if "name" in topic
    else "{who} changed the topic",
    "forum_topic_closed": lambda _: "{who} closed the topic",
    "forum_topic_reopened": lambda _: "{who} reopened the topic",
    "general_forum_topic_hidden": lambda _: "{who} hid the General topic",
    "general_forum_topic_unhidden": lambda _: "{who} showed the General topic",
    "chat_shared": lambda shared: f"{{who}} shared {shared.get('title') or 'a chat'}",
    "users_shared": lambda shared: f"{{who}} shared {len(shared['users'])} contact(s)",
}  # fmt: skip


def notice_words(message: Message) -> str:
    """Return one short line for a service message."""
    who = message.sender.name if message.sender is not None else message.chat.title
    return _words(message.content).replace("{who}", who)


def _words(content: Json) -> str:
    if "new_chat_members" in content:
        names = ", ".join(member["first_name"] for member in content["new_chat_members"])
        return f"{names} joined the group"
    if "left_chat_member" in content:
        return f"{content['left_chat_member']['first_name']} left the group"
    if "pinned_message" in content:
        return f"{{who}} pinned “{content['pinned_message'].text[:40] or content['pinned_message'].kind}”"
    for kind, words in WORDS.items():
        if kind in content:
            return words(content[kind])
    return next(iter(content), "").replace("_", " ")
