"""Writing a document as Markdown: what people said stays words, whatever signs are in it."""

import re
from functools import singledispatch

from bot.views.documents import Block, Bullets, Document, Heading, Paragraph, Quote, Table

SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
LINE_STARTS = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)](?=\s|$))", re.MULTILINE)


def markdown(document: Document) -> str:
    """Return a document as CommonMark with tables, ending in a line break."""
    title = Heading(1, document.title)
    return "\n\n".join(written for block in (title, *document.blocks) if (written := _written(block))) + "\n"


def escaped(words: str) -> str:
    """Return words in which no sign means anything."""
    return LINE_STARTS.sub(_disarmed, SIGNS.sub(r"\\\1", words))


def _disarmed(found: re.Match[str]) -> str:
    blanks, sign = found[1], found[2]
    return f"{blanks}{sign[:-1]}\\{sign[-1]}"


def _in_line(words: str) -> str:
    return escaped(" ".join(words.split()))


@singledispatch
def _written(block: Block) -> str:
    raise TypeError(f"no way to write a {type(block).__name__}")


@_written.register
def _(block: Heading) -> str:
    return f"{'#' * block.level} {_in_line(block.words)}"


@_written.register
def _(block: Paragraph) -> str:
    return "  \n".join(escaped(block.words).splitlines())


@_written.register
def _(block: Quote) -> str:
    return "\n".join(f"> {line}  " if line else ">" for line in escaped(block.words).splitlines())


@_written.register
def _(block: Bullets) -> str:
    return "\n".join(f"- {_in_line(line)}" for line in block.lines)


@_written.register
def _(block: Table) -> str:
    head, *rows = [f"| {' | '.join(_in_line(cell) for cell in row)} |" for row in (block.columns, *block.rows)]
    return "\n".join((head, "|" + "---|" * len(block.columns), *rows)) if rows else ""
