"""May this bot speak here? Telegram's answers when it may not."""

from __future__ import annotations

from bot.playground.world.chats import Chat, Topic
from bot.playground.world.errors import ApiError, bad_request, chat_upgraded, forbidden
from bot.playground.world.people import BotAccount

NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
#: What a message of this kind needs in a group, and how Telegram names it when it lacks.
NEEDED = {
    "text": ("can_send_messages", "text messages"), "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"), "audio": ("can_send_audios", "audios"),
    "document": ("can_send_documents", "documents"), "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"), "poll": ("can_send_polls", "polls"),
    "sticker": ("can_send_other_messages", "stickers"), "animation": ("can_send_other_messages", "animations"),
    "contact": ("can_send_messages", "contacts"), "location": ("can_send_messages", "locations"),
    "live_photo": ("can_send_photos", "photos"),
    "venue": ("can_send_messages", "venues"), "dice": ("can_send_other_messages", "dice"),
}  # fmt: skip


def check_can_reach(bot: BotAccount, chat: Chat) -> None:
    """Refuse when the chat is closed to this bot: blocked, deactivated, kicked, never joined, gone, moved."""
    if chat.is_private:
        _check_person(bot, chat)
        return
    if chat.migrated_to:
        raise chat_upgraded(chat.migrated_to)
    member = chat.member(bot.id)
    if chat.deleted:
        raise forbidden(f"the {NAMES[chat.type]} was deleted")
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {NAMES[chat.type]}")
    if member is None or not member.is_present:
        raise forbidden(f"bot is not a member of the {NAMES[chat.type]}")


def _check_person(bot: BotAccount, chat: Chat) -> None:
    person = chat.other(bot.id)
    if person.is_bot:
        raise forbidden("bot can't send messages to bots")
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.id in bot.blocked_by:
        raise forbidden("bot was blocked by the user")
    if person.id not in bot.may_write_to:
        raise forbidden("bot can't initiate conversation with a user")


def check_can_send(bot: BotAccount, chat: Chat, kind: str) -> None:
    """Refuse a message of this kind when the bot lacks the right for it."""
    check_can_reach(bot, chat)
    if chat.is_private:
        return
    member = chat.members[bot.id]
    if chat.is_channel:
        if not (member.is_admin and (member.status == "creator" or member.rights.get("can_post_messages"))):
            raise bad_request("need administrator rights in the channel chat")
        return
    if member.is_admin:
        return
    right, noun = NEEDED.get(kind, NEEDED["text"])
    rights = member.rights if member.status == "restricted" else chat.permissions
    if not (rights.get(right, True) and chat.permissions.get(right, True)):
        raise bad_request(f"not enough rights to send {noun} to the chat")


def has_right(chat: Chat, bot: BotAccount, right: str) -> bool:
    """Say whether the bot may do what this right names, as administrator or because all members may."""
    member = chat.member(bot.id)
    if member is None or not member.is_present:
        return False
    if member.status == "creator" or chat.is_private:
        return True
    if member.status == "administrator":
        return member.rights.get(right, False)
    return chat.permissions.get(right, False) and member.rights.get(right, True) and right.startswith("can_pin")


def check_right(chat: Chat, bot: BotAccount, right: str, refusal: str) -> None:
    if not has_right(chat, bot, right):
        raise bad_request(refusal)


def topic_for(chat: Chat, bot: BotAccount, thread_id: int) -> Topic | None:
    """Return the topic to write in, or refuse; no thread means no topic, or General."""
    if not thread_id:
        general = chat.general if chat.is_forum else None
        if general is not None and general.closed:
            _check_open(chat, bot, general)
        return None
    if thread_id in chat.deleted_topics:
        raise bad_request("TOPIC_DELETED")
    topic = chat.topics.get(thread_id) if chat.is_forum else None
    if topic is None:
        raise bad_request("message thread not found")
    _check_open(chat, bot, topic)
    return topic


def _check_open(chat: Chat, bot: BotAccount, topic: Topic) -> None:
    if topic.closed and topic.creator is not bot.user and not has_right(chat, bot, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")


def not_found(what: str) -> ApiError:
    return bad_request(f"{what} not found")
