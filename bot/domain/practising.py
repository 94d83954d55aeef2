"""Practice: a consultation of one's own in which everything works and nothing counts; its number is below nought."""

from datetime import timedelta

from bot.domain.staging import Deed
from storage.tables import Consultation, ConsultationStatus, Role

KEPT_FOR = timedelta(days=1)
MAY_PRACTISE = frozenset({Role.MEMBER, Role.FACILITATOR, Role.ADMIN})
# What would reach other people is not practised.
NOT_PRACTISED = frozenset({Deed.SPLIT, Deed.ANSWER, Deed.DEMAND, Deed.CONSENT, Deed.CONCLUDE})


def number_of(person_id: int) -> int:
    """Return the number of somebody's practice: there is one, and no link or page can name it."""
    return -person_id


def is_practice(consultation_id: int) -> bool:
    """Return whether this is the number of a practice."""
    return consultation_id < 0


def is_own_practice(consultation: Consultation, person_id: int | None) -> bool:
    """Return whether this is the practice of this person; nobody else ever sees it."""
    is_one = consultation.status is ConsultationStatus.PRACTICE
    return is_one and person_id is not None and consultation.id == number_of(person_id)


def may_practise(roles: frozenset[Role], *, is_invited: bool) -> bool:
    """Return whether somebody is offered to practise."""
    return is_invited or bool(roles & MAY_PRACTISE)
