"""Finding what was said in consultations: by words in any script, narrowed step by step, page by page."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.finding_views import (
    AUTHORS_SHOWN,
    CONSULTATIONS_SHOWN,
    PAGE_SIZE,
    QUESTION_CHARACTERS,
    Besides,
    Field,
    FoundViews,
    Wanted,
)
from bot.domain.refusals import Reason, Refused
from bot.domain.searching import number_in, terms_of
from bot.services import searching, viewing, visiting
from storage import consultation_search, consultations, flows, speech_index
from storage.tables import Stage, Subtopic

STEP, FOUND = "finding.words", "finding.found"


def ask(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> None:
    """Ask what somebody looks for, in one consultation or (0) in all. Raises: Refused(NO_SUCH_CONSULTATION)"""
    if consultation_id:
        visiting.public_or_refuse(db, consultation_id, person_id)
    flows.ask(db, person_id=person_id, step=STEP, draft=asdict(Wanted(consultation_id=consultation_id)), now=now)


def answer(db: Session, *, question: str, person_id: int, now: datetime) -> FoundViews:
    """Find what somebody was asked for; the search is kept while they look at it."""
    wanted = _wanted(db, person_id)
    asked = Wanted(question=question.strip()[:QUESTION_CHARACTERS], consultation_id=wanted.consultation_id)
    return _find(db, asked, page=1, person_id=person_id, now=now)


def narrow(db: Session, *, field: Field, value: int, person_id: int, now: datetime) -> FoundViews:
    """Narrow the search that somebody looks at, or widen it again. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    return _find(db, _wanted(db, person_id).narrowed(field, value), page=1, person_id=person_id, now=now)


def turn(db: Session, *, page: int, person_id: int, now: datetime) -> FoundViews:
    """Return another page of the search. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    return _find(db, _wanted(db, person_id), page=page, person_id=person_id, now=now)


def _wanted(db: Session, person_id: int) -> Wanted:
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (STEP, FOUND):
        raise Refused(Reason.NO_LONGER_OPEN)
    return Wanted(**flow.draft)


def _find(db: Session, wanted: Wanted, *, page: int, person_id: int, now: datetime) -> FoundViews:
    flows.ask(db, person_id=person_id, step=FOUND, draft=asdict(wanted), now=now)
    at = max(1, page)
    by: dict[str, Any] = {"now": now, "reader_id": person_id}
    rows, total = speech_index.found(db, wanted, offset=(at - 1) * PAGE_SIZE, limit=PAGE_SIZE, **by)
    if not rows and at > 1:
        at = _pages(speech_index.count(db, wanted, **by))
        rows, total = speech_index.found(db, wanted, offset=(at - 1) * PAGE_SIZE, limit=PAGE_SIZE, **by)
    number = wanted.consultation_id
    return FoundViews(
        wanted=wanted,
        views=viewing.views_of(db, rows, person_id, now=now),
        page=at,
        pages=_pages(total),
        total=total,
        subtopics=tuple(consultations.parts(db, Subtopic, number)) if number else (),
        stages=tuple(consultations.parts(db, Stage, number)) if number else (),
        authors=tuple(speech_index.authors(db, number, limit=AUTHORS_SHOWN)) if number else (),
    )


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE_SIZE))


def shelf(db: Session, *, question: str, person_id: int, now: datetime) -> Besides:
    """Return what a question finds in consultations, and keep it for whoever wants to see the views."""
    asked = question.strip()[:QUESTION_CHARACTERS]
    views = speech_index.count(db, Wanted(question=asked), now=now)
    about = consultation_search.about(db, terms_of(asked), number=number_in(asked), limit=CONSULTATIONS_SHOWN)
    if views:
        flows.ask(db, person_id=person_id, step=searching.MORE, draft={"question": asked}, now=now)
    return Besides(asked, views, tuple(about))


def from_shelf(db: Session, *, person_id: int, now: datetime) -> FoundViews:
    """Return the views that the last search has found. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != searching.MORE:
        raise Refused(Reason.NO_LONGER_OPEN)
    return _find(db, Wanted(question=str(flow.draft.get("question", ""))), page=1, person_id=person_id, now=now)
