"""Sending and editing text, and answering pressed buttons."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import send, text_of
from bot.playground.world import pressing
from bot.playground.world.errors import bad_request

Json = dict[str, Any]


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
    pressing.answer(call.world, call.bot, call.text("callback_query_id"), shown)
    return True


@method("getMe")
def get_me(call: Call) -> Json:
    return call.bot.profile()
