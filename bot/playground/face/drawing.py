"""What a person sees: messages, chats, people and bots as plain JSON."""

from __future__ import annotations

from itertools import islice
from typing import Any

from bot.playground.face.notices import notice_words
from bot.playground.world.chats import Chat, Topic
from bot.playground.world.commands import commands_for, menu_button_for
from bot.playground.world.files import file_id
from bot.playground.world.keyboards import force_reply_for, keyboard_for
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.reacting import counts
from bot.playground.world.world import World

Json = dict[str, Any]
BUTTON_KINDS = {
    "callback_data": "callback", "url": "url", "copy_text": "copy", "web_app": "web_app", "login_url": "login",
    "pay": "pay", "callback_game": "game",
}  # fmt: skip
SWITCHES = {
    "switch_inline_query": "any", "switch_inline_query_current_chat": "current",
    "switch_inline_query_chosen_chat": "chosen",
}  # fmt: skip
KEY_KINDS = ("request_contact", "request_location", "request_chat", "request_users", "request_poll", "web_app")
NEWEST = 100  # messages of a chat that are looked through for its list
SHOWN_MEDIA = ("width", "height", "duration", "length", "performer", "title", "emoji")


def draw_user(user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "handle": user.handle,
        "username": user.username or None,
        "bot": user.is_bot,
    }


def draw_person(user: User) -> Json:
    return {
        **draw_user(user),
        "language": user.language_code,
        "premium": user.is_premium,
        "deactivated": user.deactivated,
    }


def draw_bot(bot: BotAccount) -> Json:
    hook = bot.webhook
    return {
        **draw_user(bot.user), "token": bot.token, "privacy": bot.privacy, "inline": bot.inline,
        "inline_feedback": bot.inline_feedback, "listens": bot.has_listened, "waiting": len(bot.updates.pending),
        "webhook": hook.url if hook is not None else None, "description": bot.descriptions.get("", ""),
        "short_description": bot.short_descriptions.get("", ""),
    }  # fmt: skip


def draw_message(world: World, message: Message, viewer: User) -> Json:
    """Return a message as this person sees it."""
    extra = message.extra
    sender = message.sender_chat or message.sender
    service = _service(message)
    return {
        "id": message.id,
        "chat": message.chat.id_for(viewer.id),
        "topic": message.thread_id if message.in_topic else None,
        "date": message.date,
        "edited": message.edited or None,
        "mine": message.sender is viewer,
        "read": _is_read(message, viewer),
        "from": draw_sender(sender) if sender is not None else None,
        "kind": message.kind,
        "text": notice_words(message) if message.is_service else message.text,
        "entities": message.entities,
        "media": _media(world, message),
        "album": extra.get("media_group_id"),
        "reply_to": _answered(message),
        "forwarded_from": _origin_name(extra["forward_origin"]) if "forward_origin" in extra else None,
        "via_bot": f"@{extra['via_bot']['username']}" if "via_bot" in extra else None,
        "service": service,
        "poll": _poll(message, viewer),
        "pinned": message in message.chat.pinned,
        "reactions": _reactions(message, viewer),
        "buttons": [[draw_button(button) for button in row] for row in message.inline_keyboard],
        "tag": extra.get("sender_tag"),
    }


def draw_sender(sender: User | Chat) -> Json:
    if isinstance(sender, User):
        return draw_user(sender)
    return {
        "id": sender.id,
        "name": sender.title,
        "handle": sender.handle,
        "username": sender.username or None,
        "bot": False,
    }


def _is_read(message: Message, viewer: User) -> bool:
    thread = message.thread_id if message.in_topic else 0
    return message.sender is viewer or message.id <= message.chat.read_up_to.get((viewer.id, thread), 0)


def _service(message: Message) -> Json | None:
    if not message.is_service:
        return None
    kind, value = next(iter(message.content.items()), ("", None))
    if isinstance(value, Message):
        return {"type": kind, "message_id": value.id}
    known = [name for name in message.content if not name.endswith(("_participant", "_chat_member"))]
    kind = known[0] if known else kind
    value = message.content.get(kind)
    return {"type": kind, **(value if isinstance(value, dict) else {"value": value})}


def _answered(message: Message) -> Json | None:
    answered = message.reply_to
    if answered is None or (message.in_topic and answered.id == message.thread_id):
        return None
    sender = answered.sender_chat or answered.sender
    quote = message.extra.get("quote")
    return {
        "id": answered.id,
        "from": draw_sender(sender)["name"] if sender else None,
        "deleted": answered.deleted,
        "text": "" if answered.deleted else answered.text[:200],
        "quote": quote["text"] if quote else None,
    }


def _origin_name(origin: Json) -> str:
    source = origin.get("sender_user") or origin.get("chat") or origin.get("sender_chat") or {}
    name: str = source.get("title") or source.get("first_name") or origin.get("sender_user_name", "")
    return name


def _media(world: World, message: Message) -> Json | None:
    content = message.content.get(message.kind)
    if message.kind == "photo":
        content = content[-1] if content else None
    if message.kind == "venue" and isinstance(content, dict):
        return {**content["location"], "title": content["title"], "address": content["address"]}
    if not isinstance(content, dict) or message.kind in {"text", "poll", "service"}:
        return None
    if "file_unique_id" not in content:
        return dict(content)
    unique = content["file_unique_id"]
    stored = world.files.by_unique.get(unique)
    card: Json = {
        "file": f"/play/files/{unique}",
        "file_id": content["file_id"],
        "name": content.get("file_name"),
        "mime": stored.mime if stored else content.get("mime_type"),
        "size": content.get("file_size"),
    }
    return {**card, **{name: content[name] for name in SHOWN_MEDIA if name in content}}


