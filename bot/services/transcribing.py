"""The whole record of a public consultation, page by page and in order; what left the view leaves a trace here."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from bot.domain.refusals import Reason, Refused
from bot.domain.transcribing import (
    PAGE_VIEWS,
    Added,
    Chapter,
    Demanded,
    Entry,
    File,
    Pointed,
    Replied,
    Said,
    Turn,
    Turned,
    page_with,
    pages_of,
)
from bot.services import point_entries, visiting
from storage import audit, consultations, draws, outcomes, transcripts
from storage.tables import Consultation, Outcome, OutcomeState, Stage, Subtopic
from storage.transcripts import Span

MOVED = "stage.moved"
ORDER: tuple[type[Entry], ...] = (Turned, Said, Added, Pointed, Replied, Demanded)


def chapter(db: Session, *, consultation_id: int, page: int = 1) -> Chapter:
    """Return one page of the record; a page there isn't is the nearest one. Raises: Refused(NO_SUCH_CONSULTATION)"""
    found = visiting.public_or_refuse(db, consultation_id)
    views = transcripts.last_number(db, consultation_id)
    pages = pages_of(views)
    at = min(max(1, page), pages)
    return _chapter(db, found, page=at, pages=pages, views=views)


def chapters(db: Session, *, consultation_id: int) -> list[Chapter]:
    """Return every page of the record. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    found = visiting.public_or_refuse(db, consultation_id)
    views = transcripts.last_number(db, consultation_id)
    pages = pages_of(views)
    return [_chapter(db, found, page=at, pages=pages, views=views) for at in range(1, pages + 1)]


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


def _chapter(db: Session, found: Consultation, *, page: int, pages: int, views: int) -> Chapter:
    number, first = found.id or 0, (page - 1) * PAGE_VIEWS + 1
    span = Span(
        since=transcripts.moment_of(db, number, first) if page > 1 else None,
        until=transcripts.moment_of(db, number, first + PAGE_VIEWS) if page < pages else None,
    )
    stages = consultations.parts(db, Stage, number)
    entries: list[Entry] = [*transcripts.said(db, number, first, first + PAGE_VIEWS - 1)]
    entries += transcripts.added(db, number, span)
    entries += [each for each in point_entries.of(db, number, span) if span.holds(each.at)]
    entries += [each for each in _turns(db, found, stages) if span.holds(each.at)]
    return Chapter(
        consultation=found,
        subtopics=tuple(consultations.parts(db, Subtopic, number)),
        stages=tuple(stages),
        entries=tuple(sorted(entries, key=_order)),
        page=page,
        pages=pages,
        views=views,
    )


def _order(entry: Entry) -> tuple[datetime, int, int]:
    """Return what sorts an entry: of one moment, a view stands before what hangs on it."""
    return entry.at, ORDER.index(type(entry)), entry.number


def _turns(db: Session, found: Consultation, stages: list[Stage]) -> Iterator[Turned]:
    """Yield what happened to the consultation as a whole."""
    number = found.id or 0
    if found.announced_at is not None:
        yield Turned(found.announced_at, Turn.ANNOUNCED, found.theme, found.background)
    for stage in stages:
        if stage.opened_at is not None:
            turn = Turn.OPENED_BY_HAND if stage.turned_for else Turn.OPENED
            yield Turned(stage.opened_at, turn, stage.name, stage.turned_for, stage.position)
    for _, details, moment in audit.noted_of(db, f"consultation:{number}", verbs=[MOVED]):
        yield Turned(moment, Turn.MOVED, words=str(details.get("reason", "")))
    yield from _draws(db, number)
    yield from _endings(db, found)


def _draws(db: Session, number: int) -> Iterator[Turned]:
    for draw in draws.of_consultation(db, number):
        yield Turned(draw.opened_at, Turn.DRAW_OPENED, name=draw.witness_named, number=draw.seats)
        if draw.closed_at is not None:
            yield Turned(draw.closed_at, Turn.DRAW_CLOSED, name=draw.list_digest, number=draw.seats)
        if draw.drawn_at is not None:
            yield Turned(draw.drawn_at, Turn.DRAWN, name=draw.witness, number=draw.seats)


def _endings(db: Session, found: Consultation) -> Iterator[Turned]:
    outcome = outcomes.of(db, found.id or 0)
    if outcome is not None and outcome.proposed_at is not None:
        yield Turned(outcome.proposed_at, Turn.PROPOSED)
    if found.concluded_at is not None:
        yield Turned(found.concluded_at, Turn.CONCLUDED)
    if outcome is not None and outcome.state is OutcomeState.PUBLISHED and outcome.published_at is not None:
        yield Turned(outcome.published_at, Turn.OUTCOME, parts=_parts(outcome))
    if found.archived_at is not None:
        yield Turned(found.archived_at, Turn.ARCHIVED)


def _parts(outcome: Outcome) -> tuple[tuple[str, str], ...]:
    """Return what an outcome says, by the names of its parts."""
    parts = [("said", outcome.said), ("done", outcome.done), ("not-done", outcome.not_done)]
    if outcome.lacks_consensus:
        parts.append(("statement", f"{outcome.statement_by}: {outcome.statement}"))
    return tuple(parts)
