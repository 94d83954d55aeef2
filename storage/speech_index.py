"""The word index of what was said: every word of a contribution, of what was added to it, and of its files' names."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, delete, false, func, insert, intersect, not_, or_, select
from sqlmodel import Session

from bot.domain.finding_views import BADGES, KINDS, OWN, SPANS, Wanted
from bot.domain.searching import terms_of, words_of
from storage import additions, contributions, points
from storage.search import WORDS, matches
from storage.tables import Badge, Contribution, ContributionFile, ContributionStatus

SPEECH = "speech"
ROWS: Table = Contribution.__table__  # type: ignore[attr-defined]
FILES: Table = ContributionFile.__table__  # type: ignore[attr-defined]


def index(db: Session, said: Contribution) -> None:
    """Make a contribution findable by everything that stands in it."""
    number = said.id or 0
    forget(db, number)
    added = (each.words for each in additions.of(db, number))
    named = (each.name or "" for each in contributions.files_of(db, number))
    words = words_of(" ".join((said.words, said.shown_as or "", *added, *named)))
    if words:
        db.execute(insert(WORDS), [{"word": word, "kind": SPEECH, "subject_id": number} for word in sorted(words)])


def forget(db: Session, contribution_id: int) -> None:
    """Let a contribution no longer be found."""
    db.execute(delete(WORDS).where(WORDS.c.kind == SPEECH, WORDS.c.subject_id == contribution_id))


def found(
    db: Session, wanted: Wanted, *, now: datetime, offset: int, limit: int, reader_id: int = 0
) -> tuple[list[Contribution], int]:
    """Return some of the public contributions that somebody looks for, the newest first, and how many there are.

    Nothing and 0 where there are not so many; how many there are is then for `count` to say.
    """
    newest_first = (ROWS.c.published_at.desc(), ROWS.c.id.desc())
    page = _matching(select(ROWS.c.id, func.count().over()), wanted, now, reader_id).order_by(*newest_first)
    ids = db.execute(page.offset(offset).limit(limit)).all()
    numbers = [each[0] for each in ids]
    rows = {each.id: each for each in db.execute(select(Contribution).where(ROWS.c.id.in_(numbers))).scalars()}
    return [rows[number] for number in numbers], ids[0][1] if ids else 0


def count(db: Session, wanted: Wanted, *, now: datetime, reader_id: int = 0) -> int:
    """Return how many public contributions somebody's search finds."""
    return int(db.execute(_matching(select(func.count()).select_from(ROWS), wanted, now, reader_id)).scalar_one())


def _matching(query: Select[Any], wanted: Wanted, now: datetime, reader_id: int) -> Select[Any]:
    query = query.where(ROWS.c.status == ContributionStatus.PUBLISHED)
    terms = terms_of(wanted.question)
    if terms:
        every = intersect(*(_having(term) for term in terms)).subquery()
        query = query.where(ROWS.c.id.in_(select(every.c.subject_id)))
    elif wanted.question:
        query = query.where(false())
    return query.where(*_narrowings(wanted, now, reader_id))


def _having(term: str) -> Select[Any]:
    return select(WORDS.c.subject_id).where(WORDS.c.kind == SPEECH, matches(term)).distinct()


def _narrowings(wanted: Wanted, now: datetime, reader_id: int) -> Iterator[ColumnElement[bool]]:
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
        has_one = select(FILES.c.contribution_id).where(FILES.c.kind == KINDS[wanted.file - 1], additions.is_shown())
        yield ROWS.c.id.in_(has_one)
    if 0 < wanted.span <= len(SPANS):
        yield ROWS.c.published_at > now - SPANS[wanted.span - 1]
    yield from _ties(wanted, reader_id)


def _ties(wanted: Wanted, reader_id: int) -> Iterator[ColumnElement[bool]]:
    if wanted.answered:
        is_answered = _is_answered()
        yield is_answered if wanted.answered == 1 else not_(is_answered)
    if wanted.author:
        yield ROWS.c.person_id == reader_id if wanted.author == OWN else _is_shown_as(wanted.author - 1)


def _is_answered() -> ColumnElement[bool]:
    """Return whether departments have answered every point of a contribution, or an officer has replied to it."""
    answers = ROWS.alias("answers")
    is_public = (answers.c.badge == Badge.OFFICER, answers.c.status == ContributionStatus.PUBLISHED)
    replied_to = select(answers.c.answers_id).where(answers.c.answers_id.is_not(None), *is_public)
    return or_(ROWS.c.id.in_(replied_to), ROWS.c.id.in_(points.answered()))


def _is_shown_as(contribution_id: int) -> ColumnElement[bool]:
    """Return whether a contribution carries the same name as this one: whoever shows none cannot be followed."""
    named = ROWS.alias("named")
    shown = select(named.c.shown_as).where(
        named.c.id == contribution_id, named.c.status == ContributionStatus.PUBLISHED
    )
    return ROWS.c.shown_as == shown.scalar_subquery()


def authors(db: Session, consultation_id: int, *, limit: int) -> list[tuple[int, str]]:
    """Return the names shown in a consultation, each with one contribution that carries it; the busiest first."""
    here = (ROWS.c.consultation_id == consultation_id, ROWS.c.status == ContributionStatus.PUBLISHED)
    query = select(func.min(ROWS.c.id), ROWS.c.shown_as).where(*here, ROWS.c.shown_as.is_not(None))
    busiest = query.group_by(ROWS.c.shown_as).order_by(func.count().desc(), ROWS.c.shown_as).limit(limit)
    return [(int(row[0]), str(row[1])) for row in db.execute(busiest).all()]
