"""Requests about people, bots and the state of the whole."""

from __future__ import annotations

from typing import Any

from bot.playground.face.asked import REQUESTS, Asked, request
from bot.playground.face.drawing import draw_bot, draw_chat, draw_message, draw_person, draw_toast
from bot.playground.face.places import short_chat
from bot.playground.world.errors import Impossible
from bot.playground.world.finding import find_bot, find_topic
from bot.playground.world.people import User

Json = dict[str, Any]
BOT_FLAGS = ("privacy", "inline", "inline_feedback", "can_join_groups")


@request("GET", "/play", "the list of all requests")
def list_requests(_: Asked) -> list[Json]:
    return [row.as_json() for row in REQUESTS]


@request("GET", "/play/state", "clock, bots, people, chats, settings and the number of the last event")
def state(asked: Asked) -> Json:
    world = asked.world
    return {
        "clock": clock_of(asked),
        "bots": [draw_bot(bot) for bot in world.bots.values()],
        "people": people(asked),
        "chats": [short_chat(chat) for chat in world.chats.values()],
        "settings": settings_of(asked),
        "seq": world.event_count,
    }


def clock_of(asked: Asked) -> Json:
    clock = asked.world.clock
    return {"now": clock.now().isoformat(), "flows": clock.flows}


def settings_of(asked: Asked) -> Json:
    traffic = asked.server.traffic
    return {
        "latency_ms": list(traffic.latency_ms),
        "strict_rates": asked.world.rates.strict,
        "webhook_pace": traffic.webhook_pace,
        "faults": [fault.as_json() for fault in traffic.faults],
    }


@request("GET", "/play/bots", "the bots, with their tokens")
def bots(asked: Asked) -> list[Json]:
    return [draw_bot(bot) for bot in asked.world.bots.values()]


@request("POST", "/play/bots", "register a bot", "username name token? privacy? inline? inline_feedback?")
def add_bot(asked: Asked) -> Json:
    body = asked.body
    flags = {name: bool(body[name]) for name in BOT_FLAGS if name in body}
    bot = asked.world.add_bot(str(body.get("token", "")), str(asked.needs("username")), str(asked.needs("name")))
    return draw_bot(_flagged(bot, flags))


@request("PATCH", "/play/bots/{who}", "change a bot", "privacy? inline? inline_feedback? can_join_groups? name?")
def change_bot(asked: Asked) -> Json:
    bot = find_bot(asked.world, asked.path["who"])
    if asked.body.get("name"):
        bot.user.changes(first_name=str(asked.body["name"]))
    return draw_bot(_flagged(bot, {name: bool(asked.body[name]) for name in BOT_FLAGS if name in asked.body}))


def _flagged(bot: Any, flags: dict[str, bool]) -> Any:
    for name, value in flags.items():
        setattr(bot, name, value)
    return bot


@request("GET", "/play/people", "the people")
def people(asked: Asked) -> list[Json]:
    return [draw_person(user) for user in asked.world.users.values() if not user.is_bot]


@request("POST", "/play/people", "let somebody come", "name username? language? id? handle? premium?")
def add_person(asked: Asked) -> Json:
    body = asked.body
    user = asked.world.add_person(
        str(asked.needs("name")),
        language=str(body.get("language", "en")),
        username=str(body.get("username") or ""),
        handle=str(body.get("handle") or ""),
        id=int(body.get("id") or 0),
    )
    user.is_premium = bool(body.get("premium"))
    return draw_person(user)


@request("GET", "/play/people/{who}", "one person")
def one_person(asked: Asked) -> Json:
    return draw_person(_person(asked))


@request("PATCH", "/play/people/{who}", "change a person", "name? username? language? deactivated? premium?")
def change_person(asked: Asked) -> Json:
    user, body = _person(asked), asked.body
    changes: Json = {}
    if body.get("name"):
        first, _, last = str(body["name"]).partition(" ")
        changes |= {"first_name": first, "last_name": last}
    if "username" in body:
        username = str(body["username"] or "").removeprefix("@")
        if username:
            asked.world.take_username(user, username)
        if user.username.lower() != username.lower():
            asked.world.names.pop(user.username.lower(), None)
        changes["username"] = username
    names = {"language": "language_code", "deactivated": "deactivated", "premium": "is_premium"}
    changes |= {names[name]: body[name] for name in names if name in body}
    user.changes(**changes)
    for chat in asked.world.chats_of.get(user.id, {}).values():
        chat.redraw()
    asked.world.tell("person", only_for=user.id, fields={"user": user.id})
    return draw_person(user)


def _person(asked: Asked) -> User:
    if asked.person.is_bot:
        raise Impossible(f"{asked.person.name} is a bot, not a person")
    return asked.person


def chats_seen(asked: Asked, user: User) -> list[Json]:
    listed = asked.world.chats_of.get(user.id, {}).values()
    newest = sorted(listed, key=lambda chat: chat.touched, reverse=True)
    return [draw_chat(asked.world, chat, user) for chat in newest]


@request("GET", "/play/people/{who}/chats", "a person's chat list, newest first")
def chats(asked: Asked) -> list[Json]:
    return chats_seen(asked, _person(asked))


@request("GET", "/play/people/{who}/chat", "a chat as that person sees it", "chat? topic? limit? before?")
def read_chat(asked: Asked) -> Json:
    user, chat = _person(asked), asked.chat()
    member = chat.member(user.id)
    if member is None or (not member.is_present and not chat.username):
        raise Impossible(f"{user.name} is not in {chat.title}")
    topic = find_topic(chat, asked.query.get("topic"))
    before, limit = asked.number("before", 0), asked.number("limit", 50)
    picked: list[Json] = []
    for message in reversed(chat.messages.values()):
        if len(picked) >= limit:
            break
        place = message.thread_id if message.in_topic else 1
        if (topic is None or place == topic.id) and (not before or message.id < before):
            picked.append(draw_message(asked.world, message, user))
    toasts = [draw_toast(toast, user) for toast in user.toasts if toast["chat"] is chat]
    return {"chat": draw_chat(asked.world, chat, user), "messages": picked[::-1], "toasts": toasts}
