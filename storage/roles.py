"""Queries about who holds which role, and about the one-time links that give them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_
from sqlmodel import Session, col, delete, select, update

from bot.domain.staffing import Holder
from storage.tables import Person, Role, RoleGrant, RoleLink


def grant(db: Session, person_id: int, role: Role, *, now: datetime) -> bool:
    """Give a role for as long as nobody takes it back; return whether it was new."""
    held = db.exec(select(RoleGrant).where(RoleGrant.person_id == person_id, RoleGrant.role == role)).first()
    if held is not None and (held.expires_at is None or held.expires_at > now):
        return False
    grant = held or RoleGrant(person_id=person_id, role=role, granted_at=now)
    grant.granted_at, grant.expires_at = now, None
    db.add(grant)
    db.flush()
    return True


def grant_until(db: Session, person_id: int, role: Role, *, until: datetime, now: datetime) -> None:
    """Give a role up to a day; one that is held for longer, or for good, stays as it is."""
    held = db.exec(select(RoleGrant).where(RoleGrant.person_id == person_id, RoleGrant.role == role)).first()
    if held is not None and (held.expires_at is None or held.expires_at >= until):
        return
    grant = held or RoleGrant(person_id=person_id, role=role, granted_at=now)
    grant.expires_at = until
    db.add(grant)
    db.flush()


def end_at(db: Session, person_id: int, role: Role, *, at: datetime) -> None:
    """Let a role that was given up to a day end then; one given for good stays."""
    is_bounded = (RoleGrant.person_id == person_id, RoleGrant.role == role, col(RoleGrant.expires_at).is_not(None))
    db.exec(update(RoleGrant).where(*is_bounded).values(expires_at=at))  # type: ignore[arg-type]


def take(db: Session, person_id: int, role: Role) -> bool:
    """Take a role back; return whether it was held."""
    gone = delete(RoleGrant).where(col(RoleGrant.person_id) == person_id, col(RoleGrant.role) == role)
    return bool(db.exec(gone).rowcount)


def grant_by_id(db: Session, grant_id: int) -> RoleGrant | None:
    """Return one grant."""
    return db.get(RoleGrant, grant_id)


def holders(db: Session, *, now: datetime) -> list[Holder]:
    """Return everybody who holds a role at this moment, oldest first."""
    query = (
        select(RoleGrant, Person.public_name)
        .join(Person, col(Person.id) == col(RoleGrant.person_id))
        .where(or_(col(RoleGrant.expires_at).is_(None), col(RoleGrant.expires_at) > now))
        .order_by(col(RoleGrant.granted_at), col(RoleGrant.id))
    )
    return [
        Holder(held.id or 0, held.person_id, held.role, public_name, held.granted_at)
        for held, public_name in db.exec(query)
    ]


def by_telegram_id(db: Session, *, now: datetime) -> dict[int, frozenset[Role]]:
    """Return the roles that everybody reachable holds at this moment, by Telegram's id."""
    lasts = or_(col(RoleGrant.expires_at).is_(None), col(RoleGrant.expires_at) > now)
    query = select(Person.telegram_id, RoleGrant.role).join(RoleGrant, col(Person.id) == col(RoleGrant.person_id))
    found: dict[int, frozenset[Role]] = {}
    for telegram_id, role in db.exec(query.where(lasts, col(Person.unreachable_at).is_(None))):
        found[telegram_id] = found.get(telegram_id, frozenset()) | {Role(role)}
    return found


def with_own_commands(db: Session) -> frozenset[int]:
    """Return everybody reachable whom Telegram shows commands of their own, by Telegram's id."""
    query = select(Person.telegram_id).where(col(Person.has_own_commands), col(Person.unreachable_at).is_(None))
    return frozenset(db.exec(query))


def note_own_commands(db: Session, telegram_ids: Collection[int], *, are_there: bool) -> None:
    """Note whom Telegram shows commands of their own, or does so no longer."""
    theirs = col(Person.telegram_id).in_(list(telegram_ids))
    db.exec(update(Person).where(theirs).values(has_own_commands=are_there))


def people_with(db: Session, role: Role, *, now: datetime) -> list[Person]:
    """Return everybody who holds this role at this moment, oldest first."""
    lasts = or_(col(RoleGrant.expires_at).is_(None), col(RoleGrant.expires_at) > now)
    query = select(Person).join(RoleGrant, col(Person.id) == col(RoleGrant.person_id))
    return list(db.exec(query.where(RoleGrant.role == role, lasts).order_by(col(Person.id))))


def others_with(db: Session, role: Role, telegram_ids: Collection[int]) -> list[int]:
    """Return who holds this role under another Telegram id than these."""
    query = select(RoleGrant.person_id).join(Person, col(Person.id) == col(RoleGrant.person_id))
    others = query.where(RoleGrant.role == role, col(Person.telegram_id).not_in(list(telegram_ids)))
    return list(db.exec(others.order_by(col(RoleGrant.person_id))))


def keep_link(db: Session, link: RoleLink) -> RoleLink:
    """Remember a one-time link by its digest; the token itself is never stored."""
    db.add(link)
    db.flush()
    return link


def link_by_digest(db: Session, digest: str) -> RoleLink | None:
    """Return the link with this digest."""
    return db.exec(select(RoleLink).where(RoleLink.digest == digest)).first()


def link_by_id(db: Session, link_id: int) -> RoleLink | None:
    """Return one link."""
    return db.get(RoleLink, link_id)


def use_link(db: Session, digest: str, *, now: datetime) -> bool:
    """Spend a link that is still good; return whether it was us who spent it."""
    spent = (
        update(RoleLink)
        .where(col(RoleLink.digest) == digest, col(RoleLink.used_at).is_(None), col(RoleLink.expires_at) > now)
        .values(used_at=now)
    )
    return bool(db.exec(spent).rowcount)


def spend_links_of(db: Session, person_id: int, *, now: datetime) -> int:
    """Spend every unused link this person has made; return how many."""
    unused = (col(RoleLink.made_by_id) == person_id, col(RoleLink.used_at).is_(None))
    return int(db.exec(update(RoleLink).where(*unused).values(used_at=now)).rowcount)
