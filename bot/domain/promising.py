"""What is late: an idea whose decision was promised, a question that waits for its answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.tables import Idea, Question


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
