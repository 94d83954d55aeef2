"""Sending and editing text, and answering pressed buttons."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import send, text_of
from bot.playground.world import pressing
from bot.playground.world.errors import bad_request

Json = dict[str, Any]
OWN_LINK = re.compile(
    r"(?:https?://)?(?:t\.me|telegram\.me)/(?P<web>\w+)(?:[?/].*)?$|tg://resolve\?domain=(?P<scheme>\w+)(?:&.*)?$",
    re.IGNORECASE,
)


@method("sendMessage")
def send_message(call: Call) -> Json:
    return call.shown(send(call, "text", text_of(call)))


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    shown = {
        "text": call.text("text")[: pressing.TOAST_LIMIT],
        "alert": call.boolean("show_alert"),
        "url": call.text("url") or None,
    }
    if len(call.text("text")) > pressing.TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if shown["url"] and not _leads_to_the_bot(call, str(shown["url"])):
        raise bad_request("URL_INVALID")
    pressing.answer(call.world, call.bot, call.text("callback_query_id"), shown)
    return True


def _leads_to_the_bot(call: Call, address: str) -> bool:
    """Say whether a link is one that an answer may open: the bot's own, with a parameter for it."""
    found = OWN_LINK.match(address)
    return found is not None and (found["web"] or found["scheme"]).lower() == call.bot.user.username.lower()


@method("getMe")
def get_me(call: Call) -> Json:
    return call.bot.profile()
