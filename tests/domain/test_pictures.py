"""Pictures lose where they were taken, and nothing of what they show."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.domain.file_kinds import OFFICE, clean, kind_of
from bot.domain.refusals import Reason, Refused

SECRET = b"GPSLatitude 44.4268 by Ana"
ROTATED = b"Exif\0\0MM\0*" + struct.pack(">LH", 8, 1) + struct.pack(">HHLHH", 0x0112, 3, 1, 6, 0) + SECRET


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def a_jpeg(*extra: bytes, tail: bytes = b"", width: int = 8) -> bytes:
    size = segment(0xC0, struct.pack(">BHHB", 8, 8, width, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0") + b"".join(extra) + size + scan + b"\xff\xd9" + tail


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))


def a_png(*extra: bytes, tail: bytes = b"", width: int = 8) -> bytes:
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, width, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", b"pixels") + chunk(b"IEND", b"") + tail


def a_gif(*extra: bytes, tail: bytes = b"") -> bytes:
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0" * 6 + b"".join(extra) + frame + b";" + tail


def a_webp(*extra: tuple[bytes, bytes], tail: bytes = b"") -> bytes:
    chunks = [(b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0"), (b"VP8 ", b"pixels"), *extra]
    body = b"WEBP" + b"".join(
        name + struct.pack("<L", len(each)) + each + b"\0" * (len(each) % 2) for name, each in chunks
    )
    return b"RIFF" + struct.pack("<L", len(body)) + body + tail


def a_zip(**entries: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, body in entries.items():
            archive.writestr(name.replace("__", "/").replace("--", "."), body)
    return made.getvalue()


@pytest.mark.parametrize(
    ("picture", "media_type"),
    [
        (a_jpeg(segment(0xE1, ROTATED), segment(0xED, SECRET), segment(0xFE, SECRET), tail=SECRET), "image/jpeg"),
        (a_png(chunk(b"tEXt", SECRET), chunk(b"eXIf", SECRET), chunk(b"iTXt", SECRET), tail=SECRET), "image/png"),
        (a_gif(b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\0", tail=SECRET), "image/gif"),
        (a_webp((b"EXIF", SECRET), (b"XMP ", SECRET), tail=SECRET), "image/webp"),
    ],
)
def test_a_picture_loses_where_and_by_whom_it_was_taken(picture: bytes, media_type: str) -> None:
    cleaned = clean(picture, name="me.jpg")

    assert cleaned.media_type == media_type
    assert SECRET not in cleaned.content
    assert cleaned.was_changed
    assert clean(cleaned.content, name="").content == cleaned.content


@pytest.mark.parametrize("picture", [a_jpeg(), a_png(), a_gif()])
def test_a_picture_that_says_nothing_else_is_kept_byte_for_byte(picture: bytes) -> None:
    cleaned = clean(picture, name="picture")

    assert (cleaned.content, cleaned.was_changed) == (picture, False)


def test_a_photo_stays_the_way_up_it_was_held() -> None:
    cleaned = clean(a_jpeg(segment(0xE1, ROTATED)), name="photo.jpg").content

    assert struct.pack(">HHLHH", 0x0112, 3, 1, 6, 0) in cleaned


@pytest.mark.parametrize(
    "broken",
    [a_jpeg()[:-4], a_jpeg()[:20], a_png()[:30], a_gif()[:-6], a_webp()[:20], b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP"],
)
def test_a_broken_picture_is_refused(broken: bytes) -> None:
    with pytest.raises(Refused) as refused:
        clean(broken, name="broken.jpg")

    assert refused.value.reason is Reason.FILE_NOT_TAKEN


@pytest.mark.parametrize(
    "huge", [a_png(width=50_000), a_jpeg(width=60_000).replace(b"\x08\x00\x08\xea", b"\x08\xea\x60\xea")]
)
def test_a_picture_no_phone_could_open_is_refused(huge: bytes) -> None:
    with pytest.raises(Refused):
        clean(huge, name="huge.png")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7 ...", "plan", "application/pdf"),
        (b"OggS....", "voice", "audio/ogg"),
        ("Kosten, 費用".encode(), "costs.csv", "text/plain"),
        (
            a_zip(**{"[Content_Types]--xml": b"", "word__document--xml": b""}),
            "x",
            f"{OFFICE}.wordprocessingml.document",
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "picture.txt", None),
        (b"<!DOCTYPE html><script>", "page.txt", None),
        (b"MZ\x90\0 program", "photo.jpg", None),
        (b"\x7fELF", "notes.txt", None),
        (a_zip(letter=b"hello"), "archive.zip", None),
        (b"just words", "words.exe", None),
    ],
)
def test_a_file_is_what_its_bytes_are(content: bytes, name: str, kind: str | None) -> None:
    found = kind_of(content, name=name)

    assert found == kind


def test_a_document_with_macros_is_not_taken() -> None:
    entries = {"[Content_Types]--xml": b"", "word__document--xml": b"", "word__vbaProject--bin": b""}

    assert kind_of(a_zip(**entries), name="letter.docx") is None
