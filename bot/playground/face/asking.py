"""Requests by which people ask: pressing buttons and keys, opening links, inline mode, pickers."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.playground.face.asked import Asked, request
from bot.playground.face.drawing import draw_chat, draw_message
from bot.playground.world import asking, linking, picking, pressing, web_apps
from bot.playground.world.chats import Chat
from bot.playground.world.errors import Impossible
from bot.playground.world.finding import find_bot, find_chat, find_message, find_topic, find_user
from bot.playground.world.keyboards import keyboard_for
from bot.playground.world.messages import Message
from bot.playground.world.people import User
from bot.playground.world.queries import CallbackQuery, InlineQuery

Json = dict[str, Any]
ANSWER_SECONDS = 10.0


@request("POST", "/play/people/{who}/press", "press a button under a message, or a key of the reply keyboard",
         "label? data? row? column? chat? message_id? topic? within? stale?")  # fmt: skip
async def press(asked: Asked) -> Json:
    person, chat = asked.person, asked.chat()
    label = str(asked.body.get("label") or "")
    key = _key(chat, person, label) if label and "message_id" not in asked.body else None
    if key is not None and "web_app" in key:
        url = web_apps.address_of(asked.world, person, chat, key, asks=False)
        return {"answered": None, "toast": None, "alert": False, "url": url, "button": key}
    if key is not None:
        message = picking.press_key(asked.world, person, chat, label)
        return {"sent": draw_message(asked.world, message, person), "answered": None}
    message, button = _button(asked, chat, label)
    if "callback_data" not in button:
        return _other_button(asked, person, message, button)
    query = pressing.press(asked.world, person, message, button)
    await _answered(asked, query)
    return _seen(query)


@request("POST", "/play/people/{who}/webapp", "let the Web App behind a key send its words to the bot", "label data")
def from_web_app(asked: Asked) -> Json:
    person, label = asked.person, str(asked.needs("label"))
    message = web_apps.send_data(asked.world, person, asked.chat(), label, str(asked.needs("data")))
    return draw_message(asked.world, message, person)


def _seen(query: CallbackQuery) -> Json:
    answer = query.answer
    if answer is None:
        return {"answered": False, "toast": None, "alert": False, "url": None, "message_id": query.message.id}
    return {"answered": True, "toast": answer["text"] or None, "alert": answer["alert"], "url": answer["url"],
            "message_id": query.message.id}  # fmt: skip


def _key(chat: Chat, person: User, label: str) -> Json | None:
    return picking.key_called(chat, person, label) if keyboard_for(chat, person) is not None else None


def _button(asked: Asked, chat: Chat, label: str) -> tuple[Message, Json]:
    data = str(asked.body.get("data") or "")
    if asked.body.get("message_id") is None:
        topic = find_topic(chat, asked.body.get("topic"))
        thread = None if topic is None else (0 if topic.id == 1 else topic.id)
        return pressing.newest_with(chat, label=label, data=data, thread_id=thread)
    message = find_message(chat, int(asked.body["message_id"]))
    if not label and not data:
        rows = message.inline_keyboard
        row, column = int(asked.body.get("row", 0)), int(asked.body.get("column", 0))
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            raise Impossible(f"there is no button in row {row}, column {column}")
        return message, rows[row][column]
    button = pressing.button_by(message, label=label, data=data)
    if button is not None:
        return message, button
    if asked.body.get("stale") and data:
        return message, {"text": label or data, "callback_data": data}
    raise Impossible(f"there is no button {label or data!r} under this message")


def _other_button(asked: Asked, person: User, message: Message, button: Json) -> Json:
    """A button that asks nothing of the bot: the page opens, copies or switches by itself."""
    copied, url = button.get("copy_text"), button.get("url")
    if "web_app" in button:
        url = web_apps.address_of(asked.world, person, message.chat, button, asks=True)
    return {"answered": None, "toast": None, "alert": False, "url": url,
            "copied": copied["text"] if copied else None, "button": button}  # fmt: skip


async def _answered(asked: Asked, query: CallbackQuery | InlineQuery) -> None:
    """Wait for the bot's answer, a little."""
    answered = asyncio.Event()
    query.when_answered = answered.set
    try:
        await asyncio.wait_for(answered.wait(), float(asked.body.get("within", ANSWER_SECONDS)))
    except TimeoutError:
        return


@request("POST", "/play/people/{who}/open", "follow a link; in a bot's chat it shows START", "link chat?")
def open_link(asked: Asked) -> Json:
    reference = asked.body.get("chat")
    where = find_chat(asked.world, asked.person, reference) if reference is not None else None
    chat = linking.open_link(asked.world, asked.person, str(asked.needs("link")), in_chat=where)
    if chat.is_private and asked.body.get("start", True):
        linking.press_start(asked.world, asked.person, chat)
    return draw_chat(asked.world, chat, asked.person)


@request("POST", "/play/people/{who}/start", "press START in a bot's chat", "bot?")
def start(asked: Asked) -> Json:
    chat = asked.world.private_chat(asked.person, find_bot(asked.world, asked.body.get("bot")).user)
    return draw_message(asked.world, linking.press_start(asked.world, asked.person, chat), asked.person)


@request("POST", "/play/people/{who}/inline", "type behind a bot's name", "query bot? chat? offset? within?")
async def inline(asked: Asked) -> Json:
    reference = asked.body.get("chat")
    chat = find_chat(asked.world, asked.person, reference) if reference is not None else None
    query = asking.ask(
        asked.world,
        find_bot(asked.world, asked.body.get("bot")),
        asked.person,
        str(asked.body.get("query", "")),
        offset=str(asked.body.get("offset", "")),
        chat=chat,
    )
    await _answered(asked, query)
    return _offered(query)


def _offered(query: InlineQuery) -> Json:
    answer = query.answer or {}
    return {
        "query_id": query.id,
        "answered": query.answer is not None,
        "next_offset": answer.get("next_offset"),
        "results": [result["shown"] for result in answer.get("results", [])],
        "button": answer.get("button"),
    }


@request(
    "POST", "/play/people/{who}/choose", "send an inline result into a chat", "query_id result chat? topic? reply_to?"
)
def choose(asked: Asked) -> Json:
    query = asked.world.inline_queries.get(str(asked.needs("query_id")))
    if query is None or query.user is not asked.person:
        raise Impossible("there is no such inline query")
    message = asking.choose(asked.world, asked.person, query, asked.needs("result"), asked.place())
    return draw_message(asked.world, message, asked.person)


@request("POST", "/play/people/{who}/pick", "answer a key that asks for people or a chat", "button? picked chat?")
def pick(asked: Asked) -> Json:
    chat = asked.chat()
    picked = [_picked(asked, one) for one in asked.needs("picked")]
    message = picking.pick(asked.world, asked.person, chat, str(asked.body.get("button") or ""), picked)
    return draw_message(asked.world, message, asked.person)


def _picked(asked: Asked, reference: int | str) -> Chat | User:
    try:
        return find_user(asked.world, reference)
    except Impossible:
        return find_chat(asked.world, asked.person, reference)
