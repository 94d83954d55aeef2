"""The audit log: chained, append-only, written with the job or not at all."""

import asyncio
import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage import audit, engines
from storage.audit import Change
from storage.database import Database
from storage.tables import AuditEntry, Person
from tests.fixtures.storage import PEPPER
from tests.storage.regions import add_region
from tests.storage.test_together import while_held

NOW = datetime(2026, 3, 29, 1, 30, 15, 250, tzinfo=UTC)
PARIS_SUMMER = timezone(timedelta(hours=2))
SECRET = "5" * 32


def note(db: Session, verb: str, number: int = 1, *, now: datetime = NOW) -> None:
    change = Change(SECRET, verb, f"idea:{number}", now, {"to": "open", "count": number, "name": "Überführung 步道"})
    audit.append_many(db, [change])


def note_many(db: Session, numbers: list[int]) -> list[int | Exception]:
    audit.append_many(db, [Change(SECRET, "idea.signed", f"idea:{n}", NOW, {"n": n}) for n in numbers])
    return [*numbers]


def entries(db: Session) -> list[AuditEntry]:
    return list(db.execute(select(AuditEntry).order_by(text("id"))).scalars())


async def fill(database: Database, count: int = 8) -> None:
    await asyncio.gather(*(database.write(note, "idea.opened", n) for n in range(1, count + 1)))


async def test_an_entry_is_written_with_its_job(any_database: Database) -> None:
    await any_database.write(note, "idea.opened")

    (entry,) = await any_database.read(entries)

    assert (entry.id, entry.verb, entry.subject) == (1, "idea.opened", "idea:1")
    assert entry.happened_at == NOW
    assert entry.details == {"to": "open", "count": 1, "name": "Überführung 步道"}


async def test_a_whole_log_verifies(any_database: Database) -> None:
    await fill(any_database, 30)
    await any_database.write(note, "later", now=NOW.astimezone(PARIS_SUMMER))

    report = await any_database.read(audit.verify)

    assert report.is_whole
    assert report.entries == 31


async def test_an_empty_log_verifies(any_database: Database) -> None:
    report = await any_database.read(audit.verify)

    assert report.is_whole
    assert report.entries == 0


async def test_anybody_can_check_the_seals_with_plain_tools(any_database: Database) -> None:
    await fill(any_database, 5)

    seal = ""
    for entry in await any_database.read(entries):
        said = [entry.id, entry.actor, entry.verb, entry.subject, entry.details, entry.happened_at.isoformat()]
        line = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        seal = sha256((seal + line).encode()).hexdigest()

        assert entry.seal == seal


async def test_a_job_that_rolls_back_leaves_no_entry(any_database: Database) -> None:
    def note_then_fail(db: Session) -> None:
        note(db, "never")
        raise LookupError

    first, second = any_database.write(note, "kept", 1), any_database.write(note, "kept", 2)
    outcomes = await asyncio.gather(first, any_database.write(note_then_fail), second, return_exceptions=True)

    assert [type(outcome) for outcome in outcomes] == [type(None), LookupError, type(None)]
    assert [entry.verb for entry in await any_database.read(entries)] == ["kept", "kept"]
    assert (await any_database.read(audit.verify)).is_whole


async def test_a_set_notes_all_of_its_items(any_database: Database) -> None:
    await while_held(any_database, *(any_database.write_together(note_many, n) for n in range(20)))

    found = await any_database.read(entries)

    assert [entry.details["n"] for entry in found] == list(range(20))
    assert (await any_database.read(audit.verify)).is_whole


@pytest.mark.parametrize(
    "change",
    [
        Change(SECRET, "v" * 49, "idea:1", NOW),
        Change(SECRET, "verb", "s" * 49, NOW),
        Change(SECRET, "verb", "idea:1", NOW.replace(tzinfo=None)),
        Change(SECRET, "verb", "idea:1", NOW, {"unwritable": object()}),
        Change(SECRET, "verb", "idea:1", NOW, {"too large": 2**70}),
    ],
    ids=["long verb", "long subject", "naive moment", "object", "large number"],
)
async def test_an_entry_that_cannot_be_written_fails_its_own_job(database: Database, change: Change) -> None:
    def wrong(db: Session) -> None:
        audit.append_many(db, [change])

    outcomes = await asyncio.gather(database.write(add_region, "a"), database.write(wrong), return_exceptions=True)

    assert outcomes[0] == 1
    assert isinstance(outcomes[1], (ValueError, TypeError))


