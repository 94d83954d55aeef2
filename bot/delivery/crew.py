"""A few hands that work side by side: so many at once, all watched, all home before the house closes."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)


class Crew:
    """Runs jobs side by side, at most `size` of them."""

    def __init__(self, size: int, *, name: str) -> None:
        self._size = size
        self._name = name
        self._jobs: set[asyncio.Task[None]] = set()
        self._holding: set[asyncio.Task[None]] = set()

    @property
    def free(self) -> int:
        """How many more jobs may start."""
        return self._size - len(self._jobs)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._jobs

    def start(self, job: Coroutine[Any, Any, None]) -> None:
        """Start a job; until it says `commit`, stopping calls it back."""
        task = asyncio.get_running_loop().create_task(job, name=self._name)
        self._jobs.add(task)
        self._holding.add(task)
        task.add_done_callback(self._finish)

    def commit(self) -> None:
        """Say, inside a job, that it has begun what must not be broken off."""
        task = asyncio.current_task()
        if task is not None:
            self._holding.discard(task)

    @property
    def has_committed(self) -> bool:
        """Whether the job that asks has begun what must not be broken off."""
        return asyncio.current_task() not in self._holding

    async def wait_for_one(self) -> None:
        """Return when any job has ended."""
        if self._jobs:
            await asyncio.wait(set(self._jobs), return_when=asyncio.FIRST_COMPLETED)

    async def stop(self, *, grace_seconds: float) -> None:
        """Call back whoever has not begun, and give the others time to finish."""
        for task in list(self._holding):
            task.cancel()
        if self._jobs:
            _, late = await asyncio.wait(set(self._jobs), timeout=grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._jobs.discard(task)
        self._holding.discard(task)
        if not task.cancelled() and (fault := task.exception()) is not None:
            log.error("a job has failed", job=self._name, fault=type(fault).__name__, exc_info=fault)
