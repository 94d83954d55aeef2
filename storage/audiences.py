"""Queries about whom an announcement reaches: segments of people as one condition, counted and listed by one query."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, and_, case, func, not_, or_, select, true
from sqlmodel import Session

from bot.domain.quiet import NONE, Hours, Nights
from bot.domain.segmenting import ROLES, Audience, Join, Reach, Segment, SegmentKind
from bot.domain.weighing import ONLY_OWN
from storage.tables import (
    Contribution,
    ContributionStatus,
    Follow,
    Person,
    PersonTopic,
    RoleGrant,
    Signature,
    SignatureState,
    Volume,
)

PERSONS: Table = Person.__table__  # type: ignore[attr-defined]
TOPICS: Table = PersonTopic.__table__  # type: ignore[attr-defined]
GRANTS: Table = RoleGrant.__table__  # type: ignore[attr-defined]
FOLLOWS: Table = Follow.__table__  # type: ignore[attr-defined]
VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
SIGNATURES: Table = Signature.__table__  # type: ignore[attr-defined]
P = PERSONS.c
Condition = ColumnElement[bool]


class Recipient(NamedTuple):
    """Somebody who is to get a copy, with their quiet hours."""

    person_id: int
    quiet_from: time | None
    quiet_until: time | None


def reach(db: Session, audience: Audience, *, now: datetime, nights: Nights) -> Reach:
    """Return how many people an audience holds, and how many of them are left out and why, in one query."""
    if not audience.segments:
        return Reach()
    came, here, wants = _has_come_in(), P.unreachable_at.is_(None), _wants()
    gets = and_(came, here, wants)
    counts = (
        _count(gets),
        _count(and_(gets, _is_quiet(now.astimezone(nights.zone).time(), nights.usual))),
        _count(and_(came, here, not_(wants))),
        _count(and_(came, not_(here))),
        _count(not_(came)),
    )
    return Reach(*db.execute(select(*counts).where(_holds(audience, now))).one())


def next_people(
    db: Session, audience: Audience, *, after: int, up_to: int, limit: int, now: datetime
) -> Sequence[Recipient]:
    """Return the next people who are to get a copy, in the order of their rows."""
    chosen = and_(_holds(audience, now), _has_come_in(), P.unreachable_at.is_(None), _wants())
    query = select(P.id, P.quiet_from, P.quiet_until).where(chosen, P.id > after, P.id <= up_to)
    return [Recipient(*row) for row in db.execute(query.order_by(P.id).limit(limit)).all()]


def newest_person(db: Session) -> int:
    """Return the number of the person who came last."""
    return int(db.execute(select(func.coalesce(func.max(P.id), 0))).scalar_one())


def wants_announcements(person: Person) -> bool:
    """Return whether somebody wants announcements at all; the same rule as for counting."""
    return person.announcements and not person.paused and person.volume not in ONLY_OWN


def _wants() -> Condition:
    loud = [volume for volume in Volume if volume not in ONLY_OWN]
    return and_(P.announcements, not_(P.paused), P.volume.in_(loud))


def _has_come_in() -> Condition:
    """Whoever has only ever tapped in a group has opened no chat with us: there is nowhere to write to."""
    return P.last_seen_at > P.created_at


def _count(condition: Condition) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _is_quiet(here: time, usual: Hours | None) -> Condition:
    """Return whether the place's clock stands in somebody's quiet hours; they may run past midnight."""
    usual_from, usual_until = usual or NONE
    begins, ends = func.coalesce(P.quiet_from, usual_from), func.coalesce(P.quiet_until, usual_until)
    by_day = and_(begins < ends, begins <= here, ends > here)
    over_night = and_(begins > ends, or_(begins <= here, ends > here))
    return or_(by_day, over_night)


def _holds(audience: Audience, now: datetime) -> Condition:
    """Return the condition of the segments, joined from left to right."""
    first, *others = audience.segments
    chosen = _is_in(first, now)
    for segment in others:
        one = _is_in(segment, now)
        if segment.join is Join.OR:
            chosen = or_(chosen, one)
        else:
            chosen = and_(chosen, one if segment.join is Join.AND else not_(one))
    return chosen


def _is_in(segment: Segment, now: datetime) -> Condition:
    number = segment.number
    match segment.kind:
        case SegmentKind.EVERYONE:
            return true()
        case SegmentKind.REGION:
            return and_(P.region_id.is_not(None), P.region_id == number)
        case SegmentKind.TOPIC:
            return or_(_chose(TOPICS.c.topic_id == number), not_(_chose(true())))  # none chosen means all of them
        case SegmentKind.ROLE:
            lasts = or_(GRANTS.c.expires_at.is_(None), GRANTS.c.expires_at > now)
            return P.id.in_(select(GRANTS.c.person_id).where(GRANTS.c.role == ROLES[number], lasts))
        case SegmentKind.FOLLOWERS:
            hears = FOLLOWS.c.volume != Volume.NOTHING
            return P.id.in_(select(FOLLOWS.c.person_id).where(FOLLOWS.c.idea_id == number, hears))
        case SegmentKind.SIGNERS:
            counts = (SIGNATURES.c.person_id.is_not(None), SIGNATURES.c.state == SignatureState.COUNTED)
            return P.id.in_(select(SIGNATURES.c.person_id).where(SIGNATURES.c.idea_id == number, *counts))
        case SegmentKind.PARTICIPANTS:
            spoke = (VIEWS.c.person_id.is_not(None), VIEWS.c.status == ContributionStatus.PUBLISHED)
            return P.id.in_(select(VIEWS.c.person_id).where(VIEWS.c.consultation_id == number, *spoke))


def _chose(which: Any) -> Condition:
    return select(TOPICS.c.person_id).where(TOPICS.c.person_id == P.id, which).exists()
