"""What a commit can be recognised by afterwards, when the connection died in the middle of it (PostgreSQL)."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from storage.audit import LOG, Link


class Receipt(NamedTuple):
    """The transaction's number and the newest audit entry it wrote."""

    transaction: str | None
    newest: Link | None


def receipt_for(connection: Connection, newest: Link | None) -> Receipt | None:
    """Return what to ask for if COMMIT breaks off; None on SQLite, where a failed COMMIT has not happened."""
    if connection.dialect.name == "sqlite":
        return None
    return Receipt(connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar(), newest)


def has_happened(connection: Connection, receipt: Receipt) -> bool | None:
    """Return whether that transaction was committed; None while the server is still at it.

    A number can be given out twice when the server itself crashed, so "committed" is believed
    only if the newest seal is there too.
    """
    if receipt.transaction is None:
        return False
    with connection.begin():
        status = connection.exec_driver_sql("SELECT pg_xact_status(%s::xid8)", (receipt.transaction,)).scalar()
        if status == "in progress":
            return None
        return status == "committed" and (receipt.newest is None or _is_written(connection, receipt.newest))


def _is_written(connection: Connection, newest: Link) -> bool:
    seal = connection.execute(select(LOG.c.seal).where(LOG.c.id == newest.number)).scalar()
    return bool(seal == newest.seal)
