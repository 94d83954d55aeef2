"""What somebody has asked to be reminded of."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored


class Remindable(StrEnum):
    """What there can be a reminder of."""

    IDEA = "idea"
    CASE = "case"
    CONSULTATION = "consultation"
    MEETING = "meeting"


class RemindWhen(StrEnum):
    """What somebody asked for, in their words; what names an hour comes to the minute, the rest in the daytime."""

    HOUR = "hour"
    MORNING = "morning"
    BEFORE_CLOSING = "before_closing"
    BEFORE_MEETING = "before_meeting"
    DAY = "day"
    TIME = "time"


class Reminder(SQLModel, table=True):
    """Somebody's wish to be reminded of one thing, once; it goes when they have been."""

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("person_id", "about", "subject_id"),
        {"sqlite_autoincrement": True},  # a number names what was owed for it, also when it is gone
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE")
    about: Remindable = Field(sa_type=stored(Remindable))
    subject_id: int
    wish: RemindWhen = Field(sa_type=stored(RemindWhen))
    due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    asked_at: datetime = Field(sa_type=UtcDateTime)
