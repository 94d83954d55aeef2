"""The list of messages that were given up: an admin sees why, tries them again, or takes them off."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import blake2b
from typing import Any

from sqlmodel import Session

from bot.domain.permissions import Act
from bot.services import permitting
from storage import audit, dead_letters, outbox, roles
from storage.dead_letters import DeadLetters
from storage.tables import Person, Role

SHOWN = 8
PLAIN = "sent-as-plain-text"
FAULT_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What was given up, by kind and reason; and of how many messages nobody can know whether they arrived."""

    letters: tuple[DeadLetters, ...]
    in_doubt: int


def see(db: Session, *, person_id: int, now: datetime) -> Undelivered:
    """Return what was not delivered. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.REDELIVER, now=now)
    return Undelivered(tuple(dead_letters.grouped(db, limit=SHOWN)), dead_letters.in_doubt(db))


def retry(db: Session, *, first_id: int, person_id: int, now: datetime) -> int:
    """Send everything that failed like this one again; return how many that are. Raises: Refused(NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.REDELIVER, now=now)
    again = dead_letters.retry(db, first_id, now=now)
    _write_down(db, "letters.retried", again, person_id=person_id, now=now)
    return again


def give_up(db: Session, *, first_id: int, person_id: int, now: datetime) -> int:
    """Take everything that failed like this one off the list; return how many. Raises: Refused(NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.REDELIVER, now=now)
    gone = dead_letters.give_up(db, first_id, now=now)
    _write_down(db, "letters.given_up", gone, person_id=person_id, now=now)
    return gone


def _write_down(db: Session, verb: str, count: int, *, person_id: int, now: datetime) -> None:
    if count:
        actor = db.get(Person, person_id)
        audit.append(db, actor=actor, verb=verb, subject="outbox", now=now, details={"count": count})


def report_plain(db: Session, *, fault: str, zone: tzinfo, now: datetime) -> int:
    """Owe every admin word that Telegram refused a formatting, once a day for each fault; return how many that are."""
    mark = blake2b(fault.encode(), digest_size=8).hexdigest()
    key = f"{PLAIN}:{now.astimezone(zone).date()}:{mark}"
    admins = roles.people_with(db, Role.ADMIN, now=now)
    owed = [
        outbox.Owed(
            notice=PLAIN, facts={"fault": fault[:FAULT_CHARACTERS]}, dedupe_key=f"{key}:{one.id}", person_id=one.id
        )
        for one in admins
    ]
    return outbox.owe_many(db, owed, now=now)


def plain_told(_db: Session, facts: dict[str, Any], person: Person | None, _now: datetime) -> str | None:
    """Return what Telegram said of the formatting that it refused; None for nobody."""
    return str(facts["fault"]) if person is not None else None
