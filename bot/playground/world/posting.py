"""How a message comes into a chat, whoever sends it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.playground.world.chats import Chat
from bot.playground.world.messages import Message
from bot.playground.world.people import User
from bot.playground.world.visibility import spread
from bot.playground.world.world import World

Json = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """A message before it is sent."""

    kind: str
    content: Json
    markup: Json | None = None
    reply_to: Message | None = None
    thread_id: int = 0
    extra: Json = field(default_factory=dict)
    as_chat: bool = False
    mentions: tuple[int, ...] = ()


def post(world: World, chat: Chat, sender: User | None, draft: Draft) -> Message:
    """Put a message into a chat, show it to people and give it to the bots that may read it."""
    message = Message(
        id=world.message_number(chat),
        chat=chat,
        date=world.clock.seconds(),
        kind=draft.kind,
        content=draft.content,
        sender=sender,
        markup=draft.markup,
        extra=draft.extra,
        reply_to=draft.reply_to,
        sent_by_bot=sender.id if sender is not None and sender.is_bot else 0,
    )
    _place_in_thread(chat, message, draft)
    if draft.as_chat or chat.is_channel:
        _speak_as_chat(world, message)
    chat.messages[message.id] = message
    chat.touched = world.event_count
    if message.sent_by_bot and not message.is_service:
        chat.last_writer = message.sent_by_bot
    _remember_keyboard(message)
    if chat.is_private:
        remember_chat(world, chat)
    world.tell("message", chat=chat, message=message)
    spread(world, message)
    return message


def _place_in_thread(chat: Chat, message: Message, draft: Draft) -> None:
    """Set the thread: a topic's messages answer its first one; elsewhere a reply carries its thread's root."""
    if chat.is_forum and draft.thread_id > 1:
        topic = chat.topics[draft.thread_id]
        message.thread_id, message.in_topic = topic.id, True
        if message.reply_to is None and message is not topic.created_by:
            message.reply_to = topic.created_by
    elif draft.reply_to is not None and chat.type == "supergroup":
        root = draft.reply_to
        message.thread_id = root.thread_id or root.id


def _speak_as_chat(world: World, message: Message) -> None:
    """Channel posts and anonymous administrators show the chat, not the person."""
    message.sender_chat = message.chat
    if message.chat.is_channel:
        message.sender = None
        return
    message.sender = anonymous_admin(world)


def anonymous_admin(world: World) -> User:
    """Return the account that stands for anonymous administrators, made when first needed."""
    number = 1087968824
    if number not in world.users:
        world.users[number] = User(number, "Group", username="GroupAnonymousBot", handle="group-anonymous", is_bot=True)
    return world.users[number]


def _remember_keyboard(message: Message) -> None:
    if message.markup is not None and "inline_keyboard" not in message.markup:
        message.chat.keyboards.append(message)


def remember_chat(world: World, chat: Chat) -> None:
    """Put the chat into its members' chat lists."""
    for user_id in chat.members:
        listed = world.chats_of.setdefault(user_id, {})
        if user_id not in world.bots and chat.id_for(user_id) not in listed:
            listed[chat.id_for(user_id)] = chat
            world.tell("chat", chat=chat, only_for=user_id)


def service(
    world: World, chat: Chat, sender: User | None, content: Json, *, thread_id: int = 0, reply_to: Message | None = None
) -> Message:
    """Post a service message: somebody joined, a topic was opened, a message pinned."""
    return post(world, chat, sender, Draft("service", content, thread_id=thread_id, reply_to=reply_to))
