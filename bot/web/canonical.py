"""Recognising the one request that comes by the thousand, in its plainest form; the rest is for the real parser."""

import hmac
import re
from dataclasses import dataclass

HEAD_LIMIT = 8_192
BODY_LIMIT = 65_536
HEADS_REMEMBERED = 1_024
END = b"\r\n\r\n"
LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?[ \t]*", re.DOTALL)
LENGTH = re.compile(rb"[1-9][0-9]{0,5}")
# Headers that change how a request is framed, or what is expected of us, are not plain.
ODD = frozenset(
    {b"transfer-encoding", b"content-encoding", b"expect", b"upgrade", b"trailer", b"te", b"proxy-connection"}
)
ONCE = (b"host", b"content-length")


@dataclass(frozen=True, slots=True)
class Plain:
    """A whole plain request: where its body begins and ends in what was received."""

    start: int
    end: int


class Canon:
    """Knows a POST to one path with the right secret, spelled without any oddity."""

    def __init__(self, *, path: str, secret_header: str, secret: bytes) -> None:
        self._first = f"POST {path} HTTP/1.1".encode()
        self._secret_header = secret_header.lower().encode()
        self._secret = secret
        self._known: dict[bytes, int] = {}

    def may_become(self, received: bytes | bytearray) -> bool:
        """Return whether this could be the beginning of a plain request."""
        return received[: len(self._first)] == self._first[: len(received)]

    def find(self, received: bytes | bytearray) -> Plain | bool | None:
        """Return the request; None while more of it must come; False when the real parser should look at it."""
        end = received.find(END, 0, HEAD_LIMIT)
        if end < 0:
            return None if len(received) < HEAD_LIMIT and self.may_become(received) else False
        length = self._length_after(bytes(received[:end]))
        if length == 0:
            return False
        start = end + len(END)
        if len(received) < start + length:
            return None
        return Plain(start, start + length) if len(received) == start + length else False

    def _length_after(self, head: bytes) -> int:
        """Return how long the body is, or 0 when this head is not plain; a head seen before is not read again."""
        length = self._known.get(head)
        if length is None:
            length = self._read(head)
            if length:
                if len(self._known) >= HEADS_REMEMBERED:
                    self._known.clear()
                self._known[head] = length
        return length

    def _read(self, head: bytes) -> int:
        first, *lines = head.split(b"\r\n")
        matches = [LINE.fullmatch(line) for line in lines]
        if first != self._first or not all(matches):
            return 0
        headers = [(match[1].lower(), match[2] or b"") for match in matches if match]
        names = [name for name, _ in headers]
        if ODD & set(names) or any(names.count(name) != 1 for name in (*ONCE, self._secret_header)):
            return 0
        values = dict(headers)
        if values.get(b"connection", b"keep-alive").lower() != b"keep-alive":
            return 0
        if not hmac.compare_digest(values[self._secret_header], self._secret):
            return 0
        length = values[b"content-length"]
        return int(length) if LENGTH.fullmatch(length) and int(length) <= BODY_LIMIT else 0
