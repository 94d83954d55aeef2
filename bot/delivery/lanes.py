"""Queues of work: in order within a lane, side by side across lanes."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")
Handle = Callable[[T], Awaitable[float | None]]


class Lanes(Generic[T]):
    """`handle` does one piece of work and returns None when done, or the seconds after which to try the same again."""

    def __init__(self, handle: Handle[T]) -> None:
        self._handle = handle
        self._lanes: dict[Hashable, deque[T]] = {}
        self._ready: asyncio.Queue[Hashable] = asyncio.Queue()
        self._count = 0
        self._busy = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._is_closing = False

    def __len__(self) -> int:
        return self._count

    @property
    def busy(self) -> int:
        """How many pieces of work are being done at this moment."""
        return self._busy

    def add(self, lane: Hashable, work: T) -> None:
        """Put work at the end of its lane."""
        self._count += 1
        waiting = self._lanes.get(lane)
        if waiting is not None:
            waiting.append(work)
            return
        self._lanes[lane] = deque((work,))
        self._ready.put_nowait(lane)

    async def work(self) -> None:
        """Serve the lanes that are ready, one piece of each in turn, until closed. Run as many as go at once."""
        while not self._is_closing:
            lane = await self._ready.get()
            if not self._is_closing:
                await self._serve(lane)

    async def _serve(self, lane: Hashable) -> None:
        waiting = self._lanes[lane]
        self._busy += 1
        self._idle.clear()
        try:
            pause = await self._handle(waiting[0])
        finally:
            self._busy -= 1
            if not self._busy:
                self._idle.set()
        if pause is not None:
            asyncio.get_running_loop().call_later(pause, self._ready.put_nowait, lane)
            return
        waiting.popleft()
        self._count -= 1
        if waiting:
            self._ready.put_nowait(lane)
        else:
            del self._lanes[lane]

    async def close(self, *, patience_seconds: float) -> None:
        """Begin nothing new, and wait for what is being done."""
        self._is_closing = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), patience_seconds)
