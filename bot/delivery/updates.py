"""Reading an update just far enough to keep it, to know whose it is, and to see whether it is a press."""

import json
from collections.abc import Hashable
from typing import Any

import orjson

Raw = dict[str, Any]

LARGEST_ID = 2**63 - 1
PRESS_ID_CHARACTERS = 64
NOBODY = 0


class Unreadable(ValueError):
    """What came is no update; the reason is a word of ours and quotes nothing."""


def decode(payload: bytes) -> Any:
    """Return what this JSON says. Raises: Unreadable"""
    try:
        return orjson.loads(payload)
    except orjson.JSONDecodeError:
        return _decode_leniently(payload)


def _decode_leniently(payload: bytes) -> Any:
    """Accept half a surrogate pair, which orjson refuses and people's phones can send."""
    try:
        return json.loads(payload.decode("utf-8", "replace"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Unreadable("no JSON") from None


def _refuse_constant(_name: str) -> None:
    raise ValueError("not a number of JSON")


def encode(update: Raw) -> bytes:
    """Return the update as it is kept."""
    try:
        return orjson.dumps(update)
    except TypeError:  # half a surrogate pair
        return json.dumps(update).encode()


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


def lane_of(update: Raw) -> Hashable:
    """Return whose turn this update takes: the person's, or the chat's where nobody in particular speaks."""
    for name, happening in update.items():
        if name != "update_id" and type(happening) is dict:
            for role in ("from", "user", "chat", "voter_chat", "actor_chat"):
                somebody = happening.get(role)
                if type(somebody) is dict and type(somebody.get("id")) is int:
                    return somebody["id"]
    return NOBODY
