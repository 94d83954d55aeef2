"""What is late: an idea whose decision was promised, a question that waits for its answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.tables import Consultation, Idea, OutcomeState, Question

# After how many working days whoever leads hears that the outcome of a consultation is still to be written.
OUTCOME_WORKING_DAYS = (1, 4, 10, 20)


class Lateness(StrEnum):
    """How late a decision about an idea is."""

    NOT = "not"
    PROMISE_PASSED = "promise-passed"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class LateReview:
    """An idea that waits for its decision longer than the working days that were promised."""

    idea: Idea
    days: int


@dataclass(frozen=True, slots=True)
class LateQuestion:
    """A question that waits for its answer."""

    question: Question


def lateness_of(idea: Idea, *, now: datetime) -> Lateness:
    """Return how late the decision about an idea is."""
    if idea.late_at is not None and idea.late_at <= now:
        return Lateness.LATE
    return Lateness.PROMISE_PASSED if idea.decide_by is not None and idea.decide_by <= now else Lateness.NOT


@dataclass(frozen=True, slots=True)
class LateOutcome:
    """A consultation that is over, and how far its outcome has come."""

    consultation: Consultation
    state: OutcomeState | None = None
