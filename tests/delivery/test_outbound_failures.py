"""Every refusal and silence of Telegram's means one thing."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.aiohttp_request import NotSent, Unanswered
from bot.delivery.failures import Fate, describe, sort

TABLE: list[tuple[TelegramError, Fate]] = [
    (Forbidden("Forbidden: bot was blocked by the user"), Fate.FOR_EVER),
    (Forbidden("Forbidden: user is deactivated"), Fate.FOR_EVER),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Fate.FOR_EVER),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Fate.FOR_EVER),
    (Forbidden("Forbidden: the group chat was deleted"), Fate.FOR_EVER),
    (BadRequest("Bad Request: chat not found"), Fate.FOR_EVER),
    (RetryAfter(timedelta(seconds=7)), Fate.LATER),
    (NotSent("the request was not sent"), Fate.LATER),
    (ChatMigrated(-100123), Fate.MOVED),
    (Unanswered("no answer came"), Fate.DOUBT),
    (TimedOut(), Fate.DOUBT),
    (NetworkError("Internal Server Error: restart"), Fate.DOUBT),
    (NetworkError("Bad Gateway"), Fate.DOUBT),
    (TelegramError("the server's answer is no JSON"), Fate.DOUBT),
    (BadRequest('Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 0'), Fate.FORMAT),
    (BadRequest("Bad Request: message is not modified: specified new message content"), Fate.UNCHANGED),
    (BadRequest("Bad Request: message to edit not found"), Fate.GONE),
    (BadRequest("Bad Request: message can't be edited"), Fate.GONE),
    (BadRequest("Bad Request: there is no text in the message to edit"), Fate.HAS_CAPTION),
    (BadRequest("Bad Request: message thread not found"), Fate.NO_TOPIC),
    (BadRequest("Bad Request: TOPIC_CLOSED"), Fate.NO_TOPIC),
    (BadRequest("Bad Request: message to be replied not found"), Fate.NO_REPLY),
    (BadRequest("Bad Request: query is too old and response timeout expired or query ID is invalid"), Fate.TOO_LATE),
    (BadRequest("Bad Request: message text is empty"), Fate.REFUSED),
    (BadRequest("Bad Request: BUTTON_DATA_INVALID"), Fate.REFUSED),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), Fate.REFUSED),
    (NetworkError("Request Entity Too Large: the file is too big"), Fate.REFUSED),
    (Conflict("Conflict: terminated by other getUpdates request"), Fate.REFUSED),
    (InvalidToken("Unauthorized"), Fate.REFUSED),
]


@pytest.mark.parametrize(("error", "fate"), TABLE, ids=lambda value: str(value)[:48])
def test_each_error_has_one_fate(error: TelegramError, fate: Fate) -> None:
    assert sort(error).fate is fate


def test_a_flood_names_its_seconds_and_a_move_its_new_chat() -> None:
    flood, move, unsent = sort(RetryAfter(timedelta(seconds=7))), sort(ChatMigrated(-100123)), sort(NotSent("x"))

    assert (flood.is_flood, flood.wait) == (True, timedelta(seconds=7))
    assert move.new_chat_id == -100123
    assert not unsent.is_flood


def test_a_fault_quotes_nothing_that_people_wrote() -> None:
    error = BadRequest("Bad Request: inline keyboard button URL 'Ana 0722 123 456' is invalid: Wrong HTTP URL")

    assert "0722" not in describe(error)
    assert "0722" not in sort(error).fault
