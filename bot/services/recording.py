"""What the place keeps of somebody: to look at, and as a document of every row."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

import orjson
from sqlmodel import Session

from bot.domain.permissions import Act
from bot.domain.recording import Record
from bot.services import permitting
from storage import audit, places, record
from storage.record import Row
from storage.tables import Person

INTERNAL = {"persons": {"secret"}}


def see(db: Session, *, person_id: int, now: datetime) -> Record:
    """Return what is kept of somebody. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_OWN_RECORD, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    return Record(
        person=person,
        region=places.region_name(db, person.region_id),
        topics=tuple(places.topic_names_of(db, person_id)),
        kept=record.count_kept(db, person_id),
    )


def download(db: Session, *, person_id: int, now: datetime) -> bytes:
    """Return every row that names somebody or belongs to them as a JSON document, other people left out.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    permitting.require(db, person_id=person_id, act=Act.SEE_OWN_RECORD, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    rows = record.rows_about(db, person_id)
    rows["audit_log"] = record.audit_rows(db, audit.pseudonym(db.info["pepper"], person.secret))
    tables = {table: [_shown(table, row) for row in found] for table, found in rows.items() if found}
    return orjson.dumps({"made_at": now, "tables": tables}, default=_plain, option=orjson.OPT_INDENT_2)


def _shown(table: str, row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in INTERNAL.get(table, set())}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    raise TypeError(f"an export cannot hold a {type(value).__name__}")
