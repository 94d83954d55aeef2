"""Groups, forums and channels the bot is part of, and the cards it has put up."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored


class ChatKind(StrEnum):
    """What kind of place a chat is."""

    GROUP = "group"
    FORUM = "forum"
    CHANNEL = "channel"


class ChatRole(StrEnum):
    """What a chat is connected for."""

    NONE = "none"
    COMMUNITY = "community"
    STAFF = "staff"


class Chat(SQLModel, table=True):
    """A group, forum or channel. Private chats are people, not chats.

    `has_own_commands` is whether Telegram shows the commands of the staff there.
    """

    __tablename__ = "chats"

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    kind: ChatKind = Field(sa_type=stored(ChatKind))
    role: ChatRole = Field(default=ChatRole.NONE, sa_type=stored(ChatRole))
    title: str = Field(default="", max_length=255)
    language: str = Field(default="en", max_length=16)
    region_id: int | None = Field(default=None, foreign_key="regions.id")
    posts_per_day: int = 1
    posts_on: date | None = None
    posts_count: int = 0
    bot_is_admin: bool = False
    has_own_commands: bool = False
    connected_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TopicPurpose(StrEnum):
    """What a forum topic of the staff chat is for."""

    REVIEW = "review"
    ANNOUNCEMENTS = "announcements"
    ALERTS = "alerts"
    DEPARTMENT = "department"


class ChatTopic(SQLModel, table=True):
    """A forum topic with a purpose; `thread_id` is None where the chat has no topics."""

    __tablename__ = "chat_topics"
    __table_args__ = (UniqueConstraint("chat_id", "purpose", "subject_id"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chats.id", ondelete="CASCADE")
    thread_id: int | None = None
    purpose: TopicPurpose = Field(sa_type=stored(TopicPurpose))
    subject_id: int = 0


class CardKind(StrEnum):
    """What a live card shows."""

    IDEA = "idea"
    REVIEW = "review"
    APPEAL = "appeal"
    DRAFT = "draft"
    QUESTION = "question"
    REPORT = "report"
    CASE = "case"
    CASE_TIMELINE = "case_timeline"
    CASE_QUESTION = "case_question"
    CASE_ANSWER = "case_answer"
    CASE_REMINDER = "case_reminder"
    CASE_REVIEW = "case_review"
    CONSULTATION = "consultation"
    SUBTOPIC = "subtopic"
    OUTCOME = "outcome"
    CONTRIBUTION = "contribution"
    ADDITION = "addition"
    ANNOUNCEMENT = "announcement"
    REPLY_DRAFT = "reply_draft"


IS_DIRTY = text("dirty_at IS NOT NULL")


class Card(SQLModel, table=True):
    """A message of ours that must stay true to its subject: in a chat, or inline, where only its own id is known.

    `looked_at` is when its reader opened or pressed it last; `above` is what stands above it then, for them alone.
    """

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("chat_telegram_id", "message_id"),
        Index("ix_cards_kind_subject_id", "kind", "subject_id"),
        Index("ix_cards_dirty_at", "dirty_at", sqlite_where=IS_DIRTY, postgresql_where=IS_DIRTY),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: CardKind = Field(sa_type=stored(CardKind))
    subject_id: int
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="CASCADE")
    chat_telegram_id: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    message_id: int | None = None
    inline_message_id: str | None = Field(default=None, max_length=128, unique=True)
    language: str = Field(default="en", max_length=16)
    is_private: bool = False
    above: str = ""
    shown_hash: str | None = Field(default=None, max_length=64)
    dirty_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    edited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    looked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
