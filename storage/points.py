"""Queries about points: split off, published, changed, taken back, and counted for searches and cards."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, delete, func, select, update
from sqlmodel import Session, col

from bot.domain.casing import PointPlace
from bot.domain.pointing import PointTally
from storage.tables import (
    Case,
    CasePhase,
    Consultation,
    Contribution,
    ContributionStatus,
    Point,
    PointStatus,
    PointVersion,
    Reply,
    SubjectKind,
)

POINTS: Table = Point.__table__  # type: ignore[attr-defined]
CASES: Table = Case.__table__  # type: ignore[attr-defined]
REPLIES: Table = Reply.__table__  # type: ignore[attr-defined]
VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
ABOUT_POINT = and_(CASES.c.subject_kind == SubjectKind.POINT, CASES.c.subject_id == POINTS.c.id)
IS_ANSWER = (REPLIES.c.is_step.is_(False), REPLIES.c.is_revision.is_(False))
IS_REPLIED = case((CASES.c.phase == CasePhase.REPLIED, 1), else_=0)
IS_PUBLIC = and_(POINTS.c.status == PointStatus.PUBLISHED, VIEWS.c.status == ContributionStatus.PUBLISHED)
OPEN = (CasePhase.WAITING, CasePhase.CLAIMED)


def get(db: Session, point_id: int) -> Point | None:
    """Return one point as it stands in the database at this moment."""
    return db.get(Point, point_id, populate_existing=True)


def keep(db: Session, point: Point) -> Point:
    """Keep a point and give it its number."""
    db.add(point)
    db.flush()
    return point


def drafts_of(db: Session, contribution_id: int) -> list[Point]:
    """Return the points that are being split off a contribution, in order."""
    query = select(Point).where(col(Point.contribution_id) == contribution_id, col(Point.status) == PointStatus.DRAFT)
    ordered = query.order_by(col(Point.position), col(Point.id)).execution_options(populate_existing=True)
    return list(db.execute(ordered).scalars())


def of_contribution(db: Session, contribution_id: int) -> list[Point]:
    """Return every point of a contribution that was ever public, in order."""
    theirs = (col(Point.contribution_id) == contribution_id, col(Point.status) != PointStatus.DRAFT)
    return list(db.execute(select(Point).where(*theirs).order_by(col(Point.number))).scalars())


def drop(db: Session, point: Point) -> None:
    """Let go of a point nobody has seen."""
    db.execute(delete(POINTS).where(POINTS.c.id == point.id, POINTS.c.status == PointStatus.DRAFT))
    db.expunge(point)


def drop_drafts(db: Session, contribution_ids: Collection[int]) -> None:
    """Let go of everything that is being split off these contributions."""
    theirs = POINTS.c.contribution_id.in_(list(contribution_ids))
    db.execute(delete(POINTS).where(theirs, POINTS.c.status == PointStatus.DRAFT))


def drop_every_draft(db: Session, consultation_id: int) -> None:
    """Let go of everything that is being split in a consultation: it is over."""
    theirs = (POINTS.c.consultation_id == consultation_id, POINTS.c.status == PointStatus.DRAFT)
    db.execute(delete(POINTS).where(*theirs))


def lock(db: Session, contribution_id: int) -> None:
    """Let nobody else give a number to a point of this contribution before we have."""
    db.execute(select(VIEWS.c.id).where(VIEWS.c.id == contribution_id).with_for_update())


def next_number(db: Session, contribution_id: int) -> int:
    """Return the number after the last one that was ever given."""
    highest = select(func.max(POINTS.c.number)).where(POINTS.c.contribution_id == contribution_id)
    return int(db.execute(highest).scalar() or 0) + 1


def publish(db: Session, point: Point, *, number: int, now: datetime) -> bool:
    """Make a point public under this number, if it still is a draft; return whether it was us."""
    db.flush()
    is_draft = (POINTS.c.id == point.id, POINTS.c.status == PointStatus.DRAFT)
    given = {"status": PointStatus.PUBLISHED, "number": number, "published_at": now}
    done = db.execute(update(POINTS).where(*is_draft).values(**given).returning(POINTS.c.id)).first() is not None
    if done:
        db.refresh(point)
        keep_version(db, point, now=now)
    return done


def keep_version(db: Session, point: Point, *, now: datetime) -> None:
    """Keep the words as they stand under their version."""
    key = (point.id, point.version)
    if db.get(PointVersion, key) is None:
        made = PointVersion(point_id=point.id or 0, version=point.version, words=point.words, written_at=now)
        db.add(made)
        db.flush()


def change(db: Session, point: Point, **values: Any) -> None:
    """Change a point that is in hand."""
    for name, value in values.items():
        setattr(point, name, value)
    db.add(point)
    db.flush()


def erase_words(db: Session, contribution_id: int, *, placeholder: str) -> None:
    """Empty the points of a contribution of every word; who answered them, and what, stays."""
    theirs = POINTS.c.contribution_id == contribution_id
    numbers = list(db.execute(select(POINTS.c.id).where(theirs)).scalars())
    db.execute(update(POINTS).where(theirs).values(words=placeholder, is_verbatim=False))
    db.execute(delete(PointVersion).where(col(PointVersion.point_id).in_(numbers)))
    asked = (CASES.c.subject_kind == SubjectKind.POINT, CASES.c.subject_id.in_(numbers))
    db.execute(update(CASES).where(*asked).values(question="", revision=CASES.c.revision + 1))


def case_of(db: Session, point_id: int) -> Case | None:
    """Return the case of a point as it stands at this moment."""
    its = (col(Case.subject_kind) == SubjectKind.POINT, col(Case.subject_id) == point_id)
    query = select(Case).where(*its).order_by(col(Case.number)).limit(1)
    return db.execute(query.execution_options(populate_existing=True)).scalars().first()


def place_of(db: Session, point: Point) -> PointPlace:
    """Return where a point belongs."""
    said = db.get_one(Contribution, point.contribution_id)
    theirs = (POINTS.c.contribution_id == point.contribution_id, POINTS.c.status == PointStatus.PUBLISHED)
    count = db.execute(select(func.count()).select_from(POINTS).where(*theirs)).scalar_one()
    theme = db.get_one(Consultation, point.consultation_id).theme
    number, of = point.number or 0, int(count)
    return PointPlace(point.consultation_id, theme, point.contribution_id, said.number or 0, number, max(of, number))


def reply_count(db: Session, consultation_id: int) -> int:
    """Return how often departments have replied to points: steps and corrections of a reply are no further ones."""
    joined = REPLIES.join(CASES, CASES.c.id == REPLIES.c.case_id).join(POINTS, ABOUT_POINT)
    counts = (REPLIES.c.published_at.is_not(None), *IS_ANSWER)
    query = select(func.count()).select_from(joined).where(POINTS.c.consultation_id == consultation_id, *counts)
    return int(db.execute(query).scalar_one())


def public_count(db: Session, consultation_id: int) -> int:
    """Return how many public points a consultation has."""
    joined = POINTS.join(VIEWS, VIEWS.c.id == POINTS.c.contribution_id)
    query = select(func.count()).select_from(joined).where(POINTS.c.consultation_id == consultation_id, IS_PUBLIC)
    return int(db.execute(query).scalar_one())


def replies_by_subtopic(db: Session, consultation_id: int, *, since: datetime) -> dict[int, int]:
    """Return how many replies have come since then, by subtopic."""
    joined = REPLIES.join(CASES, CASES.c.id == REPLIES.c.case_id).join(POINTS, ABOUT_POINT)
    joined = joined.join(VIEWS, VIEWS.c.id == POINTS.c.contribution_id)
    counts = (REPLIES.c.published_at > since, *IS_ANSWER)
    query = select(VIEWS.c.subtopic_id, func.count()).select_from(joined)
    query = query.where(POINTS.c.consultation_id == consultation_id, *counts).group_by(VIEWS.c.subtopic_id)
    return {row[0]: int(row[1]) for row in db.execute(query)}


def answered_since(db: Session, consultation_id: int, *, subtopic_id: int | None, since: datetime | None) -> list[int]:
    """Return the points that got a reply since then, under one subtopic or (None) under all of them."""
    joined = REPLIES.join(CASES, CASES.c.id == REPLIES.c.case_id).join(POINTS, ABOUT_POINT)
    joined = joined.join(VIEWS, VIEWS.c.id == POINTS.c.contribution_id)
    counts: list[ColumnElement[bool]] = [REPLIES.c.published_at.is_not(None), *IS_ANSWER]
    counts += [REPLIES.c.published_at > since] if since is not None else []
    counts += [VIEWS.c.subtopic_id == subtopic_id] if subtopic_id is not None else []
    query = select(POINTS.c.id).select_from(joined).where(POINTS.c.consultation_id == consultation_id, *counts)
    return list(db.execute(query.distinct()).scalars())


def tally(db: Session, consultation_id: int, *, now: datetime) -> PointTally:
    """Return how many points of a consultation there are, are answered and are late."""
    is_late = case((and_(CASES.c.phase.in_(OPEN), CASES.c.due_at <= now), 1), else_=0)
    sums = (func.count(), func.coalesce(func.sum(IS_REPLIED), 0), func.coalesce(func.sum(is_late), 0))
    query = select(*sums).select_from(_public()).where(POINTS.c.consultation_id == consultation_id, IS_PUBLIC)
    return PointTally(*(int(value) for value in db.execute(query).one()))


def tallies(db: Session, contribution_ids: Collection[int], *, now: datetime) -> dict[int, PointTally]:
    """Return the same for each of these contributions that has points."""
    is_late = case((and_(CASES.c.phase.in_(OPEN), CASES.c.due_at <= now), 1), else_=0)
    query = select(POINTS.c.contribution_id, func.count(), func.sum(IS_REPLIED), func.sum(is_late))
    query = query.select_from(_public()).where(POINTS.c.contribution_id.in_(list(contribution_ids)), IS_PUBLIC)
    rows = db.execute(query.group_by(POINTS.c.contribution_id)).all()
    return {row[0]: PointTally(int(row[1]), int(row[2]), int(row[3])) for row in rows}


def answered() -> Select[Any]:
    """Return the numbers of the contributions of which every point is answered, to look among: `id.in_(answered())`."""
    query = select(POINTS.c.contribution_id).select_from(_public()).where(IS_PUBLIC).group_by(POINTS.c.contribution_id)
    return query.having(func.sum(IS_REPLIED) == func.count())


def waiting() -> Select[Any]:
    """Return the numbers of the contributions of which some point still waits for its answer."""
    query = select(POINTS.c.contribution_id).select_from(_public())
    return query.where(IS_PUBLIC, CASES.c.phase.in_(OPEN)).distinct()


def _public() -> Any:
    """Return points with their contributions and their one case."""
    return POINTS.join(VIEWS, VIEWS.c.id == POINTS.c.contribution_id).join(CASES, ABOUT_POINT)


def in_record(db: Session, consultation_id: int) -> list[int]:
    """Return the points of a consultation that were ever public, in the order of the record."""
    joined = POINTS.join(VIEWS, VIEWS.c.id == POINTS.c.contribution_id)
    were = (POINTS.c.consultation_id == consultation_id, POINTS.c.status != PointStatus.DRAFT)
    query = select(POINTS.c.id).select_from(joined).where(*were).order_by(VIEWS.c.number, POINTS.c.number)
    return list(db.execute(query).scalars())


def unanswered(db: Session, consultation_id: int) -> list[int]:
    """Return the points of a consultation that still wait for an answer, in the order of the record."""
    wait = (POINTS.c.consultation_id == consultation_id, IS_PUBLIC, CASES.c.phase.in_(OPEN))
    query = select(POINTS.c.id).select_from(_public()).where(*wait).order_by(VIEWS.c.number, POINTS.c.number)
    return list(db.execute(query).scalars())
