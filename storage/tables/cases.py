"""Cases: questions put to departments, and everything that happened to them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored
from storage.tables.ideas import AttachmentKind, CaseState


class SubjectKind(StrEnum):
    """What a case can be about."""

    IDEA = "idea"
    POINT = "point"


class CasePhase(StrEnum):
    """Where a case stands between the citizens and the departments (mission.md, Life cycles).

    Dropped: what it asked was taken back before anybody answered.
    """

    WAITING = "waiting"
    CLAIMED = "claimed"
    REPLIED = "replied"
    DROPPED = "dropped"


class Case(SQLModel, table=True):
    """A question to a department; without a lead it waits for somebody to say whose it is. `due_at` is exclusive.

    `status` is what citizens are told has become of it, `step` the rung of the ladder it was last reminded at.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("subject_kind", "subject_id", "number"),
        Index("ix_cases_phase_due_at", "phase", "due_at"),
        Index("ix_cases_remind_at", "remind_at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    subject_kind: SubjectKind = Field(sa_type=stored(SubjectKind))
    subject_id: int
    number: int = 1
    question: str = ""
    lead_id: int | None = Field(default=None, foreign_key="departments.id", index=True)
    owner_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    opened_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    phase: CasePhase = Field(default=CasePhase.WAITING, sa_type=stored(CasePhase))
    status: CaseState = Field(default=CaseState.WAITING, sa_type=stored(CaseState))
    promise: str = Field(default="", max_length=300)
    promised_on: date | None = None
    opened_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    remind_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    step: str = Field(default="", max_length=16)
    escalated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    replied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reopened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    review_due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reviewed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revision: int = 0


class CaseDepartment(SQLModel, table=True):
    """A department that answers together with the lead."""

    __tablename__ = "case_departments"

    case_id: int = Field(foreign_key="cases.id", primary_key=True, ondelete="CASCADE")
    department_id: int = Field(foreign_key="departments.id", primary_key=True, index=True, ondelete="CASCADE")
    added_at: datetime = Field(sa_type=UtcDateTime)


class CaseEventKind(StrEnum):
    """What can happen to a case."""

    OPENED = "opened"
    ROUTED = "routed"
    CLAIMED = "claimed"
    RELEASED = "released"
    ASKED = "asked"
    ANSWERED = "answered"
    JOINED = "joined"
    NOT_OURS = "not_ours"
    MORE_TIME = "more_time"
    REPLIED = "replied"
    STATUS = "status"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    FOLLOW_UP = "follow_up"
    REOPENED = "reopened"
    REVIEW_ASKED = "review_asked"
    REVIEWED = "reviewed"
    PROMISE_DUE = "promise_due"
    DEMANDED = "demanded"
    REWORDED = "reworded"
    DROPPED = "dropped"


class CaseEvent(SQLModel, table=True):
    """One line of a case's history, with the words that citizens were told or wrote themselves."""

    __tablename__ = "case_events"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True, ondelete="CASCADE")
    kind: CaseEventKind = Field(sa_type=stored(CaseEventKind))
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    department_id: int | None = Field(default=None, foreign_key="departments.id", ondelete="SET NULL")
    status: CaseState | None = Field(default=None, sa_type=stored(CaseState), nullable=True)
    note: str = ""
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    happened_at: datetime = Field(sa_type=UtcDateTime)


class CaseAnswer(SQLModel, table=True):
    """What somebody answers to a department's question; `sent_at` is None while they look at it.

    Once it is sent its words stand in the history (`event_id`); `words` holds them only until then.
    """

    __tablename__ = "case_answers"

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="case_events.id", index=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    words: str = ""
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    event_id: int | None = Field(default=None, foreign_key="case_events.id", index=True, ondelete="CASCADE")


class CaseAnswerFile(SQLModel, table=True):
    """A voice message, a picture or a paper that came with an answer: `digest` finds our own copy of it."""

    __tablename__ = "case_answer_files"
    __table_args__ = (UniqueConstraint("answer_id", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    answer_id: int = Field(foreign_key="case_answers.id", index=True, ondelete="CASCADE")
    kind: AttachmentKind = Field(sa_type=stored(AttachmentKind))
    digest: str = Field(foreign_key="stored_files.digest", index=True)
    name: str | None = Field(default=None, max_length=120)
    size_bytes: int = 0
    seconds: int | None = None
