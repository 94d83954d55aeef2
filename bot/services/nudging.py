"""Who of the invited has not had the floor: seen by whoever leads, nudged gently, and free to have nothing to add."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import nudging as rules
from bot.domain.nudging import Floor, Unheard
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import badge_of
from bot.domain.staging import is_open_for_words
from bot.domain.terms import Terms
from bot.services import permitting, planning, visiting
from storage import audit, consultations, outbox, participants, people, places
from storage.outbox import Owed
from storage.tables import Consultation, Participant, Person, Stage
from storage.visits import ConsultationCard

NUDGE = "consultation-nudge"


def floor(db: Session, *, consultation_id: int, terms: Terms, person_id: int, now: datetime) -> Floor:
    """Return who of the invited has not had the floor. Raises: what planning refuses"""
    found = planning.any_of(db, consultation_id, person_id, now=now)
    return _floor(db, found, terms=terms, now=now)


def _floor(db: Session, found: Consultation, *, terms: Terms, now: datetime) -> Floor:
    stage = consultations.part(db, Stage, found.stage_id) if found.stage_id is not None else None
    invited = participants.invited_parts(db, found.id or 0)
    unheard = [each for each in invited if not rules.has_had_floor(each) and each.person_id is not None]
    takes_views = is_open_for_words(stage)
    shown = tuple(_shown(db, each, stage if takes_views else None, terms=terms, now=now) for each in unheard)
    return Floor(found, stage, len(invited), shown, takes_views)


def _shown(db: Session, part: Participant, stage: Stage | None, *, terms: Terms, now: datetime) -> Unheard:
    person = db.get_one(Person, part.person_id)
    return Unheard(
        participant_id=part.id or 0,
        badge=badge_of(people.roles_of(db, person.id or 0, now=now), organisation=part.organisation),
        shown_as=part.organisation or person.public_name,
        region=places.region_name(db, person.region_id),
        nudged_at=part.nudged_at,
        can_nudge=rules.can_nudge(part, stage, at_most=terms.nudges_per_stage, now=now),
    )


def nudge(
    db: Session, *, consultation_id: int, participant_id: int, terms: Terms, person_id: int, now: datetime
) -> tuple[Floor, int]:
    """Owe one of the invited who have not had the floor a gentle word, or (0) all of them; return how many.

    Raises: what planning refuses, Refused(Reason.NOT_IN_THIS_STAGE), Refused(Reason.NOT_BEGUN)
    """
    found = planning.any_of(db, consultation_id, person_id, now=now)
    stage = consultations.part(db, Stage, found.stage_id) if found.stage_id is not None else None
    if stage is None:
        raise Refused(Reason.NOT_BEGUN)
    if not is_open_for_words(stage):
        raise Refused(Reason.NOT_IN_THIS_STAGE, stage=stage.name)
    parts = [
        each
        for each in participants.invited_parts(db, consultation_id)
        if participant_id in (0, each.id) and rules.can_nudge(each, stage, at_most=terms.nudges_per_stage, now=now)
    ]
    outbox.owe_many(db, [_owed(each, stage, now=now) for each in parts], now=now)
    actor, subject = db.get(Person, person_id), f"consultation:{consultation_id}"
    audit.append(db, actor=actor, verb="invited.nudged", subject=subject, now=now, details={"count": len(parts)})
    return _floor(db, found, terms=terms, now=now), len(parts)


def _owed(part: Participant, stage: Stage, *, now: datetime) -> Owed:
    part.nudges = part.nudges + 1 if part.nudged_stage_id == stage.id else 1
    part.nudged_stage_id, part.nudged_at = stage.id, now
    key = f"{NUDGE}:{part.consultation_id}:{stage.id}:{part.person_id}:{part.nudges}"
    facts = {"consultation_id": part.consultation_id, "stage_id": stage.id}
    return Owed(notice=NUDGE, facts=facts, person_id=part.person_id, dedupe_key=key)


def decline(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Consultation:
    """Have nothing to add: that counts as having had the floor, and whoever says so may still speak.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), Refused(Reason.INVITED_ONLY)
    """
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    found = visiting.public_or_refuse(db, consultation_id)
    part = participants.of(db, consultation_id, person_id)
    if part is None or part.invited_at is None:
        raise Refused(Reason.INVITED_ONLY)
    if participants.note_first(db, consultation_id, person_id, "declined_at", now=now):
        actor, subject = db.get(Person, person_id), f"consultation:{consultation_id}"
        audit.append(db, actor=actor, verb="floor.declined", subject=subject, now=now)
    return found


def told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> ConsultationCard | None:
    """Return the consultation somebody is nudged about, while they may speak there and have not had the floor."""
    found = consultations.get(db, int(facts["consultation_id"]))
    if found is None or person is None or person.id is None or found.stage_id != int(facts["stage_id"]):
        return None
    part = participants.of(db, found.id or 0, person.id)
    if part is None or not part.follows or rules.has_had_floor(part):
        return None
    card = visiting.live_card(db, found.id or 0, viewer_id=person.id, now=now)
    return card if card is not None and card.can_speak else None
