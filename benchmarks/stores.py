"""Stores to measure on: migrated, with one open idea, many people, and as many signatures as asked."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import schema

FIRST_TELEGRAM_ID = 5_000_000
PEOPLE_OF_OLD = 10_000


def make(path: Path, *, people: int) -> None:
    """Make a store with one open idea and so many people who have spoken before."""
    schema.migrate(f"sqlite:///{path}")
    now = datetime.now(UTC)  # noqa: TID251  a bench is outside the house
    with sqlite3.connect(path) as db:
        _add_idea(db, now)
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) "
            "INSERT INTO persons (id, telegram_id, secret, language, language_chosen, name_asked, region_asked, volume,"
            " replies_to_own, quiet_from, quiet_until, discreet, plain_text, paused, created_at, last_seen_at) "
            "SELECT i + 1, i + ?, lower(hex(randomblob(16))), 'en', 0, 0, 0, 'important', 1, '21:00:00.000000',"
            " '08:00:00.000000', 0, 0, 0, ?, ? FROM n",
            (people, FIRST_TELEGRAM_ID, stamp(now), stamp(now)),
        )
    db.close()


def _add_idea(db: sqlite3.Connection, now: datetime, *, idea_id: int = 1) -> None:
    closes = stamp(now + timedelta(days=60))
    db.execute(
        "INSERT INTO ideas (id, title, words, status, case_state, selection_state, version, signature_count, threshold,"
        " consequence, created_at, changed_at, published_at, closes_at) "
        "VALUES (?, 'A crossing', 'By the school.', 'open', 'none', 'none', 1, 0, 100000000, '', ?, ?, ?, ?)",
        (idea_id, stamp(now), stamp(now), stamp(now), closes),
    )


def fill(path: Path, *, signatures: int) -> None:
    """Add old signatures: people who have spoken before, on ideas of old, until there are so many."""
    now = datetime.now(UTC)  # noqa: TID251
    ideas = max(1, signatures // PEOPLE_OF_OLD)
    with sqlite3.connect(path) as db:
        db.executescript("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;")
        for idea_id in range(2, ideas + 2):
            _add_idea(db, now, idea_id=idea_id)
            db.execute(
                "INSERT INTO signatures (idea_id, person_id, idea_version, state, revision, signed_at, changed_at) "
                "SELECT ?, id, 1, 'counted', 1, ?, ? FROM persons WHERE id <= ?",
                (idea_id, stamp(now), stamp(now), PEOPLE_OF_OLD),
            )
            db.execute("UPDATE ideas SET signature_count = ? WHERE id = ?", (PEOPLE_OF_OLD, idea_id))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def stamp(moment: datetime) -> str:
    """Return a moment as SQLAlchemy stores it in SQLite."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
