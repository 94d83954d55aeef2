"""Posting on the go: where somebody has the floor at this moment, and what opens next."""

from datetime import datetime

from sqlmodel import Session

from bot.services import visiting
from storage.visits import ConsultationCard

Cards = list[ConsultationCard]


def open_to(db: Session, *, person_id: int, now: datetime) -> tuple[Cards, Cards]:
    """Return the consultations in which somebody may speak now, and the others that are going on."""
    going_on, _ = visiting.listing(db)
    seen = [visiting.see(db, consultation_id=each.number, person_id=person_id, now=now) for each in going_on]
    return [each for each in seen if each.can_speak], [each for each in seen if not each.can_speak]
