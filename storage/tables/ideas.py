"""Ideas, their words, and what hangs on them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Numbers, UtcDateTime, stored
from storage.tables.moderation import RejectReason
from storage.tables.people import Volume


class IdeaStatus(StrEnum):
    """Where an idea stands in its life (mission.md, Life cycles)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    OPEN = "open"
    QUALIFIED = "qualified"
    EXPIRED = "expired"
    REJECTED = "rejected"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class CaseState(StrEnum):
    """What the departments have made of an idea."""

    NONE = "none"
    WAITING = "waiting"
    REPLIED = "replied"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_GOING_AHEAD = "not_going_ahead"


class SelectionState(StrEnum):
    """Whether the officers' ballot has chosen an idea."""

    NONE = "none"
    CANDIDATE = "candidate"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"


class Idea(SQLModel, table=True):
    """A wish put into words. Threshold, closing date and consequence are copied here when it is published."""

    __tablename__ = "ideas"
    __table_args__ = (
        Index("ix_ideas_status_closes_at", "status", "closes_at"),
        Index("ix_ideas_status_signature_count", "status", "signature_count"),
        {"sqlite_autoincrement": True},  # a number people have seen is never given twice
    )

    id: int | None = Field(default=None, primary_key=True)
    author_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    author_name: str | None = Field(default=None, max_length=64)
    title: str = Field(max_length=120)
    words: str
    said_in: int | None = None
    topic_id: int | None = Field(default=None, foreign_key="topics.id")
    region_id: int | None = Field(default=None, foreign_key="regions.id")
    status: IdeaStatus = Field(default=IdeaStatus.DRAFT, sa_type=stored(IdeaStatus))
    case_state: CaseState = Field(default=CaseState.NONE, sa_type=stored(CaseState))
    selection_state: SelectionState = Field(default=SelectionState.NONE, sa_type=stored(SelectionState))
    version: int = 1
    signature_count: int = 0
    threshold: int | None = None
    milestones: list[int] | None = Field(default=None, sa_type=Numbers)
    consequence: str = Field(default="", max_length=300)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closes_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    qualified_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    merged_into_id: int | None = Field(default=None, foreign_key="ideas.id")
    extended_days: int = 0
    closing_told_hours: int | None = None
    draft_reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decide_by: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late_shown_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late_told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reviewer_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")


class IdeaVersion(SQLModel, table=True):
    """The words of an idea as they once stood; signatures name the version they stand under."""

    __tablename__ = "idea_versions"

    idea_id: int = Field(foreign_key="ideas.id", primary_key=True, ondelete="CASCADE")
    version: int = Field(primary_key=True)
    title: str = Field(max_length=120)
    words: str
    created_at: datetime = Field(sa_type=UtcDateTime)


class Addendum(SQLModel, table=True):
    """Dated words an author adds after somebody has signed."""

    __tablename__ = "addenda"

    id: int | None = Field(default=None, primary_key=True)
    idea_id: int = Field(foreign_key="ideas.id", index=True, ondelete="CASCADE")
    words: str
    added_at: datetime = Field(sa_type=UtcDateTime)


class AttachmentKind(StrEnum):
    """What a person can send besides words."""

    PHOTO = "photo"
    VOICE = "voice"
    DOCUMENT = "document"


class Attachment(SQLModel, table=True):
    """A file that belongs to an idea; Telegram keeps the bytes, `file_id` fetches them again."""

    __tablename__ = "attachments"

    id: int | None = Field(default=None, primary_key=True)
    idea_id: int = Field(foreign_key="ideas.id", index=True, ondelete="CASCADE")
    kind: AttachmentKind = Field(sa_type=stored(AttachmentKind))
    file_id: str = Field(max_length=200)
    file_unique_id: str = Field(max_length=64)
    size_bytes: int = 0
    seconds: int | None = None
    name: str | None = Field(default=None, max_length=120)
    added_at: datetime = Field(sa_type=UtcDateTime)


class Comment(SQLModel, table=True):
    """A few words under an idea, without a name unless its writer wished one; `said_in` is the message they came in."""

    __tablename__ = "comments"
    __table_args__ = {"sqlite_autoincrement": True}  # a number is never given twice: cards of reports carry it

    id: int | None = Field(default=None, primary_key=True)
    idea_id: int = Field(foreign_key="ideas.id", index=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    author_name: str | None = Field(default=None, max_length=64)
    words: str
    written_at: datetime = Field(sa_type=UtcDateTime)
    said_in: int | None = None
    reported_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    kept_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_for: RejectReason | None = Field(default=None, sa_type=stored(RejectReason), nullable=True)


class Follow(SQLModel, table=True):
    """Somebody's wish to hear what becomes of an idea."""

    __tablename__ = "follows"

    person_id: int = Field(foreign_key="persons.id", primary_key=True, ondelete="CASCADE")
    idea_id: int = Field(foreign_key="ideas.id", primary_key=True, index=True, ondelete="CASCADE")
    volume: Volume = Field(default=Volume.IMPORTANT, sa_type=stored(Volume))
    followed_at: datetime = Field(sa_type=UtcDateTime)
