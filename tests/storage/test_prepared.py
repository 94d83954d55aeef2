"""Statements of the hot path say the same as by way of SQLAlchemy: types, constants, faults."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage.database import Database
from storage.prepared import Prepared
from storage.tables import Chat, ChatKind

CHATS: Any = Chat.__table__  # type: ignore[attr-defined]
NOW = datetime(2026, 5, 1, 12, 30, 15, 250_000, tzinfo=UTC)


def _known(_dialect: str) -> Any:
    asked = CHATS.c.telegram_id == bindparam("telegram_id", type_=CHATS.c.telegram_id.type)
    return select(CHATS.c.kind, CHATS.c.title, CHATS.c.connected_at).where(asked, CHATS.c.kind == ChatKind.FORUM)


def _moved(_dialect: str) -> Any:
    seen = bindparam("seen", type_=CHATS.c.connected_at.type)
    return update(CHATS).where(CHATS.c.telegram_id == bindparam("telegram_id")).values(connected_at=seen)


def _renamed(_dialect: str) -> Any:
    title = bindparam("title", type_=CHATS.c.title.type)
    return update(CHATS).where(CHATS.c.telegram_id == -101).values(telegram_id=-100, title=title)


KNOWN, MOVED, RENAMED = Prepared(_known), Prepared(_moved), Prepared(_renamed)


def a_forum(db: Session) -> None:
    db.add(Chat(telegram_id=-100, kind=ChatKind.FORUM, title="Staff", connected_at=NOW))
    db.flush()


def forum_seen(db: Session, at: datetime) -> list[tuple[Any, ...]]:
    a_forum(db)
    MOVED.run(db.connection(), telegram_id=-100, seen=at)
    return KNOWN.run(db.connection(), telegram_id=-100)


def forum_twice(db: Session) -> None:
    a_forum(db)
    db.add(Chat(telegram_id=-101, kind=ChatKind.FORUM, title="Another"))
    db.flush()
    RENAMED.run(db.connection(), title="a name nobody may read")


async def test_what_goes_in_comes_out_in_the_types_of_the_columns(any_database: Database) -> None:
    later = NOW.replace(hour=18)

    rows = await any_database.write(forum_seen, later)

    assert rows == [(ChatKind.FORUM, "Staff", later)]
    assert isinstance(rows[0][0], ChatKind)


async def test_a_missing_value_is_refused_before_anything_is_done(any_database: Database) -> None:
    with pytest.raises(KeyError, match="telegram_id"):
        await any_database.write(lambda db: KNOWN.run(db.connection()))


async def test_the_databases_fault_comes_as_sqlalchemy_says_it_and_without_the_values(any_database: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        await any_database.write(forum_twice)

    assert "a name nobody may read" not in str(caught.value)
    assert await any_database.read(lambda db: KNOWN.run(db.connection(), telegram_id=-100)) == []
