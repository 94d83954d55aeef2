"""parse_mode HTML: tags, attributes and character references as TDLib reads them, faults in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.playground.entities.links import linked
from bot.playground.entities.spans import BLANK, EntityError, Output, Span, ascii_lower, byte_offset

TYPES = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code",
    "pre": "pre", "tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji", "tg-time": "date_time",
    "blockquote": "blockquote",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<decimal>[0-9]*)|(?P<name>[A-Za-z]+))(?P<end>;?)")
PLAIN = re.compile(r"[^<&]+")
TAG_NAME = re.compile(rf"[^{BLANK}>]*")
BLANKS = re.compile(rf"[{BLANK}]*")
ATTRIBUTE_NAME = re.compile(rf"[^{BLANK}=>/\"']*")
BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
LAST_CODE, LONGEST_REFERENCE = 0x10FFFF, 10


@dataclass(slots=True)
class OpenTag:
    """A start tag that waits for its end tag."""

    name: str
    attributes: dict[str, str]
    offset: int
    mark: int = field(default=0)


def parse_html(text: str) -> tuple[str, list[Span]]:
    """Return the plain text and its entities. Raises: EntityError."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Output()
        self.open: list[OpenTag] = []

    def read(self) -> tuple[str, list[Span]]:
        index, size = 0, len(self.text)
        while index < size:
            if plain := PLAIN.match(self.text, index):
                self.out.write(plain[0])
                index = plain.end()
            elif self.text[index] == "&":
                index = self._reference(index)
            elif self.text.startswith("</", index):
                index = self._end_tag(index)
            else:
                index = self._start_tag(index)
        if self.open:
            raise EntityError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for span in self.out.spans:
            if span.type == "code":
                span.extra.clear()
        return self.out.finish()

    def at(self, index: int) -> str:
        return self.text[index] if index < len(self.text) else "\0"

    def where(self, index: int) -> str:
        return f"at byte offset {byte_offset(self.text, index)}"

    def _reference(self, index: int) -> int:
        letter, after = decode(self.text, index)
        if 0xD800 <= ord(letter) <= 0xDFFF:
            raise EntityError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self.out.write(letter)
        return after

    def _skip_blank(self, index: int) -> int:
        found = BLANKS.match(self.text, index)
        return found.end() if found else index

    def _start_tag(self, begin: int) -> int:
        found = TAG_NAME.match(self.text, begin + 1)
        index = found.end() if found else begin + 1
        if self.at(index) == "\0":
            raise EntityError(f"Unclosed start tag {self.where(begin)}")
        name = ascii_lower(self.text[begin + 1 : index])
        if name not in TYPES:
            raise EntityError(f'Unsupported start tag "{name}" {self.where(begin)}')
        attributes: dict[str, str] = {}
        while self.at(index) != ">":
            index = self._skip_blank(index)
            if self.at(index) == ">":
                break
            index = self._attribute(index, name, begin, attributes)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" {self.where(begin)}')
        self.open.append(OpenTag(name, attributes, self.out.length, self.out.mark()))
        return index + 1

    def _attribute(self, start: int, tag: str, begin: int, attributes: dict[str, str]) -> int:
        """Read one attribute into `attributes` and return the index behind it."""
        found = ATTRIBUTE_NAME.match(self.text, start)
        index = found.end() if found else start
        name = self.text[start:index]
        if not name:
            raise EntityError(f'Empty attribute name in the tag "{tag}" {self.where(begin)}')
        index = self._skip_blank(index)
        if self.at(index) != "=":
            if self.at(index) == "\0":
                raise EntityError(f'Unclosed start tag "{tag}" {self.where(begin)}')
            if name == "expandable":
                attributes[name] = ""
            return index
        index = self._skip_blank(index + 1)
        if self.at(index) == "\0":
            raise EntityError(f'Unclosed start tag "{tag}" {self.where(begin)}')
        value, index = self._quoted(index) if self.at(index) in "\"'" else self._bare(index)
        if self.at(index) == "\0":
            raise EntityError(f"Unclosed start tag {self.where(begin)}")
        if name != "class" or value.startswith("tg-" if tag == "span" else "language-"):
            attributes[name] = value
        return index

    def _bare(self, start: int) -> tuple[str, int]:
        found = BARE_VALUE.match(self.text, start)
        index = found.end() if found else start
        if self.at(index) not in BLANK + ">":
            raise EntityError(f"Unexpected end of name token {self.where(start)}")
        return ascii_lower(self.text[start:index]), index

    def _quoted(self, start: int) -> tuple[str, int]:
        end = self.text.find(self.text[start], start + 1)
        nul = self.text.find("\0", start + 1)
        if end < 0 or 0 <= nul < end:
            return "", len(self.text) if nul < 0 else nul
        pieces, index = [], start + 1
        while index < end:
            letter, index = decode(self.text, index) if self.text[index] == "&" else (self.text[index], index + 1)
            pieces.append(letter)
        return "".join(pieces), end + 1

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            raise EntityError(f"Unexpected end tag {self.where(begin)}")
        found = TAG_NAME.match(self.text, begin + 2)
        index = found.end() if found else begin + 2
        name = ascii_lower(self.text[begin + 2 : index])
        index = self._skip_blank(index)
        if self.at(index) != ">":
            raise EntityError(f"Unclosed end tag {self.where(begin)}")
        tag = self.open[-1]
        if name and name != tag.name:
            raise EntityError(f'Unmatched end tag {self.where(begin)}, expected "</{tag.name}>", found "</{name}>"')
        self.open.pop()
        if self.out.length > tag.offset:
            self._close(tag)
        return index + 1

    def _close(self, tag: OpenTag) -> None:
        span = Span(TYPES[tag.name], tag.offset, self.out.length - tag.offset)
        given = tag.attributes
        match tag.name:
            case "a":
                if not linked(span, given.get("href") or self.out.since(tag.mark)):
                    return
            case "tg-emoji":
                span.extra["custom_emoji_id"] = custom_emoji(given.get("emoji-id", ""))
            case "tg-time":
                if not given.get("unix", "").isdigit() or not int(given["unix"]):
                    return
                span.extra = date_time(given.get("unix", ""), given.get("format", ""))
            case "blockquote" if "expandable" in given:
                span.type = "expandable_blockquote"
            case "pre" | "code" if self._joins_the_last(span, given):
                return
        self.out.spans.append(span)

    def _joins_the_last(self, span: Span, given: dict[str, str]) -> bool:
        """Make one <pre> of <pre><code class="language-x">, whichever stands inside; say whether that was done."""
        language = given.get("class", "").removeprefix("language-") if span.type == "code" else ""
        last = self.out.spans[-1] if self.out.spans else None
        if last is not None and (last.offset, last.length) == (span.offset, span.length):
            if span.type == "pre" and last.type == "code" and last.extra:
                last.type = "pre"
                return True
            if span.type == "code" and last.type == "pre" and language:
                last.extra = {"language": language}
                return True
        if language:
            span.extra["language"] = language
        return False


def decode(text: str, index: int) -> tuple[str, int]:
    """Return the character that the "&" at this index begins, and the index after it."""
    found = REFERENCE.match(text, index)
    if found is None:
        return "&", index + 1
    if found["name"] is not None:
        letter = NAMED.get(found["name"], "")
        return (letter, found.end()) if letter else ("&", index + 1)
    digits, base = (found["hex"], 16) if found["hex"] is not None else (found["decimal"], 10)
    code = int(digits or "0", base)
    too_long = found.end() - len(found["end"]) - index >= LONGEST_REFERENCE
    if code == 0 or code >= LAST_CODE or too_long:
        return "&", index + 1
    return chr(code), found.end()


def custom_emoji(number: str) -> str:
    if not number.lstrip("-").isdigit() or int(number) == 0:
        raise EntityError("Invalid custom emoji identifier specified")
    return number


def date_time(unix: str, shape: str) -> dict[str, object]:
    extra: dict[str, object] = {"unix_time": int(unix) if unix.isdigit() else 0}
    return {**extra, "date_time_format": shape} if shape else extra
