"""Copying, forwarding, deleting, pinning and reacting."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import caption_of, check_rate, read_reply, thread_of
from bot.playground.bot_api.markup import read_markup
from bot.playground.world import acting, reacting
from bot.playground.world.chats import Chat
from bot.playground.world.errors import bad_request
from bot.playground.world.messages import Message
from bot.playground.world.permissions import check_can_reach, check_can_send, check_right, has_right
from bot.playground.world.posting import Draft, post

Json = dict[str, Any]
DELETE_SECONDS = 48 * 3600
MOST_AT_ONCE = 100
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
NOT_COPIED = {"service", "giveaway", "invoice"}


def _source(call: Call, what: str) -> Message:
    chat = call.chat("from_chat_id")
    message = call.message(chat, f"message to {what}")
    if message.kind in NOT_COPIED:
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    if message.extra.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return message


def _draft(call: Call, target: Chat, message: Message, *, copied: bool) -> Draft:
    answered = read_reply(call, target)
    draft = Draft(message.kind, dict(message.content), reply_to=answered.message)
    draft.extra = {**(answered.extra or {}), **({} if copied else acting.forward_extra(message))}
    draft.thread_id = thread_of(call, target, answered.message)
    if call.boolean("protect_content"):
        draft.extra["has_protected_content"] = True
    return draft


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    target = call.chat()
    check_can_reach(call.bot, target)
    message = _source(call, "forward")
    check_can_send(call.bot, target, message.kind)
    check_rate(call, target)
    return call.shown(post(call.world, target, call.bot.user, _draft(call, target, message, copied=False)))


@method("copyMessage")
def copy_message(call: Call) -> Json:
    target = call.chat()
    check_can_reach(call.bot, target)
    message = _source(call, "copy")
    check_can_send(call.bot, target, message.kind)
    draft = _draft(call, target, message, copied=True)
    draft.markup = read_markup(call, target)
    if "caption" in call.params and message.kind not in {"text", "poll"}:
        kept = {name: value for name, value in draft.content.items() if name not in CAPTION_FIELDS}
        draft.content = {**kept, **caption_of(call.params, call.json("caption_entities", "caption entities"))}
    check_rate(call, target)
    return {"message_id": post(call.world, target, call.bot.user, draft).id}


@method("forwardMessages", "copyMessages")
def move_messages(call: Call) -> list[Json]:
    copied = call.method == "copyMessages"
    target = call.chat()
    numbers = message_ids(call)
    source = call.chat("from_chat_id")
    found = [source.messages[number] for number in numbers if number in source.messages]
    usable = [one for one in found if one.kind not in NOT_COPIED and not one.extra.get("has_protected_content")]
    if not usable:
        raise bad_request(f"there are no messages to {'copy' if copied else 'forward'}")
    groups: dict[str, str] = {}
    moved = []
    for message in usable:
        check_can_send(call.bot, target, message.kind)
        draft = _draft(call, target, message, copied=copied)
        album = message.extra.get("media_group_id")
        if album:
            draft.extra["media_group_id"] = groups.setdefault(album, str(call.world.random.randrange(10**16, 10**17)))
        if copied and call.boolean("remove_caption"):
            draft.content = {name: value for name, value in draft.content.items() if name not in CAPTION_FIELDS}
        moved.append({"message_id": post(call.world, target, call.bot.user, draft).id})
    return moved


def message_ids(call: Call) -> list[int]:
    given = call.json("message_ids", "message identifiers")
    if not isinstance(given, list) or not given:
        raise bad_request("message identifiers are not specified")
    if len(given) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    return [int(number) for number in given if str(number).isdigit()]


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    chat = call.chat()
    check_can_reach(call.bot, chat)
    message = call.message(chat, "message to delete")
    refusal = _why_not_delete(call, chat, message)
    if refusal:
        raise bad_request(refusal)
    acting.delete(call.world, chat, [message])
    return True


def _why_not_delete(call: Call, chat: Chat, message: Message) -> str:
    is_old = call.world.clock.seconds() - message.date > DELETE_SECONDS
    if chat.is_private:
        return "message can't be deleted for everyone" if is_old else ""
    if has_right(chat, call.bot, "can_delete_messages") and chat.is_admin(call.bot.id):
        return ""
    if message.sent_by_bot != call.bot.id or message.is_service:
        return "message can't be deleted"
    return "message can't be deleted for everyone" if is_old else ""


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    chat = call.chat()
    check_can_reach(call.bot, chat)
    found = [chat.messages[number] for number in message_ids(call) if number in chat.messages]
    for message in found:
        refusal = _why_not_delete(call, chat, message)
        if refusal:
            raise bad_request(refusal)
    acting.delete(call.world, chat, found)
    return True


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = _where_pinning_is_allowed(call)
    message = call.message(chat, "message to pin")
    if chat.pinned and chat.pinned[-1] is message:
        raise bad_request("CHAT_NOT_MODIFIED")
    reacting.pin(call.world, chat, call.bot.user, message)
    return True


def _where_pinning_is_allowed(call: Call) -> Chat:
    chat = call.chat()
    check_can_reach(call.bot, chat)
    right = "can_edit_messages" if chat.is_channel else "can_pin_messages"
    check_right(chat, call.bot, right, "not enough rights to manage pinned messages in the chat")
    return chat


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    chat = _where_pinning_is_allowed(call)
    message = call.message(chat, "message to unpin") if call.has("message_id") else None
    if message is None and not chat.pinned:
        raise bad_request("message to unpin not found")
    reacting.unpin(call.world, chat, message)
    return True


@method("unpinAllChatMessages")
def unpin_all(call: Call) -> bool:
    chat = _where_pinning_is_allowed(call)
    chat.pinned.clear()
    call.world.tell("chat", chat=chat)
    return True


@method("unpinAllForumTopicMessages", "unpinAllGeneralForumTopicMessages")
def unpin_all_in_topic(call: Call) -> bool:
    chat = _where_pinning_is_allowed(call)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    thread = call.integer("message_thread_id") if call.method == "unpinAllForumTopicMessages" else 0
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    chat.pinned = [one for one in chat.pinned if (one.thread_id if one.in_topic else 0) != thread]
    call.world.tell("chat", chat=chat)
    return True


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    chat = call.chat()
    check_can_reach(call.bot, chat)
    message = call.message(chat, "message to react")
    given = call.json("reaction", "reaction types") or []
    if not isinstance(given, list):
        raise bad_request("can't parse reaction types JSON object")
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for reaction in given:
        if reaction.get("type") != "emoji" or reacting.plain(str(reaction.get("emoji"))) not in reacting.EMOJI:
            raise bad_request("REACTION_INVALID")
    chosen = [{"type": "emoji", "emoji": reacting.plain(str(reaction["emoji"]))} for reaction in given]
    reacting.set_reaction(call.world, message, call.bot.id, chosen)
    return True
