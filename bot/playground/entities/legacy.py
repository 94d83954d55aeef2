"""parse_mode Markdown, the old one: no nesting and no escaping inside an entity."""

from __future__ import annotations

from bot.playground.entities.links import linked
from bot.playground.entities.markdown import code_block_start
from bot.playground.entities.spans import EntityError, Output, Span, byte_offset

KINDS = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def parse_legacy(text: str) -> tuple[str, list[Span]]:
    """Return the plain text and its entities. Raises: EntityError."""
    out, index = Output(), 0
    while index < len(text):
        letter = text[index]
        if letter == "\\" and text[index + 1 : index + 2] in KINDS and index + 1 < len(text):
            out.write(text[index + 1])
            index += 2
        elif letter in KINDS:
            index = _entity(text, index, out)
        else:
            out.write(letter)
            index += 1
    return out.finish()


def _entity(text: str, begin: int, out: Output) -> int:
    """Read the entity that begins here and return the index behind it."""
    letter = text[begin]
    is_block = text.startswith("```", begin)
    closing = "```" if is_block else "]" if letter == "[" else letter
    language, start = code_block_start(text, begin + 3) if is_block else ("", begin + 1)
    end = text.find(closing, start)
    if end < 0:
        raise EntityError(f"Can't find end of the entity starting at byte offset {byte_offset(text, begin)}")
    offset = out.length
    out.write(text[start:end])
    span = Span("pre" if is_block else KINDS[letter], offset, out.length - offset)
    if language:
        span.extra["language"] = language
    after = end + len(closing)
    url = text[start:end]
    if letter == "[" and span.length and text[after : after + 1] == "(":
        close = text.find(")", after + 1)
        close = len(text) if close < 0 else close
        url, after = text[after + 1 : close], close + 1
    if span.length and (letter != "[" or linked(span, url)):
        out.spans.append(span)
    return after
