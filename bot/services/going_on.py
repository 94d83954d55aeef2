"""Long words that change or add to a view come in several messages: they are held until all of them are there."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import speaking as rules
from bot.domain.piecing import Piece, Span, joined, pieces_of, spans_of
from bot.domain.proposing import check_words, tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Held
from bot.services import contributing, piecing
from storage import flows
from storage.tables import Contribution, Flow

LIMITS = {contributing.EDIT: rules.WORDS_CHARACTERS, contributing.ADD: rules.ADDITION_CHARACTERS}
ENDS = {contributing.EDIT: contributing.edit, contributing.ADD: contributing.add}
HELD, SPANS = "held", "spans"


def hear(db: Session, *, words: str, person_id: int, now: datetime, message_id: int = 0) -> Contribution | Held:
    """Take words that were asked for: those of a long message are held, for they may go on in the next one.

    Raises: as `contributing.edit` and `contributing.add`; what was held before stays
    """
    flow = _flow(db, person_id)
    pieces = [*_pieces(flow), Piece(message_id, tidy(words))]
    whole = joined(pieces)
    check_words(whole, limit=LIMITS[flow.step])
    if len(words) < rules.GOES_ON_FROM:
        return _end(db, flow, pieces, now=now)
    notes = {**flow.draft, HELD: whole, SPANS: [list(each) for each in spans_of(pieces)]}
    flows.ask(db, person_id=person_id, step=flow.step, draft=notes, now=now)
    return _held(db, flow, person_id, whole)


def finish(db: Session, *, person_id: int, now: datetime) -> Contribution:
    """Take what is held as all of it. Raises: Refused(Reason.NO_LONGER_OPEN), as `hear`"""
    flow = _flow(db, person_id)
    if not flow.draft.get(HELD):
        raise Refused(Reason.NO_LONGER_OPEN)
    return _end(db, flow, _pieces(flow), now=now)


def held(db: Session, *, person_id: int) -> Held | None:
    """Return what is held of somebody's long words; None when nothing is."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ENDS or not flow.draft.get(HELD):
        return None
    return _held(db, flow, person_id, str(flow.draft[HELD]))


def _pieces(flow: Flow) -> list[Piece]:
    return pieces_of(str(flow.draft.get(HELD, "")), [Span(*each) for each in flow.draft.get(SPANS, ())])


def _end(db: Session, flow: Flow, pieces: list[Piece], *, now: datetime) -> Contribution:
    """Take all of it; the messages that changed a view are from then on those it was said in."""
    is_edit = flow.step == contributing.EDIT
    said = ENDS[flow.step](db, words=joined(pieces), person_id=flow.person_id, now=now)
    if is_edit:
        piecing.keep(db, said, pieces)
    return said


def _held(db: Session, flow: Flow, person_id: int, whole: str) -> Held:
    said = contributing.own(db, int(flow.draft["contribution_id"]), person_id)
    return Held(said, is_edit=flow.step == contributing.EDIT, characters=len(whole))


def _flow(db: Session, person_id: int) -> Flow:
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ENDS:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow
