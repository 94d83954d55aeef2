"""The audit log: entries wait inside a job, and are numbered and sealed to each other just before COMMIT."""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.orm import Session

from storage.prepared import Prepared, run_text
from storage.tables.audit import AuditEntry, AuditHead
from storage.tables.people import Person

SYSTEM = "system"
ACTOR_CHARACTERS = 32
NAME_CHARACTERS = 48
ROWS_AT_ONCE = 100  # a millisecond or two of work
HEAD_ID = 1
COLUMNS = "id, actor, verb, subject, details, happened_at, seal"

LOG: Any = AuditEntry.__table__  # type: ignore[attr-defined]
HEAD: Any = AuditHead.__table__  # type: ignore[attr-defined]
SEALED = (LOG.c.id, LOG.c.seal, LOG.c.actor, LOG.c.verb, LOG.c.subject, LOG.c.details, LOG.c.happened_at)


def _newest(_dialect: str) -> Any:
    return select(HEAD.c.entry_id, HEAD.c.seal).where(HEAD.c.id == HEAD_ID).with_for_update()


def _moved(_dialect: str) -> Any:
    number, newest = bindparam("number", type_=HEAD.c.entry_id.type), bindparam("newest", type_=HEAD.c.seal.type)
    return update(HEAD).where(HEAD.c.id == HEAD_ID).values(entry_id=number, seal=newest)


NEWEST = Prepared(_newest)
MOVED = Prepared(_moved)


class Change(NamedTuple):
    """What one entry says; `secret` is the actor's own (persons.secret), None when the system acted."""

    secret: str | None
    verb: str
    subject: str
    now: datetime
    details: dict[str, Any] = {}  # noqa: RUF012  never changed


class Link(NamedTuple):
    """One link of the chain: an entry's number and its seal."""

    number: int
    seal: str


BEGINNING = Link(0, "")


class Pending(NamedTuple):
    """An entry that waits for its number and its seal: its columns, and what the seal is taken of."""

    columns: tuple[str, str, str, str, datetime]
    body: bytes


@dataclass(frozen=True)
class ChainReport:
    """How many entries were read, and what is wrong with the first broken one (None, None when nothing is)."""

    entries: int
    broken_at: int | None = None
    fault: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every entry stands as it was written."""
        return self.fault is None


def append(
    db: Session, *, actor: Person | None, verb: str, subject: str, now: datetime, details: dict[str, Any] | None = None
) -> None:
    """Note that `actor` (None: the system) did this; written with the transaction, gone if the job rolls back."""
    append_many(db, [Change(actor.secret if actor else None, verb, subject, now, details or {})])


def append_many(db: Session, changes: Iterable[Change]) -> None:
    """Note many changes at once, without loading who made them."""
    pepper: bytes = db.info["pepper"]
    db.info["audit"].extend([_pending(pepper, change) for change in changes])


def pseudonym(pepper: bytes, secret: str | None) -> str:
    """Return the name under which the log knows the owner of this secret: 32 hex characters, or "system"."""
    if secret is None:
        return SYSTEM
    return hmac.digest(pepper, b"audit:" + secret.encode(), "sha256").hex()[:ACTOR_CHARACTERS]


def _pending(pepper: bytes, change: Change) -> Pending:
    if len(change.verb) > NAME_CHARACTERS or len(change.subject) > NAME_CHARACTERS:
        raise ValueError(f"an audit entry's verb and subject hold at most {NAME_CHARACTERS} characters")
    if change.now.tzinfo is None:
        raise ValueError("an audit entry needs a moment with a time zone")
    actor, moment = pseudonym(pepper, change.secret), change.now.astimezone(UTC)
    # What cannot be written must fail here, in its own job, and not the whole batch at its end.
    body = _body((actor, change.verb, change.subject, change.details, moment))
    details = orjson.dumps(change.details, option=orjson.OPT_SORT_KEYS).decode()
    return Pending((actor, change.verb, change.subject, details, moment), body)


def _body(parts: Sequence[Any]) -> bytes:
    return orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)


def seal_of(previous: str, number: int, body: bytes) -> str:
    """Return sha256(previous seal + JSON of [number, actor, verb, subject, details, moment]) in hex.

    The JSON has sorted keys, no blanks and plain UTF-8, so that any language can check it (docs/decisions/0002).
    """
    return sha256(b"%s[%d,%s" % (previous.encode(), number, body[1:])).hexdigest()


def write_down(connection: Connection, entries: Sequence[Pending]) -> Link | None:
    """Number, chain and insert what this transaction's jobs noted; return the newest link, None without entries."""
    if not entries:
        return None
    ((number, seal),) = NEWEST.run(connection)
    rows = []
    for columns, body in entries:
        number += 1
        seal = seal_of(seal, number, body)
        rows.append((number, *columns, seal))
    _insert(connection, rows)
    MOVED.run(connection, number=number, newest=seal)
    return Link(number, seal)


