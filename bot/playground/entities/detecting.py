"""What Telegram finds in a text by itself: commands, mentions, hashtags, addresses, e-mail, phone and card numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.playground.entities import urls
from bot.playground.entities.spans import Span, units

SHORT_NAMES = {"gif", "wiki", "vid", "bing", "pic", "bold", "imdb", "coub", "like", "vote"}
LEAST_NAME = 4
COMMAND = re.compile(r"(?<![\w/<>@])/(?P<name>[A-Za-z0-9_]{1,64})(?:@(?P<bot>[A-Za-z0-9_]{3,32}))?(?![\w/<>@])")
MENTION = re.compile(r"(?<![\w@])@(?P<name>[A-Za-z0-9_]{2,32})(?![\w@])")
HASHTAG = re.compile(r"(?<![\w#])#(?=[^\W]*[^\W\d_])[\w\u200c·]{1,256}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![#\w])")
CASHTAG = re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")
TG_LINK = re.compile(
    r"(?:tg|ton|tonsite)://[a-z0-9_\-]{1,253}(?:[/?#](?:[^\s<>\"«»]*[^\s<>\"«».:;,('?!`])?)?", re.IGNORECASE
)
PHONE = re.compile(r"(?<![\w+])\+\d[\d\-() ]{5,20}\d(?!\w)")
CARD = re.compile(r"(?<![\w.,\-])\d{4}(?:[ \-]?\d{4}){3}(?![\w.,\-]\d|\w)")
CARD_START = re.compile(r"\d{4}[ \-]?\d{4}")
FINDERS = (
    ("url", TG_LINK, "://"), ("bot_command", COMMAND, "/"),
    ("mention", MENTION, "@"), ("hashtag", HASHTAG, "#"), ("cashtag", CASHTAG, "$"),
    ("phone_number", PHONE, "+"),
)  # fmt: skip
SIGNS = frozenset("./@#$+") | frozenset("0123456789")


def detect(text: str, taken: list[Span]) -> list[Span]:
    """Return what is found outside the stretches that are taken (code, links, mentions)."""
    if SIGNS.isdisjoint(text):
        return []
    blocked = [(span.offset, span.end) for span in taken if span.type in {"code", "pre", "text_link", "text_mention"}]
    found: list[Span] = []
    for span in _candidates(text):
        if all(span.end <= start or span.offset >= end for start, end in blocked):
            blocked.append((span.offset, span.end))
            found.append(span)
    return found


def _candidates(text: str) -> Iterator[Span]:
    plain = text.isascii()
    for kind, start, end in sorted(_found(text), key=lambda found: found[1]):
        offset = start if plain else units(text[:start])
        yield Span(kind, offset, end - start if plain else units(text[start:end]))


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind, begin and end of everything that looks like something."""
    if "." in text:
        yield from urls.find(text)
    for kind, pattern, sign in FINDERS:
        if sign in text:
            yield from ((kind, *match.span()) for match in pattern.finditer(text) if _counts(kind, match))
    if CARD_START.search(text):
        yield from (("bank_card", *match.span()) for match in CARD.finditer(text) if _luhn(match[0]))


def _counts(kind: str, match: re.Match[str]) -> bool:
    """Say whether a mention is long enough, or one of the few short names."""
    return kind != "mention" or len(match["name"]) >= LEAST_NAME or match["name"].lower() in SHORT_NAMES


def _luhn(number: str) -> bool:
    digits = [int(letter) for letter in reversed(number) if letter.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
