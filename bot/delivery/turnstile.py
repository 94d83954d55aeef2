"""A turnstile: whoever is most pressing leaves first, then whoever came first, each when there is room."""

import asyncio
from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

C = TypeVar("C")
SHORTEST_SECONDS = 0.0005


class Turnstile(Generic[C]):
    """Lets calls out one by one: `wait(call)` says in how many seconds there is room, `spend(call)` takes it.

    A call whose own place (`wait_there`) has filled up meanwhile is sent away again, so that nobody waits behind it.
    """

    def __init__(
        self, *, wait: Callable[[C], float], wait_there: Callable[[C], float], spend: Callable[[C], None]
    ) -> None:
        self._wait = wait
        self._wait_there = wait_there
        self._spend = spend
        self._queue: list[tuple[int, int, C, asyncio.Future[bool]]] = []
        self._numbers = count()
        self._alarm: asyncio.TimerHandle | None = None

    async def passes(self, call: C, *, rank: int) -> bool:
        """Return True once this call may leave and is spent, or False if its place is full."""
        is_first = not self._queue or self._queue[0][0] > rank
        if is_first and self._wait(call) <= 0:
            self._spend(call)
            return True
        leaves: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        heappush(self._queue, (rank, next(self._numbers), call, leaves))
        self._let_out()
        return await leaves

    def _let_out(self) -> None:
        """Let out whoever may leave now, and look again when the first in the queue may."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while self._queue:
            _, _, call, leaves = self._queue[0]
            if not leaves.done():  # it may have been called back
                is_there_room = self._wait_there(call) <= 0
                if is_there_room and (wait := self._wait(call)) > 0:
                    self._alarm = asyncio.get_running_loop().call_later(max(wait, SHORTEST_SECONDS), self._let_out)
                    return
                if is_there_room:
                    self._spend(call)
                leaves.set_result(is_there_room)
            heappop(self._queue)
