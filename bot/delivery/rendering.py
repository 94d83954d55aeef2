"""Screens as python-telegram-bot's objects: keyboards, pickers, and the text in parts that Telegram takes."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from telegram import (
    ChatAdministratorRights,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    KeyboardButtonRequestChat,
    KeyboardButtonRequestUsers,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    SwitchInlineQueryChosenChat,
)

from bot.delivery.splitting import split
from bot.views.actions import STAYS
from bot.views.screens import Button, Key, Media, Pick, Rows, Screen

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
PLACEHOLDER_CHARACTERS = 64
PEOPLE_AT_ONCE = 10
NO_RIGHTS: dict[str, Any] = ChatAdministratorRights.no_rights().to_dict()
NEWER_RIGHTS = {"can_send_welcome_messages": False}  # required since Bot API 10.3, unknown to our library


@dataclass(frozen=True, slots=True)
class Rendered:
    """A screen ready to leave: its text in parts, and the one markup Telegram allows, which goes with the last."""

    parts: tuple[str, ...]
    markup: Markup | None
    shown_hash: str

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons an edit may carry; nothing else survives one."""
        return self.markup if isinstance(self.markup, InlineKeyboardMarkup) else None


def render(screen: Screen) -> Rendered:
    """Return the screen as Telegram takes it."""
    markup = markup_of(screen)
    parts = tuple(split(screen.text)) if screen.text.strip() else ()
    return Rendered(parts, markup, hash_of(screen.text, markup))


def hash_of(text: str, markup: Markup | None) -> str:
    """Return what two renderings share exactly when Telegram would call the second an unchanged edit."""
    return sha256(orjson.dumps((text, markup.to_dict() if markup else None))).hexdigest()


def markup_of(screen: Screen) -> Markup | None:
    """Return the one markup a message may carry. Buttons come first, then keys, then the question, then tidying up."""
    if screen.rows:
        return keyboard_of(screen.rows, stays=screen.stays)
    placeholder = screen.placeholder[:PLACEHOLDER_CHARACTERS] if screen.placeholder else None
    if screen.keys:
        keys = [[key_of(key) for key in row] for row in screen.keys]
        return ReplyKeyboardMarkup(
            keys, resize_keyboard=True, one_time_keyboard=True, input_field_placeholder=placeholder
        )
    if placeholder:
        return ForceReply(selective=True, input_field_placeholder=placeholder)
    return ReplyKeyboardRemove() if screen.removes_keys else None


def keyboard_of(rows: Rows, *, stays: bool = False) -> InlineKeyboardMarkup | None:
    """Return these buttons as they hang under a message, if there are any."""
    return InlineKeyboardMarkup([[button_of(each, stays=stays) for each in row] for row in rows]) if rows else None


def button_of(button: Button, *, stays: bool = False) -> InlineKeyboardButton:
    """Return a button under a message, which says so if its message is to stay."""
    style = str(button.style) if button.style else None
    if button.action is not None:
        packed = f"{STAYS}{button.action.pack()}" if stays else button.action.pack()
        return InlineKeyboardButton(button.label, callback_data=packed, style=style)
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url, style=style)
    if button.copy is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy), style=style)
    anywhere = SwitchInlineQueryChosenChat(
        query=button.share or "",
        allow_user_chats=True,
        allow_bot_chats=False,
        allow_group_chats=True,
        allow_channel_chats=True,
    )
    return InlineKeyboardButton(button.label, switch_inline_query_chosen_chat=anywhere, style=style)


def key_of(key: Key) -> KeyboardButton:
    """Return a key below the input field; pickers hand back what was picked, so nobody types an id."""
    if key.pick is Pick.LOCATION:
        return KeyboardButton(key.label, request_location=True)
    if key.pick is Pick.PEOPLE:
        people = KeyboardButtonRequestUsers(key.request_id, user_is_bot=False, max_quantity=PEOPLE_AT_ONCE)
        return KeyboardButton(key.label, request_users=people)
    if key.pick is Pick.NOTHING:
        return KeyboardButton(key.label)
    return KeyboardButton(key.label, request_chat=_chat_request(key))


def _chat_request(key: Key) -> KeyboardButtonRequestChat:
    """Ask for no more rights than the place needs: a forum for its topics, a channel for posting, a group for none."""
    wanted = {
        Pick.FORUM: ("can_manage_topics", "can_pin_messages"),
        Pick.CHANNEL: ("can_post_messages", "can_edit_messages"),
    }.get(key.pick, ())
    return KeyboardButtonRequestChat(
        key.request_id,
        chat_is_channel=key.pick is Pick.CHANNEL,
        chat_is_forum=True if key.pick is Pick.FORUM else None,
        user_administrator_rights=_rights("can_manage_chat", "can_promote_members", *wanted),
        bot_administrator_rights=_rights("can_manage_chat", *wanted) if wanted else None,
        bot_is_member=None if key.pick is Pick.CHANNEL else True,
        request_title=True,
    )


def _rights(*wanted: str) -> ChatAdministratorRights:
    return ChatAdministratorRights(**NO_RIGHTS | dict.fromkeys(wanted, True), api_kwargs=NEWER_RIGHTS)


def file_of(media: Media, *, is_in_album: bool = False) -> str | InputFile:
    """Return what to send for a file: Telegram's own id for it, or our bytes under their name.

    The bytes of an album travel beside it, each file under a name of its own.
    """
    if media.file_id is not None:
        return media.file_id
    return InputFile(media.content or b"", filename=media.name or None, attach=is_in_album)
