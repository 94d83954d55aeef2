"""What `folkmoot check` asks of the data: counters, the audit chain, foreign keys, and the file itself."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from storage import audit
from storage.engines import database_url, reading_engine
from storage.tables.contributions import Contribution, Like
from storage.tables.ideas import Idea
from storage.tables.signatures import Signature, SignatureState

SHOWN = 10
IDEAS: Any = Idea.__table__  # type: ignore[attr-defined]
SIGNATURES: Any = Signature.__table__  # type: ignore[attr-defined]
VIEWS: Any = Contribution.__table__  # type: ignore[attr-defined]
LIKES: Any = Like.__table__  # type: ignore[attr-defined]


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
    damage = _damage(db)
    if damage:  # nothing read from a damaged file can be believed
        return _shortened(damage)
    checks: tuple[Callable[[Session], list[str]], ...] = (_lost_references, _counters, _likes, _chain)
    return [finding for check in checks for finding in _shortened(check(db))]


def _shortened(found: list[str]) -> list[str]:
    if len(found) <= SHOWN:
        return found
    return [*found[:SHOWN], f"… and {len(found) - SHOWN} more of this kind."]


def _counters(db: Session) -> list[str]:
    counted = func.count(SIGNATURES.c.id)
    counts = (SIGNATURES.c.idea_id == IDEAS.c.id) & (SIGNATURES.c.state == SignatureState.COUNTED)
    query = (
        select(IDEAS.c.id, IDEAS.c.signature_count, counted)
        .join(SIGNATURES, counts, isouter=True)
        .group_by(IDEAS.c.id, IDEAS.c.signature_count)
        .having(IDEAS.c.signature_count != counted)
        .order_by(IDEAS.c.id)
    )
    wrong = db.execute(query).all()
    return [f"Idea {number} shows {shown} signatures, but {rows} are counted." for number, shown, rows in wrong]


def _likes(db: Session) -> list[str]:
    counted = func.count(LIKES.c.id)
    query = (
        select(VIEWS.c.id, VIEWS.c.like_count, counted)
        .join(LIKES, LIKES.c.contribution_id == VIEWS.c.id, isouter=True)
        .group_by(VIEWS.c.id, VIEWS.c.like_count)
        .having(VIEWS.c.like_count != counted)
        .order_by(VIEWS.c.id)
    )
    wrong = db.execute(query).all()
    return [f"Contribution {number} shows {shown} likes, but {rows} are counted." for number, shown, rows in wrong]


def _chain(db: Session) -> list[str]:
    report = audit.verify(db)
    return [] if report.fault is None else [f"The audit log does not verify: {report.fault}."]


def _lost_references(db: Session) -> list[str]:
    if db.get_bind().dialect.name != "sqlite":
        return []  # PostgreSQL has no way to leave them unchecked
    rows = db.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is not there." for row in rows]


def _damage(db: Session) -> list[str]:
    if db.get_bind().dialect.name != "sqlite":
        return []
    try:
        lines = db.connection().exec_driver_sql("PRAGMA integrity_check").scalars().all()
    except DatabaseError as error:
        lines = [str(error.orig)]
    return [] if lines == ["ok"] else [f"SQLite finds the file damaged: {line}." for line in lines]
