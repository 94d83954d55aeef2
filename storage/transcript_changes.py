"""Queries that read what changed in the record of a consultation after it was said, each change at its own moment."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, case, func, select
from sqlmodel import Session, col

from bot.domain.transcribing import Added, Edited, Ended, File, Liked, Projected, day_of, end_of
from storage.tables import (
    AdditionVersion,
    CaseEvent,
    Contribution,
    ContributionAddition,
    ContributionStatus,
    ContributionVersion,
    Like,
    PointVersion,
    Projection,
)
from storage.transcripts import Span, added_files

VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
ADDITIONS: Table = ContributionAddition.__table__  # type: ignore[attr-defined]
REWORDED: Table = AdditionVersion.__table__  # type: ignore[attr-defined]
VERSIONS: Table = ContributionVersion.__table__  # type: ignore[attr-defined]
PROJECTIONS: Table = Projection.__table__  # type: ignore[attr-defined]
LIKES: Table = Like.__table__  # type: ignore[attr-defined]
PUBLIC = ContributionStatus.PUBLISHED
GONE = (ContributionStatus.WITHDRAWN, ContributionStatus.REMOVED)
LONGEST_DAY = timedelta(hours=25)  # when clocks are set back


def edited(db: Session, consultation_id: int, span: Span) -> list[Edited]:
    """Return the later versions of views, and of what was added, of this time; of what was taken back, no word."""
    found: list[Edited] = []
    for kept, is_addition in ((VERSIONS, False), (REWORDED, True)):
        joined = kept.join(VIEWS, VIEWS.c.id == kept.c.contribution_id)
        its = (VIEWS.c.consultation_id == consultation_id, kept.c.version > 1, *span.limits(kept.c.written_at))
        words = case((VIEWS.c.status == PUBLIC, kept.c.words), else_="")
        columns = (kept.c.written_at, VIEWS.c.number, kept.c.version, words)
        query = select(*columns).select_from(joined).where(*its).order_by(kept.c.written_at, VIEWS.c.number)
        rows = db.execute(query).all()
        found += [Edited(at, number, version, said, is_addition) for at, number, version, said in rows]
    return found


def added(db: Session, consultation_id: int, span: Span) -> list[Added]:
    """Return what was added to views in this time; of what was taken back, no word."""
    first = (REWORDED.c.addition_id == ADDITIONS.c.id) & (REWORDED.c.version == 1)
    joined = ADDITIONS.join(VIEWS, VIEWS.c.id == ADDITIONS.c.contribution_id).outerjoin(REWORDED, first)
    its = (VIEWS.c.consultation_id == consultation_id, *span.limits(ADDITIONS.c.added_at))
    stands = (ADDITIONS.c.added_at.is_not(None), VIEWS.c.number.is_not(None))
    words = func.coalesce(REWORDED.c.words, ADDITIONS.c.words).label("first_words")
    columns = (ADDITIONS, VIEWS.c.number, VIEWS.c.status, words)
    query = select(*columns).select_from(joined).where(*its, *stands)
    rows = list(db.execute(query.order_by(ADDITIONS.c.added_at, ADDITIONS.c.id)))
    files = added_files(db, [row.id for row in rows if row.status is PUBLIC])
    return [_added(row, tuple(files.get(row.id, ()))) for row in rows]


def _added(row: Any, files: tuple[File, ...]) -> Added:
    if row.status is not PUBLIC:
        return Added(row.added_at, row.number, "", is_gone=True)
    place, stands = (row.latitude, row.longitude), row.words if row.version > 1 else ""
    return Added(row.added_at, row.number, row.first_words, *place, version=row.version, stands=stands, files=files)


def projected(db: Session, consultation_id: int, span: Span) -> Iterator[Projected]:
    """Yield when views were put on the screen in the room, and when they were taken off, in this time."""
    joined = PROJECTIONS.join(VIEWS, VIEWS.c.id == PROJECTIONS.c.contribution_id)
    for column, is_off in ((PROJECTIONS.c.put_at, False), (PROJECTIONS.c.taken_off_at, True)):
        its = (PROJECTIONS.c.consultation_id == consultation_id, column.is_not(None), *span.limits(column))
        query = select(column, VIEWS.c.number).select_from(joined).where(*its).order_by(column, PROJECTIONS.c.id)
        yield from (Projected(moment, number, is_off) for moment, number in db.execute(query))


def ended(db: Session, consultation_id: int, span: Span) -> list[Ended]:
    """Return the views that left the record in this time."""
    its = (VIEWS.c.consultation_id == consultation_id, VIEWS.c.status.in_(GONE), VIEWS.c.ended_at.is_not(None))
    numbered = (VIEWS.c.number.is_not(None), *span.limits(VIEWS.c.ended_at))
    query = select(VIEWS.c.ended_at, VIEWS.c.number, VIEWS.c.status).where(*its, *numbered)
    return [Ended(*row) for row in db.execute(query.order_by(VIEWS.c.ended_at, VIEWS.c.number))]


def liked(db: Session, consultation_id: int, span: Span, *, timezone: str, now: datetime) -> list[Liked]:
    """Return the likes that still stand of each day that ended in this time, by view: a day that goes on says nothing.

    `timezone` says when a day of the place ends.
    """
    since = span.since - LONGEST_DAY if span.since is not None else None
    days: list[tuple[datetime, date, Counter[int]]] = []
    for number, moment in _likes(db, consultation_id, Span(since=since, until=span.until)):
        if not days or moment >= days[-1][0]:
            day = day_of(moment, timezone=timezone)
            days.append((end_of(day, timezone=timezone), day, Counter()))
        days[-1][2][number] += 1
    return [Liked(at, day, tuple(sorted(views.items()))) for at, day, views in days if span.holds(at) and at <= now]


def _likes(db: Session, consultation_id: int, span: Span) -> Iterable[tuple[int, datetime]]:
    """Return the views that were liked, and when, the first like first."""
    joined = LIKES.join(VIEWS, VIEWS.c.id == LIKES.c.contribution_id)
    its = (VIEWS.c.consultation_id == consultation_id, VIEWS.c.status == PUBLIC, *span.limits(LIKES.c.liked_at))
    query = select(VIEWS.c.number, LIKES.c.liked_at).select_from(joined).where(*its)
    rows: Iterable[tuple[int, datetime]] = db.execute(query.order_by(LIKES.c.liked_at)).all()
    return rows


def point_versions(db: Session, point_ids: Sequence[int]) -> dict[int, list[PointVersion]]:
    """Return how these points were worded, each from its first words on."""
    its = col(PointVersion.point_id).in_(point_ids)
    found: dict[int, list[PointVersion]] = {}
    for each in db.execute(select(PointVersion).where(its).order_by(col(PointVersion.version))).scalars():
        found.setdefault(each.point_id, []).append(each)
    return found


def case_events(db: Session, case_ids: Sequence[int]) -> dict[int, list[CaseEvent]]:
    """Return what happened to these cases, each from its beginning on."""
    its = col(CaseEvent.case_id).in_(case_ids)
    found: dict[int, list[CaseEvent]] = {}
    for each in db.execute(select(CaseEvent).where(its).order_by(col(CaseEvent.id))).scalars():
        found.setdefault(each.case_id, []).append(each)
    return found
