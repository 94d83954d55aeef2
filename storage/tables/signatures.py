"""Signatures, and the marks that keep anybody from counting twice."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored


class SignatureState(StrEnum):
    """Whether a signature counts."""

    COUNTED = "counted"
    WITHDRAWN = "withdrawn"
    QUARANTINED = "quarantined"
    INVALIDATED = "invalidated"


class Signature(SQLModel, table=True):
    """One person's support for one idea; unique, and kept without the person when they ask to be forgotten."""

    __tablename__ = "signatures"
    __table_args__ = (
        UniqueConstraint("idea_id", "person_id"),
        Index(
            "ix_signatures_person_id",
            "person_id",
            sqlite_where=text("person_id IS NOT NULL"),
            postgresql_where=text("person_id IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    idea_id: int = Field(foreign_key="ideas.id")
    person_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    idea_version: int = 1
    state: SignatureState = Field(default=SignatureState.COUNTED, sa_type=stored(SignatureState))
    revision: int = 1
    public_name: str | None = Field(default=None, max_length=64)
    reason: str | None = Field(default=None, max_length=500)
    signed_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class SpentMark(SQLModel, table=True):
    """A sealed mark that keeps somebody forgotten from counting twice on an open idea; it goes when the idea closes."""

    __tablename__ = "spent_marks"

    idea_id: int = Field(foreign_key="ideas.id", primary_key=True, ondelete="CASCADE")
    mark: str = Field(max_length=64, primary_key=True)
