"""The playground's own time: it stands still, or flows with real time, and can be moved forward."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

DEFAULT_START = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


class PlayClock:
    """A clock that begins at a given moment and moves when told to."""

    def __init__(self, start: datetime = DEFAULT_START, *, flows: bool = False) -> None:
        self._moment = start.astimezone(UTC)
        self._flowing_since: float | None = time.monotonic() if flows else None
        self._moved_seconds = 0.0
        self.on_jump: list[Callable[[], None]] = []

    @property
    def flows(self) -> bool:
        return self._flowing_since is not None

    def now(self) -> datetime:
        if self._flowing_since is None:
            return self._moment
        return self._moment + timedelta(seconds=time.monotonic() - self._flowing_since)

    def seconds(self) -> int:
        """Return the moment as Telegram writes dates: whole seconds since 1970."""
        return int(self.now().timestamp())

    def steady(self) -> float:
        """Return seconds that go on by themselves, and go further when the clock is moved forward."""
        return time.monotonic() + self._moved_seconds

    def passes(self, span: timedelta) -> None:
        self._moved_seconds += max(0.0, span.total_seconds())
        self._moment = self.now() + span
        self._restart()

    def jumps_to(self, moment: datetime) -> None:
        self._moved_seconds += max(0.0, (moment - self.now()).total_seconds())
        self._moment = moment.astimezone(UTC)
        self._restart()

    def let_flow(self, flows: bool) -> None:
        self._moment = self.now()
        self._flowing_since = time.monotonic() if flows else None
        self._announce()

    def _restart(self) -> None:
        if self._flowing_since is not None:
            self._flowing_since = time.monotonic()
        self._announce()

    def _announce(self) -> None:
        for listener in self.on_jump:
            listener()
