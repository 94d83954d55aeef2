"""Which way a notice takes to its reader, weighed when it is about to leave: now, into the digest, or not at all."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from bot.domain.weighing import AT_ONCE, Importance, Route, Tie, route_of
from storage import browse, contributions, participants, points
from storage.tables import Case, Contribution, Person, Reply, SubjectKind, Volume

USUAL = Tie(followed=Volume.IMPORTANT)  # a notice about nothing that can be followed: as loud as its reader is


def _tie_to_idea(db: Session, idea_id: int, person_id: int) -> Tie:
    viewer = browse.viewer_of(db, idea_id, person_id)
    if viewer is None:
        return Tie()
    return Tie(is_own=viewer.is_author, has_signed=viewer.is_counted, followed=viewer.follows_at)


def _tie_to_case(db: Session, case_id: int, person_id: int) -> Tie:
    case = db.get(Case, case_id)
    return CASES_OF[case.subject_kind](db, case.subject_id, person_id) if case else USUAL


def _tie_to_point(db: Session, point_id: int, person_id: int) -> Tie:
    """Return what ties somebody to a point: they said it, they like it, or they follow the whole consultation.

    Thirty replies to others are no thirty messages: whoever only follows reads them in their digest.
    """
    point = points.get(db, point_id)
    if point is None:
        return USUAL
    said = db.get_one(Contribution, point.contribution_id)
    if said.person_id == person_id:
        return Tie(is_own=True)
    if contributions.is_liked(db, said.id or 0, person_id):
        return Tie(has_signed=True)
    part = participants.of(db, point.consultation_id, person_id)
    return Tie(followed=Volume.DIGEST) if part is not None and part.follows else Tie()


def _tie_to_reply(db: Session, reply_id: int, person_id: int) -> Tie:
    reply = db.get(Reply, reply_id)
    return _tie_to_case(db, reply.case_id, person_id) if reply else USUAL


CASES_OF = {SubjectKind.IDEA: _tie_to_idea, SubjectKind.POINT: _tie_to_point}
# What ties a reader to the thing that a notice is about, by the fact that names the thing; the first one found counts.
TIES: dict[str, Callable[[Session, int, int], Tie]] = {
    "idea_id": _tie_to_idea,
    "case_id": _tie_to_case,
    "reply_id": _tie_to_reply,
}


def route_for(db: Session, facts: dict[str, Any], person: Person, *, importance: Importance) -> Route:
    """Return which way a notice with these facts takes to this person."""
    if importance in AT_ONCE or person.id is None:
        return Route.NOW
    named = next((name for name in TIES if name in facts), None)
    tie = TIES[named](db, int(facts[named]), person.id) if named else USUAL
    return route_of(tie, importance=importance, overall=person.volume, replies_to_own=person.replies_to_own)
