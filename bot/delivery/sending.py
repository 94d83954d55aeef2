"""A whole screen as messages: files first, long words in parts, and the keyboard under the last."""

from collections.abc import Sequence
from typing import Any

from telegram import InputMediaDocument, InputMediaPhoto, Message
from telegram.constants import ParseMode

from bot.delivery.calling import Caller, Target
from bot.delivery.rendering import Markup, Rendered, file_of, render
from bot.delivery.splitting import CAPTION_LIMIT, plain, seen_length
from bot.views.screens import Media, Screen
from storage.tables import AttachmentKind

ALBUM_LIMIT = 10


async def send_screen(caller: Caller, target: Target, screen: Screen) -> Message:
    """Send everything a screen holds and return the last message, which carries its keyboard.

    Raises: Undelivered; what was sent before the failure stays.
    """
    rendered = render(screen)
    if not screen.media:
        return await _send_words(caller, target, rendered)
    if len(screen.media) == 1 and _fits_caption(rendered):
        words = rendered.parts[0] if rendered.parts else ""
        return await _send_file(caller, target, screen.media[0], words, rendered.markup)
    last = await _send_files(caller, target, screen.media)
    return await _send_words(caller, target, rendered) if rendered.parts else last


def _fits_caption(rendered: Rendered) -> bool:
    return len(rendered.parts) <= 1 and all(seen_length(part) <= CAPTION_LIMIT for part in rendered.parts)


async def _send_words(caller: Caller, target: Target, rendered: Rendered) -> Message:
    *earlier, last = rendered.parts
    for part in earlier:
        await caller.send_text(target, part, None)
    return await caller.send_text(target, last, rendered.markup)


async def _send_files(caller: Caller, target: Target, files: Sequence[Media]) -> Message:
    kinds = {media.kind for media in files}
    if 1 < len(files) <= ALBUM_LIMIT and len(kinds) == 1 and AttachmentKind.VOICE not in kinds:
        return await _send_album(caller, target, files)
    messages = [await _send_file(caller, target, media, "", None) for media in files]
    return messages[-1]


async def _send_album(caller: Caller, target: Target, files: Sequence[Media]) -> Message:
    kind = InputMediaPhoto if files[0].kind is AttachmentKind.PHOTO else InputMediaDocument

    async def send(to: Target, _is_plain: bool) -> tuple[Message, ...]:
        return await caller.bot.send_media_group(media=[kind(file_of(media)) for media in files], **to.options())

    return (await caller.deliver(target, send))[-1]


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
