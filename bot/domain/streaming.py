"""Which addresses a stage may name as its live stream: https, of a host with a name, and nothing hidden in them."""

from enum import StrEnum
from urllib.parse import urlsplit

from bot.domain.refusals import Reason, Refused

ADDRESS_CHARACTERS = 300
NO_ADDRESS = {"-", "none", "no"}
STREAMED = "stage.streamed"


class Stream(StrEnum):
    """What can become of the link to a live stream, for those who read the card."""

    ON = "on"
    CHANGED = "changed"
    OFF = "off"


def change_of(before: str, after: str) -> Stream | None:
    """Return what becomes of a link when one address takes the place of another; None when nothing does."""
    if before == after:
        return None
    if not before:
        return Stream.ON
    return Stream.CHANGED if after else Stream.OFF


def address_in(words: str) -> str:
    """Return the address somebody sends, empty when they want none. Raises: Refused(Reason.LINK_UNCLEAR)"""
    said = words.strip()
    if said.lower() in NO_ADDRESS:
        return ""
    address = said if "://" in said else f"https://{said}"
    if len(address) > ADDRESS_CHARACTERS or not _is_sound(address):
        raise Refused(Reason.LINK_UNCLEAR)
    return address


def _is_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return False
    is_plain = address.isprintable() and not any(sign in address for sign in " <>\"'\\")
    is_named = "." in host.strip(".") and not host.replace(".", "").isdigit()
    return parts.scheme == "https" and is_plain and is_named and parts.username is None and port in (None, 443)