def _poll(message: Message, viewer: User) -> Json | None:
    if message.kind != "poll":
        return None
    poll = message.content["poll"]
    options = [{"text": option.text, "votes": len(option.voters), "mine": viewer.id in option.voters}
               for option in poll.options]  # fmt: skip
    return {"question": poll.question, "options": options, "closed": poll.closed, "anonymous": poll.anonymous,
            "multiple": poll.multiple, "voters": poll.card()["total_voter_count"]}  # fmt: skip


def _reactions(message: Message, viewer: User) -> list[Json]:
    mine = {reaction.get("emoji") for reaction in message.reactions.get(viewer.id, [])}
    return [{"emoji": one["type"]["emoji"], "count": one["total_count"], "mine": one["type"]["emoji"] in mine}
            for one in counts(message)]  # fmt: skip


def draw_button(button: Json) -> Json:
    card: Json = {"text": button["text"], "kind": "other"}
    for name, kind in BUTTON_KINDS.items():
        if name in button:
            card["kind"] = kind
            value = button[name]
            short = {"callback_data": "data", "copy_text": "copy"}.get(name, "url")
            card[short] = value.get("url", value.get("text")) if isinstance(value, dict) else value
    for name, where in SWITCHES.items():
        if name in button:
            value = button[name]
            query = value.get("query", "") if isinstance(value, dict) else value
            card |= {"kind": "switch_inline", "query": query, "where": where}
    if "style" in button:
        card["style"] = button["style"]
    return card


def draw_chat(world: World, chat: Chat, viewer: User) -> Json:
    """Return a chat as this person sees it in her list and at its head."""
    member = chat.member(viewer.id)
    bot = next(iter(chat.bots.values()), None) if chat.is_private else None
    last = next(reversed(chat.messages.values()), None)
    other = chat.other(viewer.id) if chat.is_private else None
    return {
        "id": chat.id_for(viewer.id),
        "type": chat.type,
        "title": other.name if other is not None else chat.title,
        "handle": other.handle if other is not None else chat.handle,
        "username": (other.username if other is not None else chat.username) or None,
        "description": chat.description or None,
        "forum": chat.is_forum,
        "members": len(chat.present()),
        "topics": _topics(world, chat, viewer),
        "me": {"status": member.status if member else "left", "rights": member.rights if member else {}},
        "pinned": [message.id for message in chat.pinned],
        "unread": unread(chat, viewer),
        "last": draw_message(world, last, viewer) if last is not None else None,
        "keyboard": draw_keyboard(keyboard_for(chat, viewer)),
        "force_reply": draw_force_reply(force_reply_for(chat, viewer)),
        "commands": commands_for(chat, viewer),
        "menu_button": menu_button_for(chat, viewer),
        "bot": draw_user(bot.user) if bot is not None else None,
        "blocked": bot is not None and viewer.id in bot.blocked_by,
        "started": bot is not None and viewer.id in bot.may_write_to,
        "start_payload": chat.start_payload.get(viewer.id),
        "migrated_to": chat.migrated_to or None,
    }


def _topics(world: World, chat: Chat, viewer: User) -> list[Json]:
    """Return the topics of a forum, each with its newest message among the latest of the chat."""
    if not chat.is_forum:
        return []
    newest: dict[int, Message] = {}
    for message in islice(reversed(chat.messages.values()), NEWEST):
        newest.setdefault(message.thread_id if message.in_topic else 1, message)
    last = {thread: draw_message(world, message, viewer) for thread, message in newest.items()}
    return [{**draw_topic(chat, topic, viewer), "last": last.get(topic.id)} for topic in topics_of(chat)]


def topics_of(chat: Chat) -> list[Topic]:
    if not chat.is_forum:
        return []
    return [*([chat.general] if chat.general else []), *chat.topics.values()]


def draw_topic(chat: Chat, topic: Topic, viewer: User | None = None) -> Json:
    thread = 0 if topic.id == 1 else topic.id
    return {"id": topic.id, "name": topic.name, "icon_color": topic.icon_color or None, "closed": topic.closed,
            "hidden": topic.hidden, "unread": unread(chat, viewer, thread) if viewer else 0}  # fmt: skip


def unread(chat: Chat, viewer: User, thread: int | None = None) -> int:
    """Count what this person has not read, looking at the newest hundred messages only."""
    count = 0
    for message in islice(reversed(chat.messages.values()), NEWEST):
        place = message.thread_id if message.in_topic else 0
        count += (thread is None or place == thread) and not _is_read(message, viewer)
    return count


def draw_keyboard(message: Message | None) -> Json | None:
    if message is None:
        return None
    markup = message.markup or {}
    rows = [[{"text": key["text"], "kind": next((kind for kind in KEY_KINDS if kind in key), "text"),
              **{kind: key[kind] for kind in ("request_chat", "request_users") if kind in key}} for key in row]
            for row in markup["keyboard"]]  # fmt: skip
    return {
        "rows": rows,
        "resize": bool(markup.get("resize_keyboard")),
        "one_time": bool(markup.get("one_time_keyboard")),
        "persistent": bool(markup.get("is_persistent")),
        "placeholder": markup.get("input_field_placeholder"),
        "message_id": message.id,
    }


def draw_force_reply(message: Message | None) -> Json | None:
    if message is None:
        return None
    return {"message_id": message.id, "placeholder": (message.markup or {}).get("input_field_placeholder")}


def draw_toast(toast: Json, viewer: User) -> Json:
    return {"chat": toast["chat"].id_for(viewer.id), "message_id": toast["message_id"], "text": toast["text"] or None,
            "alert": toast["alert"], "url": toast["url"]}  # fmt: skip


def file_reference(unique: str, world: World) -> str:
    return file_id(world.files.by_unique[unique])
