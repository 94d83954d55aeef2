"""Reading an update just far enough to keep it, to know whose it is, and to see whether it is a press."""

import re
from typing import Any

import orjson

Raw = dict[str, Any]

LARGEST_ID = 2**63 - 1
PRESS_ID_CHARACTERS = 64
NOBODY = 0
HIGH, LOW = rb"\\u[dD][89abAB][0-9a-fA-F]{2}", rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
ESCAPE = re.compile(rb"(?P<pair>" + HIGH + LOW + rb")|(?P<half>" + HIGH + rb"|" + LOW + rb")|(?P<other>\\.)", re.DOTALL)
REPLACEMENT = rb"\ufffd"


class Unreadable(ValueError):
    """What came is no update; the reason is a word of ours and quotes nothing."""


def decode(payload: bytes) -> Any:
    """Return what this JSON says; half a surrogate pair, which phones can send, becomes a replacement character.

    Raises: Unreadable
    """
    try:
        return orjson.loads(payload)
    except orjson.JSONDecodeError:
        pass
    try:
        return orjson.loads(ESCAPE.sub(_whole, payload))
    except orjson.JSONDecodeError:
        raise Unreadable("no JSON") from None


def _whole(escape: re.Match[bytes]) -> bytes:
    return REPLACEMENT if escape.lastgroup == "half" else escape.group()


def encode(update: Any) -> bytes:
    """Return the update as it is kept."""
    return orjson.dumps(update)


def check(update: Any) -> Raw:
    """Return the update if it has an id to keep it under. Raises: Unreadable"""
    if type(update) is not dict:
        raise Unreadable("no object")
    update_id = update.get("update_id")
    if type(update_id) is not int or not 0 <= update_id <= LARGEST_ID:
        raise Unreadable("no update id")
    return update


def press_id_of(update: Raw) -> str | None:
    """Return the callback query's id, the same when a press is sent again under a new update id."""
    query = update.get("callback_query")
    press_id = query.get("id") if type(query) is dict else None
    return press_id if type(press_id) is str and 0 < len(press_id) <= PRESS_ID_CHARACTERS else None


def lane_of(update: Raw) -> int:
    """Return whose turn this update takes: the person's, or the chat's where nobody in particular speaks."""
    for name, happening in update.items():
        if name != "update_id" and type(happening) is dict:
            for role in ("from", "user", "chat", "voter_chat", "actor_chat"):
                somebody = happening.get(role)
                number = somebody.get("id") if type(somebody) is dict else None
                if type(number) is int:
                    return number
    return NOBODY
