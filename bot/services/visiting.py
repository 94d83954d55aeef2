"""Looking into a consultation: its home, its subtopics, and who has looked in."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.catching_up import News, looked_before
from bot.domain.permissions import Act, Place, Relation
from bot.domain.permissions import may as may_anywhere
from bot.domain.practising import is_own_practice, is_practice, may_practise
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import GOING_ON, OVER, Deed, Standing, is_public, may
from bot.services import catching_up, permitting, planning, staging
from storage import consultations, participants, people, visits
from storage.tables import Consultation, Participant, Subtopic
from storage.visits import ConsultationCard

LARGEST_ID = 2**31 - 1


def come_in(
    db: Session, *, consultation_id: int, person_id: int, now: datetime
) -> tuple[ConsultationCard, tuple[News, ...]]:
    """Look in, and be told what is new since one was last here. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    public_or_refuse(db, consultation_id, person_id)
    news = catching_up.on_opening(db, consultation_id=consultation_id, person_id=person_id, now=now)
    return look_in(db, consultation_id=consultation_id, person_id=person_id, now=now), news


def look_in(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> ConsultationCard:
    """Return a consultation to whoever opens it, and count them once among those who have looked in.

    What has come since their last visit is new to them, in this one. Raises: Refused(NO_SUCH_CONSULTATION)
    """
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    found = public_or_refuse(db, consultation_id, person_id)
    count_in(db, consultation_id, person_id, now=now)
    part = participants.of(db, consultation_id, person_id)
    before = looked_before(part.last_looked_at, part.looked_before_at, now=now) if part else None
    participants.note(db, consultation_id, person_id, last_looked_at=now, looked_before_at=before)
    return _seen_by(db, found, person_id, now=now)


def count_in(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> None:
    """Count somebody once among those who have looked in."""
    if participants.note_first(db, consultation_id, person_id, "looked_in_at", now=now):
        staging.redraw_numbers(db, consultation_id, now=now)


def see(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> ConsultationCard:
    """Return a consultation without counting anybody. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    return _seen_by(db, public_or_refuse(db, consultation_id, person_id), person_id, now=now)


def lead(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> ConsultationCard:
    """Return a consultation to whoever may lead it, also before it is public.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), Refused(Reason.NOT_PERMITTED)
    """
    return _seen_by(db, planning.any_of(db, consultation_id, person_id, now=now), person_id, now=now)


def may_make(db: Session, *, person_id: int, now: datetime) -> bool:
    """Return whether somebody may make consultations."""
    roles = people.roles_of(db, person_id, now=now)
    return may_anywhere(roles, Act.MAKE_CONSULTATION, relation=Relation.NONE, place=Place.PRIVATE)


def live_card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> ConsultationCard | None:
    """Return what a card of a consultation shows; None when there is nothing to show."""
    found = consultations.get(db, subject_id)
    if found is None or not (is_public(found) or is_own_practice(found, viewer_id)):
        return None
    return _seen_by(db, found, viewer_id, now=now) if viewer_id is not None else visits.card(db, found)


def live_subtopic(
    db: Session, subject_id: int, *, viewer_id: int | None, now: datetime
) -> tuple[ConsultationCard, Subtopic] | None:
    """Return what the card of a subtopic shows; None when there is nothing to show."""
    subtopic = consultations.part(db, Subtopic, subject_id)
    found = live_card(db, subtopic.consultation_id, viewer_id=viewer_id, now=now) if subtopic else None
    return (found, subtopic) if found and subtopic else None


def listing(db: Session) -> tuple[list[ConsultationCard], list[Consultation]]:
    """Return the consultations that are going on, and those that are over; the newest first."""
    going_on = [visits.card(db, each) for each in consultations.with_status(db, GOING_ON, limit=10)]
    return going_on, consultations.with_status(db, OVER, limit=5)


def count_open(db: Session) -> int:
    """Return how many consultations are going on."""
    return consultations.count_with_status(db, GOING_ON)


def follow(db: Session, *, consultation_id: int, follows: bool, person_id: int, now: datetime) -> ConsultationCard:
    """Let somebody hear what becomes of a consultation, or no longer. Raises: Refused(NO_SUCH_CONSULTATION)"""
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    found = public_or_refuse(db, consultation_id)
    participants.note(db, consultation_id, person_id, follows=follows)
    return _seen_by(db, found, person_id, now=now)


def subtopic_at(db: Session, *, consultation_id: int, position: int) -> Subtopic:
    """Return the subtopic that has this number on the card. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    public_or_refuse(db, consultation_id)
    every = consultations.parts(db, Subtopic, consultation_id)
    found = next((each for each in every if each.position == position), None)
    if found is None:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    return found


def standing_of(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> Standing:
    """Return as what somebody takes part at this moment."""
    part = participants.of(db, consultation_id, person_id)
    roles = people.roles_of(db, person_id, now=now)
    return Standing(roles, is_invited=part is not None and part.invited_at is not None)


def may_run(standing: Standing) -> bool:
    """Return whether whoever stands so may lead consultations."""
    return may_anywhere(standing.roles, Act.RUN_CONSULTATION, relation=Relation.OTHER, place=Place.PRIVATE)


def part_of(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Participant | None:  # noqa: ARG001
    """Return somebody's part in a consultation."""
    return participants.of(db, consultation_id, person_id)


def public_or_refuse(db: Session, consultation_id: int, person_id: int | None = None) -> Consultation:
    """Return a consultation that anybody may know of, or this person's own practice.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION)
    """
    found = consultations.get(db, consultation_id) if 0 < abs(consultation_id) <= LARGEST_ID else None
    if found is None or not (is_public(found) or is_own_practice(found, person_id)):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    return found


def _seen_by(db: Session, found: Consultation, person_id: int, *, now: datetime) -> ConsultationCard:
    shown = visits.card(db, found, reader_id=person_id)
    standing = standing_of(db, found.id or 0, person_id, now=now)
    stage = shown.stage
    can_speak = stage is not None and may(standing, Deed.SPEAK, kind=stage.kind, floor=stage.floor)
    is_real = not is_practice(found.id or 0)
    can_practise = is_real and found.status in GOING_ON and may_practise(standing.roles, is_invited=standing.is_invited)
    can_run = may_run(standing) and is_real
    return visits.with_rights(shown, can_speak=can_speak, can_run=can_run, can_practise=can_practise)
