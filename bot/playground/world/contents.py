"""What a message can hold: words, media, places; in the fields that the Bot API gives them."""

from __future__ import annotations

from typing import Any

from bot.playground.entities.reading import formatted
from bot.playground.world import ogg, samples
from bot.playground.world.errors import Impossible
from bot.playground.world.world import World

Json = dict[str, Any]
MEDIA = ("photo", "document", "voice", "audio", "video", "animation", "video_note", "sticker")


def text_content(text: str) -> Json:
    plain, entities = formatted(text)
    if not plain:
        raise Impossible("a message can't be empty")
    if len(plain) > 4096:
        raise Impossible("a message has at most 4096 characters")
    return {"text": plain, "entities": entities} if entities else {"text": plain}


def caption_content(caption: str) -> Json:
    if not caption:
        return {}
    plain, entities = formatted(caption)
    return {"caption": plain, "caption_entities": entities} if entities else {"caption": plain}


def media_content(world: World, kind: str, body: bytes = b"", *, meta: Json | None = None, caption: str = "") -> Json:
    """Return the content of a media message; without bytes, a small sample. Raises: Impossible."""
    if kind not in MEDIA:
        raise Impossible(f"{kind} is no kind of media")
    meta = dict(meta or {})
    name, mime = meta.pop("file_name", ""), meta.pop("mime_type", "")
    name = name or ("" if body else samples.NAMES.get(kind, ""))
    if kind == "voice" and body.startswith(ogg.MAGIC_WEBM):
        body, mime = _as_telegram_keeps_it(body), samples.MIMES[kind]
    body = body or samples.body(kind, int(meta.get("duration", 1)))
    stored = world.files.keep(kind, body, name=name, mime=mime, meta=meta)
    return {**file_fields(kind, world.files.card(stored)), **caption_content(caption)}


def _as_telegram_keeps_it(recording: bytes) -> bytes:
    try:
        return ogg.from_webm(recording)
    except ValueError as fault:
        raise Impossible(f"this recording can't become a voice message: {fault}") from fault


def file_fields(kind: str, card: Any) -> Json:
    """Return the message fields of a file: an animation is shown as a document too."""
    if kind == "animation":
        document = {name: card[name] for name in ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
                    if name in card}  # fmt: skip
        return {"animation": card, "document": document}
    return {kind: card}


def location_content(place: Json) -> Json:
    known = ("latitude", "longitude", "horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
    return {"location": {name: place[name] for name in known if name in place}}
