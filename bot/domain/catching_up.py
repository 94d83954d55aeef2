"""What is new in consultations for somebody who has been away, in a few lines, the most personal first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.tables import Stage

AWAY = timedelta(hours=4)
LINES_AT_MOST = 6
VISIT = timedelta(minutes=30)


class What(StrEnum):
    """What has happened, in the order in which it is told."""

    ANSWERED = "answered"
    REPLIED = "replied"
    OUTCOME = "outcome"
    STAGE = "stage"
    VIEWS = "views"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: where, how many, and what opens it.

    `number` is what people call the view that was answered; `view` the number of the view to open, `subtopic` the
    place of the subtopic.
    """

    what: What
    consultation_id: int
    theme: str
    count: int = 0
    number: int = 0
    view: int = 0
    view_id: int = 0
    subtopic: int = 0
    title: str = ""
    stage: Stage | None = None
    closes_at: datetime | None = None

    @property
    def payload(self) -> str:
        """The deep link that opens the place."""
        if self.view:
            return f"c{self.consultation_id}v{self.view}"
        return f"c{self.consultation_id}s{self.subtopic}" if self.subtopic else f"c{self.consultation_id}"


ORDER = tuple(What)


def told(found: list[News], *, at_most: int = LINES_AT_MOST) -> tuple[News, ...]:
    """Return what is told of what was found: the most personal first, the rest in the order in which it was found."""
    return tuple(sorted(found, key=lambda each: ORDER.index(each.what))[:at_most])


def looked_before(last: datetime | None, before: datetime | None, *, now: datetime) -> datetime | None:
    """Return when somebody who looks now last looked before this visit, which goes on while they keep looking."""
    return before if last is not None and now - last < VISIT else last


def is_back(since: datetime | None, *, now: datetime) -> bool:
    """Return whether somebody who was last here then has been away for long enough to be told what is new."""
    return since is not None and now - since >= AWAY
