"""What somebody said in consultations, for them alone: also what they took back, with every version and file."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.own_views import PAGE_SIZE, OwnView, OwnViews
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.services import permitting
from storage import additions, contributions, silence
from storage.tables import Consultation, Contribution, Subtopic


def page(db: Session, *, page: int, person_id: int, now: datetime) -> OwnViews:
    """Return some of what somebody said. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_OWN_RECORD, owner_id=person_id, now=now)
    said = list(reversed(silence.spoken_by(db, person_id)))
    pages = max(1, -(-len(said) // PAGE_SIZE))
    at = min(max(page, 1), pages)
    return OwnViews(tuple(_view(db, each) for each in said[(at - 1) * PAGE_SIZE : at * PAGE_SIZE]), at, pages)


def one(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> OwnView:
    """Return one thing somebody said. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_OWN_RECORD, owner_id=person_id, now=now)
    said = contributions.get(db, contribution_id)
    if said is None or said.person_id != person_id:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    return _view(db, said)


def _view(db: Session, said: Contribution) -> OwnView:
    number = said.id or 0
    return OwnView(
        said,
        db.get_one(Consultation, said.consultation_id),
        db.get_one(Subtopic, said.subtopic_id),
        tuple(contributions.versions_of(db, number)),
        tuple(additions.of(db, number)),
        tuple(contributions.files_of(db, number)),
        tuple(additions.versions_of(db, number)),
    )
