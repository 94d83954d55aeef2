"""Departments, the officers who answer for them, and the days on which nobody works."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime


class Department(SQLModel, table=True):
    """A part of the administration that answers questions; its topic in the staff forum is a row of `chat_topics`."""

    __tablename__ = "departments"
    __table_args__ = {"sqlite_autoincrement": True}  # a number on an old button is never another department

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=64, unique=True)
    parent_id: int | None = Field(default=None, foreign_key="departments.id")
    made_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DepartmentField(SQLModel, table=True):
    """The field of policy a department answers for; each field has one department at most."""

    __tablename__ = "department_fields"

    topic_id: int = Field(foreign_key="topics.id", primary_key=True)
    department_id: int = Field(foreign_key="departments.id", index=True, ondelete="CASCADE")


class Officer(SQLModel, table=True):
    """Somebody who answers for a department until their year is over; `shown_name` stands under their replies."""

    __tablename__ = "officers"
    __table_args__ = (UniqueConstraint("person_id", "department_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="persons.id", index=True, ondelete="CASCADE")
    department_id: int = Field(foreign_key="departments.id", index=True, ondelete="CASCADE")
    shown_name: str | None = Field(default=None, max_length=64)
    registered_at: datetime = Field(sa_type=UtcDateTime)
    renewed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    duty_on: date | None = None


class ClosingDay(SQLModel, table=True):
    """A day on which the place does not work besides weekends and public holidays."""

    __tablename__ = "closing_days"

    day: date = Field(primary_key=True)
    name: str = Field(default="", max_length=64)
    made_at: datetime = Field(sa_type=UtcDateTime)


class CannedText(SQLModel, table=True):
    """Words a department says often, to begin a reply with."""

    __tablename__ = "canned_texts"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    department_id: int = Field(foreign_key="departments.id", index=True, ondelete="CASCADE")
    label: str = Field(max_length=26)
    words: str
    made_at: datetime = Field(sa_type=UtcDateTime)