def _insert(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert by the driver itself, in one statement: an entry costs a third of what it would by way of Core."""
    if connection.dialect.name == "sqlite":
        plain = [(*row[:5], row[5].isoformat(" ", "microseconds")[:26], row[6]) for row in rows]  # as SQLAlchemy does
        run_text(connection, f"INSERT INTO audit_log ({COLUMNS}) VALUES (?,?,?,?,?,?,?)", plain)  # noqa: S608
        return
    arrays = tuple(list(column) for column in zip(*rows, strict=True))
    connection.exec_driver_sql(
        f"INSERT INTO audit_log ({COLUMNS}) SELECT i, a, v, s, d::json, h, x "  # noqa: S608  constants
        "FROM unnest(%s::int[], %s::text[], %s::text[], %s::text[], %s::text[], %s::timestamptz[], %s::text[]) "
        "AS rows(i, a, v, s, d, h, x)",
        arrays,
    )


def count(db: Session, *, verb: str, subject: str, since: datetime) -> int:
    """Return how often this was noted of one subject after then; entries of the job under way do not count."""
    noted = (LOG.c.subject == subject, LOG.c.verb == verb, LOG.c.happened_at > since)
    return int(db.execute(select(func.count()).select_from(LOG).where(*noted)).scalar_one())


def noted_of(db: Session, subject: str, *, verbs: Iterable[str]) -> list[tuple[str, dict[str, Any], datetime]]:
    """Return what was noted of one subject, the first first: the verb, its details and when; never who it was."""
    noted = (LOG.c.subject == subject, LOG.c.verb.in_(list(verbs)))
    rows = db.execute(select(LOG.c.verb, LOG.c.details, LOG.c.happened_at).where(*noted).order_by(LOG.c.id))
    return [(verb, details, moment) for verb, details, moment in rows]


def verify(db: Session) -> ChainReport:
    """Read the whole log in order and report the first entry that was changed, removed, swapped or cut off."""
    reached: Link | ChainReport = BEGINNING
    while isinstance(reached, Link):
        reached = follow(db, reached)
    return reached


def follow(db: Session, at: Link) -> Link | ChainReport:
    """Check the next page of entries after this link; return the link it ends with, or the report once all is read."""
    page = select(*SEALED).where(LOG.c.id > at.number).order_by(LOG.c.id).limit(ROWS_AT_ONCE)
    rows = db.execute(page).all()
    number, seal = at
    for row in rows:
        if row[0] != number + 1:
            return ChainReport(number, number + 1, f"audit entry {number + 1} is missing")
        if row[1] != seal_of(seal, row[0], _body(tuple(row[2:]))):
            return ChainReport(number, row[0], f"audit entry {row[0]} is not what was sealed")
        number, seal = row[0], row[1]
    return Link(number, seal) if len(rows) == ROWS_AT_ONCE else _ends(db, Link(number, seal))


def _ends(db: Session, at: Link) -> ChainReport:
    head = db.execute(select(HEAD.c.entry_id, HEAD.c.seal).where(HEAD.c.id == HEAD_ID)).one_or_none()
    if head is None:
        return ChainReport(at.number, at.number, "the head of the audit log is missing")
    if at != tuple(head):
        fault = f"the audit log ends at entry {at.number}, its head says {head.entry_id}"
        return ChainReport(at.number, at.number + 1, fault)
    return ChainReport(at.number)
