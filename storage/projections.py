"""Queries about the views that stand on the screen in the room."""

from datetime import datetime

from sqlalchemy import Table, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session

from storage.tables import Contribution, ContributionStatus, Projection

ROWS: Table = Projection.__table__  # type: ignore[attr-defined]
VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
UP = ROWS.c.taken_off_at.is_(None)


def put(db: Session, said: Contribution, *, now: datetime) -> bool:
    """Put a view on the screen; return whether it was not there."""
    dialect_insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = {"contribution_id": said.id, "consultation_id": said.consultation_id, "put_at": now}
    putting = dialect_insert(ROWS).values(**row)
    only_once = putting.on_conflict_do_nothing(index_elements=[ROWS.c.contribution_id], index_where=UP)
    return db.execute(only_once.returning(ROWS.c.id)).first() is not None


def take_off(db: Session, contribution_id: int, *, now: datetime) -> bool:
    """Take a view off the screen; return whether it was there."""
    taken = update(ROWS).where(ROWS.c.contribution_id == contribution_id, UP).values(taken_off_at=now)
    return db.execute(taken.returning(ROWS.c.id)).first() is not None


def is_up(db: Session, contribution_id: int) -> bool:
    """Return whether a view stands on the screen."""
    return db.execute(select(ROWS.c.id).where(ROWS.c.contribution_id == contribution_id, UP)).first() is not None


def on_screen(db: Session, consultation_id: int, *, limit: int) -> list[Contribution]:
    """Return the public views on the screen of a consultation, the one that was put up last first."""
    joined = select(Contribution).join(Projection, ROWS.c.contribution_id == VIEWS.c.id)
    shown = (ROWS.c.consultation_id == consultation_id, UP, VIEWS.c.status == ContributionStatus.PUBLISHED)
    newest_first = (ROWS.c.put_at.desc(), ROWS.c.contribution_id.desc())
    return list(db.execute(joined.where(*shown).order_by(*newest_first).limit(limit)).scalars())
