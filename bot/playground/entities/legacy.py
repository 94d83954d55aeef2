"""parse_mode Markdown, the old one: no nesting and no escaping inside an entity."""

from __future__ import annotations

from bot.playground.entities.links import looks_like_link
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
    if letter == "[":
        after = _address(text, end, start, span)
    if span.length and (letter != "[" or looks_like_link(span.extra["url"])):
        out.spans.append(span)
    return after


def _address(text: str, end: int, start: int, span: Span) -> int:
    """Put the address behind a [label] into its span, the label itself when there is none."""
    span.extra["url"] = text[start:end]
    if not span.length or text[end + 1 : end + 2] != "(":
        return end + 1
    close = text.find(")", end + 2)
    close = len(text) if close < 0 else close
    span.extra["url"] = text[end + 2 : close]
    return close + 1
