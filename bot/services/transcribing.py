"""The whole record of a public consultation: everything that happened, each at its own moment, page by page.

Likes alone are told by the day and not by the hour (docs/decisions/0017), and what left the view leaves a trace.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.refusals import Reason, Refused
from bot.domain.transcribing import (
    PAGE_VIEWS,
    Added,
    Chapter,
    Consented,
    Demanded,
    Edited,
    Ended,
    Entry,
    File,
    Handled,
    Liked,
    Pointed,
    Projected,
    Replied,
    Reworded,
    Said,
    Turned,
    page_with,
    pages_of,
)
from bot.services import point_entries, turn_entries, visiting
from storage import consultations, transcript_changes, transcripts
from storage.tables import Consultation, Stage, Subtopic
from storage.transcripts import Span

# Of one moment, what others hang on comes first.
BEFORE: tuple[type[Entry], ...] = (Turned, Consented, Said, Edited, Added, Projected, Pointed, Reworded)
AFTER: tuple[type[Entry], ...] = (Handled, Replied, Demanded, Ended, Liked)
ORDER = (*BEFORE, *AFTER)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of how many is asked for, of how many views; where a day ends, and when now is."""

    page: int
    pages: int
    views: int
    timezone: str
    now: datetime


def chapter(db: Session, *, consultation_id: int, timezone: str, now: datetime, page: int = 1) -> Chapter:
    """Return one page of the record; a page there isn't is the nearest one. `timezone` says when a day ends.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION)
    """
    found = visiting.public_or_refuse(db, consultation_id)
    views = transcripts.last_number(db, consultation_id)
    pages = pages_of(views)
    asked = Asked(min(max(1, page), pages), pages, views, timezone, now)
    return _chapter(db, found, asked)


def chapters(db: Session, *, consultation_id: int, timezone: str, now: datetime) -> list[Chapter]:
    """Return every page of the record. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    found = visiting.public_or_refuse(db, consultation_id)
    views = transcripts.last_number(db, consultation_id)
    pages = pages_of(views)
    return [_chapter(db, found, Asked(at, pages, views, timezone, now)) for at in range(1, pages + 1)]


def page_of_view(db: Session, *, consultation_id: int, number: int) -> int:
    """Return on which page a view stands. Raises: Refused(NO_SUCH_CONSULTATION), Refused(NO_SUCH_CONTRIBUTION)"""
    visiting.public_or_refuse(db, consultation_id)
    if not 0 < number <= transcripts.last_number(db, consultation_id):
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    return page_with(number)


def public_file(db: Session, *, consultation_id: int, digest: str) -> File | None:
    """Return a file anybody may have; None for every other one. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    visiting.public_or_refuse(db, consultation_id)
    return transcripts.public_file(db, consultation_id, digest)


def _chapter(db: Session, found: Consultation, asked: Asked) -> Chapter:
    number, page, first = found.id or 0, asked.page, (asked.page - 1) * PAGE_VIEWS + 1
    span = Span(
        since=transcripts.moment_of(db, number, first) if page > 1 else None,
        until=transcripts.moment_of(db, number, first + PAGE_VIEWS) if page < asked.pages else None,
    )
    stages = consultations.parts(db, Stage, number)
    entries: list[Entry] = [*transcripts.said(db, number, first, first + PAGE_VIEWS - 1)]
    entries += _changes(db, number, span, asked)
    entries += [each for each in point_entries.of(db, number, span) if span.holds(each.at)]
    entries += [each for each in turn_entries.of(db, found, stages) if span.holds(each.at)]
    return Chapter(
        consultation=found,
        subtopics=tuple(consultations.parts(db, Subtopic, number)),
        stages=tuple(stages),
        entries=tuple(sorted(entries, key=_order)),
        page=page,
        pages=asked.pages,
        views=asked.views,
    )


def _changes(db: Session, number: int, span: Span, asked: Asked) -> Iterator[Entry]:
    yield from transcript_changes.edited(db, number, span)
    yield from transcript_changes.added(db, number, span)
    yield from transcript_changes.projected(db, number, span)
    yield from transcript_changes.ended(db, number, span)
    yield from transcript_changes.liked(db, number, span, timezone=asked.timezone, now=asked.now)


def _order(entry: Entry) -> tuple[datetime, int, int]:
    """Return what sorts an entry: of one moment, a view stands before what hangs on it, and turns stay as they came."""
    return entry.at, ORDER.index(type(entry)), 0 if isinstance(entry, Turned) else entry.number
