"""A stretch of text with a meaning, measured as Telegram measures: in UTF-16 code units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
#: What Telegram's parsers skip as blank, the end of the text (a NUL) among it.
BLANK = " \t\r\n\0\v"


INSIDE = 50
OUTER_FIRST = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49, "text_mention": 49, "bold": 90,
    "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip


class EntityError(ValueError):
    """The text can't be parsed; the words are Telegram's, for behind "can't parse entities: "."""


@dataclass(slots=True)
class Span:
    """One entity: its type, where it begins, how long it is, and what else belongs to it."""

    type: str
    offset: int
    length: int
    extra: Json = field(default_factory=dict)

    @property
    def end(self) -> int:
        return self.offset + self.length

    def as_json(self) -> Json:
        return {"offset": self.offset, "length": self.length, "type": self.type, **self.extra}


def in_order(span: Span) -> tuple[int, int, int]:
    """Sort key: earlier first, longer first, and of the same stretch the outer kind first."""
    return span.offset, -span.length, OUTER_FIRST.get(span.type, INSIDE)


def units(text: str) -> int:
    """Return the length in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def byte_offset(text: str, index: int) -> int:
    """Return the UTF-8 byte offset of a character: what Telegram's error messages count in."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def ascii_lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


class Output:
    """The plain text as it grows, with its length in UTF-16 code units."""

    __slots__ = ("_pieces", "length", "spans")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.spans: list[Span] = []

    def write(self, text: str) -> None:
        self._pieces.append(text)
        self.length += units(text)

    def mark(self) -> int:
        """Return a mark for `since`."""
        return len(self._pieces)

    def since(self, mark: int) -> str:
        return "".join(self._pieces[mark:])

    def ends_with(self, tail: str) -> bool:
        return bool(self._pieces) and self._pieces[-1].endswith(tail)

    def finish(self) -> tuple[str, list[Span]]:
        return "".join(self._pieces), sorted(self.spans, key=in_order)
