"""Internet and e-mail addresses in a text: found around each dot, as TDLib's match_urls and fix_url find them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

COMMON = (
    "com org net edu gov int mil info biz name mobi aero asia cat jobs pro tel travel museum coop io me app dev "
    "eu us uk de fr es it nl pl pt ro ru su ua by kz kr jp cn tw hk sg in id my th vn ph ir iq il tr ae sa eg za "
    "ng ke ma dz ca au nz br mx ar cl co pe ve uy bo ec cu tv be ch at se no fi dk is ee lv lt cz sk hu gr bg rs "
    "hr si ba mk al md ge am az ie lu mt cy li mc ad sm va cc ws to ly gg im fm am ai xyz city town online site "
    "blog shop store news wiki page link club top space website tech live life world today media press social "
    "team work zone cloud design email network digital academy agency center community company education energy "
    "events expert foundation global group guide health help house institute international land legal market ngo "
    "ong one pub run school science services show solutions studio support systems tools tips university video "
    "vote voting watch web yoga рф рус укр бел срб"
)
ENDINGS = frozenset(COMMON.split())
WITH_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
EMAIL = re.compile(
    r"[a-z0-9_-]{1,26}(?:[.+][a-z0-9_-]{1,26}){0,10}@[a-z0-9_-]+(?:\.[a-z0-9_-]+){0,9}\.[a-z]{2,8}", re.IGNORECASE
)
PORT = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])")
NOT_USER = frozenset("\n/[]{}()'`<>\"@«»")
BLANK = r"\x00-\x20\xa0\u1680\u2000-\u200b\u200e-\u206f\u3000"
IN_PATH = re.compile(f'[^{BLANK}<>"«»]*')
IN_DOMAIN = re.compile(f"(?:[A-Za-z0-9.\\-_~@]|[^\\x00-\\xbf{BLANK}])*")
BAD_PATH_END = ".:;,('?!`"
OPENING, CLOSING = "([{", ")]}"
LAST_PORT = 65_535


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind ("url" or "email"), begin and end of every address."""
    for begin, end in _matches(text):
        found = text[begin:end]
        if EMAIL.fullmatch(found):
            yield "email", begin, end
        elif found.startswith("mailto:") and EMAIL.fullmatch(found[7:]):
            yield "email", begin + 7, end
        else:
            length = _kept(found)
            if length:
                yield "url", begin, begin + length


def _is_separator(letter: str) -> bool:
    if "\u2000" <= letter <= "\u206f":
        return letter not in "\u200c\u200d"
    return letter <= " " or unicodedata.category(letter) in {"Zs", "Zl", "Zp"}


def _in_domain(letter: str) -> bool:
    if letter < "\xc0":
        return letter in ".-_~" or (letter.isascii() and letter.isalnum())
    return not _is_separator(letter)


def _in_user(letter: str) -> bool:
    return letter not in NOT_USER and not _is_separator(letter)


def _matches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (dot := text.find(".", start)) >= 0 and dot + 1 < len(text):
        if text[dot + 1] == " ":
            start = dot + 2
            continue
        domain_begin, domain_end = _domain(text, start, dot)
        end = _end(text, domain_end, dot)
        begin, is_bad = _begin(text, start, domain_begin)
        if not is_bad and end > dot + 1:
            yield begin, end
        if is_bad:
            end = text.rfind(".", dot, end) + 1
        start = max(end, dot + 1)


def _reach(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where the letters that fit end."""
    found = pattern.match(text, start)
    return found.end() if found is not None else start


def _domain(text: str, start: int, dot: int) -> tuple[int, int]:
    """Return where the name around a dot begins and ends; a user may stand before it, behind the last "@"."""
    end = _reach(IN_DOMAIN, text, dot)
    at = text.rfind("@", dot, end)
    begin = at + 1 if at >= 0 else dot
    while at < 0 and begin > start and _in_domain(text[begin - 1]):
        begin -= 1
    return begin, end


def _end(text: str, end: int, dot: int) -> int:
    """Return where an address ends, with its port and its path."""
    port = PORT.match(text, end)
    if port is not None and int(port[1]) <= LAST_PORT:
        end = port.end()
    if end < len(text) and text[end] in "/?#":
        last = _reach(IN_PATH, text, end + 1)
        while text[last - 1] in BAD_PATH_END:
            last -= 1
        end = last if text[end] == "/" or last > end + 1 else end
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    return end


def _begin(text: str, start: int, begin: int) -> tuple[int, bool]:
    """Return where an address begins, and whether what stands before it spoils it."""
    is_bad = False
    if begin > start and text[begin - 1] == "@":
        user = begin - 1
        while user > start and _in_user(text[user - 1]):
            user -= 1
        is_bad, begin = user == begin - 1, user
    before = text[start:begin]
    if before.endswith("://"):
        scheme = re.search(r"[a-z0-9+\-\xc0-\U0010ffff]*$", before[:-3].lower())
        name = scheme[0] if scheme is not None else ""
        for known, others in (("https", ()), ("http", ("shttp",)), ("ftp", ("tftp", "sftp"))):
            if name.endswith(known) and name not in others:
                return begin - 3 - len(known), is_bad
        return begin, True
    spoiled = bool(before) and (before[-1].isalnum() or before[-1] in "_/#@")
    return begin, is_bad or spoiled


def _kept(found: str) -> int:
    """Return how much of an address is kept; 0 when it is none."""
    scheme = WITH_SCHEME.match(found)
    rest = found[scheme.end() :] if scheme is not None else found
    domain = re.split(r"[/?#]", rest, maxsplit=1)[0]
    path = rest[len(domain) :]
    length = len(found) - len(path) + _balanced(path)
    host = domain.partition("@")[2] if "@" in domain else domain
    host = host.rpartition(":")[0] if ":" in host else host
    return length if _is_host(host.lower(), has_scheme=scheme is not None) else 0


def _balanced(path: str) -> int:
    """Return how far a path goes before a bracket closes that never opened."""
    open_now = dict.fromkeys(CLOSING, 0)
    end = len(path)
    for place, letter in enumerate(path):
        if letter in OPENING:
            open_now[CLOSING[OPENING.index(letter)]] += 1
        elif letter in CLOSING:
            open_now[letter] -= 1
            if open_now[letter] < 0:
                end = place
                break
    while end and path[end - 1] in BAD_PATH_END:
        end -= 1
    return end


def _is_host(host: str, *, has_scheme: bool) -> bool:
    parts = host.split(".")
    if len(parts) < 2 or any(not part or len(part.encode()) >= 64 or part.endswith("-") for part in parts):
        return False
    if len(parts) == 4 and all(part.isascii() and part.isdigit() and int(part) <= 255 for part in parts):
        return True
    ending = parts[-1]
    if ending.startswith("xn--"):
        return len(ending) > 5 and ending[4:].isalnum()
    if len(ending.encode()) <= 1 or "_" in ending or "-" in ending or "_" in parts[-2]:
        return False
    return ending in ENDINGS or (has_scheme and not ending.isdigit())
