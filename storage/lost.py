"""Telling what passes from what stays: which faults of a database are worth another try."""

from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError

PASSING_STATES = {"40001", "40P01", "57P01", "57P02", "57P03", "53300", "55P03", "25006"}
CONNECTION_CLASS = "08"


def is_passing(error: BaseException | None) -> bool:
    """Return whether the same work may succeed in a moment: deadlock, serialization, lost connection.

    Only PostgreSQL has such faults: SQLite's writer holds the lock from BEGIN IMMEDIATE on, after waiting for it.
    """
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    cause: Any = error.orig
    state = getattr(cause, "sqlstate", None)
    if state is None:  # psycopg lost the server before it could say why
        return isinstance(error, OperationalError) and hasattr(cause, "pgconn")
    return state in PASSING_STATES or state.startswith(CONNECTION_CLASS)
