"""Stores to measure on: migrated, with one open idea, many people, and as many signatures as asked."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, SQLModel, create_engine

from storage import schema
from storage.tables import Idea, IdeaStatus, Person

FIRST_TELEGRAM_ID = 5_000_000
PEOPLE_OF_OLD = 10_000


def make(path: Path, *, people: int) -> None:
    """Make a store with one open idea and so many people who have spoken before."""
    schema.migrate(f"sqlite:///{path}")
    now = datetime.now(UTC)  # noqa: TID251  a bench is outside the house
    first = Person(id=1, telegram_id=FIRST_TELEGRAM_ID, secret="0" * 32, created_at=now, last_seen_at=now)
    _add(path, first, _an_idea(1, now))
    differs = {"id": "i + 1", "telegram_id": f"i + {FIRST_TELEGRAM_ID}", "secret": "lower(hex(randomblob(16)))"}
    columns = [column.name for column in Person.__table__.columns]  # type: ignore[attr-defined]
    values = ", ".join(differs.get(name, name) for name in columns)
    with sqlite3.connect(path) as db:
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) "
            f"INSERT INTO persons ({', '.join(columns)}) SELECT {values} FROM n, persons WHERE id = 1",
            (people,),
        )
    db.close()


def _add(path: Path, *rows: SQLModel) -> None:
    """Add a few rows by their models, which know what every column usually holds."""
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as db:
        db.add_all(rows)
        db.commit()
    engine.dispose()


def _an_idea(idea_id: int, now: datetime, *, signatures: int = 0) -> Idea:
    return Idea(
        id=idea_id,
        title="A crossing",
        words="By the school.",
        status=IdeaStatus.OPEN,
        threshold=100_000_000,
        milestones=[10, 100, 33_000_000, 66_000_000],
        signature_count=signatures,
        created_at=now,
        changed_at=now,
        published_at=now,
        closes_at=now + timedelta(days=60),
    )


def fill(path: Path, *, signatures: int) -> None:
    """Add old signatures: people who have spoken before, on ideas of old, until there are so many."""
    now = datetime.now(UTC)  # noqa: TID251
    ideas = max(1, signatures // PEOPLE_OF_OLD)
    _add(path, *(_an_idea(idea_id, now, signatures=PEOPLE_OF_OLD) for idea_id in range(2, ideas + 2)))
    with sqlite3.connect(path) as db:
        db.executescript("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;")
        for idea_id in range(2, ideas + 2):
            db.execute(
                "INSERT INTO signatures (idea_id, person_id, idea_version, state, revision, signed_at, changed_at) "
                "SELECT ?, id, 1, 'counted', 1, ?, ? FROM persons WHERE id <= ?",
                (idea_id, stamp(now), stamp(now), PEOPLE_OF_OLD),
            )
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def stamp(moment: datetime) -> str:
    """Return a moment as SQLAlchemy stores it in SQLite."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
