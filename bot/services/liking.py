"""Likes: a nod to what somebody said, once per person, by button or by reaction, and taken back as easily."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.refusals import Reason, Refused
from bot.domain.staging import Deed
from bot.services import speaking
from storage import cards, contributions
from storage.tables import CardKind, Contribution, ContributionStatus


def like(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Like a contribution; liking it twice is liking it once.

    Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), Refused(Reason.OWN_CONTRIBUTION), what the stage refuses
    """
    said = _said(db, contribution_id, person_id, now=now)
    if said.person_id == person_id:
        raise Refused(Reason.OWN_CONTRIBUTION)
    if contributions.like(db, contribution_id, person_id, now=now):
        cards.mark_dirty(db, CardKind.CONTRIBUTION, contribution_id, now)
    return contributions.get(db, contribution_id) or said


def unlike(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Like a contribution no longer. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), what the stage refuses"""
    said = _said(db, contribution_id, person_id, now=now)
    if contributions.unlike(db, contribution_id, person_id):
        cards.mark_dirty(db, CardKind.CONTRIBUTION, contribution_id, now)
    return contributions.get(db, contribution_id) or said


def react(
    db: Session, *, chat_telegram_id: int, message_id: int, likes: bool, person_id: int, now: datetime
) -> Contribution | None:
    """Take a reaction to a message that is in the record as a like, or its removal; None for any other message."""
    said = contributions.at_origin(db, chat_telegram_id=chat_telegram_id, message_id=message_id)
    if said is None or said.person_id == person_id:
        return None
    service = like if likes else unlike
    try:
        return service(db, contribution_id=said.id or 0, person_id=person_id, now=now)
    except Refused:  # the stage is over: a reaction is no question, and gets no answer
        return None


def _said(db: Session, contribution_id: int, person_id: int, *, now: datetime) -> Contribution:
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    speaking.check(db, said.consultation_id, Deed.LIKE, person_id=person_id, now=now)
    return said
