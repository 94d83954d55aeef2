"""The migrations: they make exactly the tables of the code, go both ways, and happen wholly or not at all."""

import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from storage import engines, migrations, schema
from storage.database import Database, StoreError, StoreUnready
from storage.migrations.draft import FIRST, draft
from storage.tables import metadata


def tables_in(url: str) -> set[str]:
    engine = engines.reading_engine(engines.database_url(url), size=1)
    try:
        return set(inspect(engine).get_table_names()) - {"alembic_version"}
    finally:
        engine.dispose()


def differences(url: str) -> list[Any]:
    engine = engines.migrating_engine(engines.database_url(url))
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return list(compare_metadata(context, metadata))
    finally:
        engine.dispose()


def test_up_and_down_and_up_again(empty_url: str) -> None:
    schema.migrate(empty_url)
    after_first = tables_in(empty_url)

    schema.retreat(empty_url)
    after_retreat = tables_in(empty_url)
    schema.migrate(empty_url)

    assert after_first == set(metadata.tables)
    assert after_retreat == set()
    assert tables_in(empty_url) == after_first
    assert schema.is_current(empty_url)


def test_the_migrations_make_the_tables_of_the_code(any_url: str) -> None:
    """When this fails before the first release: python -m storage.migrations.draft"""
    assert differences(any_url) == []


def test_the_first_revision_is_what_the_draft_would_write() -> None:
    """When this fails before the first release: python -m storage.migrations.draft"""
    assert FIRST.read_text(encoding="utf-8") == draft()


def test_the_newest_revision_is_the_one_the_store_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_migrating_twice_is_migrating_once(any_url: str) -> None:
    schema.migrate(any_url)

    assert schema.current(any_url) == migrations.HEAD


def test_a_migration_that_is_interrupted_has_not_happened(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(connection: Connection) -> None:
        raise InterruptedError

    monkeypatch.setattr(schema, "_check_foreign_keys", stumble)
    with pytest.raises(InterruptedError):
        schema.migrate(empty_url)

    assert schema.current(empty_url) is None
    assert tables_in(empty_url) == set()


def test_a_migration_that_would_leave_loose_ends_is_refused(sqlite_url: str) -> None:
    with sqlite3.connect(engines.database_url(sqlite_url).database or "") as raw:
        raw.execute("INSERT INTO idea_versions VALUES (99, 1, 't', 'w', '2026-01-01')")
    raw.close()

    with pytest.raises(StoreError, match="1 rows that point nowhere"):
        schema.migrate(sqlite_url)


async def test_a_database_that_was_never_set_up_is_refused_with_the_cure(empty_url: str) -> None:
    with pytest.raises(StoreUnready, match=r"has not been set up yet\. Type: folkmoot migrate"):
        await Database(empty_url, pepper=b"pepper").start()


@pytest.mark.parametrize(("revision", "words"), [("0000", "is older .* folkmoot migrate"), ("0999", "is newer")])
async def test_a_database_of_another_age_is_refused(sqlite_url: str, revision: str, words: str) -> None:
    with sqlite3.connect(engines.database_url(sqlite_url).database or "") as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    raw.close()

    with pytest.raises(StoreUnready, match=words):
        await Database(sqlite_url, pepper=b"pepper").start()


async def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear neighbours, " * 100, encoding="utf-8")

    with pytest.raises(StoreUnready, match="cannot be opened: file is not a database"):
        await Database(f"sqlite:///{file}", pepper=b"pepper").start()


async def test_a_server_that_is_not_there_is_named_in_words() -> None:
    with pytest.raises(StoreUnready, match="cannot be opened"):
        await Database("postgresql://127.0.0.1:1/folkmoot", pepper=b"pepper").start()


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///folkmoot.db", "sqlite"),
        ("postgresql://town/folkmoot", "postgresql+psycopg"),
        ("postgresql+psycopg://town/folkmoot", "postgresql+psycopg"),
    ],
)
def test_both_ways_of_writing_an_address_are_understood(url: str, driver: str) -> None:
    assert engines.database_url(url).drivername == driver


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnready, match=r"there is no folder .*missing"):
        schema.migrate(f"sqlite:///{tmp_path / 'missing' / 'folkmoot.db'}")


def test_a_driver_that_is_missing_is_named_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreUnready, match=r"pip install 'folkmoot\[postgres\]'"):
        schema.migrate("postgresql://town/folkmoot")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://town/folkmoot", "folkmoot.db"])
def test_a_database_that_cannot_serve_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="Folkmoot"):
        engines.database_url(url)
