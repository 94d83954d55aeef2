"""How connections are opened: one engine that writes and one that only reads, on SQLite or PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from storage.faults import StoreUnready

WRITING_PATIENCE_MS = 30_000  # a backup or another process may hold the file for a while
READING_PATIENCE_MS = 5_000
WRITER_CACHE_KIB = 32 * 1024  # the pages that every signature touches stay at hand when the tables are large
BEGIN_WRITING = "BEGIN IMMEDIATE"
POSTGRES_OPTIONS = "-c synchronous_commit=on -c timezone=UTC -c lock_timeout=30s"


def database_url(url: str) -> URL:
    """Return the address with its driver named; SQLite must be a file, because readers and the writer share it.

    Raises: ValueError for a database Folkmoot does not speak, or one that lives in memory.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("That is no address of a database. Folkmoot's own is sqlite:///folkmoot.db.") from None
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise ValueError(f"Folkmoot keeps its data in SQLite or PostgreSQL, not in {parsed.get_backend_name()}.")
    if parsed.database in (None, "", ":memory:"):
        raise ValueError("Folkmoot needs a database file: sqlite:///folkmoot.db. One in memory cannot be shared.")
    return parsed.set(drivername="sqlite")


def sqlite_file(url: URL) -> Path | None:
    """Return the database file, or None when the database is not SQLite."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def writing_engine(url: URL) -> Engine:
    """Return the engine of the one writer: durable commits, and on SQLite the write lock from the very start."""
    if url.get_backend_name() == "sqlite":
        durable = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
        pragmas = (f"busy_timeout={WRITING_PATIENCE_MS}", *durable, f"cache_size=-{WRITER_CACHE_KIB}")
        return _sqlite_engine(url, pragmas=pragmas, begin=BEGIN_WRITING, poolclass=NullPool)
    return _postgres_engine(url, poolclass=NullPool)


def reading_engine(url: URL, *, size: int) -> Engine:
    """Return the engine of the readers: it refuses to write, and each session sees one unchanging snapshot."""
    if url.get_backend_name() == "sqlite":
        pragmas = (f"busy_timeout={READING_PATIENCE_MS}", "query_only=ON", "wal_autocheckpoint=0")
        return _sqlite_engine(url, pragmas=pragmas, begin="BEGIN", pool_size=size, max_overflow=0)
    engine = _postgres_engine(url, pool_size=size, max_overflow=0, pool_pre_ping=True)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def migrating_engine(url: URL) -> Engine:
    """Return the engine of the migrations: foreign keys rest on SQLite, because rebuilding a table drops it first."""
    if url.get_backend_name() == "sqlite":
        pragmas = (f"busy_timeout={WRITING_PATIENCE_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF")
        return _sqlite_engine(url, pragmas=pragmas, begin=BEGIN_WRITING, poolclass=NullPool)
    return _postgres_engine(url, poolclass=NullPool)


def _sqlite_engine(url: URL, *, pragmas: tuple[str, ...], begin: str, **pool: Any) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False}, **pool)

    def prepare(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None  # the driver would otherwise begin by itself, too late and too weakly
        for pragma in pragmas:
            dbapi_connection.execute(f"PRAGMA {pragma}").close()

    def open_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", open_transaction)
    return engine


def _postgres_engine(url: URL, **pool: Any) -> Engine:
    arguments = {"options": POSTGRES_OPTIONS, "connect_timeout": 5, "keepalives_idle": 15, "tcp_user_timeout": 15_000}
    try:
        return create_engine(url, connect_args=arguments, **pool)
    except ModuleNotFoundError as error:
        raise StoreUnready("PostgreSQL needs one more package. Type: pip install 'folkmoot[postgres]'") from error
