"""Decisions about what people sent in, and appeals against them."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored


class Decision(StrEnum):
    """What a moderator can do with an idea."""

    PUBLISHED = "published"
    RETURNED = "returned"
    REJECTED = "rejected"
    MERGED = "merged"
    HIDDEN = "hidden"


class RejectReason(StrEnum):
    """The catalogue of reasons (screens.md, Bonus A)."""

    NOT_OUR_TASK = "not_our_task"
    DUPLICATE = "duplicate"
    PRIVATE_PERSON = "private_person"
    INSULTING = "insulting"
    ADVERTISING = "advertising"
    OTHER = "other"


class Review(SQLModel, table=True):
    """One decision of one moderator about one idea, with the words its author was given."""

    __tablename__ = "reviews"

    id: int | None = Field(default=None, primary_key=True)
    idea_id: int = Field(foreign_key="ideas.id", index=True, ondelete="CASCADE")
    moderator_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    decision: Decision = Field(sa_type=stored(Decision))
    reason: RejectReason | None = Field(default=None, sa_type=stored(RejectReason), nullable=True)
    note: str = Field(default="", max_length=500)
    merged_into_id: int | None = Field(default=None, foreign_key="ideas.id")
    decided_at: datetime = Field(sa_type=UtcDateTime)


class AppealState(StrEnum):
    """Where an appeal stands."""

    WAITING = "waiting"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


class Appeal(SQLModel, table=True):
    """An author's request that another moderator look again."""

    __tablename__ = "appeals"

    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="reviews.id", unique=True, ondelete="CASCADE")
    idea_id: int = Field(foreign_key="ideas.id", index=True, ondelete="CASCADE")
    words: str = Field(default="", max_length=1000)
    state: AppealState = Field(default=AppealState.WAITING, sa_type=stored(AppealState))
    made_at: datetime = Field(sa_type=UtcDateTime)
    decided_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
