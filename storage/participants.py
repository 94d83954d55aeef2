"""Queries about who takes part in a consultation: who looked in, who spoke, who was invited, who follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, or_, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col, select

from storage.tables import ConsultationLink, Participant, Role, RoleGrant

PARTICIPANTS: Table = Participant.__table__  # type: ignore[attr-defined]
LINKS: Table = ConsultationLink.__table__  # type: ignore[attr-defined]
ROWS_AT_ONCE = 500

# Made once: they run for most screens of a consultation, and to make them anew takes as long as to run them.
PARTICIPANT = select(Participant).where(
    Participant.consultation_id == bindparam("consultation_id"), Participant.person_id == bindparam("person_id")
)
HAD_FLOOR = or_(PARTICIPANTS.c.spoke_at.is_not(None), PARTICIPANTS.c.declined_at.is_not(None))
COUNTS: tuple[Any, ...] = (
    func.count(PARTICIPANTS.c.looked_in_at),
    func.count(PARTICIPANTS.c.spoke_at),
    func.count(PARTICIPANTS.c.invited_at),
    func.count().filter(PARTICIPANTS.c.follows),
    func.count(PARTICIPANTS.c.invited_at).filter(HAD_FLOOR),
)
TURNOUT: Any = select(*COUNTS).where(PARTICIPANTS.c.consultation_id == bindparam("consultation_id"))
FRESHLY = {"populate_existing": True}


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people have looked in, have spoken, were invited and follow; how many of the invited had the floor."""

    looked_in: int = 0
    spoken: int = 0
    invited: int = 0
    following: int = 0
    heard: int = 0


def of(db: Session, consultation_id: int, person_id: int) -> Participant | None:
    """Return somebody's part in a consultation, if they have one."""
    whose = {"consultation_id": consultation_id, "person_id": person_id}
    return db.exec(PARTICIPANT, params=whose, execution_options=FRESHLY).first()


def note(db: Session, consultation_id: int, person_id: int, **values: Any) -> None:
    """Note something of somebody's part in a consultation; they have one from now on."""
    note_many(db, consultation_id, [person_id], **values)


def note_many(db: Session, consultation_id: int, person_ids: Iterable[int], **values: Any) -> int:
    """Note the same of many, and return how many had no part before."""
    db.flush()
    dialect_insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    keys, everybody, new = [PARTICIPANTS.c.consultation_id, PARTICIPANTS.c.person_id], sorted(set(person_ids)), 0
    for at in range(0, len(everybody), ROWS_AT_ONCE):
        some = everybody[at : at + ROWS_AT_ONCE]
        rows = [{"consultation_id": consultation_id, "person_id": each, "follows": False} for each in some]
        made = dialect_insert(PARTICIPANTS).values(rows).on_conflict_do_nothing(index_elements=keys)
        new += len(db.execute(made.returning(PARTICIPANTS.c.id)).all())
        if values:
            theirs = (PARTICIPANTS.c.consultation_id == consultation_id, PARTICIPANTS.c.person_id.in_(some))
            db.execute(update(PARTICIPANTS).where(*theirs).values(**values))
    return new


def note_first(db: Session, consultation_id: int, person_id: int, name: str, *, now: datetime) -> bool:
    """Note a moment that counts only the first time; return whether this was it."""
    note(db, consultation_id, person_id)
    column = PARTICIPANTS.c[name]
    theirs = (PARTICIPANTS.c.consultation_id == consultation_id, PARTICIPANTS.c.person_id == person_id)
    first = update(PARTICIPANTS).where(*theirs, column.is_(None)).values({name: now}).returning(PARTICIPANTS.c.id)
    return db.execute(first).first() is not None


def turnout(db: Session, consultation_id: int) -> Turnout:
    """Return how many take part, counted from the rows themselves."""
    row = db.execute(TURNOUT, {"consultation_id": consultation_id}).one()
    return Turnout(*(int(value) for value in row))


def followers(db: Session, consultation_id: int) -> list[int]:
    """Return who wants to hear what becomes of a consultation."""
    return _persons(db, consultation_id, col(Participant.follows))


def speakers(db: Session, consultation_id: int) -> list[int]:
    """Return who has spoken."""
    return _persons(db, consultation_id, col(Participant.spoke_at).is_not(None))


def invited(db: Session, consultation_id: int) -> list[int]:
    """Return who was invited."""
    return _persons(db, consultation_id, col(Participant.invited_at).is_not(None))


def invited_parts(db: Session, consultation_id: int) -> list[Participant]:
    """Return the part of everybody who was invited, in the order in which they were."""
    query = select(Participant).where(
        Participant.consultation_id == consultation_id, col(Participant.invited_at).is_not(None)
    )
    return list(db.exec(query.order_by(col(Participant.invited_at), col(Participant.id))))


def _persons(db: Session, consultation_id: int, is_one: Any) -> list[int]:
    query = select(Participant.person_id).where(Participant.consultation_id == consultation_id, is_one)
    return [each for each in db.exec(query.order_by(col(Participant.person_id))) if each is not None]


def holders(db: Session, role: Role, *, now: datetime) -> list[int]:
    """Return who holds this role at this moment."""
    is_good = col(RoleGrant.expires_at).is_(None) | (col(RoleGrant.expires_at) > now)
    return list(db.exec(select(RoleGrant.person_id).where(RoleGrant.role == role, is_good)))


def keep_link(db: Session, link: ConsultationLink) -> ConsultationLink:
    """Keep a link that invites; only the digest of its token is in it."""
    db.execute(insert(LINKS).values(**link.model_dump(exclude={"id"})))
    return link


def link_by_digest(db: Session, digest: str) -> ConsultationLink | None:
    """Return the link with this digest."""
    return db.exec(select(ConsultationLink).where(ConsultationLink.digest == digest)).first()


def spend_link(db: Session, link_id: int, *, now: datetime) -> bool:
    """Spend a link that serves once; return whether it was us."""
    spent = update(LINKS).where(LINKS.c.id == link_id, LINKS.c.used_at.is_(None)).values(used_at=now)
    return db.execute(spent.returning(LINKS.c.id)).first() is not None
