"""Cutting long texts where it hurts least: never inside a tag, an entity or something people see as one character."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

PIECE = re.compile(r"<[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|[^<&]+|.", re.DOTALL)
TAG_NAME = re.compile(r"</?([a-z0-9-]+)", re.IGNORECASE)
BORDERS = ("\n\n", "\n", ". ", " ")
JOINER = "\u200d"
FLAG_LETTERS = "".join(chr(code) for code in range(0x1F1E6, 0x1F200))


class Piece(NamedTuple):
    """A tag (nothing to see), or something seen: a character entity, or a run of text."""

    raw: str
    seen: str

    @property
    def is_tag(self) -> bool:
        return self.raw.startswith("<") and not self.seen


def seen_length(html: str) -> int:
    """Return how long Telegram finds this text once its tags are read, in UTF-16 units (never less than it counts)."""
    return _length(plain(html))


def plain(html: str) -> str:
    """Return what people see of this text, without any formatting."""
    return "".join(piece.seen for piece in _pieces(html))


def split(html: str, *, limit: int = TEXT_LIMIT) -> list[str]:
    """Return the text in parts of at most `limit`, each with its own tags closed and opened again."""
    parts: list[str] = []
    rest = html.strip()
    while seen_length(rest) > limit:
        head, rest = _cut(rest, limit)
        parts.append(head)
    return [*parts, rest] if plain(rest).strip() or not parts else parts


def _pieces(html: str) -> Iterator[Piece]:
    for match in PIECE.finditer(html):
        raw = match.group()
        is_tag = raw.startswith("<") and raw.endswith(">")
        yield Piece(raw, "" if is_tag else unescape(raw))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(html: str, limit: int) -> tuple[str, str]:
    """Return what fits into `limit`, and the rest; tags that are open at the cut are closed, and opened again."""
    seen_characters = _best_border(plain(html), limit)
    head: list[str] = []
    open_tags: list[str] = []
    pieces = _pieces(html)
    for piece in pieces:
        if piece.is_tag:
            _note_tag(piece.raw, open_tags)
            head.append(piece.raw)
        elif len(piece.seen) < seen_characters:
            seen_characters -= len(piece.seen)
            head.append(piece.raw)
        else:
            taken, left = _divide(piece, seen_characters)
            head.append(taken)
            rest = left + "".join(later.raw for later in pieces)
            break
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(open_tags))
    return "".join(head).rstrip() + closing, "".join(open_tags) + rest.lstrip()


def _divide(piece: Piece, at: int) -> tuple[str, str]:
    is_entity = piece.raw != piece.seen
    if is_entity or at >= len(piece.raw):
        return piece.raw, ""
    return piece.raw[:at], piece.raw[at:]


def _note_tag(raw: str, open_tags: list[str]) -> None:
    if not raw.startswith("</"):
        open_tags.append(raw)
        return
    if open_tags:
        open_tags.pop()


def _name(tag: str) -> str:
    match = TAG_NAME.match(tag)
    return match.group(1) if match else ""


def _best_border(text: str, limit: int) -> int:
    """Return after how many characters to cut: the last border in the second half of what fits."""
    fits = _fitting(text, limit)
    for border in BORDERS:
        found = text.rfind(border, fits // 2, fits)
        if found > 0:
            return found + len(border)
    while fits > 1 and is_inside_character(text, fits):
        fits -= 1
    return fits


def _fitting(text: str, limit: int) -> int:
    used = 0
    for index, character in enumerate(text):
        used += 2 if ord(character) > 0xFFFF else 1
        if used > limit:
            return index
    return len(text)


def is_inside_character(text: str, at: int) -> bool:
    """Return whether a cut here would divide what people see as one character."""
    before, after = text[at - 1], text[at]
    if _is_flag_letter(before) and _is_flag_letter(after):
        letters = len(text[:at]) - len(text[:at].rstrip(FLAG_LETTERS))
        return letters % 2 == 1
    if JOINER in (before, after) or after in "\ufe0e\ufe0f" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    is_syllable = "\u1100" <= before <= "\u11ff" and "\u1160" <= after <= "\u11ff"
    is_line_end = before == "\r" and after == "\n"
    return is_syllable or is_line_end or unicodedata.category(after).startswith("M")


def _is_flag_letter(character: str) -> bool:
    return character in FLAG_LETTERS
