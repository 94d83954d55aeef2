"""Recognising whoever is speaking, and what they are in the middle of."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storage import flows, people
from storage.tables import Flow, Person, Role


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who has just said something: their row, their roles, and the question they were last asked."""

    person: Person
    roles: frozenset[Role]
    flow: Flow | None
    is_new: bool = False

    @property
    def person_id(self) -> int:
        if self.person.id is None:
            raise LookupError("a person without a row")
        return self.person.id


def recognise(db: Session, *, telegram_id: int, now: datetime) -> Arrival | None:
    """Return who this is, or None when they have never spoken to us."""
    person = people.by_telegram_id(db, telegram_id)
    if person is None or person.id is None:
        return None
    return Arrival(person, people.roles_of(db, person.id, now=now), flows.current(db, person.id))


def welcome(db: Session, *, telegram_id: int, language: str, now: datetime) -> Arrival:
    """Remember somebody new, or return them if somebody else's update was quicker."""
    known = recognise(db, telegram_id=telegram_id, now=now)
    if known is not None:
        return known
    person = people.welcome(db, telegram_id=telegram_id, language=language, now=now)
    return Arrival(person, frozenset({Role.CITIZEN}), None, is_new=True)


def note_return(db: Session, *, person_id: int, now: datetime) -> None:
    """Note that somebody thought unreachable has written again."""
    people.mark_reachable(db, person_id, now=now)
