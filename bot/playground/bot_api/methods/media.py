"""Sending photos, documents, voices, films and albums; files by upload, by id, or by address."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.bot_api.call import Call, Upload, method
from bot.playground.bot_api.composing import caption_of, check_rate, read_reply, send, thread_of, with_people
from bot.playground.bot_api.methods.editing import change, message_to_edit
from bot.playground.world.contents import file_fields
from bot.playground.world.errors import ApiError, bad_request
from bot.playground.world.files import DOWNLOAD_LIMIT, StoredFile
from bot.playground.world.permissions import check_can_send
from bot.playground.world.posting import Draft, post

Json = dict[str, Any]
PHOTO_LIMIT, UPLOAD_LIMIT = 10 * 1024 * 1024, 50 * 1024 * 1024
NOUNS = {"video_note": "video note", "live_photo": "live photo"}
NUMBERS = {
    "voice": ("duration",), "audio": ("duration",), "video": ("duration", "width", "height"),
    "animation": ("duration", "width", "height"), "video_note": ("duration", "length"),
}  # fmt: skip
WORDS = {"audio": ("performer", "title"), "sticker": ("emoji",)}
ALIKE = ({"video", "animation"}, {"video", "live_photo"})
IN_ALBUMS = {"photo", "live_photo", "video", "audio", "document"}
ALONE_IN_ALBUMS = {"audio", "document"}
MOST_IN_ALBUM = 10
FILE_ID = re.compile(r"[A-Za-z0-9_-]{24,}")
GONE = "wrong file_id or the file is temporarily unavailable"


def stored(call: Call, kind: str, reference: str, upload: Upload | None, meta: Json) -> StoredFile:
    """Return the file meant: uploaded now, known by its id, or said to be at an address. Raises: ApiError."""
    if upload is not None:
        return _keep(call, kind, upload, meta)
    if not reference:
        raise bad_request(f"there is no {NOUNS.get(kind, kind)} in the request")
    if reference.startswith("attach://"):
        attached = call.files.get(reference.removeprefix("attach://"))
        if attached is None:
            raise bad_request(
                "file is not found in the request" if kind != "photo" else "there is no photo in the request"
            )
        return _keep(call, kind, attached, meta)
    if reference.lower().startswith(("http://", "https://")):
        fetched = call.world.files.fetch(reference)
        return _keep(call, kind, Upload(fetched.name, fetched.mime, fetched.body), meta)
    known = call.world.files.find(reference)
    if known.kind != kind and {known.kind, kind} not in ALIKE:
        raise bad_request(f"can't use file of type {_titled(known.kind)} as {_titled(kind)}")
    return known


def _titled(kind: str) -> str:
    return "".join(part.title() for part in kind.split("_"))


def _keep(call: Call, kind: str, upload: Upload, meta: Json) -> StoredFile:
    if not upload.body:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.body) > PHOTO_LIMIT:
        raise bad_request(
            "PHOTO_INVALID_DIMENSIONS" if len(upload.body) > UPLOAD_LIMIT else "file is too big for a photo"
        )
    mime = upload.mime if upload.mime != "application/octet-stream" else ""
    return call.world.files.keep(kind, upload.body, name=upload.name, mime=mime if kind != "photo" else "", meta=meta)


def meta_of(kind: str, source: Json) -> Json:
    """Return what the caller says about the file: duration, size, performer."""
    meta: Json = {}
    for name in NUMBERS.get(kind, ()):
        if str(source.get(name, "")).lstrip("-").isdigit():
            meta[name] = int(source[name])
    return meta | {name: str(source[name]) for name in WORDS.get(kind, ()) if source.get(name)}


def thumbnail_of(call: Call) -> Json:
    """Return the small picture that came with a file, if one did."""
    upload = call.files.get("thumbnail") or call.files.get("thumb")
    reference = call.text("thumbnail")
    if upload is None and reference.startswith("attach://"):
        upload = call.files.get(reference.removeprefix("attach://"))
    if upload is None or not upload.body:
        return {}
    card = call.world.files.card(call.world.files.keep("photo", upload.body, name=upload.name))[-1]
    return {"thumbnail": card, "thumb": card}


def content_of(call: Call, kind: str) -> Json:
    """Return the content of a media message: file and caption."""
    caption = (
        caption_of(call.params, call.json("caption_entities", "caption entities"))
        if kind not in {"video_note", "sticker"}
        else {}
    )
    meta = meta_of(kind, call.params) | thumbnail_of(call)
    found = stored(call, kind, call.text(kind), call.files.get(kind), meta)
    return {**file_fields(kind, call.world.files.card(found)), **caption, **looks_of(call, caption)}


def looks_of(call: Call, caption: Json) -> Json:
    """Return whether a medium is hidden at first, and whether its caption stands above it."""
    above = bool(caption) and call.boolean("show_caption_above_media")
    spoiler: Json = {"has_media_spoiler": True} if call.boolean("has_spoiler") else {}
    return {**spoiler, "show_caption_above_media": True} if above else spoiler


def _send(call: Call) -> Json:
    kind = call.method.removeprefix("send")
    kind = {"VideoNote": "video_note"}.get(kind, kind.lower())
    return call.shown(send(call, kind, content_of(call, kind)))


for _name in ("Photo", "Document", "Voice", "Audio", "Video", "Animation", "VideoNote", "Sticker"):
    method(f"send{_name}")(_send)


@method("sendLivePhoto")
def send_live_photo(call: Call) -> Json:
    caption = caption_of(call.params, call.json("caption_entities", "caption entities"))
    moving = stored(call, "live_photo", call.text("live_photo"), call.files.get("live_photo"), {})
    still = stored(call, "photo", call.text("photo"), call.files.get("photo"), {})
    content = {**_fields(call, "live_photo", moving, still), **caption, **looks_of(call, caption)}
    return call.shown(send(call, "live_photo", content))


def _fields(call: Call, kind: str, found: StoredFile, still: StoredFile | None) -> Json:
    """Return the message fields of a file; a moving picture stands beside its still one."""
    card = call.world.files.card(found)
    if still is None:
        return file_fields(kind, card)
    sizes = call.world.files.card(still)
    return {"live_photo": {**card, "photo": sizes}, "photo": sizes}


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    items = call.json("media", "media")
    if not isinstance(items, list) or not items:
        raise bad_request("there are no messages to send" if items == [] else "can't parse media JSON object")
    if len(items) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    contents = [item_content(call, item, in_album=True) for item in items]
    kinds = {kind for kind, _ in contents}
    if len(kinds) > 1 and kinds & ALONE_IN_ALBUMS:
        raise bad_request("can't use the media of the specified type in the album")
    chat = call.chat()
    check_can_send(call.bot, chat, contents[0][0])
    answered = read_reply(call, chat)
    thread_id = thread_of(call, chat, answered.message)
    extra = {"media_group_id": str(call.world.random.randrange(10**16, 10**17)), **(answered.extra or {})}
    if call.boolean("protect_content"):
        extra["has_protected_content"] = True
    check_rate(call, chat)
    sent = []
    for kind, content in contents:
        draft = Draft(
            kind, with_people(call, content), reply_to=answered.message, thread_id=thread_id, extra=dict(extra)
        )
        sent.append(call.shown(post(call.world, chat, call.bot.user, draft)))
    return sent


def item_content(call: Call, item: Any, *, in_album: bool = False) -> tuple[str, Json]:
    """Return kind and content of one InputMedia. Raises: ApiError."""
    if not isinstance(item, dict) or "type" not in item:
        raise bad_request("can't parse InputMedia: Can't find field \"type\"")
    kind = str(item["type"])
    if kind not in {*IN_ALBUMS, "animation", "live_photo"}:
        raise bad_request(f'can\'t parse InputMedia: Media type "{kind}" is unsupported')
    if in_album and kind not in IN_ALBUMS:
        raise bad_request("can't use the media of the specified type in the album")
    caption = caption_of(item, item.get("caption_entities"))
    found = stored(call, kind, str(item.get("media") or ""), None, meta_of(kind, item))
    still = stored(call, "photo", str(item.get("photo") or ""), None, {}) if kind == "live_photo" else None
    content = {**_fields(call, kind, found, still), **caption}
    return kind, {**content, "has_media_spoiler": True} if item.get("has_spoiler") else content


@method("editMessageMedia")
def edit_message_media(call: Call) -> Any:
    item = call.json("media", "input media")
    if item is None:
        raise bad_request("can't parse InputMedia: media is empty")
    kind, content = item_content(call, item)
    message = message_to_edit(call)
    if "media_group_id" in message.extra and kind in ALONE_IN_ALBUMS and message.kind != kind:
        raise bad_request("message content type can't be used in an album")
    return change(call, message, kind, content)


@method("getFile")
def get_file(call: Call) -> Json:
    if not call.text("file_id"):
        raise bad_request("file_id not specified")
    try:
        found = call.world.files.find(call.text("file_id"))
    except ApiError:
        is_like_one = FILE_ID.fullmatch(call.text("file_id"))
        raise bad_request(GONE if is_like_one else "invalid file_id") from None
    if len(found.body) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**call.world.files.sized(found, call.text("file_id")), "file_path": found.path}
