"""Printing a document as a PDF with fonts of its own: Latin, Cyrillic, Greek, Chinese, Japanese and Korean."""

import re
import unicodedata
from dataclasses import asdict
from datetime import UTC
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import orjson
import typst

from bot.views.documents import Document

TEMPLATE = Path(__file__).with_suffix(".typ")
FONT_PACKAGES = ("fontpkg_noto_sans", "noto_cjk_sans_otc")
STANDARD = "ua-1"  # a PDF that can be read aloud: headings, tables and the language are marked
PRESS = Lock()  # one document at a time; the fonts are read once
EMOJI = re.compile("[\U0001f000-\U0001faff\U00002600-\U000027bf]")
# What no page can show: control characters, marks of byte order, joiners and selectors, and what is no character.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\uffff]"
)


def pdf(document: Document) -> bytes:
    """Return a document as a tagged PDF in A4, its pages numbered; people's words stay words.

    What none of the fonts can draw is shown as an empty box, and the PDF then claims no standard.
    """
    blocks = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in document.blocks]
    given = {"title": document.title, "language": document.language, "footer": document.footer, "blocks": blocks}
    inputs = {"document": orjson.dumps(printable(given)).decode()}
    moment = document.made_at.astimezone(UTC).replace(microsecond=0)
    with PRESS:
        try:
            return _printed(inputs, timestamp=moment, pdf_standards=[STANDARD])
        except typst.TypstError:
            return _printed(inputs, timestamp=moment)


def printable(thing: Any) -> Any:
    """Return the same words, with every emoji by its name and without what no page can show."""
    if isinstance(thing, str):
        return EMOJI.sub(_named, UNSEEN.sub("", thing.replace("\t", " ")))
    if isinstance(thing, dict):
        return {name: printable(value) for name, value in thing.items()}
    return [printable(each) for each in thing] if isinstance(thing, list | tuple) else thing


def _named(found: re.Match[str]) -> str:
    return f"[{unicodedata.name(found[0], 'picture').lower()}]"


def _printed(inputs: dict[str, str], **wishes: Any) -> bytes:
    printed: Any = _press().compile(format="pdf", sys_inputs=inputs, **wishes)
    return bytes(printed)


@cache
def _press() -> typst.Compiler:
    folders = [Path(str(files(package))) for package in FONT_PACKAGES]
    return typst.Compiler(TEMPLATE, font_paths=folders, ignore_system_fonts=True)
