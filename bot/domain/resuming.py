"""A draft that waits for whoever began it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.tables import Idea


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    """A half-written idea, and for how many days after the last touch it is kept."""

    idea: Idea
    days: int

    @property
    def kept_until(self) -> datetime:
        """When it is thrown away."""
        return self.idea.changed_at + timedelta(days=self.days)
