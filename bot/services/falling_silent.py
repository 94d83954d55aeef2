"""What becomes of somebody's words in consultations when they go, or when only their words are to go."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.forgetting import ERASED_WORDS
from bot.services import contributing, staging
from storage import cards, contributions, demands, points, silence, speech_index
from storage.tables import CardKind, Contribution, ContributionStatus


def take_back_all(db: Session, person_id: int, *, now: datetime) -> None:
    """Erase everything somebody said: nobody reads it any more, and that something stood there stays."""
    for said in silence.spoken_by(db, person_id):
        _erase(db, said, now=now, is_kept_theirs=True)


def leave(db: Session, person_id: int, *, takes_words: bool, now: datetime) -> None:
    """Let somebody's words stand without a name, or erase them; whoever only looked in was never there."""
    for said in silence.spoken_by(db, person_id):
        if takes_words or said.status is not ContributionStatus.PUBLISHED:
            _erase(db, said, now=now)
            continue
        silence.unname(db, said.id or 0)
        _draw_anew(db, said.id or 0, now=now)
    _draw_cases(db, demands.leave(db, person_id, placeholder=ERASED_WORDS if takes_words else None), now=now)
    for number in silence.leave(db, person_id):
        staging.redraw_numbers(db, number, now=now)


def take_name_off(db: Session, person_id: int, *, now: datetime) -> None:
    """Let what somebody said and demanded stand, without their name."""
    for number in silence.take_name_off(db, person_id):
        _draw_anew(db, number, now=now)
    _draw_cases(db, demands.take_name_off(db, person_id), now=now)


def _draw_anew(db: Session, number: int, *, now: datetime) -> None:
    """Show a view as it is now, and let it be found by what still stands there alone."""
    said = contributions.get(db, number)
    if said is not None and said.status is ContributionStatus.PUBLISHED:
        speech_index.index(db, said)
        contributing.redraw(db, said, now=now)


def _draw_cases(db: Session, case_ids: list[int], *, now: datetime) -> None:
    for kind in (CardKind.CASE, CardKind.CASE_TIMELINE):
        cards.mark_many_dirty(db, kind, case_ids, now)


def _erase(db: Session, said: Contribution, *, now: datetime, is_kept_theirs: bool = False) -> None:
    if said.status is ContributionStatus.DRAFT:
        contributions.drop(db, said)
        return
    was_public = contributions.end(db, said, ContributionStatus.WITHDRAWN, now=now)
    if was_public:
        contributing.leave_view(db, said, now=now)
    person_id = said.person_id if is_kept_theirs else None
    points.erase_words(db, said.id or 0, placeholder=ERASED_WORDS)
    silence.erase(db, said.id or 0, placeholder=ERASED_WORDS, person_id=person_id)
