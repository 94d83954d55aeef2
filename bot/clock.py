"""The only module that may read the wall clock."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Whoever is asked for the time: the wall in production, a hand-moved clock in tests and the playground."""

    def now(self) -> datetime: ...


class WallClock:
    """The machine's own time, aware and in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FrozenClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        """Move to this aware moment, forwards or back."""
        self._now = now
