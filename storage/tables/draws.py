"""Draws of lots: who takes part in a consultation by chance, in a way that anybody can recompute."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored


class DrawState(StrEnum):
    """How far a draw has come."""

    OPEN = "open"
    CLOSED = "closed"
    DRAWN = "drawn"


class SeatState(StrEnum):
    """What became of a ticket."""

    WAITING = "waiting"
    OFFERED = "offered"
    TAKEN = "taken"
    DECLINED = "declined"


class Draw(SQLModel, table=True):
    """A draw; its seed is secret until it is held, and what it was sealed to is public from the first moment."""

    __tablename__ = "draws"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number people have seen is never given twice

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    seats: int
    witness_named: str = Field(max_length=160)
    seed: str = Field(max_length=64)
    commitment: str = Field(max_length=64)
    state: DrawState = Field(default=DrawState.OPEN, sa_type=stored(DrawState))
    list_digest: str = Field(default="", max_length=64)
    witness: str = Field(default="", max_length=160)
    opened_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    drawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Ticket(SQLModel, table=True):
    """Somebody's ticket; whoever is forgotten leaves it without a person, so that the list stays as it was."""

    __tablename__ = "tickets"
    __table_args__ = (UniqueConstraint("draw_id", "code"), UniqueConstraint("draw_id", "person_id"))

    id: int | None = Field(default=None, primary_key=True)
    draw_id: int = Field(foreign_key="draws.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    code: str = Field(max_length=12)
    state: SeatState = Field(default=SeatState.WAITING, sa_type=stored(SeatState))
    place: int | None = None
    entered_at: datetime = Field(sa_type=UtcDateTime)