async def test_the_actor_is_a_keyed_pseudonym(database: Database) -> None:
    ana = Person(telegram_id=1, secret=SECRET, created_at=NOW, last_seen_at=NOW)

    def act(db: Session) -> None:
        audit.append(db, actor=ana, verb="idea.opened", subject="idea:1", now=NOW)
        audit.append(db, actor=None, verb="idea.closed", subject="idea:1", now=NOW)

    await database.write(act)
    actors = [entry.actor for entry in await database.read(entries)]

    assert actors == [audit.pseudonym(PEPPER, SECRET), "system"]
    assert len(actors[0]) == 32
    assert actors[0] != audit.pseudonym(b"another pepper", SECRET)


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_log SET verb = 'x'", "DELETE FROM audit_log", "DELETE FROM audit_head"]
)
async def test_the_database_refuses_to_change_the_log(any_database: Database, statement: str) -> None:
    await fill(any_database, 2)

    with pytest.raises(DBAPIError, match="append-only"):
        await any_database.write(lambda db: db.execute(text(statement)))

    assert (await any_database.read(audit.verify)).entries == 2


def tamper(url: str, *statements: str) -> None:
    """Do what somebody with the keys of the database could do: lift the triggers first."""
    engine = engines.writing_engine(engines.database_url(url))
    with engine.begin() as connection:
        _lift_triggers(connection)
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _lift_triggers(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        return
    for name in ("audit_log_no_update", "audit_log_no_delete"):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


MOVE_UP = [f"UPDATE audit_log SET id = {n - 1} WHERE id = {n}" for n in range(5, 9)]
SWAP = [f"UPDATE audit_log SET id = {to} WHERE id = {number}" for to, number in ((99, 2), (2, 6), (6, 99))]
ADD = "INSERT INTO audit_log SELECT 9, actor, verb, subject, details, happened_at, seal FROM audit_log WHERE id = 8"

ATTACKS: dict[str, tuple[list[str], int]] = {
    "another verb": (["UPDATE audit_log SET verb = 'idea.shut' WHERE id = 5"], 5),
    "another actor": (["UPDATE audit_log SET actor = 'system' WHERE id = 3"], 3),
    "another detail": (["""UPDATE audit_log SET details = '{"count":9}' WHERE id = 2"""], 2),
    "another moment": (["UPDATE audit_log SET happened_at = '2026-01-01 00:00:00' WHERE id = 4"], 4),
    "one removed": (["DELETE FROM audit_log WHERE id = 4"], 4),
    "one removed, the rest moved up": (["DELETE FROM audit_log WHERE id = 4", *MOVE_UP], 4),
    "two swapped": (SWAP, 2),
    "one added": ([ADD], 9),
    "the end cut off": (["DELETE FROM audit_log WHERE id > 6"], 7),
    "everything removed": (["DELETE FROM audit_log"], 1),
}


@pytest.mark.parametrize("attack", ATTACKS)
async def test_every_change_to_the_log_is_found(any_database: Database, any_url: str, attack: str) -> None:
    statements, broken_at = ATTACKS[attack]
    await fill(any_database)
    await any_database.close()
    tamper(any_url, *statements)

    await any_database.start()
    report = await any_database.read(audit.verify)

    assert not report.is_whole
    assert report.broken_at == broken_at


async def test_a_change_far_behind_the_beginning_is_found(any_database: Database, any_url: str) -> None:
    changed = audit.ROWS_AT_ONCE * 2 + 3
    await fill(any_database, changed + 1)
    await any_database.close()
    tamper(any_url, f"UPDATE audit_log SET verb = 'idea.shut' WHERE id = {changed}")

    await any_database.start()

    assert (await any_database.read(audit.verify)).broken_at == changed
