"""A whole screen as messages: files first, long words in parts, the keyboard under the last; and what is copied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import InputMediaDocument, InputMediaPhoto, Message
from telegram.constants import ParseMode

from bot.delivery.budgets import Call
from bot.delivery.calling import Caller, Target
from bot.delivery.letters import send_letter
from bot.delivery.rendering import Markup, Rendered, file_of, keyboard_of, render
from bot.delivery.splitting import CAPTION_LIMIT, plain, seen_length
from bot.views.parcels import Outgoing, Parcel, Recall
from bot.views.screens import Media, Screen
from storage.tables import AttachmentKind

ALBUM_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Sent:
    """Where something went, and all the messages it became; the last carries its keyboard."""

    chat_telegram_id: int
    message_ids: tuple[int, ...]


async def send(caller: Caller, target: Target, outgoing: Outgoing) -> Sent:
    """Send a screen, copy a parcel or take messages back. Raises: Undelivered; what was sent before that stays."""
    if isinstance(outgoing, Parcel):
        return await _send_parcel(caller, target, outgoing)
    if isinstance(outgoing, Recall):
        return await _take_back(caller, target, outgoing)
    return _sent(await _send_all(caller, target, outgoing))


async def send_screen(caller: Caller, target: Target, screen: Screen) -> Message:
    """Send everything a screen holds and return the last message, which carries its keyboard.

    Raises: Undelivered; what was sent before the failure stays.
    """
    return (await _send_all(caller, target, screen))[-1]


def _sent(messages: Sequence[Message]) -> Sent:
    return Sent(messages[-1].chat.id, tuple(message.message_id for message in messages))


async def _send_all(caller: Caller, target: Target, screen: Screen) -> list[Message]:
    rendered = render(screen)
    if screen.letter is not None:
        letter = await send_letter(caller, target, screen.letter, None if rendered.parts else rendered.keyboard)
        return letter + await _send_words(caller, target, rendered) if rendered.parts else letter
    if not screen.media:
        return await _send_words(caller, target, rendered)
    if len(screen.media) == 1 and _fits_caption(rendered):
        words = rendered.parts[0] if rendered.parts else ""
        return [await _send_file(caller, target, screen.media[0], words, rendered.markup)]
    files = await _send_files(caller, target, screen.media)
    return files + await _send_words(caller, target, rendered) if rendered.parts else files


async def _send_parcel(caller: Caller, target: Target, parcel: Parcel) -> Sent:
    where, ids = await caller.copy(target, parcel.source_telegram_id, parcel.message_ids, keyboard_of(parcel.rows))
    if parcel.then is None:
        return Sent(where, ids)
    last = _sent(await _send_all(caller, replace(target, chat_id=where, is_silent=True), parcel.then))
    return Sent(last.chat_telegram_id, ids + last.message_ids)


async def _take_back(caller: Caller, target: Target, recall: Recall) -> Sent:
    for message_id in recall.message_ids:
        await caller.delete(Call(target.chat_id, target.weight), message_id)
    return Sent(target.chat_id, ())


def _fits_caption(rendered: Rendered) -> bool:
    return len(rendered.parts) <= 1 and all(seen_length(part) <= CAPTION_LIMIT for part in rendered.parts)


async def _send_words(caller: Caller, target: Target, rendered: Rendered) -> list[Message]:
    *earlier, last = rendered.parts
    messages = [await caller.send_text(target, part, None) for part in earlier]
    return [*messages, await caller.send_text(target, last, rendered.markup)]


async def _send_files(caller: Caller, target: Target, files: Sequence[Media]) -> list[Message]:
    kinds = {media.kind for media in files}
    if 1 < len(files) <= ALBUM_LIMIT and len(kinds) == 1 and AttachmentKind.VOICE not in kinds:
        return await _send_album(caller, target, files)
    return [await _send_file(caller, target, media, "", None) for media in files]


async def _send_album(caller: Caller, target: Target, files: Sequence[Media]) -> list[Message]:
    kind = InputMediaPhoto if files[0].kind is AttachmentKind.PHOTO else InputMediaDocument

    async def send(to: Target, _is_plain: bool) -> tuple[Message, ...]:
        album = [kind(file_of(media, is_in_album=True)) for media in files]
        return await caller.bot.send_media_group(media=album, **to.options())

    return list(await caller.deliver(target, send, size=len(files)))


async def _send_file(caller: Caller, target: Target, media: Media, words: str, markup: Markup | None) -> Message:
    methods: dict[AttachmentKind, tuple[Any, str]] = {
        AttachmentKind.PHOTO: (caller.bot.send_photo, "photo"),
        AttachmentKind.VOICE: (caller.bot.send_voice, "voice"),
        AttachmentKind.DOCUMENT: (caller.bot.send_document, "document"),
    }
    method, name = methods[media.kind]

    async def send(to: Target, is_plain: bool) -> Message:
        caption = (plain(words) if is_plain else words) or None
        parse_mode = None if is_plain else ParseMode.HTML
        options = to.options() | {"caption": caption, "parse_mode": parse_mode, "reply_markup": markup}
        sent: Message = await method(**{name: file_of(media)}, **options)
        return sent

    return await caller.deliver(target, send)
