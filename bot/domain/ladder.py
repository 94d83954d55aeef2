"""The ladder: when a department is reminded of a case, when its parent hears of it, and when the citizen does."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.working_days import WorkCalendar, add_working_days, working_days_between

BEFORE_WORKING_DAYS = 3
PARENT_AFTER_WORKING_DAYS = 5
PROMISE_STEP = "promise"  # answered, and asked what has become of what was promised


class Rung(StrEnum):
    """Where a case stands on the ladder."""

    BEFORE = "before"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: on which rung, and how many working days early or late."""

    rung: Rung
    days: int = 0

    @property
    def key(self) -> str:
        """The name of this step, the same for whoever looks on the same day."""
        return f"{self.rung}:{self.days}" if self.rung is Rung.LATE else self.rung.value

    @classmethod
    def of(cls, key: str) -> "Step | None":
        """Return the step a case was last reminded at, from its key."""
        rung, _, days = key.partition(":")
        return cls(Rung(rung), int(days or 0)) if rung in set(Rung) else None

    @property
    def is_first_late(self) -> bool:
        """Whether the deadline has just passed."""
        return self.rung is Rung.LATE and self.days == 1

    @property
    def reaches_parent(self) -> bool:
        """Whether the parent department should know by now, also when the day itself was missed."""
        return self.rung is Rung.LATE and self.days >= PARENT_AFTER_WORKING_DAYS


def step_at(today: date, due_day: date, *, calendar: WorkCalendar) -> Step | None:
    """Return the step that belongs to this day; None on days without one: too early, or nobody works."""
    if today > due_day:
        late = working_days_between(due_day, today, calendar=calendar)
        return Step(Rung.LATE, late) if late else None
    if today == due_day:
        return Step(Rung.TODAY)
    left = working_days_between(today, due_day, calendar=calendar)
    return Step(Rung.BEFORE) if left <= BEFORE_WORKING_DAYS else None


def next_step_at(now: datetime, due_at: datetime, *, calendar: WorkCalendar) -> datetime:
    """Return when to look at a case again: the morning of the next day that has a step."""
    today, due_day = calendar.day_of(now), calendar.last_day_before(due_at)
    first = add_working_days(due_day, -BEFORE_WORKING_DAYS, calendar=calendar)
    if today < first:
        return calendar.morning_of(first)
    if today < due_day:
        return calendar.morning_of(due_day)
    return calendar.morning_of(add_working_days(today, 1, calendar=calendar))


def parent_told_on(due_at: datetime, *, calendar: WorkCalendar) -> datetime:
    """Return the end of the day before which a late department can still keep its parent out of it."""
    due_day = calendar.last_day_before(due_at)
    return calendar.end_of(add_working_days(due_day, PARENT_AFTER_WORKING_DAYS, calendar=calendar))
