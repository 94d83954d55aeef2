"""The terms of the place that rules need, as plain values with their units."""

from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.quiet import Hours, Nights


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator has set; copied into an idea where it must not change under people's feet."""

    threshold: int = 5000
    consequence: str = ""
    signing_window: timedelta = timedelta(days=60)
    edit_window: timedelta = timedelta(minutes=30)
    draft_kept: timedelta = timedelta(days=30)
    ideas_per_day: int = 5
    draft_reminded_after: timedelta = timedelta(days=3)
    moderation_days: int = 1
    moderation_late_days: int = 3
    question_days: int = 2
    file_bytes: int = 20 * 1024 * 1024
    second_admin_above: int = 1000
    sends_per_second: int = 30
    milestones: tuple[str, ...] = ("10", "100", "33%", "66%")
    closing_soon: tuple[timedelta, ...] = (timedelta(days=3), timedelta(hours=24))
    quiet_hours: Hours | None = (time(21), time(8))
    timezone: str = "UTC"
    holidays: str = ""
    reply_days: int = 20
    review_days: int = 10
    demand_days: int = 5
    nudges_per_stage: int = 2

    @property
    def nights(self) -> Nights:
        """When people of this place are left in peace."""
        return Nights(ZoneInfo(self.timezone), self.quiet_hours)
