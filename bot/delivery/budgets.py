"""How fast messages may leave: a paced ledger of what left lately, per chat and over all, by a clock that is handed in.

One process keeps its own ledger of the part of the budgets that is its own (bot/delivery/fleet.py).
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.delivery.pacing import SLACK, SPAN_ALL_SECONDS, Pace, Window
from bot.delivery.turnstile import Turnstile

SPAN_GROUP_SECONDS = 60.0 * SLACK
SPAN_BURST_SECONDS = 4.0 * SLACK
GROUP_CALLS, GROUP_CALLS_UNASKED, GROUP_CARD_EDITS = 20, 18, 12
BURST_CALLS = 4
TIDY_SECONDS = 10.0

Place = int | str
"""A chat by Telegram's id, or an inline message by its own, whose chat nobody knows."""

Scope = Place | None
"""What a pause is about: one place, or everything."""


class Weight(StrEnum):
    """What a call is for; whoever has just tapped never waits behind the rest."""

    ANSWER = "answer"
    REPLY = "reply"
    NOTICE = "notice"
    CARD = "card"
    ANNOUNCEMENT = "announcement"
    COPY = "copy"
    """A card in a private chat that nobody is known to look at."""


RANKS = {Weight.ANSWER: 0, Weight.REPLY: 1, Weight.NOTICE: 2, Weight.CARD: 3, Weight.ANNOUNCEMENT: 3, Weight.COPY: 4}
CARDS = (Weight.CARD, Weight.COPY)
COPIES_PART = 0.25  # of the rate over all: answers wait for nobody as long as less than half of it is taken


@dataclass(frozen=True, slots=True)
class Call:
    """A message or an edit about to leave for a place; an album is as many messages as it has files.

    `is_paid`: Telegram takes Stars for it, and it has a rate of its own. `has_turn`: it has waited for its turn.
    """

    place: Place
    weight: Weight
    size: int = 1
    is_paid: bool = False
    has_turn: bool = False

    @property
    def is_group(self) -> bool:
        """Whether others read along; Telegram's ids of groups and channels are below zero."""
        return isinstance(self.place, int) and self.place < 0


class PlaceLedger:
    """What one chat was sent lately."""

    __slots__ = ("burst", "cards", "last", "minute", "recent")

    def __init__(self) -> None:
        self.last = 0.0
        self.minute = Window(SPAN_GROUP_SECONDS)
        self.cards = Window(SPAN_GROUP_SECONDS)
        self.burst = Window(SPAN_BURST_SECONDS)
        self.recent = Window(SPAN_BURST_SECONDS)

    def wait(self, call: Call, now: float) -> float:
        """Return in how many seconds this chat has room for this call."""
        is_answer = call.weight is Weight.ANSWER
        waits = [0.0]
        if call.is_group:
            most = GROUP_CALLS if is_answer else GROUP_CALLS_UNASKED
            waits.append(self.minute.wait(now, most=most, size=call.size))
        elif not is_answer:
            waits.append(self.burst.wait(now, most=BURST_CALLS, size=call.size))
        if call.weight in CARDS:
            waits.append(self.cards.wait(now, most=GROUP_CARD_EDITS))
        return max(waits)

    def note(self, call: Call, now: float) -> None:
        self.last = now
        self.minute.note(now, call.size)
        self.recent.note(now, call.size)
        if call.weight is not Weight.ANSWER:  # answers come as fast as their reader taps, and no faster
            self.burst.note(now, call.size)
        if call.weight in CARDS:
            self.cards.note(now)

    def is_idle(self, now: float) -> bool:
        return self.minute.count(now) == 0


class Budgets:
    """Who may leave now, and who must wait how long."""

    def __init__(
        self, monotonic: Callable[[], float], *, per_second: float, paid_per_second: float | None = None
    ) -> None:
        self._monotonic = monotonic
        self._whole = (per_second, paid_per_second or per_second)
        self._free, self._paid = Pace(per_second), Pace(paid_per_second or per_second)
        self._copies = Window(SPAN_ALL_SECONDS)
        self._places: dict[Place, PlaceLedger] = {}
        self._pauses: dict[Scope, float] = {}
        self._tidied_at = monotonic()
        self._free_turnstile, self._paid_turnstile = self._make_turnstile(), self._make_turnstile()

    def _make_turnstile(self) -> Turnstile[Call]:
        return Turnstile(wait=self.wait_for, wait_there=self.wait_for_place, spend=self.spend)

    def take_part(self, part: int | None) -> None:
        """Spend one `part`-th of the budgets over all from now on, or nothing of them."""
        for pace, whole in zip((self._free, self._paid), self._whole, strict=True):
            pace.change(whole / part if part else 0.0)

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
            return max(paused, self._free.wait_among_bulk(now))
        if call.weight is Weight.COPY:
            most = max(1, int(self._free.per_second * COPIES_PART))
            paused = max(paused, self._copies.wait(now, most=most))
        return max(paused, self._pace_of(call).wait(now, size=call.size))

    def _pace_of(self, call: Call) -> Pace:
        return self._paid if call.is_paid else self._free

    def spend(self, call: Call) -> None:
        """Note that this call leaves now."""
        now = self._monotonic()
        if now >= self._tidied_at + TIDY_SECONDS:
            self._places = {place: ledger for place, ledger in self._places.items() if not ledger.is_idle(now)}
            self._tidied_at = now
        self._pace_of(call).note(now, size=call.size, is_bulk=call.weight is not Weight.ANSWER)
        if call.weight is Weight.COPY:
            self._copies.note(now)
        self._places.setdefault(call.place, PlaceLedger()).note(call, now)

    def left(self, call: Call) -> None:
        """Count a call that was let out, and handed to the network only now, from this moment.

        On a busy loop that is some milliseconds later: more than the slack leaves for what is late on its way.
        """
        ledger = self._places.get(call.place)
        if ledger is not None:
            self._pace_of(call).postpone(ledger.last, self._monotonic(), size=call.size)

    async def turn(self, call: Call) -> None:
        """Wait until this call may leave, behind whatever is more pressing, and spend it."""
        while True:
            if (wait := self.wait_for_place(call)) > 0:
                await asyncio.sleep(wait)
                continue
            turnstile = self._paid_turnstile if call.is_paid else self._free_turnstile
            if await turnstile.passes(call, rank=RANKS[call.weight]):
                return

    def pause(self, call: Call, seconds: float) -> Scope:
        """Hold exactly what a flood refusal is about, for exactly as long as it says; return what that is.

        Telegram does not name the scope. A group or an inline message speaks for itself; in a private chat that
        was hardly written to of late, it can only be everything.
        """
        ledger = self._places.get(call.place)
        was_quiet = ledger is None or ledger.recent.count(self._monotonic()) <= call.size
        is_private = isinstance(call.place, int) and call.place > 0
        scope = None if is_private and was_quiet else call.place
        self.hold(scope, seconds)
        return scope

    def hold(self, scope: Scope, seconds: float) -> None:
        """Leave one place, or everybody, in peace for so long."""
        now = self._monotonic()
        self._pauses[scope] = max(self._pauses.get(scope, now), now + seconds)

    def _paused(self, scope: Scope, now: float) -> float:
        until = self._pauses.get(scope)
        if until is None:
            return 0.0
        if until <= now:
            del self._pauses[scope]
            return 0.0
        return until - now


__all__ = ["SPAN_ALL_SECONDS", "Budgets", "Call", "Place", "Scope", "Weight"]
