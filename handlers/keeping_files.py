"""Files people send: fetched from Telegram, made clean, and kept by ourselves before anything is said about them."""

import asyncio
from dataclasses import dataclass

from telegram import Message
from telegram.error import BadRequest, TelegramError

from bot.domain import file_kinds
from bot.domain.file_kinds import Kept
from bot.domain.refusals import Reason, Refused
from handlers.context import CivicContext
from handlers.drafting import said_in
from storage.tables import AttachmentKind

PHOTO_NAME, VOICE_NAME = "photo.jpg", "voice.ogg"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is in the vault, and what it is to people."""

    kept: Kept
    kind: AttachmentKind
    name: str
    seconds: int | None = None


async def kept_file(message: Message, context: CivicContext) -> KeptFile | None:
    """Keep the file of a message; None when it has none.

    Raises: Refused(Reason.FILE_TOO_BIG), Refused(Reason.FILE_NOT_TAKEN), Refused(Reason.FILE_NOT_FETCHED)
    """
    file = said_in(message).file
    if file is None:
        return None
    limit = context.civic.terms.file_bytes
    if file.size_bytes > limit:
        raise Refused(Reason.FILE_TOO_BIG, megabytes=limit // (1024 * 1024))
    usual = {AttachmentKind.PHOTO: PHOTO_NAME, AttachmentKind.VOICE: VOICE_NAME}.get(file.kind, "")
    name = file.name or usual or file.kind.value
    content = await _fetch(file.file_id, context)
    if len(content) > limit:
        raise Refused(Reason.FILE_TOO_BIG, megabytes=limit // (1024 * 1024))
    kept = await asyncio.to_thread(_keep, content, name, context)
    return KeptFile(kept, file.kind, name, file.seconds)


async def _fetch(file_id: str, context: CivicContext) -> bytes:
    try:
        found = await context.bot.get_file(file_id)
        return bytes(await found.download_as_bytearray())
    except BadRequest as fault:
        megabytes = context.civic.terms.file_bytes // (1024 * 1024)
        is_big = "too big" in str(fault).lower()
        raise (
            Refused(Reason.FILE_TOO_BIG, megabytes=megabytes) if is_big else Refused(Reason.FILE_NOT_FETCHED)
        ) from fault
    except TelegramError as fault:
        raise Refused(Reason.FILE_NOT_FETCHED) from fault


def _keep(content: bytes, name: str, context: CivicContext) -> Kept:
    clean = file_kinds.clean(content, name=name)
    digest = context.civic.vault.put(clean.content)
    return Kept(digest, len(clean.content), clean.media_type)
