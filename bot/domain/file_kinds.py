"""What a file is, told from its bytes and not from its name; and what the place keeps of it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bot.domain.pictures import GIF, JPEG, PICTURES, PNG, WEBP, without_metadata
from bot.domain.refusals import Reason, Refused

OFFICE = "application/vnd.openxmlformats-officedocument"
OFFICE_ROOMS = {
    "word/": f"{OFFICE}.wordprocessingml.document",
    "xl/": f"{OFFICE}.spreadsheetml.sheet",
    "ppt/": f"{OFFICE}.presentationml.presentation",
}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
MACROS = "vbaProject.bin"
ENTRIES_AT_MOST = 5_000
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<?php", b"#!")
TEXT_NAMES = (".txt", ".csv", ".md")
CONTROLS = frozenset({*range(32), 127}) - frozenset(b"\t\n\f\r")


@dataclass(frozen=True, slots=True)
class Clean:
    """A file ready to be kept."""

    content: bytes
    media_type: str
    was_changed: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in the vault."""

    digest: str
    size_bytes: int
    media_type: str


def clean(content: bytes, *, name: str) -> Clean:
    """Return what is kept of a file. Raises: Refused(Reason.FILE_NOT_TAKEN) for what cannot be opened safely"""
    media_type = kind_of(content, name=name)
    if media_type is None:
        raise Refused(Reason.FILE_NOT_TAKEN)
    if media_type not in PICTURES:
        return Clean(content, media_type, was_changed=False)
    cleaned = without_metadata(content, media_type)
    return Clean(cleaned, media_type, was_changed=cleaned != content)


def kind_of(content: bytes, *, name: str) -> str | None:
    """Return the media type of these bytes; None for what is not taken: programs, pages, archives, the unknown."""
    for begins, kind in SIGNATURES:
        if begins(content):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _document_in(content)
    return "text/plain" if _is_text(content, name) else None


def _starts(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(beginnings)


SIGNATURES: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (_starts(b"\xff\xd8\xff"), JPEG),
    (_starts(b"\x89PNG\r\n\x1a\n"), PNG),
    (_starts(b"GIF87a", b"GIF89a"), GIF),
    (lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP", WEBP),
    (_starts(b"%PDF-"), "application/pdf"),
    (_starts(b"OggS"), "audio/ogg"),
    (_starts(b"ID3", b"\xff\xfb", b"\xff\xf3"), "audio/mpeg"),
)


def _document_in(content: bytes) -> str | None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > ENTRIES_AT_MOST or any(each.endswith(MACROS) for each in names):
                return None
            if names[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size < 100:
                said = archive.read("mimetype").strip()
                return said.decode("ascii") if said.startswith(OPEN_DOCUMENT) else None
    except (BadZipFile, OSError, ValueError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for room, kind in OFFICE_ROOMS.items() if any(each.startswith(room) for each in names)), None)


def _is_text(content: bytes, name: str) -> bool:
    if not name.lower().endswith(TEXT_NAMES) or not CONTROLS.isdisjoint(content):
        return False
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
