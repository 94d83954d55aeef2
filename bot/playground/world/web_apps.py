"""Web Apps: the signed words they open with, and what they send back; the page itself is the bot's own affair."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from bot.playground.world.acting import Place, say
from bot.playground.world.chats import Chat
from bot.playground.world.errors import Impossible
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.picking import key_called
from bot.playground.world.queries import InlineQuery
from bot.playground.world.world import World

Json = dict[str, Any]
SHOWN = ("id", "first_name", "last_name", "username", "language_code", "is_premium")
MOST_DATA_BYTES = 4096
VERSION, PLATFORM = "9.0", "web"


def init_data(bot: BotAccount, user: User, *, now: int, query_id: str = "", start_param: str = "") -> str:
    """Return the words a Web App is told, signed with the bot's token: `initData`."""
    card = user.card()
    shown = {**{name: card[name] for name in SHOWN if name in card}, "allows_write_to_pm": user.id in bot.may_write_to}
    fields = {"query_id": query_id, "user": orjson.dumps(shown).decode(), "auth_date": str(now),
              "start_param": start_param}  # fmt: skip
    fields = {name: value for name, value in fields.items() if value}
    return urlencode({**fields, "hash": signature(bot.token, fields)})


def signature(token: str, fields: dict[str, str]) -> str:
    """Return the hash by which a bot knows that the fields came from Telegram."""
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    words = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()


def address_of(world: World, person: User, chat: Chat, button: Json, *, asks: bool) -> str:
    """Return the address that a Web App button opens; `asks`: the bot may answer with a message of this person."""
    bot = next(iter(chat.bots.values()), None)
    if bot is None:
        raise Impossible("there is no bot in this chat")
    query_id = ""
    if asks:
        query = InlineQuery(world.query_id(), bot, person, world.clock.seconds(), "", "")
        world.web_app_queries[query.id] = query, chat
        query_id = query.id
    told = init_data(bot, person, now=world.clock.seconds(), query_id=query_id)
    url = str(button["web_app"]["url"])
    behind = f"tgWebAppData={quote(told)}&tgWebAppVersion={VERSION}&tgWebAppPlatform={PLATFORM}"
    return f"{url}{'&' if '#' in url else '#'}{behind}"


def send_data(world: World, person: User, chat: Chat, label: str, words: str) -> Message:
    """Send back what a Web App opened from the reply keyboard has to say. Raises: Impossible."""
    key = key_called(chat, person, label)
    if key is None or "web_app" not in key:
        raise Impossible(f"there is no key {label!r} here that opens a Web App")
    if not 1 <= len(words.encode()) <= MOST_DATA_BYTES:
        raise Impossible(f"a Web App sends 1 to {MOST_DATA_BYTES} bytes")
    return say(world, person, Place(chat), "service", {"web_app_data": {"data": words, "button_text": key["text"]}})
