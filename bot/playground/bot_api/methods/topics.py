"""Topics of a forum: opening, changing, closing, deleting; the General topic too."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.world import founding
from bot.playground.world import topics as topics_world
from bot.playground.world.chats import Chat, Topic
from bot.playground.world.errors import bad_request
from bot.playground.world.founding import ICON_COLORS
from bot.playground.world.permissions import check_can_reach, has_right

Json = dict[str, Any]
MOST_NAME = 128
ICON_EMOJI = ("📰", "💡", "⚡️", "🎙", "🗳", "🏛", "✅", "❗️", "💬", "📣")
FIRST_ICON = 5_434_144_690_511_290_129


def _forum(call: Call) -> Chat:
    chat = call.chat()
    check_can_reach(call.bot, chat)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(call: Call, chat: Chat, what: str, *, right: str = "can_manage_topics") -> Topic:
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    if not has_right(chat, call.bot, right) and (right != "can_manage_topics" or topic.creator is not call.bot.user):
        raise bad_request(f"not enough rights to {what} the topic")
    return topic


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not name:
        raise bad_request("name must be non-empty")
    return name[:MOST_NAME]


@method("createForumTopic")
def create_forum_topic(call: Call) -> Json:
    chat, name = _forum(call), _name(call)
    if not has_right(chat, call.bot, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    color = call.integer("icon_color")
    if color and color not in ICON_COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    emoji = call.text("icon_custom_emoji_id")
    topic = founding.open_topic(call.world, chat, call.bot.user, name, icon_color=color, emoji=emoji)
    card: Json = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}
    return {**card, "icon_custom_emoji_id": emoji} if emoji else card


@method("editForumTopic")
def edit_forum_topic(call: Call) -> bool:
    chat = _forum(call)
    topic = _topic(call, chat, "edit")
    changes: Json = {}
    if call.has("name") and call.text("name").strip() != topic.name:
        changes["name"] = _name(call)
    if "icon_custom_emoji_id" in call.params and call.text("icon_custom_emoji_id") != topic.icon_custom_emoji_id:
        changes["icon_custom_emoji_id"] = call.text("icon_custom_emoji_id")
    if not changes:
        raise bad_request("TOPIC_NOT_MODIFIED")
    founding.change_topic(call.world, chat, call.bot.user, topic, changes)
    return True


@method("closeForumTopic", "reopenForumTopic")
def close_forum_topic(call: Call) -> bool:
    chat, closed = _forum(call), call.method == "closeForumTopic"
    topic = _topic(call, chat, "close" if closed else "reopen")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics_world.close_topic(call.world, chat, call.bot.user, topic, closed=closed)
    return True


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> bool:
    chat = _forum(call)
    topics_world.delete_topic(call.world, chat, _topic(call, chat, "delete", right="can_delete_messages"))
    return True


def _general(call: Call) -> tuple[Chat, Topic]:
    chat = _forum(call)
    if chat.general is None:
        raise bad_request("the chat is not a forum")
    if not has_right(chat, call.bot, "can_manage_topics"):
        raise bad_request("not enough rights to edit the topic")
    return chat, chat.general


@method("editGeneralForumTopic")
def edit_general(call: Call) -> bool:
    chat, general = _general(call)
    name = _name(call)
    if name == general.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    founding.change_topic(call.world, chat, call.bot.user, general, {"name": name})
    return True


@method("closeGeneralForumTopic", "reopenGeneralForumTopic")
def close_general(call: Call) -> bool:
    chat, general = _general(call)
    closed = call.method == "closeGeneralForumTopic"
    if general.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics_world.close_topic(call.world, chat, call.bot.user, general, closed=closed)
    return True


@method("hideGeneralForumTopic", "unhideGeneralForumTopic")
def hide_general(call: Call) -> bool:
    chat, general = _general(call)
    hidden = call.method == "hideGeneralForumTopic"
    if general.hidden == hidden:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topics_world.hide_general(call.world, chat, call.bot.user, general, hidden=hidden)
    return True


@method("getForumTopicIconStickers")
def icon_stickers(_: Call) -> list[Json]:
    return [_icon(index, emoji) for index, emoji in enumerate(ICON_EMOJI)]


def _icon(index: int, emoji: str) -> Json:
    """Return the custom emoji that a topic can have as its icon; it is named, there is no picture behind it."""
    unique = f"AgADTopicIcon{index:02d}"
    thumbnail = {"file_id": f"BQACAgI00000T{unique}", "file_unique_id": f"{unique}t", "file_size": 2_048,
                 "width": 128, "height": 128}  # fmt: skip
    return {
        "file_id": f"BQACAgI00000{unique}", "file_unique_id": unique, "file_size": 20_480, "type": "custom_emoji",
        "width": 512, "height": 512, "is_animated": True, "is_video": False, "emoji": emoji, "set_name": "Topics",
        "custom_emoji_id": str(FIRST_ICON + index), "thumbnail": thumbnail, "thumb": thumbnail,
    }  # fmt: skip
