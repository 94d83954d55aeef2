"""The list of messages that were given up: an admin sees why, tries them again, or takes them off."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.permissions import Act
from bot.services import permitting
from storage import audit, dead_letters
from storage.dead_letters import DeadLetters
from storage.tables import Person

SHOWN = 8


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
