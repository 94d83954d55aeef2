"""What runs by the clock never reads a table through that grows with the people: the writer would stand still."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event

from storage.engines import database_url, sqlite_file
from tests.fixtures.conversation import Scene

GROWING = {
    "persons", "signatures", "audit_log", "inbox", "outbox", "comments", "follows", "contributions", "likes",
    "participants", "ratings",
}  # fmt: skip
A_DAY_OF_HOURS = range(24)
Asked = dict[str, Any]


@contextmanager
def statements() -> Iterator[Asked]:
    """Note every statement that SQLite is asked, with one set of its parameters."""
    asked: Asked = {}

    def note(*call: Any) -> None:
        _connection, _cursor, statement, parameters, _context, is_many = call
        asked.setdefault(statement, parameters[0] if is_many else parameters)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def scanned(url: str, asked: Asked) -> dict[str, str]:
    """Return which statements read a growing table from end to end, each with the table.

    An index of only a few of its rows may be read through.
    """
    db = sqlite3.connect(sqlite_file(database_url(url)) or "")
    short = {
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
    }
    found: dict[str, str] = {}
    for statement, parameters in asked.items():
        if not statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            continue
        for step in db.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
            words = str(step[3]).split()
            if words[0] == "SCAN" and words[1] in GROWING and words[-1] not in short:
                found[statement] = words[1]
    db.close()
    return found


async def test_no_sweep_reads_through_what_grows_with_the_people(play: Scene) -> None:
    with statements() as asked:
        for hour in A_DAY_OF_HOURS:
            await play.house.runner.run_all(play.now + timedelta(hours=hour))

    assert len(asked) > 50
    assert scanned(play.house.settings.database_url, asked) == {}


async def test_the_search_for_such_statements_finds_one(play: Scene) -> None:
    asked: Asked = {"SELECT persons.id FROM persons WHERE persons.language = ?": ("en",)}

    assert list(scanned(play.house.settings.database_url, asked).values()) == ["persons"]
