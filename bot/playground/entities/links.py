"""Which addresses Telegram keeps as a link, in what form, and in which words it refuses the others."""

from __future__ import annotations

import re

from bot.playground.entities.spans import Span

SCHEME = re.compile(r"(?P<name>[^:/?#@\[\]]*)://")
OWN = re.compile(r"(?P<scheme>tg|ton|tonsite):(?://)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
USER = re.compile(r"tg:(?://)?user\?(?:[^#]*?&)?id=(?P<id>\d+)(?!\d)", re.IGNORECASE)
AUTHORITY = re.compile(r"[^/?#]*")
PORT = re.compile(r"(?P<host>.+):(?P<port>[^:\]@]*)$", re.DOTALL)
HOST_LETTERS = re.compile(r"(?:[a-z0-9.\-_!$,~*'();&+=\x80-\U0010ffff]|%[0-9a-f]{2})+")
OWN_HOST = re.compile(r"[A-Za-z0-9_\-]+")
LAST_PORT = 65_535


class WrongLink(ValueError):
    """The address is no link; the words are Telegram's."""


def check_link(address: str) -> str:
    """Return an address as Telegram keeps it: with scheme, host in small letters, and a path. Raises: WrongLink."""
    own = OWN.match(address)
    if own is not None:
        return _own_link(own["scheme"].lower(), own["rest"])
    scheme, userinfo, host, port, path = _parse(address)
    if "." not in host and not host.startswith("["):
        raise WrongLink("Wrong HTTP URL")
    return f"{scheme}://{userinfo}{host}{port}{path}"


def checked_link(address: str) -> str:
    """Return the address as Telegram keeps it; nothing when it keeps none."""
    try:
        return check_link(address)
    except WrongLink:
        return ""


def linked(span: Span, address: str) -> bool:
    """Make a span lead to an address, or mention the user it names; say whether it is kept."""
    user_id, kept = user_in(address), checked_link(address)
    if user_id:
        span.type, span.extra = "text_mention", {"user": {"id": user_id}}
    else:
        span.extra = {"url": kept}
    return bool(user_id or kept)


def user_in(address: str) -> int:
    """Return the user that a tg://user?id=... link mentions; 0 for any other link."""
    found = USER.match(address)
    return int(found["id"]) if found is not None and int(found["id"]) < 2**52 else 0


def _own_link(scheme: str, rest: str) -> str:
    if not rest:
        raise WrongLink("Empty hostname")
    _, userinfo, host, port, path = _parse(rest)
    if "://" in rest.partition("?")[0] or userinfo or port:
        raise WrongLink("Wrong protocol specified")
    if not OWN_HOST.fullmatch(host):
        raise WrongLink("Wrong characters in the host")
    return f"{scheme}://{host}{path.removeprefix('/') if path.startswith('/?') or path == '/' else path}"


def _parse(address: str) -> tuple[str, str, str, str, str]:
    """Return scheme, "user@", host, ":port" and path with query. Raises: WrongLink."""
    found = SCHEME.match(address)
    scheme = found["name"].lower() if found is not None else "http"
    if scheme not in {"http", "https"}:
        raise WrongLink("Unsupported URL protocol")
    begin = found.end() if found is not None else 0
    authority = AUTHORITY.match(address, begin)
    whole = authority[0] if authority is not None else ""
    path, port = _path(address[begin + len(whole) :]), ""
    with_port = PORT.fullmatch(whole)
    if with_port is not None:
        whole, port = with_port["host"], _port(with_port["port"])
    userinfo, at, host = whole.rpartition("@")
    return scheme, f"{userinfo}{at}", _host(host), port, path


def _port(digits: str) -> str:
    number = int(digits) if digits.isascii() and digits.isdigit() else 0
    if not 0 < number <= LAST_PORT:
        raise WrongLink("Wrong port number specified in the URL")
    return f":{number}"


def _host(host: str) -> str:
    if not host:
        raise WrongLink("URL host is empty")
    if host == ".":
        raise WrongLink("Host is invalid")
    small = "".join(letter.lower() if letter.isascii() else letter for letter in host)
    if not HOST_LETTERS.fullmatch(small) and not (small.startswith("[") and small.endswith("]")):
        raise WrongLink("Disallowed character in URL host")
    return small


def _path(rest: str) -> str:
    rest = rest.rstrip(" \t\r\n\0\v")
    path = rest if rest.startswith("/") else f"/{rest}"
    return "".join(f"%{ord(letter):02X}" if letter <= " " else letter for letter in path)
