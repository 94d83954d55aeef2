"""Today in five lines: what waits for somebody first, then what is new, then where things stand."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from bot.domain.catching_up import News
from storage.tables import Stage

LINES_AT_MOST = 5
MORNING_AT = time(7, 30)
MORNING_ENDS = time(12)


class Matter(StrEnum):
    """What a line is about, in the order in which it stands."""

    INVITED = "invited"
    NEWS = "news"
    CONSENT = "consent"
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
