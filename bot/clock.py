"""The only module that may read the wall clock."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Whoever is asked for the time: the wall in production, a hand-moved clock in tests and the playground."""

    def now(self) -> datetime: ...

    def steady(self) -> float:
        """Return seconds that only ever go forward, whatever is done to the wall clock; for spacing what is sent."""
        ...


class WallClock:
    """The machine's own time, aware and in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        return time.monotonic()


class FrozenClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._steady = 0.0

    def now(self) -> datetime:
        return self._now

    def steady(self) -> float:
        return self._steady

    def set(self, now: datetime) -> None:
        """Move to this aware moment, forwards or back."""
        self._steady += max(0.0, (now - self._now).total_seconds())
        self._now = now
