"""Whom of the invited to remind gently, and how often: a few times in a stage, and never two days running."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.tables import Badge, Consultation, Participant, Stage

BETWEEN = timedelta(days=2)
PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody invited who has not had the floor: as whom they show themselves, and whether to nudge them now."""

    participant_id: int
    badge: Badge
    shown_as: str | None
    region: str | None
    nudged_at: datetime | None
    can_nudge: bool


@dataclass(frozen=True, slots=True)
class Floor:
    """How many of the invited have had the floor, and who has not."""

    consultation: Consultation
    stage: Stage | None
    invited: int
    unheard: tuple[Unheard, ...]
    takes_views: bool

    @property
    def can_nudge(self) -> int:
        """How many may be nudged now."""
        return sum(each.can_nudge for each in self.unheard)


def has_had_floor(part: Participant) -> bool:
    """Return whether somebody spoke, or said that they have nothing to add."""
    return part.spoke_at is not None or part.declined_at is not None


def can_nudge(part: Participant, stage: Stage | None, *, at_most: int, now: datetime) -> bool:
    """Return whether somebody may be nudged now; whoever muted the consultation is left in peace."""
    if stage is None or part.person_id is None or not part.follows or has_had_floor(part):
        return False
    in_this_stage = part.nudges if part.nudged_stage_id == stage.id else 0
    is_rested = part.nudged_at is None or now - part.nudged_at >= BETWEEN
    return in_this_stage < at_most and is_rested
