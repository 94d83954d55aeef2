"""`folkmoot run`: the house, on the machine's own time."""

import gc

from bot import logs
from bot.app import House, NobodysToken
from bot.clock import WallClock
from bot.config import Settings
from bot.running import run
from storage.faults import StoreError

YOUNG_OBJECTS = 10_000


def serve(settings: Settings) -> BaseException | None:
    """Serve people until told to stop; return what ended it, if nobody did."""
    logs.set_up(settings.log_format)
    return run(lambda: _serve(settings))


async def _serve(settings: Settings) -> BaseException:
    try:
        async with House(settings, WallClock()) as house:
            rest_the_collector()
            return await house.ended
    except (NobodysToken, StoreError) as fault:
        return fault


def rest_the_collector() -> None:
    """Let the garbage collector overlook what stays for good: in a storm it would walk all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
