"""A document as a value: headings, paragraphs, quotes, lists and tables of plain words; written down elsewhere."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's own title."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of our own words."""

    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said or wrote, as they did."""

    words: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below the names of their columns; `widths` are parts of the page's width."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


Block = Heading | Paragraph | Quote | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A title and what stands below it; `footer` is repeated on each page that is printed."""

    title: str
    blocks: tuple[Block, ...]
    made_at: datetime
    footer: str = ""
    language: str = "en"
