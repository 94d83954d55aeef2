"""Queries about people and their roles."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import String, bindparam, case, cast, exists, literal, or_
from sqlmodel import Session, col, select, update

from storage.tables import OutboxMessage, Person, PersonTopic, Role, RoleGrant
from storage.tables.columns import UtcDateTime

SECRET_BYTES = 16
INSTANT = timedelta(microseconds=1)

# Made once: both run for every update, and to make them anew takes longer than to run them.
BY_TELEGRAM_ID = select(Person).where(Person.telegram_id == bindparam("telegram_id"))
ROLES_OF = select(RoleGrant.role).where(
    RoleGrant.person_id == bindparam("person_id"),
    or_(col(RoleGrant.expires_at).is_(None), col(RoleGrant.expires_at) > bindparam("now", type_=UtcDateTime)),
)


def by_telegram_id(db: Session, telegram_id: int) -> Person | None:
    """Return the person behind a Telegram account, if they have ever spoken to us."""
    return db.exec(BY_TELEGRAM_ID, params={"telegram_id": telegram_id}).first()


def welcome(db: Session, *, telegram_id: int, language: str, now: datetime) -> Person:
    """Remember somebody new."""
    person = Person(
        telegram_id=telegram_id,
        secret=secrets.token_hex(SECRET_BYTES),
        language=language,
        created_at=now,
        last_seen_at=now,
    )
    db.add(person)
    db.flush()
    return person


def roles_of(db: Session, person_id: int, *, now: datetime) -> frozenset[Role]:
    """Return the roles somebody holds at this moment; everybody is a citizen besides."""
    return frozenset({*db.exec(ROLES_OF, params={"person_id": person_id, "now": now}), Role.CITIZEN})


def mark_reachable(db: Session, person_id: int, *, now: datetime) -> None:
    """Note that somebody has come in, so we may write to them again; from then on they were seen later than made."""
    seen_at = case((col(Person.created_at) < now, now), else_=now + INSTANT)
    db.exec(update(Person).where(col(Person.id) == person_id).values(unreachable_at=None, last_seen_at=seen_at))


def mark_greeted(db: Session, person_id: int) -> None:
    """Note that somebody has been told at the front door what this is."""
    db.exec(update(Person).where(col(Person.id) == person_id).values(was_greeted=True))


def mark_unreachable(db: Session, person_id: int, *, now: datetime) -> None:
    """Note that somebody has left: nothing more is sent until they write again."""
    db.exec(update(Person).where(col(Person.id) == person_id).values(unreachable_at=now))


def topic_ids_of(db: Session, person_id: int) -> frozenset[int]:
    """Return the topics somebody wants to hear about."""
    return frozenset(db.exec(select(PersonTopic.topic_id).where(PersonTopic.person_id == person_id)))


def toggle_topic(db: Session, person_id: int, topic_id: int) -> bool:
    """Add or remove a topic somebody wants to hear about; return whether it is wanted now."""
    wanted = db.get(PersonTopic, (person_id, topic_id))
    if wanted is not None:
        db.delete(wanted)
        db.flush()
        return False
    db.add(PersonTopic(person_id=person_id, topic_id=topic_id))
    db.flush()
    return True


def wanting_briefs(db: Session, *, key: str, limit: int) -> list[int]:
    """Return who wishes a brief each morning and is owed none yet under this key, to which their number is added."""
    theirs = literal(key).concat(cast(col(Person.id), String))
    is_owed = exists().where(col(OutboxMessage.dedupe_key) == theirs)
    wanting = select(Person.id).where(col(Person.brief_daily), col(Person.unreachable_at).is_(None), ~is_owed)
    return [each for each in db.exec(wanting.order_by(col(Person.id)).limit(limit)) if each is not None]
