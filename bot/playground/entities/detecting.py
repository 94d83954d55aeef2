"""What Telegram finds in a text by itself: commands, mentions, hashtags, addresses, e-mail, phone and card numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.playground.entities.spans import Span, units

COMMON_ENDINGS = (
    "com|org|net|edu|gov|int|info|biz|io|me|app|dev|eu|us|uk|de|fr|es|it|nl|pl|pt|ro|ru|ua|kr|jp|cn|tw|ca|au|br|mx|in|tv"
    "|co|be|ch|at|se|no|fi|dk|cz|gr|ie|xyz|ai|city|town|travel|museum|online|site|blog|shop|news|wiki|page|link|club"
)
HOST = r"(?:[\w\-]+\.)+(?:" + COMMON_ENDINGS + r")"
PATH = r"(?:[/?#](?:[^\s<>«»\"]*[^\s<>«»\"'.,;:!?)\]}])?)?"
COMMAND = re.compile(r"(?<![\w/<>@])/(?P<name>[A-Za-z0-9_]{1,64})(?:@(?P<bot>[A-Za-z0-9_]{3,32}))?(?![\w/<>@])")
MENTION = re.compile(r"(?<![\w@])@(?P<name>[A-Za-z0-9_]{2,32})(?![\w@])")
HASHTAG = re.compile(r"(?<![\w#])#(?=[^\W]*[^\W\d_])[\w\u200c·]{1,256}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![#\w])")
CASHTAG = re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")
EMAIL = re.compile(r"(?<![\w.+\-@])[A-Za-z0-9_](?:[\w.+\-]{0,63})@" + HOST + r"(?![\w@])", re.IGNORECASE)
URL = re.compile(
    r"(?<![\w@./\-])(?:(?:https?|ftp)://(?:[\w\-.~%]+(?::[^\s@/]*)?@)?(?:"
    + HOST
    + r"|localhost|\d{1,3}(?:\.\d{1,3}){3})"
    r"|" + HOST + r")(?::\d{1,5})?(?![\w@])" + PATH,
    re.IGNORECASE,
)
TG_LINK = re.compile(r"(?<!\w)(?:tg|ton)://[A-Za-z0-9_\-]{1,253}" + PATH, re.IGNORECASE)
PHONE = re.compile(r"(?<![\w+])\+\d[\d\-() ]{5,20}\d(?!\w)")
CARD = re.compile(r"(?<![\w.,\-])\d{4}(?:[ \-]?\d{4}){3}(?![\w.,\-]\d|\w)")
CARD_START = re.compile(r"\d{4}[ \-]?\d{4}")
FINDERS = (
    ("url", URL, "."), ("url", TG_LINK, "://"), ("email", EMAIL, "@"), ("bot_command", COMMAND, "/"),
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
    emails = [match.span() for match in EMAIL.finditer(text)] if "@" in text else []
    for kind, pattern, sign in FINDERS:
        if sign not in text:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "url" and any(first <= start < last for first, last in emails):
                continue
            offset = start if plain else units(text[:start])
            yield Span(kind, offset, end - start if plain else units(match[0]))
    if CARD_START.search(text):
        for match in CARD.finditer(text):
            if _luhn(match[0]):
                yield Span("bank_card", units(text[: match.start()]), units(match[0]))


def _luhn(number: str) -> bool:
    digits = [int(letter) for letter in reversed(number) if letter.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
