"""parse_mode MarkdownV2: nested marks, quotes line by line, and every reserved character escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.playground.entities.html import custom_emoji, date_time
from bot.playground.entities.links import linked
from bot.playground.entities.spans import BLANK, EntityError, Output, Span, byte_offset

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "Pre", "precode": "PreCode", "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote",
}  # fmt: skip
MARKS = {"*": "bold", "~": "strikethrough", "[": "text_link"}
CLOSERS = {
    "bold": "*", "strikethrough": "~", "code": "`", "pre": "```", "precode": "```", "text_link": "]",
    "custom_emoji": "]", "underline": "__", "spoiler": "||",
}  # fmt: skip
CODE = {"code", "pre", "precode"}
LAST_ESCAPABLE = chr(126)
SPECIAL_LINK = re.compile(r"tg:(?://)?(?P<kind>emoji|time)\?(?P<query>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Mark:
    """A mark that waits for its end."""

    kind: str
    offset: int
    begin: int
    mark: int
    language: str = ""


def parse_markdown(text: str) -> tuple[str, list[Span]]:
    """Return the plain text and its entities. Raises: EntityError."""
    return _Reader(text).read()


def code_block_start(text: str, index: int) -> tuple[str, int]:
    """Return the language behind three backticks and where the code itself begins."""
    end = index
    while end < len(text) and text[end] not in BLANK and text[end] != "`":
        end += 1
    language = ""
    if index < end < len(text) and text[end] != "`":
        language, index = text[index:end], end
    if text[index : index + 2] in {"\r\n", "\n\r"}:
        return language, index + 2
    return language, index + (text[index : index + 1] in {"\n", "\r"})


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Output()
        self.open: list[Mark] = []
        self.quoting = False
        self.may_quote = True

    def read(self) -> tuple[str, list[Span]]:
        index = 0
        while index < len(self.text):
            index = self._step(index)
        if self.quoting:
            self._end_last_quote()
        if self.open:
            raise self._endless(self.open[-1])
        return self.out.finish()

    def _endless(self, mark: Mark) -> EntityError:
        where = byte_offset(self.text, mark.begin)
        return EntityError(f"Can't find end of {NAMES[mark.kind]} entity at byte offset {where}")

    def _step(self, index: int) -> int:
        """Read one character, or one mark, and return the index behind it."""
        letter, following = self.text[index], self.text[index + 1 : index + 2]
        if letter == "\\" and "\0" < following <= LAST_ESCAPABLE:
            return self._escaped(index, following)
        inside_code = bool(self.open) and self.open[-1].kind in CODE
        if letter != "`" if inside_code else letter not in RESERVED:
            if letter != "\r":
                self.may_quote = False
            self.out.write(letter)
            return index + 1
        return self._end(index) if self._is_end(index) else self._begin(index)

    def _escaped(self, index: int, letter: str) -> int:
        self.out.write(letter)
        if letter != "\r":
            self.may_quote = letter == "\n"
        return index + 2

    def _is_end(self, index: int) -> bool:
        if not self.open:
            return False
        if self.quoting and self.text[index] == "\n" and self.text[index + 1 : index + 2] != ">":
            return True
        kind = self.open[-1].kind
        if kind == "italic":
            return self.text[index] == "_" and self.text[index + 1 : index + 2] != "_"
        return kind in CLOSERS and self.text.startswith(CLOSERS[kind], index)

    def _begin(self, index: int) -> int:
        letter = self.text[index]
        if letter == "\n":
            self.out.write(letter)
            self.may_quote = True
            return index + 1
        if letter == ">" and self.may_quote and self.quoting:
            return index + 1
        kind, language, after = self._opened(index)
        if kind == "blockquote":
            self.quoting = True
        self.open.append(Mark(kind, self.out.length, index, self.out.mark(), language))
        return after

    def _opened(self, index: int) -> tuple[str, str, int]:
        """Return which mark begins here, its language and where its text begins."""
        letter, two = self.text[index], self.text[index : index + 2]
        if letter in MARKS:
            return MARKS[letter], "", index + 1
        if letter == "_":
            return ("underline", "", index + 2) if two == "__" else ("italic", "", index + 1)
        if two == "||":
            return "spoiler", "", index + 2
        if two == "![":
            return "custom_emoji", "", index + 2
        if self.text.startswith("```", index):
            language, start = code_block_start(self.text, index + 3)
            return "precode" if language else "pre", language, start
        if letter == "`":
            return "code", "", index + 1
        if letter == ">" and self.may_quote:
            return "blockquote", "", index + 1
        raise EntityError(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")

    def _end(self, index: int) -> int:
        mark = self.open[-1]
        if self.text[index] == "\n" and mark.kind != "blockquote":
            return self._end_expandable(index)
        self.open.pop()
        after = index + len(CLOSERS.get(mark.kind, " "))
        if mark.kind == "blockquote":
            self._end_quote(mark, "blockquote", index)
            return after
        span = Span("pre" if mark.kind == "precode" else mark.kind, mark.offset, self.out.length - mark.offset)
        if mark.language:
            span.extra["language"] = mark.language
        keep = span.length > 0
        if mark.kind in {"text_link", "custom_emoji"}:
            after, still = self._address(index, mark, span)
            keep = keep and still
        if keep:
            self.out.spans.append(span)
        return after

    def _end_expandable(self, index: int) -> int:
        """Close a quote whose last line ends with || just before this line break."""
        mark = self.open[-1]
        hidden = mark.begin == index - 2 or (mark.begin == index - 3 and self.out.ends_with("\r"))
        if mark.kind != "spoiler" or not hidden:
            raise self._endless(mark)
        self.open.pop()
        if not self.open or self.open[-1].kind != "blockquote":
            raise self._endless(self.open[-1] if self.open else mark)
        self._end_quote(self.open.pop(), "expandable_blockquote", index)
        return index + 1

    def _end_quote(self, mark: Mark, kind: str, index: int) -> None:
        self.out.write(self.text[index])
        self.quoting, self.may_quote = False, True
        self.out.spans.append(Span(kind, mark.offset, self.out.length - mark.offset))

    def _end_last_quote(self) -> None:
        kind = "blockquote"
        if self.open[-1].kind == "spoiler" and self.open[-1].begin == len(self.text) - 2:
            self.open.pop()
            kind = "expandable_blockquote"
        if self.open and self.open[-1].kind == "blockquote":
            mark = self.open.pop()
            if self.out.length > mark.offset:
                self.out.spans.append(Span(kind, mark.offset, self.out.length - mark.offset))

    def _address(self, index: int, mark: Mark, span: Span) -> tuple[int, bool]:
        """Read the (address) behind a ]; return the index behind it and whether the span is kept."""
        label = self.out.since(mark.mark)
        has_address = self.text[index + 1 : index + 2] == "("
        if mark.kind == "custom_emoji" and not has_address:
            raise EntityError("The entity must contain a tg://emoji or tg://time URL")
        url, after = self._url(index + 2) if has_address else (label, index + 1)
        if mark.kind == "text_link":
            return after, linked(span, url)
        self._special(url, span)
        return after, True

    def _url(self, start: int) -> tuple[str, int]:
        pieces, index = [], start
        while index < len(self.text) and self.text[index] != ")":
            if self.text[index] == "\\" and "\0" < self.text[index + 1 : index + 2] <= LAST_ESCAPABLE:
                index += 1
            pieces.append(self.text[index])
            index += 1
        if index >= len(self.text):
            raise EntityError(f"Can't find end of a URL at byte offset {byte_offset(self.text, start)}")
        return "".join(pieces), index + 1

    @staticmethod
    def _special(url: str, span: Span) -> None:
        found = SPECIAL_LINK.match(url)
        if found is None:
            raise EntityError("Invalid tg://emoji or tg://time URL specified")
        asked = dict(part.partition("=")[::2] for part in found["query"].split("&"))
        if found["kind"].lower() == "emoji":
            span.extra["custom_emoji_id"] = custom_emoji(asked.get("id", ""))
        else:
            span.type = "date_time"
            span.extra |= date_time(asked.get("unix", ""), asked.get("format", ""))
