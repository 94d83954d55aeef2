"""A flood of taps by one person: answered without touching the store, so that nobody else waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

BURST = 60  # far more than fingers do, few enough for one account to be no burden
PER_SECOND = 3.0
REMEMBERED = 10_000


@dataclass(slots=True)
class Bucket:
    """How many more taps somebody has, and when that was true."""

    left: float
    at: float


class Flood:
    """Lets each person tap so often in a burst, and so often a second after it."""

    def __init__(
        self, *, burst: int = BURST, per_second: float = PER_SECOND, now: Callable[[], float] = monotonic
    ) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._buckets: dict[int, Bucket] = {}
        self._tidy_at = REMEMBERED

    def lets(self, telegram_id: int) -> bool:
        """Count a tap, and return whether it is within what one person may do."""
        now = self._now()
        bucket = self._buckets.get(telegram_id)
        if bucket is None:
            self._tidy(now)
            bucket = self._buckets[telegram_id] = Bucket(self._burst, now)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def _tidy(self, now: float) -> None:
        """Forget everybody whose burst is full again, once too many are remembered."""
        if len(self._buckets) < self._tidy_at:
            return
        rested = self._burst / self._per_second
        self._buckets = {who: bucket for who, bucket in self._buckets.items() if now - bucket.at < rested}
        self._tidy_at = max(REMEMBERED, 2 * len(self._buckets))
