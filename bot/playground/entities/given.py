"""The `entities` parameter: entities that the bot measured itself."""

from __future__ import annotations

from typing import Any

from bot.playground.entities.links import linked
from bot.playground.entities.spans import EntityError, Span

DETECTED = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card"}
PLAIN = {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
ARGUMENTS = {
    "text_link": ("url",), "pre": ("language",), "custom_emoji": ("custom_emoji_id",), "text_mention": ("user",),
    "date_time": ("unix_time", "date_time_format"),
}  # fmt: skip


def read_given(given: list[Any]) -> list[Span]:
    """Return the spans of entities that Telegram would keep; what it detects by itself is not taken from the bot."""
    spans = []
    for entity in given:
        kind = entity.get("type") if isinstance(entity, dict) else None
        if kind is None:
            raise EntityError("expected an Object")
        if kind in DETECTED:
            continue
        if kind not in PLAIN and kind not in ARGUMENTS:
            raise EntityError(f'Unsupported type "{kind}"')
        extra = {name: entity[name] for name in ARGUMENTS.get(kind, ()) if entity.get(name)}
        span = Span(kind, int(entity.get("offset", 0)), int(entity.get("length", 0)), extra)
        if kind != "text_link" or linked(span, str(extra.get("url", ""))):
            spans.append(span)
    return spans
