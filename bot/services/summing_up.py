"""The after-action report: for whoever leads, at any moment from the announcement on; right to the row."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.drawing_lots import Seen
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import PUBLIC, is_public
from bot.domain.summing_up import Report
from bot.services import permitting, planning, visiting
from storage import consultations, draws, outcomes, points, points_read, summaries
from storage.tables import Consultation, Draw, Outcome, OutcomeState, SeatState, Stage

OBJECTIONS_TOLD = 500
OFFERED = 5


def report(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Report:
    """Return the report to whoever leads. Raises: Refused(NO_SUCH_CONSULTATION), Refused(NOT_PERMITTED)"""
    found = planning.any_of(db, consultation_id, person_id, now=now)
    if not is_public(found):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    return _told(db, found, now=now)


def on_the_machine(db: Session, *, consultation_id: int, now: datetime) -> Report:
    """Return the report to whoever runs the machine. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    return _told(db, visiting.public_or_refuse(db, consultation_id), now=now)


def offered(db: Session, *, person_id: int, now: datetime) -> list[Consultation]:
    """Return the newest consultations of which somebody can have a report. Raises: Refused(NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.RUN_CONSULTATION, now=now)
    return consultations.with_status(db, PUBLIC, limit=OFFERED)


def _told(db: Session, found: Consultation, *, now: datetime) -> Report:
    number = found.id or 0
    return Report(
        consultation=found,
        made_at=now,
        numbers=summaries.numbers(db, number),
        stages=tuple(consultations.parts(db, Stage, number)),
        subtopics=tuple(summaries.subtopics(db, number)),
        questions=tuple(summaries.questions(db, number)),
        groups=tuple(each.title for each in consultations.groups_of(db, number)),
        departments=tuple(each.name for each in consultations.departments_of(db, number)),
        points=tuple(points_read.of_consultation(db, number)),
        reply_count=points.reply_count(db, number),
        outcome=_outcome(db, number),
        tally=outcomes.tally(db, number),
        objections=tuple(outcomes.objections(db, number, limit=OBJECTIONS_TOLD)),
        draws=tuple(_seen(db, draw, found.theme) for draw in reversed(draws.of_consultation(db, number))),
    )


def _outcome(db: Session, number: int) -> Outcome | None:
    """Return the outcome as far as people know of it: a draft is its writer's own."""
    outcome = outcomes.of(db, number)
    return outcome if outcome is not None and outcome.state is not OutcomeState.DRAFT else None


def _seen(db: Session, draw: Draw, theme: str) -> Seen:
    number = draw.id or 0
    taken = draws.count(db, number, states=(SeatState.TAKEN,))
    return Seen(draw, theme=theme, tickets=draws.count(db, number), ticket=None, taken=taken, is_run_by_viewer=False)
