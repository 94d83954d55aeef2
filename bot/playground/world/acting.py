"""What people do with messages: send, edit, delete, forward, pin, react."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.playground.world.chats import Chat, Topic
from bot.playground.world.contents import caption_content, text_content
from bot.playground.world.errors import Impossible
from bot.playground.world.messages import Message
from bot.playground.world.people import User
from bot.playground.world.permissions import NEEDED
from bot.playground.world.posting import Draft, post
from bot.playground.world.visibility import spread
from bot.playground.world.world import World

Json = dict[str, Any]
MOST_IN_ALBUM = 10


@dataclass(slots=True)
class Place:
    """Where a person's message goes: a chat, perhaps a topic, perhaps as the answer to a message."""

    chat: Chat
    topic: Topic | None = None
    reply_to: Message | None = None
    quote: str = ""
    anonymous: bool = False


def say(world: World, person: User, place: Place, kind: str, content: Json, *, extra: Json | None = None) -> Message:
    """Send a message as a person, if she may write there. Raises: Impossible."""
    check_may_write(person, place, kind)
    if open_conversation(person, place.chat):
        world.tell("chat", chat=place.chat, only_for=person.id)
    draft = Draft(kind, content, reply_to=place.reply_to, extra=dict(extra or {}))
    draft.thread_id = thread_of(place)
    if place.quote and place.reply_to is not None:
        position = max(0, place.reply_to.text.find(place.quote))
        draft.extra["quote"] = {"text": place.quote, "position": position, "is_manual": True}
    member = place.chat.member(person.id)
    draft.as_chat = place.anonymous or (member is not None and member.is_anonymous)
    if member is not None and member.tag:
        draft.extra["sender_tag"] = member.tag
    _hide_keyboard(place.chat, person)
    message = post(world, place.chat, person, draft)
    place.chat.read_up_to[person.id, message.thread_id if message.in_topic else 0] = message.id
    return message


def say_album(world: World, person: User, place: Place, items: list[tuple[str, Json]]) -> list[Message]:
    """Send several media as an album: one message each, joined by a media_group_id. Raises: Impossible."""
    if not 2 <= len(items) <= MOST_IN_ALBUM:
        raise Impossible("an album has 2 to 10 items")
    group = {"media_group_id": str(world.random.randrange(10**16, 10**17))}
    return [say(world, person, place, kind, content, extra=group) for kind, content in items]


def thread_of(place: Place) -> int:
    if place.topic is not None:
        return 0 if place.topic.id == 1 else place.topic.id
    if place.reply_to is not None and place.reply_to.in_topic:
        return place.reply_to.thread_id
    return 0


def check_may_write(person: User, place: Place, kind: str) -> None:
    chat = place.chat
    if person.deactivated:
        raise Impossible(f"{person.name} deleted the account")
    member = chat.member(person.id)
    if member is None or not member.is_present:
        raise Impossible(f"{person.name} is not in {chat.title or 'this chat'}")
    if chat.deleted or chat.migrated_to:
        raise Impossible(f"{chat.title} was {'deleted' if chat.deleted else 'upgraded to a supergroup'}")
    if chat.is_private or member.is_admin:
        return
    if chat.is_channel:
        raise Impossible("only administrators post in a channel")
    right = NEEDED.get(kind, NEEDED["text"])[0]
    if not chat.permissions.get(right, True) or (member.status == "restricted" and not member.rights.get(right, False)):
        raise Impossible(f"{person.name} may not send this in {chat.title}")
    if place.topic is not None and place.topic.closed:
        raise Impossible(f"the topic {place.topic.name} is closed")


def open_conversation(person: User, chat: Chat) -> bool:
    """Note that a person wrote to a bot, which may write back from now on; return whether START has done its work."""
    if not chat.is_private:
        return False
    is_first = any(person.id not in bot.may_write_to for bot in chat.bots.values())
    for bot in chat.bots.values():
        if person.id in bot.blocked_by:
            raise Impossible(f"{person.name} has blocked {bot.user.name}; unblock it first")
        bot.heard_of.add(person.id)
        bot.may_write_to.add(person.id)
    return chat.start_payload.pop(person.id, None) is not None or is_first


def _hide_keyboard(chat: Chat, person: User) -> None:
    for shown in chat.keyboards:
        markup = shown.markup or {}
        if markup.get("one_time_keyboard") or markup.get("force_reply"):
            chat.used_keyboards.add((person.id, shown.id))


def edit(world: World, person: User, message: Message, text: str) -> Message:
    """Change one's own words; unchanged words make no update. Raises: Impossible."""
    if message.sender is not person or message.is_service:
        raise Impossible("only one's own messages can be edited")
    content = text_content(text) if message.kind == "text" else caption_content(text)
    kept = {name: value for name, value in message.content.items() if name not in {
        "text", "entities", "caption", "caption_entities"}}  # fmt: skip
    if {**kept, **content} == message.content:
        return message
    message.content = {**kept, **content}
    message.edited = world.clock.seconds()
    world.tell("edited", chat=message.chat, message=message)
    spread(world, message, edited=True)
    return message


def delete(world: World, chat: Chat, messages: list[Message]) -> None:
    """Remove messages for everyone; bots are not told."""
    for message in messages:
        message.deleted, message.deleted_at = True, world.clock.seconds()
        chat.messages.pop(message.id, None)
        if message in chat.pinned:
            chat.pinned.remove(message)
    world.tell("deleted", chat=chat, fields={"message_ids": [message.id for message in messages]})


def may_delete(person: User, message: Message) -> bool:
    chat = message.chat
    return chat.is_private or message.sender is person or chat.is_admin(person.id)


def origin_of(message: Message) -> Json:
    """Return the forward origin of a message: who wrote it first."""
    if "forward_origin" in message.extra:
        origin: Json = message.extra["forward_origin"]
        return origin
    if message.sender_chat is not None:
        card = message.sender_chat.card(0)
        if message.chat.is_channel:
            return {"type": "channel", "date": message.date, "chat": card, "message_id": message.id}
        return {"type": "chat", "date": message.date, "sender_chat": card}
    sender = message.sender.card() if message.sender is not None else {}
    return {"type": "user", "date": message.date, "sender_user": sender}


def forward_extra(message: Message) -> Json:
    """Return the fields of a forwarded message, the old ones too."""
    origin = origin_of(message)
    extra: Json = {"forward_origin": origin, "forward_date": origin["date"]}
    if "sender_user" in origin:
        extra["forward_from"] = origin["sender_user"]
    elif "chat" in origin:
        extra |= {"forward_from_chat": origin["chat"], "forward_from_message_id": origin["message_id"]}
    elif "sender_chat" in origin:
        extra["forward_from_chat"] = origin["sender_chat"]
    return extra


def forward(world: World, person: User, message: Message, place: Place) -> Message:
    """Forward a message as a person. Raises: Impossible."""
    if message.is_service or message.extra.get("has_protected_content"):
        raise Impossible("this message can't be forwarded")
    return say(world, person, place, message.kind, message.content, extra=forward_extra(message))
