"""`folkmoot run`: the house, on the machine's own time."""

from bot.app import House
from bot.clock import WallClock
from bot.config import Settings
from bot.running import run


def serve(settings: Settings) -> BaseException | None:
    """Serve people until told to stop; return what ended it, if nobody did."""
    return run(lambda: _serve(settings))


async def _serve(settings: Settings) -> BaseException:
    async with House(settings, WallClock()) as house:
        return await house.ended
