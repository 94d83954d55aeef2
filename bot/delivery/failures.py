"""What Telegram's refusals and silences mean for a message: one pure function, and every case in its table."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery.aiohttp_request import NotSent

ASK_AGAIN_AFTER = timedelta(seconds=1)
QUOTED = re.compile(r"[\"'{]")
WORDS_KEPT = 80


class Fate(StrEnum):
    """What became of a call that did not simply succeed."""

    FOR_EVER = "for ever"  # nothing will reach this reader until they come back
    LATER = "later"  # certainly not carried out; after `wait` it may be
    MOVED = "moved"  # the group is a supergroup now, under `new_chat_id`
    DOUBT = "doubt"  # it left, and nobody can know whether it was carried out
    FORMAT = "format"  # the markup was refused: once more, as plain text
    UNCHANGED = "unchanged"  # the edit changes nothing: as good as done
    GONE = "gone"  # the message is not there, or can no longer be edited or deleted
    HAS_CAPTION = "has a caption"  # the message to edit is a file: its words are a caption
    NO_TOPIC = "no topic"  # the forum topic is closed or deleted
    NO_REPLY = "no reply"  # the message to be replied to is gone
    TOO_LATE = "too late"  # the query was answered already, or is too old
    REFUSED = "refused"  # anything else: a fault of ours, never repeated


@dataclass(frozen=True, slots=True)
class Failure:
    """A call that failed, sorted. A flood does not say what it is about: the budgets infer the scope."""

    fate: Fate
    fault: str
    wait: timedelta | None = None
    new_chat_id: int | None = None
    is_flood: bool = False


WORDS: tuple[tuple[str, Fate], ...] = (
    ("message is not modified", Fate.UNCHANGED),
    ("topic_not_modified", Fate.UNCHANGED),
    ("message to edit not found", Fate.GONE),
    ("message to delete not found", Fate.GONE),
    ("message can't be deleted", Fate.GONE),
    ("message can't be edited", Fate.GONE),
    ("there is no text in the message to edit", Fate.HAS_CAPTION),
    ("there is no caption in the message to edit", Fate.GONE),
    ("message_id_invalid", Fate.GONE),
    ("can't parse entities", Fate.FORMAT),
    ("unsupported parse_mode", Fate.FORMAT),
    ("query is too old", Fate.TOO_LATE),
    ("query_id_invalid", Fate.TOO_LATE),
    ("message thread not found", Fate.NO_TOPIC),
    ("topic_closed", Fate.NO_TOPIC),
    ("topic_deleted", Fate.NO_TOPIC),
    ("message to be replied not found", Fate.NO_REPLY),
    ("message to reply not found", Fate.NO_REPLY),
    ("chat not found", Fate.FOR_EVER),
    ("user not found", Fate.FOR_EVER),
    ("peer_id_invalid", Fate.FOR_EVER),
    ("the group chat was deleted", Fate.FOR_EVER),
    ("not enough rights", Fate.REFUSED),
    ("chat_write_forbidden", Fate.FOR_EVER),
    ("have no rights to send a message", Fate.FOR_EVER),
    ("request entity too large", Fate.REFUSED),
)


def sort(error: TelegramError) -> Failure:
    """Return what this error means for the call that met it."""
    fault = describe(error)
    if isinstance(error, RetryAfter):
        return Failure(Fate.LATER, fault, wait=_span(error.retry_after), is_flood=True)
    if isinstance(error, ChatMigrated):
        return Failure(Fate.MOVED, fault, new_chat_id=error.new_chat_id)
    if isinstance(error, NotSent):
        return Failure(Fate.LATER, fault, wait=ASK_AGAIN_AFTER)
    return Failure(_fate_by_words(error) or _fate_by_kind(error), fault)


def _fate_by_words(error: TelegramError) -> Fate | None:
    said = error.message.lower()
    return next((fate for words, fate in WORDS if words in said), None)


def _fate_by_kind(error: TelegramError) -> Fate:
    if isinstance(error, Forbidden):
        return Fate.FOR_EVER
    if isinstance(error, BadRequest | InvalidToken | Conflict):
        return Fate.REFUSED
    is_silence = isinstance(error, NetworkError) or type(error) is TelegramError
    return Fate.DOUBT if is_silence else Fate.REFUSED


def describe(error: TelegramError) -> str:
    """Return the kind of error and Telegram's first words about it, without what it quotes of ours."""
    kind = type(error).__name__
    if isinstance(error, RetryAfter | ChatMigrated | NotSent):
        return kind
    said = error.message.lower()
    known = next((words for words, _ in WORDS if words in said), None)
    return f"{kind}: {known or QUOTED.split(error.message)[0][:WORDS_KEPT]}"


def _span(seconds: int | timedelta) -> timedelta:
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)
