"""The pictures, sounds and films that their sdist leaves out, made anew: a readable head, and the right length."""

from __future__ import annotations

import struct
from pathlib import Path

from bot.playground.world import samples

#: How long each file is in their repository, where a test asks.
LENGTHS = {
    "telegram.mp4": 326_534, "telegram2.mp4": 132_084, "telegram.mp3": 122_920, "telegram.ogg": 9_199,
    "game.gif": 5_859, "telegram.webp": 39_518,
}  # fmt: skip
HEADS = {".mp4": b"\0\0\0\x18ftypmp42", ".mp3": b"ID3\x03", ".ogg": b"OggS", ".gif": b"GIF89a", ".webp": b"RIFF"}
PHOTO_SIDE, PHOTO_LENGTH = 800, 29_176


def write(folder: Path) -> None:
    """Put every sample into the folder, unless their own is there."""
    made = {name: HEADS[Path(name).suffix].ljust(length, b"\0") for name, length in LENGTHS.items()}
    made["telegram.png"] = samples.picture(PHOTO_SIDE, PHOTO_SIDE)
    made["telegram.jpg"] = made["live_photo.jpg"] = jpeg(PHOTO_SIDE, PHOTO_SIDE, length=PHOTO_LENGTH)
    for name, body in made.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(body)


def jpeg(width: int, height: int, *, length: int) -> bytes:
    """Return the head of a JPEG of this size, filled up to a length."""
    frame = struct.pack(">BHHB", 8, height, width, 3) + bytes(9)
    head = b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda"
    return head.ljust(length - 2, b"\0") + b"\xff\xd9"
