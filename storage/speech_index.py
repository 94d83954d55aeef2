"""The word index of what was said: every word of a contribution, of what was added to it, and of its files' names."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, delete, false, func, insert, intersect, select
from sqlmodel import Session

from bot.domain.finding_views import BADGES, KINDS, SPANS, Wanted
from bot.domain.searching import terms_of, words_of
from storage import contributions
from storage.search import WORDS, matches
from storage.tables import Badge, Contribution, ContributionFile, ContributionStatus

SPEECH = "speech"
ROWS: Table = Contribution.__table__  # type: ignore[attr-defined]
FILES: Table = ContributionFile.__table__  # type: ignore[attr-defined]


def index(db: Session, said: Contribution) -> None:
    """Make a contribution findable by everything that stands in it."""
    number = said.id or 0
    forget(db, number)
    added = (each.words for each in contributions.additions_of(db, number))
    named = (each.name or "" for each in contributions.files_of(db, number))
    words = words_of(" ".join((said.words, said.shown_as or "", *added, *named)))
    if words:
        db.execute(insert(WORDS), [{"word": word, "kind": SPEECH, "subject_id": number} for word in sorted(words)])


def forget(db: Session, contribution_id: int) -> None:
    """Let a contribution no longer be found."""
    db.execute(delete(WORDS).where(WORDS.c.kind == SPEECH, WORDS.c.subject_id == contribution_id))


def found(db: Session, wanted: Wanted, *, now: datetime, offset: int, limit: int) -> list[Contribution]:
    """Return some of the public contributions that somebody looks for, the newest first."""
    newest_first = (ROWS.c.published_at.desc(), ROWS.c.id.desc())
    page = _matching(select(ROWS.c.id), wanted, now).order_by(*newest_first).offset(offset).limit(limit)
    numbers = list(db.execute(page).scalars())
    rows = {each.id: each for each in db.execute(select(Contribution).where(ROWS.c.id.in_(numbers))).scalars()}
    return [rows[number] for number in numbers]


def count(db: Session, wanted: Wanted, *, now: datetime) -> int:
    """Return how many public contributions somebody's search finds."""
    return int(db.execute(_matching(select(func.count()).select_from(ROWS), wanted, now)).scalar_one())


def _matching(query: Select[Any], wanted: Wanted, now: datetime) -> Select[Any]:
    query = query.where(ROWS.c.status == ContributionStatus.PUBLISHED)
    terms = terms_of(wanted.question)
    if terms:
        every = intersect(*(_having(term) for term in terms)).subquery()
        query = query.where(ROWS.c.id.in_(select(every.c.subject_id)))
    elif wanted.question:
        query = query.where(false())
    return query.where(*_narrowings(wanted, now))


def _having(term: str) -> Select[Any]:
    return select(WORDS.c.subject_id).where(WORDS.c.kind == SPEECH, matches(term)).distinct()


def _narrowings(wanted: Wanted, now: datetime) -> Iterator[ColumnElement[bool]]:
    if wanted.consultation_id:
        yield ROWS.c.consultation_id == wanted.consultation_id
    else:
        yield ROWS.c.consultation_id > 0  # below nought is what somebody practises
    if 0 < wanted.badge <= len(BADGES):
        yield ROWS.c.badge == BADGES[wanted.badge - 1]
    if wanted.subtopic:
        yield ROWS.c.subtopic_id == wanted.subtopic
    if wanted.stage:
        yield ROWS.c.stage_id == wanted.stage
    if 0 < wanted.file <= len(KINDS):
        has_one = select(FILES.c.contribution_id).where(FILES.c.kind == KINDS[wanted.file - 1])
        yield ROWS.c.id.in_(has_one)
    if 0 < wanted.span <= len(SPANS):
        yield ROWS.c.published_at > now - SPANS[wanted.span - 1]
    if wanted.answered:
        answers = ROWS.alias("answers")
        is_answered = (answers.c.badge == Badge.OFFICER, answers.c.status == ContributionStatus.PUBLISHED)
        known = select(answers.c.answers_id).where(answers.c.answers_id.is_not(None), *is_answered)
        yield ROWS.c.id.in_(known) if wanted.answered == 1 else ROWS.c.id.not_in(known)
