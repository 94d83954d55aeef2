"""Inline mode: typing behind a bot's name, choosing a result, and the message that comes of it."""

from __future__ import annotations

from typing import Any

from bot.playground.world.acting import Place, say
from bot.playground.world.chats import Chat
from bot.playground.world.errors import Impossible, bad_request
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.pressing import TOO_OLD
from bot.playground.world.queries import InlineQuery
from bot.playground.world.world import QUERY_SECONDS, World

Json = dict[str, Any]
MOST_QUERY = 256
REMEMBERED_QUERIES = 2_000


def ask(
    world: World, bot: BotAccount, person: User, query: str, *, offset: str = "", chat: Chat | None = None
) -> InlineQuery:
    """Type an inline query. Raises: Impossible when the bot has no inline mode."""
    if not bot.inline:
        raise Impossible(f"{bot.user.name} has no inline mode")
    asked = InlineQuery(world.query_id(), bot, person, world.clock.seconds(), query[:MOST_QUERY], offset)
    world.inline_queries[asked.id] = asked
    if len(world.inline_queries) > REMEMBERED_QUERIES:
        del world.inline_queries[next(iter(world.inline_queries))]
    bot.heard_of.add(person.id)
    payload: Json = {"id": asked.id, "from": person.card(), "query": asked.query, "offset": offset}
    if chat is not None:
        payload["chat_type"] = _chat_type(chat, bot)
    world.give(bot, "inline_query", payload, lane=f"user {person.id}")
    return asked


def _chat_type(chat: Chat, bot: BotAccount) -> str:
    if not chat.is_private:
        return chat.type
    return "sender" if bot.id in chat.members else "private"


def answer(world: World, bot: BotAccount, query_id: str, offered: Json) -> None:
    """Offer results. Raises: ApiError when the query is unknown, answered or too old."""
    query = world.inline_queries.get(query_id)
    if query is None or query.bot is not bot or query.answer is not None:
        raise bad_request(TOO_OLD)
    if world.clock.seconds() - query.asked_at > QUERY_SECONDS:
        raise bad_request(TOO_OLD)
    query.settle(offered)
    shown = {"query_id": query.id, "results": offered["results"], "button": offered.get("button")}
    world.tell("inline", fields=shown, only_for=query.user.id)


def choose(world: World, person: User, query: InlineQuery, wanted: Json | int | str, place: Place) -> Message:
    """Send an offered result into a chat; the bot hears of it when it asked to. Raises: Impossible."""
    result = _result(query, wanted)
    bot, content = query.bot, result["content"]
    extra: Json = {"via_bot": bot.user.card()}
    message = say(world, person, place, content["kind"], content["fields"], extra=extra)
    message.markup = result.get("markup")
    if message.markup is not None:
        message.inline_id = world.secret(24)
        world.inline_messages[message.inline_id] = message
        world.tell("edited", chat=place.chat, message=message)
    if bot.inline_feedback and query.id in world.inline_queries:
        chosen: Json = {"result_id": result["id"], "from": person.card(), "query": query.query}
        if message.inline_id:
            chosen["inline_message_id"] = message.inline_id
        world.give(bot, "chosen_inline_result", chosen, lane=f"user {person.id}")
    return message


def _result(query: InlineQuery, wanted: Json | int | str) -> Json:
    results: list[Json] = (query.answer or {}).get("results", [])
    key = wanted.get("id") if isinstance(wanted, dict) else wanted
    if isinstance(key, int) and 0 <= key < len(results):
        return results[key]
    found = next((result for result in results if result["id"] == str(key)), None)
    if found is None:
        raise Impossible(f"the bot offered no result {key!r}, only {[result['id'] for result in results]}")
    return found
