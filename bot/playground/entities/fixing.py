"""Making entities fit their text: trimmed at its ends, nothing inside code, neighbours of one kind joined."""

from __future__ import annotations

from bot.playground.entities.spans import Span, in_order, units

WHITE = " \n\t"
JOINABLE = {"bold", "italic", "underline", "strikethrough", "spoiler"}
ALONE = {"code", "pre"}


def fix(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Return the trimmed text with the spans that remain, moved and shortened with it."""
    trimmed = text.strip(WHITE)
    lead = units(text[: len(text) - len(text.lstrip(WHITE))]) if len(trimmed) < len(text) else 0
    size = units(trimmed)
    kept = []
    for span in sorted(spans, key=in_order):
        start, end = max(0, span.offset - lead), min(size, span.end - lead)
        if start < end:
            kept.append(Span(span.type, start, end - start, span.extra))
    return trimmed, join(without_code(kept))


def without_code(spans: list[Span]) -> list[Span]:
    """Keep other formatting out of code: what lies inside is dropped, what lies around is cut."""
    codes = [span for span in spans if span.type in ALONE]
    if not codes:
        return spans
    kept: list[Span] = []
    for span in spans:
        if span.type in JOINABLE:
            kept += _around(span, codes)
        elif span.type in ALONE or not any(_inside(span, code) for code in codes):
            kept.append(span)
    return sorted(kept, key=in_order)


def _inside(span: Span, code: Span) -> bool:
    return code.offset <= span.offset and span.end <= code.end


def _around(span: Span, codes: list[Span]) -> list[Span]:
    """Return the parts of a span that lie outside all code."""
    parts, start = [], span.offset
    for code in codes:
        if code.end > start and code.offset < span.end:
            parts.append((start, code.offset))
            start = max(start, code.end)
    parts.append((start, span.end))
    return [Span(span.type, first, last - first, span.extra) for first, last in parts if first < last]


def join(spans: list[Span]) -> list[Span]:
    """Make one of two neighbours, or overlapping spans, of the same kind."""
    joined: list[Span] = []
    last: dict[str, Span] = {}
    for span in spans:
        before = last.get(span.type)
        if span.type in JOINABLE and before is not None and span.offset <= before.end:
            before.length = max(before.end, span.end) - before.offset
            continue
        last[span.type] = span
        joined.append(span)
    return joined
