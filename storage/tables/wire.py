"""What came in, what is owed, what is half said, and who holds the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, Index, LargeBinary, text
from sqlmodel import Field, SQLModel

from storage.tables.columns import Facts, Numbers, UtcDateTime, stored


class InboxState(StrEnum):
    """How far an update has come."""

    WAITING = "waiting"
    EFFECTED = "effected"
    DONE = "done"
    QUARANTINED = "quarantined"


class InboxUpdate(SQLModel, table=True):
    """An update of Telegram's, kept before it is acknowledged: its id for 48 hours, its body until it is handled."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_state_received_at", "state", "received_at"),)

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    press_id: str | None = Field(default=None, max_length=64, unique=True)
    state: InboxState = Field(default=InboxState.WAITING, sa_type=stored(InboxState))
    body: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    received_at: datetime = Field(sa_type=UtcDateTime)
    attempts: int = 0
    fault: str | None = Field(default=None, max_length=200)


class OutboxState(StrEnum):
    """How far an owed message has come.

    A failed one will never arrive, because its reader has left; a dead one we gave up, and an admin may retry it.
    """

    READY = "ready"
    HELD = "held"
    GATHERED = "gathered"
    LEASED = "leased"
    SENT = "sent"
    DOUBT = "doubt"
    FAILED = "failed"
    DEAD = "dead"
    DIGESTED = "digested"
    DROPPED = "dropped"


IS_LEASED = "state = 'leased'"  # an index of its own: a handful of rows among a million


class Priority(StrEnum):
    """What goes first: answers and replies (a), then notices (b), then announcements (c)."""

    ANSWER = "a"
    NOTICE = "b"
    ANNOUNCEMENT = "c"


class OutboxMessage(SQLModel, table=True):
    """A message the bot owes somebody: what happened, to whom, from when; rendered only when it is sent.

    `series` names what it is one of many of, such as an announcement; `message_ids` are all the messages it became,
    where they are several. `sender_id` is the process that holds it, for as long as that lives.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_due_at", "state", "priority", "due_at", "id"),
        Index("ix_outbox_series_state", "series", "state", "id"),
        Index("ix_outbox_leased", "state", "sender_id", sqlite_where=text(IS_LEASED), postgresql_where=text(IS_LEASED)),
    )

    id: int | None = Field(default=None, primary_key=True)
    notice: str = Field(max_length=48)
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="CASCADE")
    chat_id: int | None = Field(default=None, foreign_key="chats.id", index=True, ondelete="CASCADE")
    thread_id: int | None = None
    priority: Priority = Field(default=Priority.NOTICE, sa_type=stored(Priority))
    series: str | None = Field(default=None, max_length=64)
    dedupe_key: str = Field(max_length=120, unique=True)
    state: OutboxState = Field(default=OutboxState.READY, sa_type=stored(OutboxState))
    due_at: datetime = Field(sa_type=UtcDateTime)
    sender_id: int | None = None
    attempts: int = 0
    message_id: int | None = None
    message_ids: list[int] | None = Field(default=None, sa_type=Numbers)
    fault: str | None = Field(default=None, max_length=200)
    owed_at: datetime = Field(sa_type=UtcDateTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Flow(SQLModel, table=True):
    """Something half said in a private chat: which question is open, and the answers so far."""

    __tablename__ = "flows"

    person_id: int = Field(foreign_key="persons.id", primary_key=True, ondelete="CASCADE")
    step: str = Field(max_length=48)
    draft: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class Lease(SQLModel, table=True):
    """Who may do a thing only one process may do; `fence` rises with every new holder."""

    __tablename__ = "leases"

    name: str = Field(max_length=32, primary_key=True)
    holder: str = Field(max_length=64)
    fence: int = 1
    expires_at: datetime = Field(sa_type=UtcDateTime)


class Sender(SQLModel, table=True):
    """A process that sends what is owed, for as long as it says so; of the budgets it may spend one `part`-th."""

    __tablename__ = "senders"
    __table_args__ = {"sqlite_autoincrement": True}  # an id is never given again

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=64)
    part: int | None = None
    expires_at: datetime = Field(sa_type=UtcDateTime)


class Pause(SQLModel, table=True):
    """Until when Telegram wants to be left alone: in one chat, or (an empty scope) altogether."""

    __tablename__ = "pauses"

    scope: str = Field(max_length=128, primary_key=True)
    until: datetime = Field(sa_type=UtcDateTime)
