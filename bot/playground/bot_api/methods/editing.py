"""Editing what the bot said: text, caption, media, keyboard; in chats and in messages sent by inline mode."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.composing import caption_of, text_of, with_people
from bot.playground.bot_api.markup import read_markup
from bot.playground.world.errors import bad_request
from bot.playground.world.messages import Message
from bot.playground.world.permissions import check_can_reach

Json = dict[str, Any]
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
CAPTIONED = {"photo", "live_photo", "video", "animation", "audio", "document", "voice"}
CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def message_to_edit(call: Call) -> Message:
    """Return the message meant by chat and number, or by inline_message_id. Raises: ApiError."""
    if call.has("inline_message_id"):
        message = call.world.inline_messages.get(call.text("inline_message_id"))
        if message is None or message.deleted or message.extra["via_bot"]["id"] != call.bot.id:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    chat = call.chat()
    check_can_reach(call.bot, chat)
    message = call.message(chat, "message to edit")
    posted_here = chat.is_channel and chat.members[call.bot.id].rights.get("can_edit_messages")
    if message.is_service or (message.sent_by_bot != call.bot.id and not posted_here):
        raise bad_request("message can't be edited")
    return message


def change(call: Call, message: Message, kind: str, content: Json, *, stopped: bool = False) -> Any:
    """Put new content and keyboard in place; refuse when nothing would change, unless a poll was stopped."""
    content, markup = with_people(call, content), read_markup(call, message.chat, inline_only=True)
    if not stopped and message.kind == kind and message.content == content and message.markup == markup:
        raise bad_request(SAME)
    only_keyboard = message.kind == kind and message.content == content
    message.kind, message.content, message.markup = kind, content, markup
    if not only_keyboard:
        message.edited = call.world.clock.seconds()
    call.world.tell("edited", chat=message.chat, message=message)
    return True if call.has("inline_message_id") else call.shown(message)


@method("editMessageText")
def edit_message_text(call: Call) -> Any:
    content = text_of(call)
    message = message_to_edit(call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    return change(call, message, "text", content)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Any:
    caption = caption_of(call.params, call.json("caption_entities", "caption entities"))
    message = message_to_edit(call)
    if message.kind not in CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    if call.boolean("show_caption_above_media"):
        caption["show_caption_above_media"] = True
    kept = {name: value for name, value in message.content.items() if name not in CAPTION_FIELDS}
    return change(call, message, message.kind, {**kept, **caption})


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Any:
    message = message_to_edit(call)
    return change(call, message, message.kind, message.content)
