"""Long-lived loops: started once by the composition root, watched, and stopped with it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)

Loop = Coroutine[Any, Any, None]


class Tasks:
    """The loops of one running house. One that ends by a fault is reported to `on_fault`, once."""

    def __init__(self, on_fault: Callable[[BaseException], None]) -> None:
        self._on_fault = on_fault
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, loop: Loop, *, name: str) -> asyncio.Task[None]:
        """Run a loop until it ends or everything is stopped."""
        task = asyncio.get_running_loop().create_task(loop, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._note_end)
        return task

    def _note_end(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        fault = task.exception()
        if fault is not None:
            log.error("a loop has ended", loop=task.get_name(), fault=type(fault).__name__, exc_info=fault)
            self._on_fault(fault)

    async def stop(self) -> None:
        """End every loop and wait until it has gone."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
