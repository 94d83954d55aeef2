"""The files of the world: photos in sizes, voices, documents; each known to bots by an id of their own."""

from __future__ import annotations

import mimetypes
import random
import struct
from dataclasses import dataclass
from typing import Any

from bot.playground.world import samples
from bot.playground.world.errors import bad_request

Json = dict[str, Any]
DOWNLOAD_LIMIT = 20 * 1024 * 1024
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
FOLDERS = {
    "photo": "photos", "voice": "voice", "video": "videos", "audio": "music", "document": "documents",
    "sticker": "stickers", "animation": "animations", "video_note": "video_notes", "thumbnail": "thumbnails",
    "live_photo": "videos",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class StoredFile:
    """Bytes with their kind; `unique` is the same for everyone, a file_id is bound to one bot."""

    unique: str
    kind: str
    body: bytes
    name: str
    mime: str
    number: int
    meta: Json

    @property
    def path(self) -> str:
        extension = self.name.rpartition(".")[2] if "." in self.name else "bin"
        return f"{FOLDERS.get(self.kind, 'documents')}/file_{self.number}.{extension}"


@dataclass(frozen=True, slots=True)
class WebFile:
    """What this small world's internet has at one address."""

    body: bytes
    name: str
    mime: str = ""


class FileStore:
    """Keeps files and gives them ids."""

    def __init__(self, chance: random.Random) -> None:
        self._random = chance
        self.by_unique: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.web: dict[str, WebFile] = {}

    def keep(self, kind: str, body: bytes, *, name: str = "", mime: str = "", meta: Json | None = None) -> StoredFile:
        unique = "AgAD" + "".join(self._random.choices(ALPHABET, k=11))
        mime = mime or mimetypes.guess_type(name)[0] or samples.MIMES.get(kind, "application/octet-stream")
        name = name or f"{kind}{mimetypes.guess_extension(mime) or '.bin'}"
        stored = StoredFile(unique, kind, body, name, mime, len(self.by_unique) + 1, meta or {})
        self.by_unique[unique] = self.by_path[stored.path] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """Return the file behind an id, whichever bot it was given to."""
        unique = file_id[-15:]
        if len(file_id) < 20 or unique not in self.by_unique:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self.by_unique[unique]

    def fetch(self, address: str) -> WebFile:
        """Return what is at an address, as Telegram's servers would fetch it. There is no other internet here."""
        found = self.web.get(address)
        if found is None:
            raise bad_request("failed to get HTTP URL content")
        return found

    def sized(self, stored: StoredFile, asked: str = "") -> Json:
        """Return the ids and the length of a file; of one size of a photo, where its id was asked for."""
        sizes = self._photo_sizes(stored) if asked and stored.kind == "photo" else []
        for size in sizes:
            if size["file_id"] == asked:
                return {name: size[name] for name in ("file_id", "file_unique_id", "file_size")}
        return {"file_id": file_id(stored), "file_unique_id": stored.unique, "file_size": len(stored.body)}

    def card(self, stored: StoredFile) -> Any:
        """Return the object that stands in a message for this file: PhotoSizes, or a Voice, Document and so on."""
        if stored.kind == "photo":
            return self._photo_sizes(stored)
        card = {**self.sized(stored), **self._defaults(stored), **stored.meta}
        if stored.kind != "sticker":
            card["mime_type"] = stored.mime
        if stored.kind in {"document", "audio", "video", "animation"}:
            card["file_name"] = stored.name
        if stored.kind == "video_note":
            card.pop("mime_type")
        return card

    def _photo_sizes(self, stored: StoredFile) -> list[Json]:
        width, height = picture_size(stored.body)
        sizes = [side for side in (90, 320, 800, 1280) if side < max(width, height)] or [90]
        sizes = [*sizes[:3], max(width, height)] if max(width, height) <= 1280 else sizes
        cards = []
        for side in sorted(set(sizes)):
            scale = min(1.0, side / max(width, height))
            cards.append({
                "file_id": f"AgACAgI{side:05d}{stored.unique}",
                "file_unique_id": f"{stored.unique[:-1]}{ALPHABET[side % 64]}" if side != max(sizes) else stored.unique,
                "file_size": max(1, int(len(stored.body) * scale)),
                "width": max(1, int(width * scale)),
                "height": max(1, int(height * scale)),
            })  # fmt: skip
        return cards

    @staticmethod
    def _defaults(stored: StoredFile) -> Json:
        match stored.kind:
            case "voice" | "audio":
                return {"duration": 1}
            case "video" | "animation" | "live_photo":
                return {"width": 320, "height": 240, "duration": 1}
            case "video_note":
                return {"length": 240, "duration": 1}
            case "sticker":
                return {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {}


def file_id(stored: StoredFile) -> str:
    return f"BQACAgI00000{stored.unique}"


def picture_size(body: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG; 320 by 240 for what is neither."""
    if body[:8] == b"\x89PNG\r\n\x1a\n" and len(body) >= 24:
        width, height = struct.unpack(">II", body[16:24])
        return int(width), int(height)
    position = 2
    while body[:2] == b"\xff\xd8" and position + 9 < len(body) and body[position] == 0xFF:
        marker, length = body[position + 1], int.from_bytes(body[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", body[position + 5 : position + 9])
            return int(width), int(height)
        position += 2 + length
    return 320, 240
