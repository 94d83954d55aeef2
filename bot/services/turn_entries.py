"""What the record says of a consultation as a whole: announced, its stages, its days, its draws, and how it ends."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from bot.domain.streaming import STREAMED, Stream
from bot.domain.transcribing import Agreed, Consented, Turn, Turned
from storage import audit, consultations, draws, outcomes, transcripts
from storage.tables import Consultation, GuideQuestion, Outcome, OutcomeState, Stage, Stance

MOVED, TURNED = "stage.moved", "stage.turned"
STREAMS = {Stream.ON: Turn.STREAM_ON, Stream.CHANGED: Turn.STREAM_CHANGED, Stream.OFF: Turn.STREAM_OFF}
OBJECTIONS_TOLD = 500


def of(db: Session, found: Consultation, stages: list[Stage]) -> Iterator[Turned | Consented]:
    """Yield what happened to the consultation as a whole; not in order."""
    number = found.id or 0
    if found.announced_at is not None:
        yield _announced(db, found, found.announced_at)
    for stage in stages:
        if stage.opened_at is not None:
            turn = Turn.OPENED_BY_HAND if stage.turned_for else Turn.OPENED
            yield Turned(stage.opened_at, turn, stage.name, stage.turned_for, stage.position)
    by_hand = audit.noted_of(db, f"consultation:{number}", verbs=[MOVED, TURNED])
    for verb, details, moment in by_hand:
        if verb == MOVED:
            yield Turned(moment, Turn.MOVED, words=str(details.get("reason", "")))
    if found.concluded_at is not None:
        reasons = [str(each.get("reason", "")) for _, each, moment in by_hand if moment == found.concluded_at]
        turn = Turn.CONCLUDED_BY_HAND if any(reasons) else Turn.CONCLUDED
        yield Turned(found.concluded_at, turn, words="".join(reasons[:1]))
    yield from _streams(db, number, stages)
    yield from _draws(db, number)
    yield from _endings(db, found)


def _announced(db: Session, found: Consultation, moment: datetime) -> Turned:
    number = found.id or 0
    questions = tuple(("question", each.words) for each in consultations.parts(db, GuideQuestion, number))
    files = tuple(transcripts.papers(db, number))
    return Turned(moment, Turn.ANNOUNCED, found.theme, found.background, parts=questions, files=files)


def _streams(db: Session, number: int, stages: list[Stage]) -> Iterator[Turned]:
    """Yield what became of the link to a live stream while its stage was open; never where it led."""
    names = {stage.position: stage.name for stage in stages}
    for _, details, moment in audit.noted_of(db, f"consultation:{number}", verbs=[STREAMED]):
        if details.get("shown"):
            position = int(details["stage"])
            yield Turned(moment, STREAMS[Stream(details["shown"])], names.get(position, ""), number=position)


def _draws(db: Session, number: int) -> Iterator[Turned]:
    for draw in draws.of_consultation(db, number):
        yield Turned(draw.opened_at, Turn.DRAW_OPENED, name=draw.witness_named, number=draw.seats)
        if draw.closed_at is not None:
            yield Turned(draw.closed_at, Turn.DRAW_CLOSED, name=draw.list_digest, number=draw.seats)
        if draw.drawn_at is not None:
            yield Turned(draw.drawn_at, Turn.DRAWN, name=draw.witness, number=draw.seats)


def _endings(db: Session, found: Consultation) -> Iterator[Turned | Consented]:
    number = found.id or 0
    outcome = outcomes.of(db, number)
    if outcome is not None and outcome.proposed_at is not None:
        yield Turned(outcome.proposed_at, Turn.PROPOSED)
    if outcome is not None and outcome.state is OutcomeState.PUBLISHED and outcome.published_at is not None:
        yield Turned(outcome.published_at, Turn.OUTCOME, parts=_parts(outcome))
        yield from _consented(db, number, outcome.published_at)
    if found.archived_at is not None:
        yield Turned(found.archived_at, Turn.ARCHIVED)


def _parts(outcome: Outcome) -> tuple[tuple[str, str], ...]:
    """Return what an outcome says, by the names of its parts."""
    parts = [("said", outcome.said), ("done", outcome.done), ("not-done", outcome.not_done)]
    if outcome.lacks_consensus:
        parts.append(("statement", f"{outcome.statement_by}: {outcome.statement}"))
    return tuple(parts)


def _consented(db: Session, number: int, moment: datetime) -> Iterator[Consented]:
    """Yield what people said to the outcome, counted when nobody could change it any more; never one by one."""
    tally = outcomes.tally(db, number)
    roles = tuple(Agreed(badge, *(tally.of(stance, badge) for stance in Stance)) for badge in tally.badges)
    objections = tuple(each.reason for each in outcomes.objections(db, number, limit=OBJECTIONS_TOLD))
    if roles:
        yield Consented(moment, roles, objections)
