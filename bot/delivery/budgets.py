"""How fast messages may leave: a paced ledger of what left lately, per chat and over all, by a clock that is handed in.

One process keeps its own ledger; several processes sharing one bot would each spend the whole budget.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

SLACK = 1.025  # arrival jitter: performance.md, Sending
SPAN_ALL_SECONDS = 1.0 * SLACK
SPAN_GROUP_SECONDS = 60.0 * SLACK
SPAN_BURST_SECONDS = 4.0 * SLACK
GROUP_CALLS, GROUP_CALLS_UNASKED, GROUP_CARD_EDITS = 20, 18, 12
BURST_CALLS = 4
STALL_SECONDS = 1.0
TIDY_SECONDS = 10.0

Place = int | str
"""A chat by Telegram's id, or an inline message by its own, whose chat nobody knows."""


class Weight(StrEnum):
    """What a call is for; answers never wait behind the rest."""

    ANSWER = "answer"
    NOTICE = "notice"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Call:
    """A message or an edit about to leave for a place; an album is as many messages as it has files."""

    place: Place
    weight: Weight
    size: int = 1

    @property
    def is_group(self) -> bool:
        """Whether others read along; Telegram's ids of groups and channels are below zero."""
        return isinstance(self.place, int) and self.place < 0


class Window:
    """At most so many in any span of seconds."""

    __slots__ = ("_span", "_times")

    def __init__(self, span: float) -> None:
        self._span = span
        self._times: deque[float] = deque()

    def wait(self, now: float, *, most: int) -> float:
        """Return in how many seconds there is room for one more."""
        self._forget(now)
        if len(self._times) < most:
            return 0.0
        return self._times[len(self._times) - most] + self._span - now

    def note(self, now: float) -> None:
        self._times.append(now)

    def count(self, now: float) -> int:
        self._forget(now)
        return len(self._times)

    def _forget(self, now: float) -> None:
        while self._times and self._times[0] + self._span <= now:
            self._times.popleft()


class Spacing:
    """Even gaps, so that a window never fills in one burst; slots lost to a stall are won back at twice the pace."""

    __slots__ = ("_gap", "_last", "_next")

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._next = 0.0
        self._last = float("-inf")

    def wait(self, now: float) -> float:
        return max(0.0, self._next - now, self._last + self._gap / 2 - now)

    def note(self, now: float) -> None:
        self._next = min(max(self._next, now - STALL_SECONDS) + self._gap, now + STALL_SECONDS)
        self._last = now


class PlaceLedger:
    """What one chat was sent lately."""

    __slots__ = ("burst", "cards", "minute", "recent")

    def __init__(self) -> None:
        self.minute = Window(SPAN_GROUP_SECONDS)
        self.cards = Window(SPAN_GROUP_SECONDS)
        self.burst = Window(SPAN_BURST_SECONDS)
        self.recent = Window(SPAN_BURST_SECONDS)

    def wait(self, call: Call, now: float) -> float:
        """Return in how many seconds this chat has room for this call."""
        is_answer = call.weight is Weight.ANSWER
        waits = [0.0]
        if call.is_group:
            waits.append(self.minute.wait(now, most=GROUP_CALLS if is_answer else GROUP_CALLS_UNASKED))
        elif not is_answer:
            waits.append(self.burst.wait(now, most=BURST_CALLS))
        if call.weight is Weight.CARD:
            waits.append(self.cards.wait(now, most=GROUP_CARD_EDITS))
        return max(waits)

    def note(self, call: Call, now: float) -> None:
        self.minute.note(now)
        self.recent.note(now)
        if call.weight is not Weight.ANSWER:  # answers come as fast as their reader taps, and no faster
            self.burst.note(now)
        if call.weight is Weight.CARD:
            self.cards.note(now)

    def is_idle(self, now: float) -> bool:
        return self.minute.count(now) == 0


class Budgets:
    """Who may leave now, and who must wait how long."""

    def __init__(self, monotonic: Callable[[], float], *, per_second: int) -> None:
        self._monotonic = monotonic
        self._per_second = per_second
        self._all = Window(SPAN_ALL_SECONDS)
        self._spacing = Spacing(SPAN_ALL_SECONDS / per_second)
        self._places: dict[Place, PlaceLedger] = {}
        self._pauses: dict[Place | None, float] = {}
        self._tidied_at = monotonic()

    def wait_for(self, call: Call) -> float:
        """Return in how many seconds this call may leave; 0 means now."""
        return max(self.wait_for_place(call), self._wait_for_all(call))

    def wait_for_place(self, call: Call) -> float:
        """Return in how many seconds its chat has room for this call, whatever happens elsewhere."""
        now = self._monotonic()
        ledger = self._places.get(call.place)
        return max(ledger.wait(call, now) if ledger else 0.0, self._paused(call.place, now))

    def full_places(self, weight: Weight) -> set[Place]:
        """Return every place that has no room for such a call now."""
        known = [*self._places, *(place for place in self._pauses if place is not None)]
        return {place for place in known if self.wait_for_place(Call(place, weight)) > 0}

    def _wait_for_all(self, call: Call) -> float:
        now = self._monotonic()
        paused = self._paused(None, now)
        if call.weight is Weight.ANSWER:
            return paused
        return max(paused, self._all.wait(now, most=self._per_second), self._spacing.wait(now))

    def spend(self, call: Call) -> None:
        """Note that this call leaves now."""
        now = self._monotonic()
        if now >= self._tidied_at + TIDY_SECONDS:
            self._places = {place: ledger for place, ledger in self._places.items() if not ledger.is_idle(now)}
            self._tidied_at = now
        self._all.note(now)
        self._spacing.note(now)
        self._places.setdefault(call.place, PlaceLedger()).note(call, now)

    async def turn(self, call: Call) -> None:
        """Wait until this call may leave, and spend it."""
        wait = self.wait_for(call)
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self.wait_for(call)
        self.spend(call)

    def pause(self, call: Call, seconds: float) -> None:
        """Hold exactly what a flood refusal is about, for exactly as long as it says.

        Telegram does not name the scope. A group or an inline message speaks for itself; in a private chat that
        was hardly written to of late, it can only be everything.
        """
        now = self._monotonic()
        ledger = self._places.get(call.place)
        was_quiet = ledger is None or ledger.recent.count(now) <= 1
        is_private = isinstance(call.place, int) and call.place > 0
        scope = None if is_private and was_quiet else call.place
        self._pauses[scope] = max(self._pauses.get(scope, now), now + seconds)

    def _paused(self, scope: Place | None, now: float) -> float:
        until = self._pauses.get(scope)
        if until is None:
            return 0.0
        if until <= now:
            del self._pauses[scope]
            return 0.0
        return until - now
