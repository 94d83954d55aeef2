"""Pictures without what else is in them: place, camera, author and whatever was hung on at the end are left out."""

import struct
from collections.abc import Iterator

from bot.domain.refusals import Reason, Refused

PIXELS_AT_MOST = 100_000_000
JPEG, PNG, GIF, WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"
PICTURES = frozenset({JPEG, PNG, GIF, WEBP})

ORIENTATION = 0x0112
JPEG_KEPT = frozenset({0xE0, 0xE2, 0xEE})  # how it was made, its colours, and Adobe's way with them
JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
SCAN, END, EXIF, COMMENT = 0xDA, 0xD9, 0xE1, 0xFE
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_DROPPED = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"})
WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
WEBP_FLAGS_KEPT = 0xFF ^ 0x0C  # neither EXIF nor XMP is inside any more


def without_metadata(content: bytes, media_type: str) -> bytes:
    """Return the picture itself, byte for byte as it was. Raises: Refused(Reason.FILE_NOT_TAKEN) if it is broken"""
    cleaners = {JPEG: _clean_jpeg, PNG: _clean_png, GIF: _clean_gif, WEBP: _clean_webp}
    try:
        return cleaners[media_type](content)
    except (IndexError, struct.error, ValueError) as fault:
        raise Refused(Reason.FILE_NOT_TAKEN) from fault


def _check_size(width: int, height: int) -> None:
    if width * height > PIXELS_AT_MOST:
        raise Refused(Reason.FILE_NOT_TAKEN)


def _clean_jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    at = 2
    while True:
        marker, at = _marker_at(content, at)
        if marker in JPEG_BARE:
            kept.append(bytes((0xFF, marker)))
            continue
        if marker == END:
            return b"".join([*kept, b"\xff\xd9"])
        length = struct.unpack_from(">H", content, at)[0]
        segment, body = content[at : at + length], content[at + 2 : at + length]
        if length < 2 or len(segment) < length:
            raise ValueError("a segment that is cut off")
        at += length
        kept += _kept_of_jpeg(marker, segment, body)
        if marker == SCAN:
            end = _end_of_scan(content, at)
            kept.append(content[at:end])
            at = end


def _marker_at(content: bytes, at: int) -> tuple[int, int]:
    if content[at] != 0xFF:
        raise ValueError("no marker")
    while content[at] == 0xFF:
        at += 1
    return content[at], at + 1


def _kept_of_jpeg(marker: int, segment: bytes, body: bytes) -> list[bytes]:
    if marker in JPEG_SIZES:
        height, width = struct.unpack_from(">HH", body, 1)
        _check_size(width, height)
    if marker == EXIF:
        turned = _orientation_in(body)
        return [_exif_with(turned)] if turned > 1 else []
    is_extra = 0xE0 <= marker <= 0xEF or marker == COMMENT
    return [] if is_extra and marker not in JPEG_KEPT else [bytes((0xFF, marker)), segment]


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and content[at + 1] not in JPEG_BARE:
            return at
        at += 2


def _orientation_in(body: bytes) -> int:
    """Return which way up a camera held the picture, the one thing that is kept; 1 when nothing says so."""
    if not body.startswith(b"Exif\0\0"):
        return 1
    tiff = body[6:]
    order = ">" if tiff[:2] == b"MM" else "<"
    try:
        at = struct.unpack_from(f"{order}L", tiff, 4)[0]
        for place in range(struct.unpack_from(f"{order}H", tiff, at)[0]):
            tag, kind, _, value = struct.unpack_from(f"{order}HHLH", tiff, at + 2 + 12 * place)
            if tag == ORIENTATION and kind == 3 and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 1
    return 1


def _exif_with(orientation: int) -> bytes:
    entry = struct.pack(">HHLHH", ORIENTATION, 3, 1, orientation, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">LH", 8, 1) + entry + struct.pack(">L", 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _clean_png(content: bytes) -> bytes:
    if not content.startswith(PNG_SIGNATURE):
        raise ValueError("no PNG")
    kept = [PNG_SIGNATURE]
    for name, chunk in _png_chunks(content):
        if name == b"IHDR":
            _check_size(*struct.unpack_from(">LL", chunk, 8))
        if name not in PNG_DROPPED:
            kept.append(chunk)
    return b"".join(kept)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = len(PNG_SIGNATURE), b""
    while name != b"IEND":
        length = struct.unpack_from(">L", content, at)[0]
        name, chunk = content[at + 4 : at + 8], content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise ValueError("a chunk that is cut off")
        yield name, chunk
        at += 12 + length


def _clean_gif(content: bytes) -> bytes:
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    _check_size(width, height)
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    kept = [content[:at]]
    while content[at] != 0x3B:
        start, is_wanted = at, True
        if content[at] == 0x21:
            is_wanted = content[at + 1] == 0xF9 or content[at + 3 : at + 14] == b"NETSCAPE2.0"
            at += 2
        elif content[at] == 0x2C:
            local = content[at + 9]
            at += 10 + (3 << ((local & 7) + 1) if local & 0x80 else 0) + 1
        else:
            raise ValueError("no block")
        at = _end_of_blocks(content, at)
        kept += [content[start:at]] if is_wanted else []
    return b"".join([*kept, b";"])


def _end_of_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


def _clean_webp(content: bytes) -> bytes:
    end = 8 + struct.unpack_from("<L", content, 4)[0]
    kept, at = [], 12
    while at + 8 <= min(end, len(content)):
        name, length = content[at : at + 4], struct.unpack_from("<L", content, at + 4)[0]
        chunk = content[at : at + 8 + length + length % 2]
        if len(chunk) < 8 + length:
            raise ValueError("a chunk that is cut off")
        if name == b"VP8X":
            _check_size(*(1 + int.from_bytes(chunk[place : place + 3], "little") for place in (12, 15)))
            chunk = chunk[:8] + bytes((chunk[8] & WEBP_FLAGS_KEPT,)) + chunk[9:]
        if name not in WEBP_DROPPED:
            kept.append(chunk)
        at += 8 + length + length % 2
    if not kept:
        raise ValueError("an empty picture")
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<L", len(body)) + body
