"""The screen in the room: whoever leads puts views on it and takes them off; nothing gets there by itself."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.projecting import SHOWN_AT_MOST, Wall
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import is_open_for_words
from bot.services import planning, visiting
from storage import audit, cards, consultations, contributions, projections, transcripts
from storage.tables import CardKind, Contribution, ContributionStatus, Person, Stage, Subtopic


def put(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Put a view on the screen; putting it there twice is putting it there once.

    Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), Refused(Reason.NOT_PERMITTED)
    """
    said = _led_by(db, contribution_id, person_id, now=now)
    if projections.put(db, said, now=now):
        _note(db, said, "projection.put", person_id, now=now)
    return said


def take_off(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Take a view off the screen. Raises: as `put`"""
    said = _led_by(db, contribution_id, person_id, now=now)
    if projections.take_off(db, contribution_id, now=now):
        _note(db, said, "projection.taken-off", person_id, now=now)
    return said


def wall(db: Session, *, consultation_id: int) -> Wall:
    """Return what stands on the screen of a public consultation. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    found = visiting.public_or_refuse(db, consultation_id)
    stage = consultations.part(db, Stage, found.stage_id) if found.stage_id is not None else None
    rows = projections.on_screen(db, consultation_id, limit=SHOWN_AT_MOST)
    return Wall(
        consultation=found,
        stage=stage,
        subtopics=tuple(consultations.parts(db, Subtopic, consultation_id)),
        views=tuple(transcripts.described(db, rows)),
        can_speak=is_open_for_words(stage),
    )


def _led_by(db: Session, contribution_id: int, person_id: int, *, now: datetime) -> Contribution:
    """Return a public view to whoever leads. Raises: Refused(NO_SUCH_CONTRIBUTION), Refused(NOT_PERMITTED)"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    planning.any_of(db, said.consultation_id, person_id, now=now)
    return said


def _note(db: Session, said: Contribution, verb: str, person_id: int, *, now: datetime) -> None:
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb=verb, subject=f"contribution:{said.id}", now=now)
    cards.mark_dirty(db, CardKind.CONTRIBUTION, said.id or 0, now)
