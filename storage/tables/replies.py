"""Replies of departments, in versions, and what people think of them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored
from storage.tables.ideas import AttachmentKind, CaseState


class Reply(SQLModel, table=True):
    """What a department answers to a case. A draft has version 0; a published version never changes.

    A step (`is_step`) says how far what was promised has come, and is no new answer to rate. A revision is another
    version of an answer that stood: it is kept like every version, and counts as no further answer.
    `officer_name` is the name shown under it, as the officer wished it when it was published. `said_in` is the message
    its words came in: in the staff chat `said_at`, or in private.
    """

    __tablename__ = "replies"
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True, ondelete="CASCADE")
    department_id: int | None = Field(default=None, foreign_key="departments.id", ondelete="SET NULL")
    officer_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    officer_name: str | None = Field(default=None, max_length=64)
    version: int = 0
    base_version: int = 0
    is_step: bool = False
    is_revision: bool = False
    words: str = ""
    status: CaseState = Field(default=CaseState.REPLIED, sa_type=stored(CaseState))
    promise: str = Field(default="", max_length=300)
    promised_on: date | None = None
    album: str | None = Field(default=None, max_length=64)
    said_in: int | None = None
    said_at: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    drafted_at: datetime = Field(sa_type=UtcDateTime)
    checked_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    checked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    discarded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ReplyFile(SQLModel, table=True):
    """A photo or a paper that belongs to a reply: Telegram has the bytes, and `digest` finds our own copy of them."""

    __tablename__ = "reply_files"
    __table_args__ = (UniqueConstraint("reply_id", "file_unique_id"),)

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="replies.id", index=True, ondelete="CASCADE")
    kind: AttachmentKind = Field(sa_type=stored(AttachmentKind))
    file_id: str = Field(max_length=200)
    file_unique_id: str = Field(max_length=64)
    size_bytes: int = 0
    name: str | None = Field(default=None, max_length=120)
    seconds: int | None = None
    digest: str | None = Field(default=None, foreign_key="stored_files.digest", index=True)


class Cosignature(SQLModel, table=True):
    """A joint department's agreement to the words of a reply."""

    __tablename__ = "cosignatures"

    reply_id: int = Field(foreign_key="replies.id", primary_key=True, ondelete="CASCADE")
    department_id: int = Field(foreign_key="departments.id", primary_key=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    signed_at: datetime = Field(sa_type=UtcDateTime)


class Score(StrEnum):
    """What somebody thinks of a reply: three answers, never averaged."""

    SATISFIED = "satisfied"
    ACCEPTABLE = "acceptable"
    NOT_ACCEPTABLE = "not_acceptable"


class Lack(StrEnum):
    """What somebody misses in a reply."""

    NO_ANSWER = "no_answer"
    UNCLEAR = "unclear"
    TOO_LONG = "too_long"
    OTHER = "other"


class Rating(SQLModel, table=True):
    """What one person thinks of one reply."""

    __tablename__ = "ratings"
    __table_args__ = (UniqueConstraint("reply_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="replies.id", index=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    score: Score = Field(sa_type=stored(Score))
    lack: Lack | None = Field(default=None, sa_type=stored(Lack), nullable=True)
    rated_at: datetime = Field(sa_type=UtcDateTime)


class Match(StrEnum):
    """Whether what was done is what was asked for."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class ProofAnswer(SQLModel, table=True):
    """What one person says of the proof that something is done."""

    __tablename__ = "proof_answers"
    __table_args__ = (UniqueConstraint("reply_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="replies.id", index=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    match: Match = Field(sa_type=stored(Match))
    answered_at: datetime = Field(sa_type=UtcDateTime)
