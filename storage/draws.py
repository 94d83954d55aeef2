"""Queries about draws of lots and their tickets."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from storage.tables import Draw, DrawState, SeatState, Ticket

DRAWS: Table = Draw.__table__  # type: ignore[attr-defined]
TICKETS: Table = Ticket.__table__  # type: ignore[attr-defined]


def get(db: Session, draw_id: int) -> Draw | None:
    """Return this draw as it stands in the database at this moment."""
    return db.get(Draw, draw_id, populate_existing=True)


def start(db: Session, draw: Draw) -> Draw:
    """Keep a new draw and give it its number."""
    db.add(draw)
    db.flush()
    return draw


def of_consultation(db: Session, consultation_id: int) -> list[Draw]:
    """Return the draws of a consultation, the newest first."""
    query = select(Draw).where(Draw.consultation_id == consultation_id).order_by(col(Draw.id).desc())
    return list(db.exec(query.execution_options(populate_existing=True)))


def newest_of(db: Session, consultation_id: int) -> Draw | None:
    """Return the newest draw of a consultation."""
    query = select(Draw).where(Draw.consultation_id == consultation_id).order_by(col(Draw.id).desc()).limit(1)
    return db.exec(query.execution_options(populate_existing=True)).first()


def newest(db: Session, *, limit: int) -> list[Draw]:
    """Return the newest draws of all."""
    return list(db.exec(select(Draw).order_by(col(Draw.id).desc()).limit(limit)))


def move(db: Session, draw: Draw, to: DrawState, *, when: DrawState, **values: Any) -> bool:
    """Move a draw on if nobody moved it first; return whether it was us."""
    db.flush()
    moved = update(DRAWS).where(DRAWS.c.id == draw.id, DRAWS.c.state == when)
    is_ours = db.execute(moved.values(state=to, **values).returning(DRAWS.c.id)).first() is not None
    db.refresh(draw)
    return is_ours


def give(db: Session, draw_id: int, person_id: int, *, code: str, now: datetime) -> None:
    """Give somebody a ticket unless they have one; a code that is taken already is given to nobody."""
    row = {"draw_id": draw_id, "person_id": person_id, "code": code, "entered_at": now, "state": SeatState.WAITING}
    dialect_insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    db.execute(dialect_insert(TICKETS).values(row).on_conflict_do_nothing())


def ticket_of(db: Session, draw_id: int, person_id: int) -> Ticket | None:
    """Return somebody's ticket."""
    query = select(Ticket).where(Ticket.draw_id == draw_id, Ticket.person_id == person_id)
    return db.exec(query.execution_options(populate_existing=True)).first()


def take_back(db: Session, ticket: Ticket) -> None:
    """Take a ticket out of a draw."""
    db.delete(ticket)
    db.flush()


def tickets(db: Session, draw_id: int) -> list[Ticket]:
    """Return all tickets of a draw, in the order in which they were drawn, or by their codes before."""
    query = select(Ticket).where(Ticket.draw_id == draw_id).order_by(col(Ticket.place), col(Ticket.code))
    return list(db.exec(query.execution_options(populate_existing=True)))


def count(db: Session, draw_id: int, *, states: Collection[SeatState] = tuple(SeatState)) -> int:
    """Return how many tickets of a draw are in one of these states."""
    chosen = (TICKETS.c.draw_id == draw_id, TICKETS.c.state.in_(list(states)))
    return int(db.execute(select(func.count()).select_from(TICKETS).where(*chosen)).scalar_one())


def place(db: Session, draw_id: int, places: dict[str, int]) -> None:
    """Write down at which place each ticket was drawn."""
    for code, number in places.items():
        db.execute(update(TICKETS).where(TICKETS.c.draw_id == draw_id, TICKETS.c.code == code).values(place=number))


def settle(db: Session, ticket: Ticket, to: SeatState, *, when: Collection[SeatState]) -> bool:
    """Change what becomes of a ticket if nobody did first; return whether it was us."""
    changed = update(TICKETS).where(TICKETS.c.id == ticket.id, TICKETS.c.state.in_(list(when)))
    is_ours = db.execute(changed.values(state=to).returning(TICKETS.c.id)).first() is not None
    db.refresh(ticket)
    return is_ours
