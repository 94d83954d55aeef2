"""Small sample files for people who send a picture or a voice without bringing one."""

from __future__ import annotations

import struct
import zlib

from bot.playground.world import ogg

MIMES = {
    "photo": "image/png",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "video": "video/mp4",
    "animation": "video/mp4",
    "video_note": "video/mp4",
    "document": "application/pdf",
    "sticker": "image/webp",
    "live_photo": "video/mp4",
}
NAMES = {"document": "paper.pdf", "audio": "song.mp3", "video": "film.mp4", "animation": "loop.mp4"}


def picture(width: int = 640, height: int = 480) -> bytes:
    """Return a PNG with a soft vertical gradient."""
    rows = b"".join(b"\0" + bytes((96 + 96 * y // height, 160, 190)) * width for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def document() -> bytes:
    """Return the smallest PDF that readers open: one empty page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


def body(kind: str, seconds: int = 1) -> bytes:
    """Return a small file of this kind; a voice lasts so long."""
    match kind:
        case "photo" | "sticker":
            return picture()
        case "document":
            return document()
        case "voice":
            return ogg.silence(seconds)
    return b"sample of a " + kind.encode()
