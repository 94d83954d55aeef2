"""What an after-action report tells: every number counted from the rows, every point with its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from bot.domain.concluding import Tally
from bot.domain.drawing_lots import Seen
from bot.domain.pointing import PointReading
from storage.tables import Badge, Consent, Consultation, Outcome, Stage


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many did what; `spoken_by` counts people, once in each role in which they spoke.

    `nameless` have spoken and were forgotten since: what they said stands, and nobody knows whose it was.
    """

    looked_in: int = 0
    spoken: int = 0
    invited: int = 0
    following: int = 0
    spoken_by: Mapping[Badge, int] = field(default_factory=dict)
    nameless: int = 0
    views: int = 0
    withdrawn: int = 0
    removed: int = 0
    edited: int = 0
    additions: int = 0
    answers: int = 0
    likes: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A subtopic, a guide question or a stage, and how many views belong to it."""

    words: str
    views: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to tell about one consultation."""

    consultation: Consultation
    made_at: datetime
    numbers: Numbers
    stages: tuple[Stage, ...]
    subtopics: tuple[Counted, ...]
    questions: tuple[Counted, ...]
    groups: tuple[str, ...]
    departments: tuple[str, ...]
    points: tuple[PointReading, ...] = ()
    reply_count: int = 0
    outcome: Outcome | None = None
    tally: Tally = field(default_factory=lambda: Tally({}))
    objections: tuple[Consent, ...] = ()
    draws: tuple[Seen, ...] = ()

    @property
    def number(self) -> int:
        """The number people call it by."""
        return self.consultation.id or 0

    @property
    def standing(self) -> tuple[PointReading, ...]:
        """The points that were not taken back."""
        return tuple(each for each in self.points if each.is_answered or each.is_waiting)

    @property
    def answered(self) -> tuple[PointReading, ...]:
        """The points that a department has answered."""
        return tuple(each for each in self.points if each.is_answered)

    @property
    def waiting(self) -> tuple[PointReading, ...]:
        """The points to which an answer is owed, the one that has waited longest first."""
        owed = [each for each in self.points if each.is_waiting]
        return tuple(sorted(owed, key=lambda each: each.case.due_at if each.case else self.made_at))

    @property
    def reply_times(self) -> tuple[timedelta, ...]:
        """How long each point waited for its first reply, the shortest first."""
        return tuple(
            sorted(
                (each.replies[0].reply.published_at or self.made_at) - each.case.opened_at
                for each in self.points
                if each.case is not None and each.replies
            )
        )

    @property
    def usual_reply_time(self) -> timedelta | None:
        """Half of the points had their first reply within this time."""
        times = self.reply_times
        return timedelta(seconds=median(each.total_seconds() for each in times)) if times else None
