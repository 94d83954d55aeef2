"""Which addresses Telegram keeps as a link, and which it drops without a word."""

from __future__ import annotations

import re

OWN_SCHEMES = ("tg:", "ton:", "tonsite:")
WEB = re.compile(r"(?:https?://)?(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
PORT = re.compile(r":\d+$")


def looks_like_link(url: str) -> bool:
    """Tell whether an address has a host with a dot, or is one of Telegram's own schemes."""
    address = url.lower()
    if address.startswith(OWN_SCHEMES):
        return bool(address.partition(":")[2].strip("/"))
    match = WEB.match(address)
    rest = match["rest"] if match else ""
    if rest == address and not _first_colon_is_a_port(rest):
        return False
    host = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    host = PORT.sub("", host)
    return "." in host.strip(".") and " " not in host


def _first_colon_is_a_port(address: str) -> bool:
    before_path = address.partition("/")[0]
    return ":" not in before_path or before_path.rpartition(":")[2].isdigit()
