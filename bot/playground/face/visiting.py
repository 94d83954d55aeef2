"""Requests of the demo's page: a crowd that presses a button, and the doors to the house behind the playground."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.playground.behind import Behind
from bot.playground.entities.reading import formatted
from bot.playground.entities.spans import EntityError, units
from bot.playground.face.asked import Asked, request
from bot.playground.world import pressing
from bot.playground.world.chats import Chat, Member
from bot.playground.world.errors import ApiError, Impossible
from bot.playground.world.finding import find_group, find_message
from bot.playground.world.members import enter
from bot.playground.world.people import User
from bot.playground.world.world import World

Json = dict[str, Any]
MOST_NEIGHBOURS = 2_000
WAVE = 25
PATIENCE_SECONDS = 60.0
LONGEST_TEXT = 4096


@request("POST", "/play/crowd", "let neighbours come to a group and press one button, each once",
         "chat message_id label count seconds?")  # fmt: skip
async def crowd(asked: Asked) -> Json:
    chat, count = find_group(asked.world, asked.needs("chat")), int(asked.needs("count"))
    if not 0 <= count <= MOST_NEIGHBOURS:
        raise Impossible(f"a crowd is at most {MOST_NEIGHBOURS} people")
    message, label = find_message(chat, int(asked.needs("message_id"))), str(asked.needs("label"))
    people = _gathered(asked.world, chat, count)
    pause = float(asked.body.get("seconds", 0)) * WAVE / max(1, count)
    answered = 0
    for first in range(0, count, WAVE):
        button = pressing.button_by(message, label=label)
        if button is None:
            raise Impossible(f"there is no button {label!r} under this message")
        queries = [pressing.press(asked.world, one, message, button) for one in people[first : first + WAVE]]
        await _until_answered(asked.world, [query.id for query in queries])
        answered += sum(query.answer is not None for query in queries)
        await asyncio.sleep(pause)
    return {"pressed": count, "answered": answered}


def _gathered(world: World, chat: Chat, count: int) -> list[User]:
    """Return so many neighbours, all in the group; they are always the same ones."""
    people = []
    for number in range(1, count + 1):
        known = world.handles.get(f"neighbour-{number}")
        person = known if isinstance(known, User) else _comes(world, number)
        if chat.member(person.id) is None:
            enter(world, chat, Member(person))
        people.append(person)
    world.tell("chat", chat=chat)
    return people


def _comes(world: World, number: int) -> User:
    return world.add_person(f"Neighbour {number}", language="en", handle=f"neighbour-{number}")


async def _until_answered(world: World, queries: list[str]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while any(query in world.callbacks for query in queries):  # noqa: ASYNC110  many queries, answered in any order
            await asyncio.sleep(0.005)


def _behind(asked: Asked) -> Behind:
    if asked.server.behind is None:
        raise Impossible("there is no house behind this playground")
    return asked.server.behind


@request("GET", "/play/people/{who}/record", "every row the bot's own house keeps about a person")
async def record(asked: Asked) -> Json:
    return await _behind(asked).record(asked.person.id)


@request("GET", "/play/house/deadline", "the next moment at which something ends in the bot's own house")
async def deadline(asked: Asked) -> Json:
    moment = await _behind(asked).deadline()
    return {"at": moment.isoformat() if moment else None}


@request("POST", "/play/house/restart", "stop the bot's own house, and start it again")
async def restart(asked: Asked) -> bool:
    await _behind(asked).restart()
    return True


@request("GET", "/play/house/settings", "a ready settings file for a real bot")
def settings(asked: Asked) -> Json:
    return {"text": _behind(asked).settings()}


@request("GET", "/play/house/gallery", "screens of one place in the bot's own house, as Telegram would show them",
         "words? place?")  # fmt: skip
async def gallery(asked: Asked) -> Json:
    shown = await _behind(asked).gallery(asked.query.get("place", ""), asked.query.get("words", "plain"))
    return {**shown, "screens": [_as_shown(screen) for screen in shown["screens"]]}


def _as_shown(screen: Json) -> Json:
    """Return a screen with its text and entities, and with what Telegram would refuse about it."""
    if letter := screen["letter"]:
        return {**screen, **letter, "fault": None, "note": None}
    try:
        text, entities = formatted(screen["html"], "html")
    except (EntityError, ApiError) as fault:
        return {**screen, "text": screen["html"], "entities": [], "fault": str(fault)}
    note = f"so long that it goes out in {pieces} messages" if (pieces := -(-units(text) // LONGEST_TEXT)) > 1 else None
    return {**screen, "text": text, "entities": entities, "fault": None, "note": note}
