"""A title taken from somebody's own words: the first sentence, cut where a reader would not notice."""

import re
import unicodedata
from collections.abc import Iterator

TITLE_CHARACTERS = 120
MINIMUM_CHARACTERS = 4
JOINER = "\u200d"
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\s\d])|(?<=[。！？])|\n+")
TRAILING = " .,;:。、，；："


def title_from(words: str, *, limit: int = TITLE_CHARACTERS) -> str:
    """Return a title of at most `limit` characters: the first sentence that says something, or what fits of it."""
    first = ""
    for sentence in SENTENCE_END.split(words):
        first = f"{first} {sentence.strip()}".strip()
        if len(first) >= MINIMUM_CHARACTERS:
            break
    return shorten(" ".join(first.split()).rstrip(TRAILING) or first, limit=limit)


def says_it_all(title: str, words: str) -> bool:
    """Return whether a title says all that these words say, so that showing both would say it twice."""
    return " ".join(words.split()).rstrip(TRAILING) == title.rstrip(TRAILING)


def shorten(text: str, *, limit: int) -> str:
    """Return the text in at most `limit` characters, cut between words if possible, never inside a visible sign."""
    if len(text) <= limit:
        return text
    kept = ""
    for sign in graphemes(text):
        if len(kept) + len(sign) > limit - 1:
            break
        kept += sign
    head, space, _ = kept.rpartition(" ")
    if space and len(head) >= limit // 2:
        kept = head
    return kept.rstrip(TRAILING) + "…"


def graphemes(text: str) -> Iterator[str]:
    """Yield what a reader sees as single signs: letters with their accents, flags, families of emoji."""
    cluster = ""
    for char in text:
        if cluster and not _belongs(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _belongs(cluster: str, char: str) -> bool:
    if char == JOINER or cluster.endswith(JOINER) or unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
        return True
    return _is_flag_letter(char) and len(cluster) == 1 and _is_flag_letter(cluster)


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
