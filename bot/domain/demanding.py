"""Rules about what a member may demand of a department that answers a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.casing import OPEN_PHASES, CaseView, check_stands
from bot.domain.closing import last_moment
from bot.domain.refusals import Reason, Refused
from storage.tables import Badge, Case, Demand

DEMANDS_PER_DAY = 3
DEMAND_CHARACTERS = 600
NAME_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Demanded:
    """A demand that is being made: on which case, as whom, and which deadline it would bring."""

    view: CaseView
    words: str
    name: str
    badge: Badge
    due_at: datetime
    is_open: bool


def check_words(words: str) -> str:
    """Return the words of a demand. Raises: Refused(Reason.WORDS_EMPTY), Refused(Reason.WORDS_TOO_LONG)"""
    said = words.strip()
    if not said:
        raise Refused(Reason.WORDS_EMPTY)
    if len(said) > DEMAND_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(said), limit=DEMAND_CHARACTERS)
    return said


def check_can_demand(case: Case, *, due_at: datetime, known: Sequence[Demand]) -> None:
    """Refuse a second demand on the same reply, and one that would bring nothing.

    `due_at`: by when an answer would be due; `known`: what was demanded since the newest reply.
    Raises: Refused(CASE_DROPPED), Refused(ALREADY_DEMANDED), Refused(DUE_SOON_ENOUGH)
    """
    check_stands(case)
    if known:
        raise Refused(Reason.ALREADY_DEMANDED, due_at=last_moment(case.due_at))
    if case.phase in OPEN_PHASES and case.due_at <= due_at:
        raise Refused(Reason.DUE_SOON_ENOUGH, due_at=last_moment(case.due_at))
