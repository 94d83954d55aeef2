"""The audit log: appended to, chained by hashes, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import Facts, UtcDateTime


class AuditEntry(SQLModel, table=True):
    """One change: who (a keyed pseudonym), did what, to which subject, when; sealed to the entry before it."""

    __tablename__ = "audit_log"
    __table_args__ = (Index("ix_audit_log_subject", "subject"),)

    id: int = Field(primary_key=True)
    actor: str = Field(max_length=32)
    verb: str = Field(max_length=48)
    subject: str = Field(max_length=48)
    details: dict[str, Any] = Field(default_factory=dict, sa_type=Facts)
    happened_at: datetime = Field(sa_type=UtcDateTime)
    seal: str = Field(max_length=64)


class AuditHead(SQLModel, table=True):
    """The newest seal; locking this one row is what puts writers in line."""

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    entry_id: int = 0
    seal: str = Field(default="", max_length=64)
