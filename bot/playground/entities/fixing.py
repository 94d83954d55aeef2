"""Making entities fit their text: trimmed at its ends, nothing inside code, neighbours of one kind joined."""

from __future__ import annotations

from bot.playground.entities.spans import Span, units

WHITE = " \n\t"
JOINABLE = {"bold", "italic", "underline", "strikethrough", "spoiler"}
ALONE = {"code", "pre"}


def fix(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Return the trimmed text with the spans that remain, moved and shortened with it."""
    lead = units(text[: len(text) - len(text.lstrip(WHITE))])
    trimmed = text.strip(WHITE)
    size = units(trimmed)
    kept = []
    for span in sorted(spans, key=lambda span: (span.offset, -span.length)):
        start, end = max(0, span.offset - lead), min(size, span.end - lead)
        if start < end:
            kept.append(Span(span.type, start, end - start, span.extra))
    return trimmed, join(without_code(kept))


def without_code(spans: list[Span]) -> list[Span]:
    """Drop what overlaps a stretch of code: nothing else may be formatted there, and code can't be a quote's part."""
    codes = [span for span in spans if span.type in ALONE]
    if not codes:
        return spans
    return [span for span in spans if span.type in ALONE or not any(_inside(span, code) for code in codes)]


def _inside(span: Span, code: Span) -> bool:
    return code.offset <= span.offset and span.end <= code.end


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
