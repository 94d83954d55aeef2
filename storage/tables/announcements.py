"""Announcements: what is sent to many, to whom, how far it has come, and which of its buttons were tapped."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import Facts, UtcDateTime, stored


class AnnouncementState(StrEnum):
    """How far an announcement has come. A stopped one may go on until it is left as it is (`closed_at`)."""

    DRAFT = "draft"
    ASKED = "asked"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    FINISHED = "finished"


class Announcement(SQLModel, table=True):
    """A message to many: its words and files (`letter`), whom it is for (`audience`), and how far it has come.

    Recipients are owed their copies in steps: `owed_up_to` is the last person looked at, and `up_to_id` the last
    there was when the announcement was confirmed. At most `promised` people are owed one. `outcome` keeps what became
    of the copies for when the outbox has forgotten them.
    """

    __tablename__ = "announcements"
    __table_args__ = {"sqlite_autoincrement": True}  # a number names messages in the outbox, and is never given twice

    id: int | None = Field(default=None, primary_key=True)
    state: AnnouncementState = Field(default=AnnouncementState.DRAFT, sa_type=stored(AnnouncementState), index=True)
    letter: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)
    with_sound: bool = False
    made_by_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    changed_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    asked_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    agreed_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    made_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    begun_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resumed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    recalled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    promised: int = 0
    up_to_id: int = 0
    owed_up_to: int = 0
    owed: int = 0
    is_all_owed: bool = False
    per_second: int = 30
    settled_before: int = 0
    outcome: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)


class AnnouncementTap(SQLModel, table=True):
    """Somebody tapped a button under an announcement; counted once, and kept uncounted to anybody when they go."""

    __tablename__ = "announcement_taps"
    __table_args__ = (UniqueConstraint("announcement_id", "button", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    announcement_id: int = Field(foreign_key="announcements.id", ondelete="CASCADE")
    button: int
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    tapped_at: datetime = Field(sa_type=UtcDateTime)


class SavedText(SQLModel, table=True):
    """A letter kept for announcements to come."""

    __tablename__ = "saved_texts"

    id: int | None = Field(default=None, primary_key=True)
    letter: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)
    saved_by_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    saved_at: datetime = Field(sa_type=UtcDateTime)
