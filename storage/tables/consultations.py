"""Consultations: their themes, stages, subtopics and papers, who is invited, and where they appear."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored
from storage.tables.ideas import AttachmentKind


class ConsultationStatus(StrEnum):
    """Where a consultation stands in its life (mission.md, Life cycles); a template is a draft to copy from.

    A practice is one person's own, has a number below nought, and is never public.
    """

    DRAFT = "draft"
    TEMPLATE = "template"
    ANNOUNCED = "announced"
    RUNNING = "running"
    CONCLUDED = "concluded"
    ARCHIVED = "archived"
    PRACTICE = "practice"


class StageKind(StrEnum):
    """What a stage is for; its name is free, what may be done in it follows from this."""

    MOBILISE = "mobilise"
    SPEAK = "speak"
    REPLY = "reply"
    CONCLUDE = "conclude"
    REPORT = "report"


class Floor(StrEnum):
    """Who has the floor in a stage."""

    EVERYBODY = "everybody"
    MEMBERS = "members"
    INVITED = "invited"


class Consultation(SQLModel, table=True):
    """A question the place puts to everybody, in stages. `stage_id` is the stage that is open now.

    `outcome_reminders`: how often whoever leads has been reminded, after its end, that the outcome is to be written.
    """

    __tablename__ = "consultations"
    __table_args__ = (
        Index("ix_consultations_status", "status"),
        {"sqlite_autoincrement": True},  # a number people have seen is never given twice
    )

    id: int | None = Field(default=None, primary_key=True)
    facilitator_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    theme: str = Field(default="", max_length=120)
    run_by: str = Field(default="", max_length=64)
    background: str = ""
    status: ConsultationStatus = Field(default=ConsultationStatus.DRAFT, sa_type=stored(ConsultationStatus))
    stage_id: int | None = None
    ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    planned_end_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    announced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    concluded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    archived_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome_reminders: int = 0


class Stage(SQLModel, table=True):
    """One stage; it lasts until the next one begins, the last one until the consultation ends.

    `planned_at` is when it was to begin when the consultation was published: `opens_at` follows what is moved by hand.
    """

    __tablename__ = "stages"

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    position: int
    name: str = Field(max_length=64)
    kind: StageKind = Field(sa_type=stored(StageKind))
    floor: Floor = Field(default=Floor.EVERYBODY, sa_type=stored(Floor))
    opens_at: datetime = Field(sa_type=UtcDateTime)
    planned_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    turned_for: str = Field(default="", max_length=300)
    stream_url: str = Field(default="", max_length=300)


class Subtopic(SQLModel, table=True):
    """A part of a theme; in a forum it has a topic of its own."""

    __tablename__ = "subtopics"

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    position: int
    title: str = Field(max_length=100)


class GuideQuestion(SQLModel, table=True):
    """A question that helps people begin."""

    __tablename__ = "guide_questions"

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    position: int
    words: str = Field(max_length=300)


class StoredFile(SQLModel, table=True):
    """A file we keep ourselves, under the checksum of its bytes; whatever names a person in it was taken out."""

    __tablename__ = "stored_files"

    digest: str = Field(max_length=64, primary_key=True)
    size_bytes: int
    media_type: str = Field(max_length=80)
    stored_at: datetime = Field(sa_type=UtcDateTime)


class Paper(SQLModel, table=True):
    """A document to read before speaking."""

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("consultation_id", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    position: int
    kind: AttachmentKind = Field(sa_type=stored(AttachmentKind))
    name: str = Field(max_length=120)
    digest: str = Field(foreign_key="stored_files.digest")
    size_bytes: int = 0


class ConsultationGroup(SQLModel, table=True):
    """A group in which a consultation appears."""

    __tablename__ = "consultation_groups"

    consultation_id: int = Field(foreign_key="consultations.id", primary_key=True, ondelete="CASCADE")
    chat_id: int = Field(foreign_key="chats.id", primary_key=True, index=True, ondelete="CASCADE")


class ConsultationDepartment(SQLModel, table=True):
    """A department on duty for a consultation: its officers hear of it, and points can be put to it."""

    __tablename__ = "consultation_departments"

    consultation_id: int = Field(foreign_key="consultations.id", primary_key=True, ondelete="CASCADE")
    department_id: int = Field(foreign_key="departments.id", primary_key=True, index=True, ondelete="CASCADE")


class ThreadState(StrEnum):
    """How far the thread of a consultation in a group has come."""

    WANTED = "wanted"
    BEGUN = "begun"
    HUNG = "hung"
    GONE = "gone"


class ConsultationThread(SQLModel, table=True):
    """Where a consultation hangs in a group: a forum topic for each subtopic, or one card (`subtopic_id` None)."""

    __tablename__ = "consultation_threads"
    __table_args__ = (Index("ix_consultation_threads_chat_id_thread_id", "chat_id", "thread_id"),)

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    chat_id: int = Field(foreign_key="chats.id", ondelete="CASCADE")
    subtopic_id: int | None = Field(default=None, foreign_key="subtopics.id", index=True, ondelete="CASCADE")
    thread_id: int | None = None
    message_id: int | None = None
    state: ThreadState = Field(default=ThreadState.WANTED, sa_type=stored(ThreadState))
    is_pinned: bool = False
    is_open: bool = True
    begun_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Participant(SQLModel, table=True):
    """Somebody in one consultation: when they looked in and spoke first, and when they last looked.

    Whoever was invited had the floor once they spoke, or said that they have nothing to add (`declined_at`).
    `looked_before_at`: when they last looked before the visit in which they look now. `nudges` is how often they
    were nudged in the stage `nudged_stage_id`; `caught_up_at`: what was new then was told.
    Whoever is forgotten leaves a row without a person, if what they said stays.
    """

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("consultation_id", "person_id"),
        Index(
            "ix_participants_spoke",
            "consultation_id",
            sqlite_where=text("spoke_at IS NOT NULL"),
            postgresql_where=text("spoke_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    looked_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_looked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    looked_before_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    spoke_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    invited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    organisation: str | None = Field(default=None, max_length=64)
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    caught_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    declined_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    nudged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    nudged_stage_id: int | None = None
    nudges: int = 0
    follows: bool = False


class ConsultationLink(SQLModel, table=True):
    """A link that invites: to be used once by an organisation, or by every member it is given to."""

    __tablename__ = "consultation_links"

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    digest: str = Field(max_length=64, unique=True)
    organisation: str | None = Field(default=None, max_length=64)
    made_by_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    made_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
