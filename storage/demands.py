"""Queries about demands: what members ask of a department that answers a point."""

from datetime import datetime

from sqlalchemy import Table, func, select, update
from sqlmodel import Session, col

from storage.tables import CaseEvent, Demand

DEMANDS: Table = Demand.__table__  # type: ignore[attr-defined]


def keep(db: Session, demand: Demand) -> Demand:
    """Keep a demand."""
    db.add(demand)
    db.flush()
    return demand


def of_case(db: Session, case_id: int) -> list[Demand]:
    """Return what was demanded in a case, in order."""
    query = select(Demand).where(col(Demand.case_id) == case_id).order_by(col(Demand.id))
    return list(db.execute(query).scalars())


def get(db: Session, demand_id: int) -> Demand | None:
    """Return one demand."""
    return db.get(Demand, demand_id)


def made_since(db: Session, person_id: int, *, since: datetime) -> int:
    """Return how many demands somebody has made since then."""
    theirs = (DEMANDS.c.person_id == person_id, DEMANDS.c.demanded_at > since)
    return int(db.execute(select(func.count()).select_from(DEMANDS).where(*theirs)).scalar_one())


def leave(db: Session, person_id: int, *, placeholder: str | None) -> list[int]:
    """Let somebody's demands stand without a name, or with a placeholder without their words too; return the cases."""
    theirs = DEMANDS.c.person_id == person_id
    rows = db.execute(select(DEMANDS.c.case_id, DEMANDS.c.event_id).where(theirs)).all()
    if placeholder is not None:
        db.execute(update(DEMANDS).where(theirs).values(words=placeholder))
        events = [row.event_id for row in rows if row.event_id is not None]
        db.execute(update(CaseEvent).where(col(CaseEvent.id).in_(events)).values(note=""))
    db.execute(update(DEMANDS).where(theirs).values(person_id=None, shown_as=None))
    return sorted({row.case_id for row in rows})
