"""What `folkmoot check` asks of the data: counters, the audit chain, foreign keys, and the file itself."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from storage import audit
from storage.engines import database_url, reading_engine
from storage.tables.contributions import Contribution, Like
from storage.tables.ideas import Idea
from storage.tables.signatures import Signature, SignatureState

SHOWN = 10
COUNTERS_AT_ONCE = 5  # of ten thousand rows each, twenty milliseconds of work
IDEAS: Any = Idea.__table__  # type: ignore[attr-defined]
SIGNATURES: Any = Signature.__table__  # type: ignore[attr-defined]
VIEWS: Any = Contribution.__table__  # type: ignore[attr-defined]
LIKES: Any = Like.__table__  # type: ignore[attr-defined]


Look = Callable[[Session], "Page"]


class Page(NamedTuple):
    """What one look at some rows found wrong, in words, and where to look next (None: there is no more)."""

    findings: list[str]
    then: Look | None = None


def findings_in(url: str) -> list[str]:
    """Read the whole database without writing to it; return in words what is wrong with it (nothing: an empty list)."""
    engine = reading_engine(database_url(url), size=1)
    try:
        with Session(engine) as db:
            return findings(db)
    finally:
        engine.dispose()


def findings(db: Session) -> list[str]:
    """Return what is wrong in this session's snapshot; at most ten findings of each kind, and how many more."""
    damage = read_through(db, damages)
    if damage:  # nothing read from a damaged file can be believed
        return damage
    return [finding for look in (lost_references, *BOOKS) for finding in read_through(db, look)]


def read_through(db: Session, look: Look | None) -> list[str]:
    """Take this look and all that follow it in one session; return what they find, ten at most and how many more."""
    found: list[str] = []
    while look is not None:
        page = look(db)
        found, look = found + page.findings, page.then
    return shortened(found)


def shortened(found: list[str]) -> list[str]:
    """Return the first ten findings of one kind, and how many more there are."""
    if len(found) <= SHOWN:
        return found
    return [*found[:SHOWN], f"… and {len(found) - SHOWN} more of this kind."]


def counters(db: Session, *, after: int = 0) -> Page:
    """Look whether the next ideas show as many signatures as there are."""
    counts = (SIGNATURES.c.idea_id == IDEAS.c.id, SIGNATURES.c.state == SignatureState.COUNTED)
    rows = _compared(db, IDEAS.c.signature_count, select(func.count(SIGNATURES.c.id)).where(*counts), after)
    return _page(counters, rows, "Idea {} shows {} signatures, but {} are counted.")


def likes(db: Session, *, after: int = 0) -> Page:
    """Look whether the next contributions show as many likes as there are."""
    liked = select(func.count(LIKES.c.id)).where(LIKES.c.contribution_id == VIEWS.c.id)
    rows = _compared(db, VIEWS.c.like_count, liked, after)
    return _page(likes, rows, "Contribution {} shows {} likes, but {} are counted.")


def _compared(db: Session, shown: Any, there: Any, after: int) -> Sequence[Any]:
    """Return of the next subjects their number, the count they show, and how many rows there are."""
    subject = shown.table.c.id
    rows = select(subject, shown, there.correlate(shown.table).scalar_subquery())
    return db.execute(rows.where(subject > after).order_by(subject).limit(COUNTERS_AT_ONCE)).all()


def _page(look: Any, rows: Sequence[Any], sentence: str) -> Page:
    wrong = [sentence.format(*row) for row in rows if row[1] != row[2]]
    return Page(wrong, partial(look, after=rows[-1][0]) if len(rows) == COUNTERS_AT_ONCE else None)


def chain(db: Session, *, at: audit.Link = audit.BEGINNING) -> Page:
    """Look whether the next entries of the audit log are what was sealed."""
    reached = audit.follow(db, at)
    if isinstance(reached, audit.Link):
        return Page([], partial(chain, at=reached))
    return Page([] if reached.fault is None else [f"The audit log does not verify: {reached.fault}."])


def lost_references(db: Session) -> Page:
    """Look for rows that point to rows which are not there."""
    if db.get_bind().dialect.name != "sqlite":
        return Page([])  # PostgreSQL has no way to leave them unchecked
    rows = db.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return Page([f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is not there." for row in rows])


def damages(db: Session) -> Page:
    """Look whether the file is sound."""
    if db.get_bind().dialect.name != "sqlite":
        return Page([])
    try:
        lines = db.connection().exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except DatabaseError as error:
        lines = [str(error.orig)]
    return Page([] if lines == ["ok"] else [f"SQLite finds the file damaged: {line}." for line in lines])


BOOKS: tuple[Look, ...] = (counters, likes, chain)
FILE: tuple[Look, ...] = (damages, lost_references)
