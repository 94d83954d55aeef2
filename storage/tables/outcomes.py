"""How a consultation ends: what people said, what is done, what is not and why, and who can live with it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored
from storage.tables.contributions import Badge


class OutcomeState(StrEnum):
    """How far an outcome has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"


class Stance(StrEnum):
    """What somebody says to a proposed outcome."""

    SUPPORT = "support"
    LIVE_WITH = "live_with"
    OBJECT = "object"


class Outcome(SQLModel, table=True):
    """The outcome of a consultation; without consensus it needs a statement of a department before it is published."""

    __tablename__ = "outcomes"

    consultation_id: int = Field(foreign_key="consultations.id", primary_key=True, ondelete="CASCADE")
    said: str = ""
    done: str = ""
    not_done: str = ""
    lacks_consensus: bool = False
    statement: str = ""
    statement_by: str = Field(default="", max_length=80)
    state: OutcomeState = Field(default=OutcomeState.DRAFT, sa_type=stored(OutcomeState))
    written_by_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    begun_at: datetime = Field(sa_type=UtcDateTime)
    proposed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Consent(SQLModel, table=True):
    """What somebody says to a proposed outcome; whoever is forgotten leaves their stance without a name or a reason."""

    __tablename__ = "consents"
    __table_args__ = (UniqueConstraint("consultation_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    consultation_id: int = Field(foreign_key="consultations.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    badge: Badge = Field(default=Badge.CITIZEN, sa_type=stored(Badge))
    stance: Stance = Field(sa_type=stored(Stance))
    reason: str = Field(default="", max_length=500)
    given_at: datetime = Field(sa_type=UtcDateTime)
