"""What the town of the simulated year knows of its own ideas, reminders and cases."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.tables import RemindWhen
from tests.rigs.year_town import Citizen


@dataclass(slots=True)
class KnownIdea:
    """One idea as the town knows it; `closings` says from when on it was to close at which moment,
    `gone_at` until when an earlier one held."""

    number: int
    author: Citizen
    sent_at: datetime
    published_at: datetime | None = None
    closings: list[tuple[datetime, datetime]] = field(default_factory=list)
    gone_at: list[datetime] = field(default_factory=list)
    signers: set[int] = field(default_factory=set)
    reached_at: datetime | None = None

    @property
    def closes_at(self) -> datetime:
        return self.closings[-1][1]

    def publish(self, now: datetime, closes_at: datetime) -> None:
        self.published_at, self.closings = now, [(now, closes_at)]

    def has_ended(self, now: datetime) -> bool:
        return self.published_at is None or self.closes_at <= now

    def sign(self, signer: Citizen, *, threshold: int, now: datetime) -> None:
        if signer is not self.author:
            self.signers.add(signer.person_id)
            if len(self.signers) >= threshold and self.reached_at is None:
                self.reached_at = now

    def told_at(self, before: timedelta) -> datetime:
        """Return when people are to be told that it closes within `before`, as its end stood at that moment."""
        for place, (since, closes_at) in enumerate(self.closings):
            until = self.gone_at[place] if place < len(self.gone_at) else None
            if until is None or closes_at - before < until:
                return max(since, closes_at - before)
        raise LookupError("an idea without an end")


@dataclass(slots=True)
class KnownReminder:
    """Something somebody asked to be reminded of."""

    idea: KnownIdea
    who: Citizen
    wish: RemindWhen
    due_at: datetime
    is_cancelled: bool = False


@dataclass(slots=True)
class KnownCase:
    """A question to a department, and when it was answered."""

    case_id: int
    opened_at: datetime
    replied_at: datetime | None = None
