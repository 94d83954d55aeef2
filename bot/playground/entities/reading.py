"""The one door: a text with its parse mode or entities in, what Telegram stores out."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.entities.detecting import detect
from bot.playground.entities.fixing import fix
from bot.playground.entities.given import read_given
from bot.playground.entities.html import parse_html
from bot.playground.entities.legacy import parse_legacy
from bot.playground.entities.markdown import parse_markdown
from bot.playground.entities.spans import Span, in_order

Json = dict[str, Any]
CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
DIRECTIONS = re.compile("[\u2028-\u202e]|\u030f{2,}")


def parse(text: str, mode: str) -> tuple[str, list[Span]]:
    """Return the plain text and the spans of a parse mode. Raises: EntityError; KeyError for an unknown mode."""
    match mode.lower():
        case "" | "none":
            return text, []
        case "html":
            return parse_html(text)
        case "markdownv2":
            return parse_markdown(text)
        case "markdown":
            return parse_legacy(text)
    raise KeyError(mode)


def formatted(text: str, mode: str = "", given: Any = None) -> tuple[str, list[Json]]:
    """Return the text and entities as they will stand in the message: parsed, cleaned, trimmed, detected."""
    plain, spans = parse(text, mode)
    if not mode and given:
        spans = read_given(given)
    if not spans:
        plain = clean(plain).strip(" \n\t")
    else:
        plain, spans = fix(clean_keeping_lengths(plain), spans)
    spans += detect(plain, spans)
    if len(spans) > 1:
        spans.sort(key=in_order)
    return plain, [span.as_json() for span in spans]


def clean(text: str) -> str:
    """Drop carriage returns and turn control characters into spaces, as the server does."""
    if text.isprintable():
        return text
    return CONTROLS.sub(" ", DIRECTIONS.sub("", text).replace("\r", ""))


def clean_keeping_lengths(text: str) -> str:
    return text if text.isprintable() else CONTROLS.sub(" ", text)
