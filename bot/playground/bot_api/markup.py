"""Keyboards as bots send them: checked as Telegram checks them, and put into the form in which they are shown."""

from __future__ import annotations

from typing import Any

import orjson

from bot.playground.bot_api.call import Call
from bot.playground.entities.links import WrongLink, check_link, user_in
from bot.playground.world.chats import Chat
from bot.playground.world.errors import ApiError, bad_request

Json = dict[str, Any]
INLINE_KINDS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
REPLY_KINDS = ("request_users", "request_chat", "request_contact", "request_location", "request_poll", "web_app")
STYLES = {"danger", "success", "primary"}
MOST_INLINE, MOST_BYTES, MOST_REPLY = 100, 10_000, 300
MOST_CALLBACK_BYTES, MOST_COPIED = 64, 256


def read_markup(call: Call, chat: Chat | None = None, *, inline_only: bool = False) -> Json | None:
    """Return the keyboard of a call, or nothing. Raises: ApiError."""
    given = call.json("reply_markup", "reply keyboard markup")
    return check_markup(given, chat, inline_only=inline_only)


def check_markup(given: Any, chat: Chat | None, *, inline_only: bool = False) -> Json | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        return _inline(given["inline_keyboard"], chat)
    if inline_only or (chat is not None and chat.is_channel):
        return None
    return _below_the_input(given)


def _below_the_input(given: Json) -> Json | None:
    if "keyboard" in given:
        return _reply_keyboard(given)
    if given.get("remove_keyboard"):
        return {"remove_keyboard": True, "selective": bool(given.get("selective", False))}
    if given.get("force_reply"):
        known = {name: given[name] for name in ("input_field_placeholder",) if given.get(name)}
        return {"force_reply": True, "selective": bool(given.get("selective", False)), **known}
    return None


def _inline(rows: Any, chat: Chat | None) -> Json | None:
    if not isinstance(rows, list):
        raise _unreadable("inline keyboard", 'Field "inline_keyboard" must be of type Array')
    kept = []
    for row in rows:
        if not isinstance(row, list):
            raise _unreadable("inline keyboard", "Row must be an Array")
        buttons = [_inline_button(button, chat) for button in row]
        if buttons:
            kept.append(buttons)
    if sum(map(len, kept)) > MOST_INLINE or len(orjson.dumps(kept)) > MOST_BYTES:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _unreadable(what: str, why: str) -> ApiError:
    return bad_request(f"can't parse {what}: {why}")


def _inline_button(given: Any, chat: Chat | None) -> Json:
    if not isinstance(given, dict):
        raise _unreadable("inline keyboard button", "InlineKeyboardButton must be an Object")
    text = given.get("text")
    if text is None:
        raise _unreadable("inline keyboard button", 'Can\'t find field "text"')
    kind = next((name for name in INLINE_KINDS if given.get(name) is not None), None)
    if kind is None:
        raise _unreadable("inline keyboard button", "Text buttons are unallowed in the inline keyboard")
    if not str(text).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    button = {"text": str(text).strip(), kind: _checked(kind, given[kind], chat)}
    if given.get("style") in STYLES:
        button["style"] = given["style"]
    if given.get("icon_custom_emoji_id"):
        button["icon_custom_emoji_id"] = str(given["icon_custom_emoji_id"])
    return button


def _checked(kind: str, value: Any, chat: Chat | None) -> Any:
    """Return the value of a button's action, or refuse it."""
    match kind:
        case "callback_data":
            if not 1 <= len(str(value).encode()) <= MOST_CALLBACK_BYTES:
                raise bad_request("BUTTON_DATA_INVALID")
            return str(value)
        case "url":
            return check_url(str(value), "inline keyboard button URL")
        case "web_app" | "login_url":
            _check_web_app(kind, value, chat)
        case "copy_text":
            copied = value.get("text", "") if isinstance(value, dict) else ""
            if not 1 <= len(copied) <= MOST_COPIED:
                raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return value


def _check_web_app(kind: str, value: Any, chat: Chat | None) -> None:
    address = value.get("url", "") if isinstance(value, dict) else ""
    if not address.lower().startswith("https://"):
        noun = "Web App" if kind == "web_app" else "login"
        raise bad_request(f"inline keyboard button {noun} URL '{address}' is invalid: Only HTTPS links are allowed")
    if kind == "web_app" and chat is not None and not chat.is_private:
        raise bad_request("BUTTON_TYPE_INVALID")


def check_url(address: str, what: str) -> str:
    """Return the address with its scheme and slash, as Telegram gives it back; refuse what is no web address."""
    address = address.strip()
    if user_in(address):
        return address
    try:
        return check_link(address)
    except WrongLink as fault:
        raise bad_request(f"{what} '{address}' is invalid: {fault}") from None


def _reply_keyboard(given: Json) -> Json:
    rows = given["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise _unreadable("reply keyboard markup", 'Field "keyboard" must be an Array of Arrays')
    keyboard = [[_reply_button(button) for button in row] for row in rows if row]
    if not keyboard or sum(map(len, keyboard)) > MOST_REPLY:
        raise bad_request("reply markup is too long" if keyboard else "keyboard must be non-empty")
    flags = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")
    markup: Json = {"keyboard": keyboard, **{name: bool(given[name]) for name in flags if given.get(name)}}
    if given.get("input_field_placeholder"):
        markup["input_field_placeholder"] = str(given["input_field_placeholder"])[:64]
    return markup


def _reply_button(given: Any) -> Json:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict) or "text" not in given:
        raise _unreadable("keyboard button", 'Can\'t find field "text"')
    if not str(given["text"]).strip():
        raise bad_request("keyboard button text must be non-empty")
    kinds = {name: given[name] for name in REPLY_KINDS if given.get(name)}
    return {"text": str(given["text"]), **kinds}
