"""What is said in several messages: which piece of the words came in which; an edit of one changes only that."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

BETWEEN = "\n\n"


class Piece(NamedTuple):
    """The words of one message, in private or in the group; 0 is none of its own, and some bring none, as a photo."""

    message_id: int
    words: str
    is_private: bool = True


class Span(NamedTuple):
    """Where the words of one message stand in the whole."""

    message_id: int
    begins_at: int
    ends_at: int
    is_private: bool = True


def joined(pieces: Sequence[Piece]) -> str:
    """Return the words of all the pieces, each below the one before."""
    return BETWEEN.join(each.words for each in pieces if each.words)


def spans_of(pieces: Sequence[Piece]) -> Iterator[Span]:
    """Yield where each piece stands in the joined words; one without words stands where it came."""
    at = 0
    for each in pieces:
        begins_at = at + (len(BETWEEN) if at and each.words else 0)
        at = begins_at + len(each.words)
        yield Span(each.message_id, begins_at, at, each.is_private)


def pieces_of(words: str, spans: Sequence[Span]) -> list[Piece]:
    """Return the pieces of these words; all of them as one, of no message, where the spans tell of other words."""
    pieces = [Piece(each.message_id, words[each.begins_at : each.ends_at], each.is_private) for each in spans]
    if joined(pieces) == words:
        return pieces
    return [Piece(0, words)] if words else []


def with_words(pieces: Sequence[Piece], message_id: int, words: str) -> list[Piece]:
    """Return the pieces with other words in the one that came in this message."""
    return [each._replace(words=words) if each.message_id == message_id else each for each in pieces]
