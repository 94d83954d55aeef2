"""People, what they may do, and the links that hand out roles."""

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime, stored


class Role(StrEnum):
    """What the place has asked somebody to do; everybody is a citizen besides."""

    CITIZEN = "citizen"
    MEMBER = "member"
    OFFICER = "officer"
    MODERATOR = "moderator"
    FACILITATOR = "facilitator"
    ADMIN = "admin"


def _few(flag: str) -> Index:
    """Return the index of the few people of whom this is true; whoever comes new has no entry in it."""
    return Index(f"ix_persons_{flag}", "id", sqlite_where=text(f"{flag} = 1"), postgresql_where=text(flag))


class Volume(StrEnum):
    """How much somebody wants to hear, as a whole or about one thing."""

    EVERYTHING = "everything"
    IMPORTANT = "important"
    DIGEST = "digest"
    NOTHING = "nothing"


class Person(SQLModel, table=True):
    """Somebody who has spoken to the bot. `secret` is random: without it, nothing under its pseudonym links back.

    `was_greeted` is whether they have been told at the front door what this is;
    `has_own_commands` is whether Telegram shows them a list of commands of their own, for the roles they have or had.
    """

    __tablename__ = "persons"
    __table_args__ = (_few("brief_daily"), _few("has_own_commands"))

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_column=Column(BigInteger, unique=True, nullable=False))
    secret: str = Field(max_length=32)
    language: str = Field(default="en", max_length=16)
    language_chosen: bool = False
    public_name: str | None = Field(default=None, max_length=64)
    name_asked: bool = False
    region_id: int | None = Field(default=None, foreign_key="regions.id")
    region_asked: bool = False
    volume: Volume = Field(default=Volume.IMPORTANT, sa_type=stored(Volume))
    replies_to_own: bool = True
    digest_daily: bool = False
    digest_at: time = time(17)
    announcements: bool = True
    quiet_from: time | None = None
    quiet_until: time | None = None
    discreet: bool = False
    plain_text: bool = False
    paused: bool = False
    briefed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    brief_daily: bool = False
    has_own_commands: bool = False
    was_greeted: bool = False
    unreachable_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_seen_at: datetime = Field(sa_type=UtcDateTime)


class RoleGrant(SQLModel, table=True):
    """A role somebody holds until it expires or is taken back."""

    __tablename__ = "role_grants"
    __table_args__ = (UniqueConstraint("person_id", "role"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="persons.id", index=True, ondelete="CASCADE")
    role: Role = Field(sa_type=stored(Role))
    granted_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RoleLink(SQLModel, table=True):
    """A one-time link that gives a role; only a keyed digest of its token is kept."""

    __tablename__ = "role_links"

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(max_length=64, unique=True)
    role: Role = Field(sa_type=stored(Role))
    department_id: int | None = Field(default=None, foreign_key="departments.id", ondelete="CASCADE")
    made_by_id: int | None = Field(default=None, foreign_key="persons.id", ondelete="SET NULL")
    made_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PersonTopic(SQLModel, table=True):
    """A topic somebody wants to hear about."""

    __tablename__ = "person_topics"

    person_id: int = Field(foreign_key="persons.id", primary_key=True, ondelete="CASCADE")
    topic_id: int = Field(foreign_key="topics.id", primary_key=True)
