"""Roles: given by one-time links or by name in the settings, accepted by their holders, and taken back."""

import hmac
import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain import staffing as rules
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.staffing import ControlRoom, Holder, Invitation, Offer, Taken
from bot.services import arriving, permitting, seating
from storage import audit, chats, dead_letters, departments, record, roles
from storage.tables import Department, Person, Role, RoleLink, TopicPurpose

is_out_of_step = rules.is_out_of_step
SEAL_BYTES = 7


def recognise_admin(
    db: Session, *, telegram_id: int, is_named_admin: bool, now: datetime, is_new: bool = False
) -> arriving.Arrival | None:
    """Give or take the admin role as the settings say, and return who this is with the roles they hold now."""
    arrival = arriving.recognise(db, telegram_id=telegram_id, now=now)
    if arrival is None:
        return None
    if is_named_admin:
        roles.grant(db, arrival.person_id, Role.ADMIN, now=now)
    else:
        _take_admin(db, arrival.person_id, now=now)
    verb = "role.granted" if is_named_admin else "role.taken"
    audit.append(db, actor=None, verb=verb, subject="role:admin", now=now)
    recognised = arriving.recognise(db, telegram_id=telegram_id, now=now)
    return replace(recognised, is_new=is_new) if recognised else None


def keep_named_admins(db: Session, *, telegram_ids: Collection[int], now: datetime) -> int:
    """Take the admin role from whoever the settings name no longer; return from how many. Called once at start."""
    unnamed = roles.others_with(db, Role.ADMIN, telegram_ids)
    for person_id in unnamed:
        _take_admin(db, person_id, now=now)
        audit.append(db, actor=None, verb="role.taken", subject="role:admin", now=now)
    return len(unnamed)


def _take_admin(db: Session, person_id: int, *, now: datetime) -> None:
    """Take the admin role with every link made by it that is still good."""
    roles.take(db, person_id, Role.ADMIN)
    roles.spend_links_of(db, person_id, now=now)


def see_control_room(db: Session, *, person_id: int, place: Place, now: datetime) -> ControlRoom:
    """Return the admin's numbers. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_CONTROL_ROOM, now=now, place=place)
    counts, staff = record.count_all(db), chats.staff_chat(db)
    topic = chats.topic_for(db, staff.id, TopicPurpose.REVIEW) if staff and staff.id else None
    return ControlRoom(
        people=counts.people,
        waiting=counts.waiting,
        open=counts.open,
        signatures=counts.signatures,
        questions=counts.questions,
        staff_chat=staff,
        has_topics=topic is not None and topic.thread_id is not None,
        communities=tuple(chats.communities(db)),
        undelivered=dead_letters.count(db),
    )


def invite(
    db: Session, *, person_id: int, role: Role, now: datetime, department: Department | None = None
) -> Invitation:
    """Make a link that gives this role, or a seat in this department, to the first who accepts it within seven days.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    admin = permitting.require(db, person_id=person_id, act=Act.GIVE_ROLE, now=now)
    rules.check_can_be_given(role)
    token = secrets.token_urlsafe(rules.TOKEN_BYTES)
    made = RoleLink(
        digest=digest_of(db, token),
        role=role,
        department_id=department.id if department else None,
        made_by_id=admin.person_id,
        made_at=now,
        expires_at=now + rules.LINK_LASTS,
    )
    link = roles.keep_link(db, made)
    audit.append(db, actor=db.get(Person, person_id), verb="role.offered", subject=f"role:{role}", now=now)
    return Invitation(token, role, department.name if department else None, link.id or 0)


def consider(db: Session, *, token: str, person_id: int, now: datetime) -> Offer:
    """Return what this link offers to somebody. Raises: Refused(LINK_SPENT), Refused(NOT_PERMITTED)"""
    link = rules.check_link_is_good(roles.link_by_digest(db, digest_of(db, token)), now=now)
    permitting.require(db, person_id=person_id, act=Act.ACCEPT_ROLE, owner_id=link.made_by_id, now=now)
    return offer_to(db, link, person_id)


def offer_to(db: Session, link: RoleLink, person_id: int) -> Offer:
    """Return what a link offers to somebody who may have it."""
    department = departments.get(db, link.department_id)
    seal = _seal_of(db, link, person_id)
    return Offer(link.id or 0, seal, link.role, department.name if department else None)


def accept(db: Session, *, link_id: int, seal: int, person_id: int, now: datetime) -> Taken:
    """Spend the link and take up its role; the seal proves that this person held the token.

    Raises: Refused(Reason.LINK_SPENT), Refused(Reason.NOT_PERMITTED)
    """
    link = rules.check_link_is_good(roles.link_by_id(db, link_id), now=now)
    permitting.require(db, person_id=person_id, act=Act.ACCEPT_ROLE, owner_id=link.made_by_id, now=now)
    if seal != _seal_of(db, link, person_id) or not roles.use_link(db, link.digest, now=now):
        raise Refused(Reason.LINK_SPENT)
    department = departments.get(db, link.department_id)
    if department is None:
        roles.grant(db, person_id, link.role, now=now)
    else:
        seating.take_seat(db, person_id=person_id, department_id=department.id or 0, now=now)
    audit.append(db, actor=db.get(Person, person_id), verb="role.accepted", subject=f"role:{link.role}", now=now)
    return Taken(link.role, department)


def people_with_roles(db: Session, *, person_id: int, now: datetime) -> list[Holder]:
    """Return who holds which role. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_CONTROL_ROOM, now=now)
    return [holder for holder in roles.holders(db, now=now) if holder.role in rules.BY_LINK]


def take_back(db: Session, *, grant_id: int, person_id: int, now: datetime) -> Role | None:
    """Take a role back; return which it was, None when it had gone already. Raises: Refused(Reason.NOT_PERMITTED)"""
    grant = roles.grant_by_id(db, grant_id)
    owner_id = grant.person_id if grant else -1
    permitting.require(db, person_id=person_id, act=Act.TAKE_ROLE, owner_id=owner_id, now=now)
    if grant is None or not roles.take(db, grant.person_id, grant.role):
        return None
    audit.append(db, actor=db.get(Person, person_id), verb="role.taken", subject=f"role:{grant.role}", now=now)
    return grant.role


def digest_of(db: Session, token: str) -> str:
    """Return the keyed digest under which a link is remembered."""
    pepper: bytes = db.info["pepper"]
    return hmac.digest(pepper, b"role-link:" + token.encode(), "sha256").hex()


def _seal_of(db: Session, link: RoleLink, person_id: int) -> int:
    pepper: bytes = db.info["pepper"]
    seal = hmac.digest(pepper, f"role-offer:{link.digest}:{person_id}".encode(), "sha256")
    return int.from_bytes(seal[:SEAL_BYTES])
