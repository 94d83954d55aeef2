"""Today in five lines: what waits for somebody first, then what is new, then where things stand."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from bot.domain.catching_up import News
from storage.tables import Stage

LINES_AT_MOST = 5
DEMANDS_AT_MOST = 3  # so that there is room for what else waits
MORNING_AT = time(7, 30)
MORNING_ENDS = time(12)


class Matter(StrEnum):
    """What a line is about, in the order in which it stands."""

    INVITED = "invited"
    ANSWERED = "answered"
    NEWS = "news"
    CONSENT = "consent"
    DEMANDED = "demanded"
    STANDS = "stands"
    IDEA = "idea"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, and what there is to say of it."""

    matter: Matter
    consultation_id: int = 0
    theme: str = ""
    stage: Stage | None = None
    closes_at: datetime | None = None
    news: News | None = None
    views: int = 0
    new: int = 0
    subtopic_id: int = 0
    idea_id: int = 0
    signatures: int = 0
    threshold: int = 0
    demand: "OwnDemand | None" = None


@dataclass(frozen=True, slots=True)
class OwnDemand:
    """What somebody demanded of a department: on which point, until when, and when it was answered.

    `code` is how people call the point, such as 3.1.
    """

    consultation_id: int
    theme: str
    view_id: int
    code: str
    department: str | None
    due_at: datetime
    answered_at: datetime | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something half said that can be gone on with."""

    contribution_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What somebody needs to know today."""

    lines: tuple[Line, ...]
    unfinished: Unfinished | None = None
    is_daily: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits and nothing is new."""
        return not self.lines and self.unfinished is None


# These alone are no reason to write to anybody in the morning.
NO_NEWS = frozenset({Matter.DEMANDED, Matter.STANDS, Matter.IDEA})


class PartOfDay(StrEnum):
    """When somebody is greeted."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def part_of_day(hour: int) -> PartOfDay:
    """Return which part of the day an hour belongs to."""
    if 4 <= hour < 12:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if 12 <= hour < 18 else PartOfDay.EVENING
