"""Pressing buttons under a message, and what the bot answers to it."""

from __future__ import annotations

from typing import Any

from bot.playground.world.chats import Chat
from bot.playground.world.errors import Impossible, bad_request
from bot.playground.world.messages import Message, inaccessible, render
from bot.playground.world.people import BotAccount, User
from bot.playground.world.queries import CallbackQuery
from bot.playground.world.world import QUERY_SECONDS, World

Json = dict[str, Any]
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
TOAST_LIMIT = 200


def press(world: World, person: User, message: Message, button: Json) -> CallbackQuery:
    """Press a callback button; the bot that sent the message gets a query. Raises: Impossible."""
    bot = owner_of(world, message)
    if person.deactivated:
        raise Impossible(f"{person.name} deleted the account")
    query = CallbackQuery(world.query_id(), bot, person, world.clock.seconds(), message, button)
    world.callbacks[query.id] = query
    bot.heard_of.add(person.id)
    payload: Json = {"id": query.id, "from": person.card(), "chat_instance": message.chat.instance}
    if message.inline_id:
        payload["inline_message_id"] = message.inline_id
    else:
        payload["message"] = inaccessible(message, bot.id) if message.deleted else render(message, bot.id)
    payload["data"] = button["callback_data"]
    _tell_spinner(world, query, on=True)
    world.give(bot, "callback_query", payload, lane=f"user {person.id}")
    return query


def owner_of(world: World, message: Message) -> BotAccount:
    number = message.sent_by_bot or message.extra.get("via_bot", {}).get("id", 0)
    if number not in world.bots:
        raise Impossible("this message was not sent by a bot of this playground")
    return world.bots[number]


def answer(world: World, bot: BotAccount, query_id: str, shown: Json) -> None:
    """Show the bot's answer to the person who pressed. Raises: ApiError for a late, second or unknown answer."""
    query = world.callbacks.get(query_id)
    if query is None or query.bot is not bot:
        raise bad_request(TOO_OLD)
    del world.callbacks[query_id]
    if world.clock.seconds() - query.asked_at > QUERY_SECONDS:
        _tell_spinner(world, query, on=False)
        raise bad_request(TOO_OLD)
    query.settle(shown)
    toast = {"chat": query.message.chat, "message_id": query.message.id, **shown}
    query.user.toasts.append(toast)
    _tell_spinner(world, query, on=False)
    if shown["text"] or shown["url"]:
        fields = {**shown, "message_id": query.message.id}
        world.tell("toast", chat=query.message.chat, fields=fields, only_for=query.user.id)


def _tell_spinner(world: World, query: CallbackQuery, *, on: bool) -> None:
    fields = {"message_id": query.message.id, "data": query.button["callback_data"], "on": on}
    world.tell("spinner", chat=query.message.chat, fields=fields, only_for=query.user.id)


def button_by(message: Message, *, label: str = "", data: str = "") -> Json | None:
    """Return the button of this message with exactly this label, or this callback data."""
    for row in message.inline_keyboard:
        for button in row:
            if (label and button["text"] == label) or (data and button.get("callback_data") == data):
                return button
    return None


def newest_with(chat: Chat, *, label: str = "", data: str = "", thread_id: int | None = None) -> tuple[Message, Json]:
    """Return the newest message that has this button, and the button. Raises: Impossible."""
    for message in reversed(chat.messages.values()):
        if thread_id is not None and message.thread_id != thread_id:
            continue
        button = button_by(message, label=label, data=data)
        if button is not None:
            return message, button
    raise Impossible(f"no message here has a button {label or data!r}")
