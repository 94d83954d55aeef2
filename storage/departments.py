"""Queries about departments, their officers, and the days on which nobody works."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Table, delete, update
from sqlmodel import Session, col, select

from storage.tables import CannedText, ClosingDay, Department, DepartmentField, Officer, Person

OFFICERS: Table = Officer.__table__  # type: ignore[attr-defined]


def get(db: Session, department_id: int | None) -> Department | None:
    """Return one department."""
    return db.get(Department, department_id) if department_id else None


def standing(db: Session) -> list[Department]:
    """Return every department that still answers, by name."""
    return list(db.exec(select(Department).where(col(Department.closed_at).is_(None)).order_by(col(Department.name))))


def by_name(db: Session, name: str) -> Department | None:
    """Return the department of this name, also one that answers no more."""
    return db.exec(select(Department).where(Department.name == name)).first()


def by_ids(db: Session, department_ids: Collection[int]) -> dict[int, Department]:
    """Return these departments by their number."""
    found = db.exec(select(Department).where(col(Department.id).in_(list(department_ids))))
    return {department.id or 0: department for department in found}


def keep(db: Session, *, name: str, now: datetime) -> Department:
    """Keep a new department and give it its number."""
    department = Department(name=name, made_at=now)
    db.add(department)
    db.flush()
    return department


def for_topic(db: Session, topic_id: int | None) -> Department | None:
    """Return the department that answers for a field of policy."""
    if topic_id is None:
        return None
    answering = select(Department).join(DepartmentField, col(DepartmentField.department_id) == col(Department.id))
    answering = answering.where(DepartmentField.topic_id == topic_id, col(Department.closed_at).is_(None))
    return db.exec(answering).first()


def fields_of(db: Session, department_id: int) -> frozenset[int]:
    """Return the fields of policy a department answers for."""
    query = select(DepartmentField.topic_id).where(DepartmentField.department_id == department_id)
    return frozenset(db.exec(query))


def toggle_field(db: Session, *, department_id: int, topic_id: int) -> None:
    """Let a department answer for a field, taking it from whoever did before; or for it no longer."""
    held = db.get(DepartmentField, topic_id)
    if held is not None and held.department_id == department_id:
        db.delete(held)
    else:
        held = held or DepartmentField(topic_id=topic_id, department_id=department_id)
        held.department_id = department_id
        db.add(held)
    db.flush()


def officer(db: Session, *, person_id: int, department_id: int) -> Officer | None:
    """Return somebody's seat in a department, also one that has run out."""
    is_it = (Officer.person_id == person_id, Officer.department_id == department_id)
    return db.exec(select(Officer).where(*is_it)).first()


def officer_by_id(db: Session, officer_id: int) -> Officer | None:
    """Return one seat."""
    return db.get(Officer, officer_id)


def departments_of(db: Session, person_id: int, *, now: datetime) -> frozenset[int]:
    """Return for which departments somebody answers at this moment."""
    query = select(Officer.department_id).where(Officer.person_id == person_id, col(Officer.expires_at) > now)
    return frozenset(db.exec(query))


def seats_of(db: Session, person_id: int, *, now: datetime) -> list[Officer]:
    """Return somebody's seats that have not run out."""
    query = select(Officer).where(Officer.person_id == person_id, col(Officer.expires_at) > now)
    return list(db.exec(query.order_by(col(Officer.department_id))))


def officers_of(db: Session, department_id: int, *, now: datetime) -> list[Officer]:
    """Return who answers for a department at this moment, longest first."""
    query = select(Officer).where(Officer.department_id == department_id, col(Officer.expires_at) > now)
    return list(db.exec(query.order_by(col(Officer.registered_at), col(Officer.id))))


def on_duty(db: Session, department_ids: Collection[int], *, today: date, now: datetime) -> list[int]:
    """Return who is on duty today in these departments."""
    query = select(Officer.person_id).where(
        col(Officer.department_id).in_(list(department_ids)), Officer.duty_on == today, col(Officer.expires_at) > now
    )
    return sorted(set(db.exec(query)))


def set_duty(db: Session, person_id: int, *, day: date | None, now: datetime) -> int:
    """Note that somebody is on duty on this day, or on none; return in how many departments."""
    held = (OFFICERS.c.person_id == person_id, OFFICERS.c.expires_at > now)
    return len(db.execute(update(OFFICERS).where(*held).values(duty_on=day).returning(OFFICERS.c.id)).all())


def remove_officer(db: Session, officer_id: int) -> bool:
    """Take a seat away; return whether there was one."""
    return bool(db.execute(delete(OFFICERS).where(OFFICERS.c.id == officer_id).returning(OFFICERS.c.id)).all())


def shown_name(db: Session, *, person_id: int | None, department_ids: Collection[int]) -> str | None:
    """Return the name an officer shows in one of these departments, if they show one."""
    query = select(Officer.shown_name).where(
        Officer.person_id == person_id,
        col(Officer.department_id).in_(list(department_ids)),
        col(Officer.shown_name).is_not(None),
    )
    return db.exec(query).first() if person_id is not None else None


def public_name_of(db: Session, person_id: int) -> str | None:
    """Return the name a person shows elsewhere, if they show one."""
    person = db.get(Person, person_id)
    return person.public_name if person else None


def closing_days(db: Session) -> list[ClosingDay]:
    """Return the place's own closing days in order."""
    return list(db.exec(select(ClosingDay).order_by(col(ClosingDay.day))))


def add_closing_day(db: Session, *, day: date, name: str, now: datetime) -> bool:
    """Keep a closing day; return whether it is new."""
    if db.get(ClosingDay, day) is not None:
        return False
    db.add(ClosingDay(day=day, name=name, made_at=now))
    db.flush()
    return True


def remove_closing_day(db: Session, day: date) -> bool:
    """Work on this day after all; return whether it was a closing day."""
    held = db.get(ClosingDay, day)
    if held is not None:
        db.delete(held)
        db.flush()
    return held is not None


def canned_texts(db: Session, department_ids: Collection[int]) -> list[CannedText]:
    """Return the texts these departments keep at hand."""
    query = select(CannedText).where(col(CannedText.department_id).in_(list(department_ids)))
    return list(db.exec(query.order_by(col(CannedText.label), col(CannedText.id))))


def canned_text(db: Session, text_id: int) -> CannedText | None:
    """Return one text kept at hand."""
    return db.get(CannedText, text_id)
