"""How the paced ledger counts: windows that never overflow, and even gaps so that none fills in one burst."""

from collections import deque

SLACK = 1.025  # arrival jitter: performance.md, Sending
SPAN_ALL_SECONDS = 1.0 * SLACK
STALL_SECONDS = 0.5
CATCHING_UP = 0.8  # of the usual gap; much quicker, and a full window would empty and fill in bursts
WARMING_SECONDS, WARMING_UP = 3.0, 1.25  # while connections open, arrivals are uneven
GAP_SECONDS = 0.3
LATE_SECONDS = 0.002


class Window:
    """At most so many in any span of seconds."""

    __slots__ = ("_span", "_times")

    def __init__(self, span: float) -> None:
        self._span = span
        self._times: deque[float] = deque()

    def wait(self, now: float, *, most: int, size: int = 1) -> float:
        """Return in how many seconds there is room for so many more; a set larger than the window takes all of it."""
        self._forget(now)
        too_many = len(self._times) + min(size, most) - most
        if too_many <= 0:
            return 0.0
        return self._times[too_many - 1] + self._span - now

    def note(self, now: float, size: int = 1) -> None:
        self._times.extend([now] * size)

    def postpone(self, since: float, now: float, size: int = 1) -> None:
        """Count what was noted at `since` from now on, unless that was forgotten."""
        for _ in range(min(size, self._times.count(since))):
            self._times.remove(since)
            self._times.append(now)

    def count(self, now: float) -> int:
        self._forget(now)
        return len(self._times)

    def _forget(self, now: float) -> None:
        while self._times and self._times[0] + self._span <= now:
            self._times.popleft()


class Spacing:
    """Even gaps, so that a window never fills in one burst; slots lost to a stall are won back a little faster."""

    __slots__ = ("_last", "_next", "gap")

    def __init__(self, gap: float) -> None:
        self.gap = gap
        self._next = 0.0
        self._last = float("-inf")

    def wait(self, now: float) -> float:
        return max(0.0, self._next - now, self._last + self.gap * CATCHING_UP - now)

    def forgive(self, now: float) -> None:
        """Forget what was lost: there was no room for it anyway."""
        self._next = max(self._next, now)

    def note(self, now: float, size: float = 1) -> None:
        self._next = min(max(self._next, now - STALL_SECONDS) + self.gap * size, now + STALL_SECONDS)
        self._last = now


class Pace:
    """So many a second and never more, evenly; the rate may change, and may be nothing at all."""

    __slots__ = ("_began", "_bulk", "_rate", "_spacing", "_window")

    def __init__(self, per_second: float) -> None:
        self._window = Window(SPAN_ALL_SECONDS)
        self._bulk = Window(SPAN_ALL_SECONDS)
        self._rate = per_second
        self._spacing = Spacing(SPAN_ALL_SECONDS / per_second)
        self._began: float | None = None

    @property
    def per_second(self) -> float:
        return self._rate

    def change(self, per_second: float) -> None:
        """Go on at another rate; what left lately still counts."""
        self._rate = per_second
        if per_second > 0:
            self._spacing.gap = SPAN_ALL_SECONDS / per_second

    def wait(self, now: float, *, size: int = 1) -> float:
        """Return in how many seconds a bulk message may leave."""
        if self._rate <= 0:
            return SPAN_ALL_SECONDS
        wait = self._window.wait(now, most=max(1, int(self._rate)), size=size)
        if wait > self._spacing.gap:
            self._spacing.forgive(now + wait)
        return max(wait, self._spacing.wait(now))

    def wait_among_bulk(self, now: float) -> float:
        """Return how long an answer waits: for the next gap between bulk messages if that is near, else not at all.

        Telegram's rate is for bulk, and answers are free; but where bulk fills it, one more call may be refused.
        """
        most = max(1, int(self._rate))
        if 2 * self._bulk.count(now) < most:
            return 0.0
        wait = self._window.wait(now, most=most)
        return wait if wait <= GAP_SECONDS else 0.0

    def note(self, now: float, *, size: int = 1, is_bulk: bool = True) -> None:
        if self._began is None:
            self._began = now
        self._window.note(now, size)
        self._spacing.note(now, size * (WARMING_UP if now < self._began + WARMING_SECONDS else 1.0))
        if is_bulk:
            self._bulk.note(now, size)

    def postpone(self, since: float, now: float, *, size: int = 1) -> None:
        """Count what was let out at `since` from now on, if it is late by more than the slack forgives."""
        if now - since > LATE_SECONDS:
            self._window.postpone(since, now, size)
            self._bulk.postpone(since, now, size)
