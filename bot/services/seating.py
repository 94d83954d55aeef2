"""Officers' seats: taken up for a year, renewed, given a name, on duty for a day, and taken away."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import organising as rules
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import calendars, permitting
from storage import audit, departments, roles
from storage.tables import Officer, Person, Role


def take_seat(db: Session, *, person_id: int, department_id: int, now: datetime) -> Officer:
    """Let somebody answer for a department for a year; whoever does already, for a year from now."""
    held = departments.officer(db, person_id=person_id, department_id=department_id)
    until = now + rules.SEAT_LASTS
    seat = held or Officer(person_id=person_id, department_id=department_id, registered_at=now, expires_at=until)
    seat.renewed_at, seat.expires_at = now if held else None, until
    db.add(seat)
    db.flush()
    roles.grant_until(db, person_id, Role.OFFICER, until=until, now=now)
    return seat


def renew(db: Session, *, officer_id: int, person_id: int, now: datetime) -> Officer | None:
    """Let somebody answer for another year. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.ARRANGE_DEPARTMENTS, now=now)
    seat = departments.officer_by_id(db, officer_id)
    if seat is None:
        return None
    _audit(db, person_id, "officer.renewed", seat, now=now)
    return take_seat(db, person_id=seat.person_id, department_id=seat.department_id, now=now)


def take_away(db: Session, *, officer_id: int, person_id: int, now: datetime) -> Officer | None:
    """Take a seat back; what its holder had taken waits for a colleague. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.ARRANGE_DEPARTMENTS, now=now)
    seat = departments.officer_by_id(db, officer_id)
    if seat is None:
        return None
    departments.remove_officer(db, officer_id)
    left = departments.seats_of(db, seat.person_id, now=now)
    roles.end_at(db, seat.person_id, Role.OFFICER, at=max([each.expires_at for each in left], default=now))
    _audit(db, person_id, "officer.removed", seat, now=now)
    return seat


def show_as(db: Session, *, name: str | None, person_id: int, now: datetime) -> list[Officer]:
    """Let an officer's replies carry this name, or only the department's.

    Raises: Refused(Reason.NAME_TOO_LONG), Refused(Reason.NOT_PERMITTED) to whoever has no seat
    """
    shown = rules.check_name(name) if name else None
    seats = seats_or_refuse(db, person_id, now=now)
    for seat in seats:
        seat.shown_name = shown
        db.add(seat)
    db.flush()
    return seats


def seats_or_refuse(db: Session, person_id: int, *, now: datetime) -> list[Officer]:
    """Return the seats somebody has. Raises: Refused(Reason.NOT_PERMITTED) where there are none"""
    seats = departments.seats_of(db, person_id, now=now)
    if not seats:
        raise Refused(Reason.NOT_PERMITTED)
    return seats


def be_on_duty(db: Session, *, on: bool, terms: Terms, person_id: int, place: Place, now: datetime) -> int:
    """Note that somebody is on duty today, or is not; return for how many departments they answer.

    Raises: Refused(Reason.NOT_PERMITTED) to whoever answers for none
    """
    theirs = departments.departments_of(db, person_id, now=now)
    if not permitting.may_of_seat(db, person_id, Act.WORK_CASE, department_ids=theirs, now=now, place=place):
        raise Refused(Reason.NOT_PERMITTED)
    today = calendars.calendar_for(db, terms).day_of(now)
    return departments.set_duty(db, person_id, day=today if on else None, now=now)


def _audit(db: Session, person_id: int, verb: str, seat: Officer, *, now: datetime) -> None:
    subject = f"department:{seat.department_id}"
    audit.append(db, actor=db.get(Person, person_id), verb=verb, subject=subject, now=now)
