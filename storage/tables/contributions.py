"""What people say in a consultation: kept as they said it, version by version, with the files that go with it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored
from storage.tables.ideas import AttachmentKind


class ContributionStatus(StrEnum):
    """Where a contribution stands: being written, in the record, taken back by its author, or taken down."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


class Badge(StrEnum):
    """In which role somebody speaks."""

    CITIZEN = "citizen"
    MEMBER = "member"
    OFFICER = "officer"
    FACILITATOR = "facilitator"
    ORGANISATION = "organisation"


class Source(StrEnum):
    """Where a contribution was made."""

    PRIVATE = "private"
    REPLY = "reply"
    TOPIC = "topic"


class Contribution(SQLModel, table=True):
    """One thing said. `number` is what people call it within its consultation; None while it is being written.

    `shown_as` is a name its author chose to show; without one they appear as a resident (of `region_id`).
    """

    __tablename__ = "contributions"
    __table_args__ = (
        UniqueConstraint("consultation_id", "number"),
        Index("ix_contributions_consultation_id_status", "consultation_id", "status", "published_at"),
        Index("ix_contributions_subtopic_id_status", "subtopic_id", "status", "published_at"),
        Index(
            "ix_contributions_origin",
            "origin_chat_id",
            "origin_message_id",
            unique=True,
            sqlite_where=text("origin_message_id IS NOT NULL"),
            postgresql_where=text("origin_message_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", ondelete="CASCADE")
    number: int | None = None
    subtopic_id: int = Field(foreign_key="subtopics.id", ondelete="CASCADE")
    stage_id: int | None = Field(default=None, foreign_key="stages.id", index=True, ondelete="SET NULL")
    question_id: int | None = Field(default=None, foreign_key="guide_questions.id", index=True, ondelete="SET NULL")
    answers_id: int | None = Field(default=None, foreign_key="contributions.id", index=True, ondelete="SET NULL")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    badge: Badge = Field(default=Badge.CITIZEN, sa_type=stored(Badge))
    shown_as: str | None = Field(default=None, max_length=64)
    region_id: int | None = Field(default=None, foreign_key="regions.id")
    words: str = ""
    latitude: float | None = None
    longitude: float | None = None
    source: Source = Field(default=Source.PRIVATE, sa_type=stored(Source))
    origin_chat_id: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    origin_message_id: int | None = None
    status: ContributionStatus = Field(default=ContributionStatus.DRAFT, sa_type=stored(ContributionStatus))
    version: int = 1
    like_count: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    edited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ContributionVersion(SQLModel, table=True):
    """The words of a contribution as they once stood."""

    __tablename__ = "contribution_versions"
    __table_args__ = (Index("ix_contribution_versions_written_at", "written_at"),)

    contribution_id: int = Field(foreign_key="contributions.id", primary_key=True, ondelete="CASCADE")
    version: int = Field(primary_key=True)
    words: str
    written_at: datetime = Field(sa_type=UtcDateTime)


class ContributionAddition(SQLModel, table=True):
    """What somebody adds to what they said: words, files, a place; `added_at` is None while they look at it.

    Other words are a new version of it; those before are kept.
    """

    __tablename__ = "contribution_additions"
    __table_args__ = (Index("ix_contribution_additions_added_at", "added_at"),)

    id: int | None = Field(default=None, primary_key=True)
    contribution_id: int = Field(foreign_key="contributions.id", index=True, ondelete="CASCADE")
    words: str = ""
    latitude: float | None = None
    longitude: float | None = None
    added_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1
    edited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AdditionVersion(SQLModel, table=True):
    """The words of an addition as they once stood; one that was never changed has none."""

    __tablename__ = "addition_versions"
    __table_args__ = (Index("ix_addition_versions_written_at", "written_at"),)

    addition_id: int = Field(foreign_key="contribution_additions.id", primary_key=True, ondelete="CASCADE")
    version: int = Field(primary_key=True)
    contribution_id: int = Field(foreign_key="contributions.id", index=True, ondelete="CASCADE")
    words: str
    written_at: datetime = Field(sa_type=UtcDateTime)


class ContributionFile(SQLModel, table=True):
    """A file that goes with a contribution, or came with an addition to it: `digest` finds our own copy of it."""

    __tablename__ = "contribution_files"
    __table_args__ = (UniqueConstraint("contribution_id", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    contribution_id: int = Field(foreign_key="contributions.id", index=True, ondelete="CASCADE")
    addition_id: int | None = Field(
        default=None, foreign_key="contribution_additions.id", index=True, ondelete="CASCADE"
    )
    kind: AttachmentKind = Field(sa_type=stored(AttachmentKind))
    digest: str = Field(foreign_key="stored_files.digest", index=True)
    name: str | None = Field(default=None, max_length=120)
    size_bytes: int = 0
    seconds: int | None = None


class ContributionPiece(SQLModel, table=True):
    """Which of the words of a contribution, or of an addition to it, came in which message; 0 is no message of its own.

    The message came in private, or in the group where the contribution was made. The words of one that `is_former`
    stand no more: all of it was written anew since.
    """

    __tablename__ = "contribution_pieces"

    id: int | None = Field(default=None, primary_key=True)
    contribution_id: int = Field(foreign_key="contributions.id", index=True, ondelete="CASCADE")
    addition_id: int | None = Field(
        default=None, foreign_key="contribution_additions.id", index=True, ondelete="CASCADE"
    )
    message_id: int
    begins_at: int = 0
    ends_at: int = 0
    is_private: bool = True
    is_former: bool = False


class Like(SQLModel, table=True):
    """Somebody's nod to a contribution; kept without the person when they ask to be forgotten."""

    __tablename__ = "likes"
    __table_args__ = (UniqueConstraint("contribution_id", "person_id"), Index("ix_likes_liked_at", "liked_at"))

    id: int | None = Field(default=None, primary_key=True)
    contribution_id: int = Field(foreign_key="contributions.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    liked_at: datetime = Field(sa_type=UtcDateTime)


class Projection(SQLModel, table=True):
    """A time for which whoever leads the meeting has put a contribution on the screen in the room."""

    __tablename__ = "projections"
    __table_args__ = (
        Index(
            "ix_projections_up",
            "contribution_id",
            unique=True,
            sqlite_where=text("taken_off_at IS NULL"),
            postgresql_where=text("taken_off_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    contribution_id: int = Field(foreign_key="contributions.id", index=True, ondelete="CASCADE")
    consultation_id: int = Field(foreign_key="consultations.id", index=True, ondelete="CASCADE")
    put_at: datetime = Field(sa_type=UtcDateTime)
    taken_off_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
