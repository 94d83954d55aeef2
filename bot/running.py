"""Running something until somebody says stop: one loop, fast where uvloop exists, and everything closed in order."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any

Ends = Coroutine[Any, Any, BaseException | None]


def run(make: Callable[[], Ends]) -> BaseException | None:
    """Run until it ends by itself and return the fault, or until SIGTERM or Ctrl-C cancels it and return None."""
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            return runner.run(_cancellable(make()))
    except (asyncio.CancelledError, KeyboardInterrupt):
        return None


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop]:
    try:
        from uvloop import new_event_loop
    except ImportError:  # it is not made for this system
        return asyncio.new_event_loop
    return new_event_loop


async def _cancellable(work: Ends) -> BaseException | None:
    loop, ourselves = asyncio.get_running_loop(), asyncio.current_task()

    def stop() -> None:
        loop.add_signal_handler(signal.SIGTERM, lambda: None)  # told twice is told once
        if ourselves is not None:
            ourselves.cancel()

    loop.add_signal_handler(signal.SIGTERM, stop)
    return await work
