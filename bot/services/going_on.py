"""Long words that change or add to a view come in several messages: they are held until all of them are there."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import speaking as rules
from bot.domain.piecing import Piece, Span, joined, pieces_of, spans_of, with_words
from bot.domain.proposing import check_words, tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Held
from bot.services import contributing
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
    pieces = [*pieces_in(flow), Piece(message_id, tidy(words))]
    whole = joined(pieces)
    check_words(whole, limit=LIMITS[flow.step])
    if len(words) < rules.GOES_ON_FROM:
        return _end(db, flow, pieces, now=now)
    return _hold(db, flow, pieces, now=now)


def _hold(db: Session, flow: Flow, pieces: list[Piece], *, now: datetime) -> Held:
    whole = joined(pieces)
    notes = {**flow.draft, HELD: whole, SPANS: [list(each) for each in spans_of(pieces)]}
    flows.ask(db, person_id=flow.person_id, step=flow.step, draft=notes, now=now)
    return _held(db, flow, flow.person_id, whole)


def holds(db: Session, *, message_id: int, person_id: int) -> bool:
    """Return whether something of what is held came in this message."""
    flow = flows.current(db, person_id)
    is_held = flow is not None and flow.step in ENDS and bool(flow.draft.get(HELD))
    return is_held and flow is not None and any(each.message_id == message_id for each in pieces_in(flow))


def follow_edit(db: Session, *, message_id: int, words: str, person_id: int, now: datetime) -> Held:
    """Let what is held follow an edit of one of its messages. Raises: Refused(WORDS_TOO_LONG), Refused(WORDS_EMPTY)"""
    flow = _flow(db, person_id)
    pieces = with_words(pieces_in(flow), message_id, tidy(words))
    check_words(joined(pieces), limit=LIMITS[flow.step])
    return _hold(db, flow, pieces, now=now)


def finish(db: Session, *, person_id: int, now: datetime) -> Contribution:
    """Take what is held as all of it. Raises: Refused(Reason.NO_LONGER_OPEN), as `hear`"""
    flow = _flow(db, person_id)
    if not flow.draft.get(HELD):
        raise Refused(Reason.NO_LONGER_OPEN)
    return _end(db, flow, pieces_in(flow), now=now)


def held(db: Session, *, person_id: int) -> Held | None:
    """Return what is held of somebody's long words; None when nothing is."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ENDS or not flow.draft.get(HELD):
        return None
    return _held(db, flow, person_id, str(flow.draft[HELD]))


def pieces_in(flow: Flow) -> list[Piece]:
    """Return the pieces of what is held in this question."""
    return pieces_of(str(flow.draft.get(HELD, "")), [Span(*each) for each in flow.draft.get(SPANS, ())])


def _end(db: Session, flow: Flow, pieces: list[Piece], *, now: datetime) -> Contribution:
    """Take all of it; the messages that changed a view are from then on those it was said in."""
    return ENDS[flow.step](db, words=joined(pieces), person_id=flow.person_id, now=now, parts=pieces)


def _held(db: Session, flow: Flow, person_id: int, whole: str) -> Held:
    said = contributing.own(db, int(flow.draft["contribution_id"]), person_id)
    return Held(said, is_edit=flow.step == contributing.EDIT, characters=len(whole))


def _flow(db: Session, person_id: int) -> Flow:
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ENDS:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow
