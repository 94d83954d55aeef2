"""Points: what a contribution asks for, one by one, each of which a department answers; and demands on its replies."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import Numbers, UtcDateTime, stored
from storage.tables.contributions import Badge


class PointStatus(StrEnum):
    """Where a point stands: being split off, public, or taken back."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Point(SQLModel, table=True):
    """One thing a contribution asks for. `number` counts within the contribution; None while it is being split.

    `is_verbatim`: its words stand in the contribution like that; otherwise they are a facilitator's. `department_ids`
    are chosen before it is published, the first one leads; afterwards its case says who answers.
    """

    __tablename__ = "points"
    __table_args__ = (
        UniqueConstraint("contribution_id", "number"),
        Index("ix_points_consultation_id_status", "consultation_id", "status"),
        {"sqlite_autoincrement": True},  # a case is known by this number, which is never given twice
    )

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", ondelete="CASCADE")
    contribution_id: int = Field(foreign_key="contributions.id", ondelete="CASCADE")
    number: int | None = None
    position: int = 1
    words: str
    is_verbatim: bool = False
    department_ids: list[int] = Field(default_factory=list, sa_column=Column(Numbers, nullable=False))
    status: PointStatus = Field(default=PointStatus.DRAFT, sa_type=stored(PointStatus))
    version: int = 1
    made_by_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    made_at: datetime = Field(sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    edited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_for: str = Field(default="", max_length=300)


class PointVersion(SQLModel, table=True):
    """The words of a point as they once stood in public."""

    __tablename__ = "point_versions"

    point_id: int = Field(foreign_key="points.id", primary_key=True, ondelete="CASCADE")
    version: int = Field(primary_key=True)
    words: str
    written_at: datetime = Field(sa_type=UtcDateTime)


class Demand(SQLModel, table=True):
    """What a member demands of a department that answers a point: another reply, or an earlier one.

    `reply_id` is the reply it was put on, None when there was none yet; `due_at` the deadline it brought.
    """

    __tablename__ = "demands"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True, ondelete="CASCADE")
    event_id: int | None = Field(default=None, foreign_key="case_events.id", index=True, ondelete="SET NULL")
    reply_id: int | None = Field(default=None, foreign_key="replies.id", index=True, ondelete="SET NULL")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    badge: Badge = Field(default=Badge.MEMBER, sa_type=stored(Badge))
    shown_as: str | None = Field(default=None, max_length=64)
    words: str
    due_at: datetime = Field(sa_type=UtcDateTime)
    demanded_at: datetime = Field(sa_type=UtcDateTime)
