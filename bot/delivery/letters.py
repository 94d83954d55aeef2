"""Letters as Telegram takes them: words with the entities they came with, single files, and albums."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from telegram import (
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    MessageEntity,
)

from bot.delivery.calling import Caller, Target
from bot.delivery.rendering import NO_PREVIEW
from bot.domain.letters import Entity, FileKind, Letter, LetterFile

HIDEABLE = frozenset({FileKind.PHOTO, FileKind.VIDEO, FileKind.ANIMATION})
IN_ALBUM: dict[FileKind, Callable[..., Any]] = {
    FileKind.PHOTO: InputMediaPhoto,
    FileKind.VIDEO: InputMediaVideo,
    FileKind.AUDIO: InputMediaAudio,
    FileKind.DOCUMENT: InputMediaDocument,
}


async def send_letter(
    caller: Caller, target: Target, letter: Letter, keyboard: InlineKeyboardMarkup | None
) -> list[Message]:
    """Send a letter and return its messages; an album can carry no keyboard. Raises: Undelivered"""
    if letter.is_album:
        return await caller.deliver(target, partial(_send_album, caller, letter), size=len(letter.files))
    return [await caller.deliver(target, partial(_send_one, caller, letter, keyboard))]


async def _send_one(
    caller: Caller, letter: Letter, keyboard: InlineKeyboardMarkup | None, to: Target, is_plain: bool
) -> Message:
    entities = None if is_plain else entities_of(letter.entities)
    options = to.options() | {"reply_markup": keyboard}
    if not letter.files:
        return await caller.bot.send_message(
            text=letter.text, entities=entities, link_preview_options=NO_PREVIEW, **options
        )
    file = letter.files[0]
    send: Any = getattr(caller.bot, f"send_{file.kind.value}")
    hidden = {"has_spoiler": True} if file.is_hidden and file.kind in HIDEABLE else {}
    words = {"caption": letter.text or None, "caption_entities": entities}
    sent: Message = await send(**{file.kind.value: file.file_id}, **words, **hidden, **options)
    return sent


async def _send_album(caller: Caller, letter: Letter, to: Target, is_plain: bool) -> list[Message]:
    first, *others = letter.files
    media = [_in_album(first, letter.text, letter.entities, is_plain=is_plain)]
    media += [_in_album(file, file.text, file.entities, is_plain=is_plain) for file in others]
    return list(await caller.bot.send_media_group(media=media, **to.options()))


def _in_album(file: LetterFile, text: str, entities: Sequence[Entity], *, is_plain: bool) -> Any:
    hidden = {"has_spoiler": True} if file.is_hidden and file.kind in HIDEABLE else {}
    words = {"caption": text or None, "caption_entities": None if is_plain else entities_of(entities)}
    return IN_ALBUM[file.kind](file.file_id, **words, **hidden)


def entities_of(entities: Sequence[Entity]) -> list[MessageEntity] | None:
    """Return entities as the library has them; None when there are none."""
    return [MessageEntity(**entity) for entity in entities] or None
