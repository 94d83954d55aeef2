"""`folkmoot check`: says in words what is wrong with the data."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session

from storage import audit, checks, engines
from storage.database import Database
from storage.tables import Idea, IdeaStatus, Person, Signature, SignatureState

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
STATES = (SignatureState.COUNTED, SignatureState.COUNTED, SignatureState.WITHDRAWN, SignatureState.QUARANTINED)


def an_idea_with_signatures(db: Session, signature_count: int) -> None:
    """Store one idea that shows this count, with two counted signatures, one withdrawn and one held back."""
    idea = Idea(title="A bench", words="By the river", status=IdeaStatus.OPEN, signature_count=signature_count,
                created_at=NOW, changed_at=NOW)  # fmt: skip
    people = [Person(telegram_id=n, secret=f"{n}", created_at=NOW, last_seen_at=NOW) for n in range(len(STATES))]
    db.add_all([idea, *people])
    db.flush()
    assert idea.id is not None
    for person, state in zip(people, STATES, strict=True):
        db.add(Signature(idea_id=idea.id, person_id=person.id, state=state, signed_at=NOW, changed_at=NOW))
    audit.append(db, actor=None, verb="idea.opened", subject=f"idea:{idea.id}", now=NOW)


async def test_sound_data_has_no_findings(any_database: Database, any_url: str) -> None:
    await any_database.write(an_idea_with_signatures, 2)

    assert await any_database.read(checks.findings) == []
    assert checks.findings_in(any_url) == []


async def test_a_counter_that_drifted_is_found(any_database: Database) -> None:
    await any_database.write(an_idea_with_signatures, 3)

    found = await any_database.read(checks.findings)

    assert found == ["Idea 1 shows 3 signatures, but 2 are counted."]


async def test_a_count_without_any_signature_is_found(any_database: Database) -> None:
    def add(db: Session) -> None:
        db.add(Idea(title="A", words="B", signature_count=7, created_at=NOW, changed_at=NOW))

    await any_database.write(add)

    assert await any_database.read(checks.findings) == ["Idea 1 shows 7 signatures, but 0 are counted."]


async def test_only_the_first_of_many_findings_are_shown(any_database: Database) -> None:
    def add_many(db: Session) -> None:
        db.add_all([Idea(title="A", words="B", signature_count=1, created_at=NOW, changed_at=NOW) for _ in range(25)])

    await any_database.write(add_many)
    found = await any_database.read(checks.findings)

    assert len(found) == 11
    assert found[-1] == "… and 15 more of this kind."


async def test_a_broken_chain_is_found(any_database: Database) -> None:
    await any_database.write(an_idea_with_signatures, 2)
    await any_database.write(lambda db: db.execute(text("UPDATE audit_head SET entry_id = 5")))

    found = await any_database.read(checks.findings)

    assert found == ["The audit log does not verify: the audit log ends at entry 1, its head says 5."]


async def test_a_row_that_points_nowhere_is_found(database: Database, sqlite_url: str) -> None:
    raw = sqlite3.connect(engines.database_url(sqlite_url).database or "")
    raw.execute("INSERT INTO idea_versions VALUES (99, 1, 't', 'w', '2026-01-01')")
    raw.commit()
    raw.close()

    found = await database.read(checks.findings)

    assert found == ["Row 1 of idea_versions points to a row of ideas that is not there."]


def test_a_damaged_file_is_found(sqlite_url: str) -> None:
    file = Path(engines.database_url(sqlite_url).database or "")
    pages = bytearray(file.read_bytes())
    pages[8 * 4096 : 40 * 4096] = b"\xa5" * (32 * 4096)
    file.write_bytes(pages)

    found = checks.findings_in(sqlite_url)

    assert found
    assert all(finding.startswith(("SQLite finds the file damaged", "…")) for finding in found)


async def read_by_pages(database: Database, look: checks.Look | None) -> tuple[int, list[str]]:
    """Take each look on a snapshot of its own, with something noted in between; return how many, and what is wrong."""
    looks, found = 0, list[str]()
    while look is not None:
        page = await database.read(look)
        looks, found, look = looks + 1, found + page.findings, page.then
        await database.write(note_something)
    return looks, found


def note_something(db: Session, times: int = 1) -> None:
    """Add to the audit log."""
    for number in range(times):
        audit.append(db, actor=None, verb="idea.opened", subject=f"idea:{number}", now=NOW)


async def test_a_log_that_grows_while_it_is_read_by_pages_verifies(any_database: Database) -> None:
    await any_database.write(note_something, audit.ROWS_AT_ONCE * 2)

    looks, found = await read_by_pages(any_database, checks.chain)

    assert (looks, found) == (3, [])


async def test_a_drifted_counter_is_found_on_whichever_page_it_stands(any_database: Database) -> None:
    def add(db: Session) -> None:
        several = [
            Idea(title="A", words="B", created_at=NOW, changed_at=NOW) for _ in range(checks.COUNTERS_AT_ONCE * 2)
        ]
        several[-1].signature_count = 4
        db.add_all(several)

    await any_database.write(add)

    looks, found = await read_by_pages(any_database, checks.counters)

    assert looks == 3
    assert found == [f"Idea {checks.COUNTERS_AT_ONCE * 2} shows 4 signatures, but 0 are counted."]
