"""Answering inline queries: each result is checked and turned into the message it would become."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import MOST_TEXT, caption_of, read_text
from bot.playground.bot_api.markup import check_markup
from bot.playground.bot_api.methods.media import meta_of, stored
from bot.playground.world import asking
from bot.playground.world.acting import Place
from bot.playground.world.contents import file_fields, location_content
from bot.playground.world.errors import bad_request
from bot.playground.world.pressing import TOO_OLD

Json = dict[str, Any]
MOST_RESULTS, MOST_ID_BYTES = 50, 64
DEFAULT_CACHE_SECONDS = 300
TYPES = {"article", "photo", "gif", "mpeg4_gif", "video", "audio", "voice", "document", "location", "venue", "contact",
         "sticker", "game"}  # fmt: skip
KINDS = {"gif": "animation", "mpeg4_gif": "animation"}
PREFIXES = {"mpeg4_gif": "mpeg4"}


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> bool:
    given = call.json("results", "inline query results")
    if not isinstance(given, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(given) > MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    results = [_result(call, one) for one in given]
    if len({result["id"] for result in results}) != len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    offered: Json = {
        "results": results,
        "next_offset": call.text("next_offset"),
        "button": call.json("button", "inline query results button"),
        "cache_time": call.integer("cache_time", low=0, default=DEFAULT_CACHE_SECONDS),
        "is_personal": call.boolean("is_personal"),
    }
    asking.answer(call.world, call.bot, call.text("inline_query_id"), offered)
    return True


@method("answerWebAppQuery")
def answer_web_app_query(call: Call) -> Json:
    """Send a message for the person who has a Web App open, as if she had chosen an inline result."""
    asked = call.world.web_app_queries.get(call.text("web_app_query_id"))
    if asked is None or asked[0].bot is not call.bot:
        raise bad_request(TOO_OLD)
    query, chat = asked
    query.settle({"results": [_result(call, call.json("result", "web app query result"))]})
    del call.world.web_app_queries[query.id]
    message = asking.choose(call.world, query.user, query, 0, Place(chat))
    return {"inline_message_id": message.inline_id} if message.inline_id else {}


def _result(call: Call, given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse inline query result: Inline query result must be an object")
    kind, number = str(given.get("type", "")), str(given.get("id", ""))
    if kind not in TYPES:
        raise bad_request(f'can\'t parse inline query result: type "{kind}" is unsupported for the inline query result')
    if not 1 <= len(number.encode()) <= MOST_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if kind == "article" and not given.get("title"):
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    markup = check_markup(given.get("reply_markup"), None, inline_only=True)
    content, shown = _content(call, kind, given), _shown(kind, number, given)
    return {"id": number, "markup": markup, "content": content, "shown": shown,
            "title": given.get("title", ""), "description": given.get("description", "")}  # fmt: skip


def _shown(kind: str, number: str, given: Json) -> Json:
    return {"id": number, "type": kind, "title": given.get("title"), "description": given.get("description"),
            "thumbnail_url": given.get("thumbnail_url"), "url": given.get("url")}  # fmt: skip


def _content(call: Call, kind: str, given: Json) -> Json:
    """Return the message a result becomes: kind and fields."""
    message = given.get("input_message_content")
    if isinstance(message, dict):
        return _written(message)
    if kind in {"article", "game"}:
        raise bad_request("can't parse inline query result: Can't find field \"input_message_content\"")
    if kind == "location":
        return {"kind": kind, "fields": location_content(given)}
    if kind == "venue":
        place = location_content(given)
        return {
            "kind": kind,
            "fields": {**place, "venue": {**place, "title": given["title"], "address": given["address"]}},
        }
    if kind == "contact":
        names = ("phone_number", "first_name", "last_name")
        return {"kind": kind, "fields": {"contact": {name: given[name] for name in names if given.get(name)}}}
    return _file(call, kind, given)


def _written(message: Json) -> Json:
    if "message_text" in message:
        text, entities = read_text(
            str(message["message_text"]), str(message.get("parse_mode") or ""), message.get("entities")
        )
        if not text:
            raise bad_request("message text is empty")
        if len(text) > MOST_TEXT:
            raise bad_request("message is too long")
        fields: Json = {"text": text, "entities": entities} if entities else {"text": text}
        if message.get("link_preview_options"):
            fields["link_preview_options"] = message["link_preview_options"]
        return {"kind": "text", "fields": fields}
    if "latitude" in message and "title" in message:
        place = location_content(message)
        venue = {**place, "title": message["title"], "address": message.get("address", "")}
        return {"kind": "venue", "fields": {**place, "venue": venue}}
    if "latitude" in message:
        return {"kind": "location", "fields": location_content(message)}
    if "phone_number" in message:
        return {"kind": "contact", "fields": {"contact": dict(message)}}
    raise bad_request("can't parse inline message content")


def _file(call: Call, kind: str, given: Json) -> Json:
    name, prefix = KINDS.get(kind, kind), PREFIXES.get(kind, kind)
    reference = str(given.get(f"{prefix}_file_id") or given.get(f"{prefix}_url") or "")
    found = stored(call, name, reference, None, meta_of(name, given))
    card = call.world.files.card(found)
    return {"kind": name, "fields": {**file_fields(name, card), **caption_of(given, given.get("caption_entities"))}}
