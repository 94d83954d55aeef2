"""Asking the permission table inside a transaction, with the roles somebody holds right now."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bot.domain.permissions import Act, Actor, Place, Relation, check_may, may
from bot.domain.refusals import Reason, Refused
from storage import departments, people


def require(
    db: Session, *, person_id: int, act: Act, now: datetime, owner_id: int | None = None, place: Place = Place.PRIVATE
) -> Actor:
    """Return the actor, or refuse. The first line of every service that changes something.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    actor = Actor(person_id, people.roles_of(db, person_id, now=now))
    check_may(actor, act, owner_id=owner_id, place=place)
    return actor


def require_seat(
    db: Session, *, person_id: int, act: Act, department_ids: Collection[int], now: datetime, place: Place
) -> Actor:
    """Return the actor if the table lets them do this to a case of these departments: theirs is who holds a seat.

    Whose case it is and whether there is one are told apart by nobody. Raises: Refused(Reason.NOT_YOUR_CASE)
    """
    if not may_of_seat(db, person_id, act, department_ids=department_ids, now=now, place=place):
        raise Refused(Reason.NOT_YOUR_CASE)
    return Actor(person_id, people.roles_of(db, person_id, now=now))


def may_of_seat(
    db: Session, person_id: int, act: Act, *, department_ids: Collection[int], now: datetime, place: Place
) -> bool:
    """Return whether somebody may do this to a case of these departments."""
    is_theirs = not departments.departments_of(db, person_id, now=now).isdisjoint(department_ids)
    roles = people.roles_of(db, person_id, now=now)
    return may(roles, act, relation=Relation.OWN if is_theirs else Relation.OTHER, place=place)


def may_see_queue(db: Session, person_id: int | None, *, now: datetime) -> bool:
    """Return whether a card of the staff's may still be drawn for this reader; None: it hangs where the staff works."""
    if person_id is None:
        return True
    roles = people.roles_of(db, person_id, now=now)
    return may(roles, Act.SEE_QUEUE, relation=Relation.NONE, place=Place.PRIVATE)


def may_take_down(db: Session, person_id: int | None, *, now: datetime) -> bool:
    """Return whether somebody may take down words of others that stand without a review."""
    roles = people.roles_of(db, person_id, now=now) if person_id is not None else frozenset()
    return may(roles, Act.TAKE_DOWN_WORDS, relation=Relation.OTHER, place=Place.PRIVATE)


def may_announce(db: Session, person_id: int | None, *, now: datetime) -> bool:
    """Return whether the card of an announcement may still be drawn for this reader; None: it hangs with the staff."""
    if person_id is None:
        return True
    roles = people.roles_of(db, person_id, now=now)
    return may(roles, Act.ANNOUNCE, relation=Relation.NONE, place=Place.PRIVATE)
