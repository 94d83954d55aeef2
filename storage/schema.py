"""The state of the migrations: which revision a database has, and bringing it to the newest."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sqlalchemy import URL, Connection, inspect
from sqlalchemy.exc import DBAPIError

from storage.engines import database_url, migrating_engine, reading_engine, sqlite_file
from storage.faults import StoreError, StoreUnready
from storage.locks import SQLITE_VERSION, Version, WriterLock, needs_lock
from storage.migrations import HEAD

CURE = "Type: folkmoot migrate"
MIGRATION_KEY = 0x466F6C6B6D6F6F74  # "Folkmoot": one migration of a PostgreSQL database at a time


def current(url: str) -> str | None:
    """Return the revision of this database, None when it has never been migrated or is not there."""
    return _current(database_url(url))


def is_current(url: str) -> bool:
    """Return whether this database has the shape this version expects."""
    return current(url) == HEAD


def refuse_unready(url: URL) -> None:
    """Raises: StoreUnready with the cure when the database is missing, unreachable, older or newer."""
    try:
        revision = _current(url)
    except DBAPIError as error:
        raise StoreUnready(f"The database cannot be opened: {str(error.orig).strip()}") from error
    if revision is None:
        raise StoreUnready(f"The database has not been set up yet. {CURE}")
    if revision > HEAD:
        raise StoreUnready(f"The database (revision {revision}) is newer than Folkmoot ({HEAD}). Install that one.")
    if revision != HEAD:
        raise StoreUnready(f"The database (revision {revision}) is older than Folkmoot ({HEAD}). {CURE}")


def migrate(url: str, *, sqlite_version: Version = SQLITE_VERSION, patience_seconds: float = 5.0) -> None:
    """Bring the database to the newest revision, in one transaction: an interrupted migration has not happened.

    Raises: StoreBusy when a running Folkmoot writes to the file.
    """
    with _alone(database_url(url), sqlite_version, patience_seconds) as connection:
        _alembic("upgrade", connection, "head")


def retreat(url: str, revision: str = "base") -> None:
    """Take the database back to an older revision; what that revision cannot hold is lost."""
    with _alone(database_url(url), SQLITE_VERSION, 0.0) as connection:
        _alembic("downgrade", connection, revision)


def _current(url: URL) -> str | None:
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return None
    engine = reading_engine(url, size=1)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return None if revision is None else str(revision)
    finally:
        engine.dispose()


@contextmanager
def _alone(url: URL, sqlite_version: Version, patience_seconds: float) -> Iterator[Connection]:
    """Give one transaction that nobody else migrates or, on SQLite, writes beside."""
    file = sqlite_file(url)
    if file is not None and not file.parent.is_dir():
        raise StoreUnready(f"The database cannot be made: there is no folder {file.parent}.")
    lock = WriterLock(file) if file is not None and needs_lock(sqlite_version) else None
    engine = migrating_engine(url)
    try:
        if lock is not None:
            lock.take(patience_seconds=patience_seconds)
        with engine.begin() as connection:
            if file is None:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_KEY})")
            yield connection
            _check_foreign_keys(connection)
    finally:
        engine.dispose()
        if lock is not None:
            lock.release()


def _alembic(step: Literal["upgrade", "downgrade"], connection: Connection, revision: str) -> None:
    from alembic import command  # a running bot has no need of Alembic
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    getattr(command, step)(config, revision)


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StoreError(f"the migration would leave {len(broken)} rows that point nowhere; nothing was changed")
