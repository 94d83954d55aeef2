"""When a bot has gone quiet: nothing waits for it, nothing is under way, and it says so itself where it can."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground.bot_api.traffic import Traffic

Settled = Callable[[], Awaitable[Any]]
#: Without a word from the bot, this long a silence on the wire counts as quiet.
SILENCE_SECONDS = 0.05


class Quiet:
    """Waits for the bots of one playground; `settled` is the application's own word that it has nothing to do."""

    def __init__(self, traffic: Traffic, settled: Settled | None = None) -> None:
        self.traffic = traffic
        self.settled = settled

    async def wait(self, patience: float, *, for_a_listener: bool = False) -> bool:
        """Return whether it became quiet within so many seconds; `for_a_listener`: only once a bot takes updates."""
        try:
            async with asyncio.timeout(patience):
                await self._until_quiet(for_a_listener or self.settled is not None)
        except TimeoutError:
            return False
        return True

    async def _until_quiet(self, for_a_listener: bool) -> None:
        bots = self.traffic.world.bots.values()
        while for_a_listener and not any(bot.has_listened for bot in bots):
            await self.traffic.wait_for_stir(1)
        while True:
            while not self.traffic.is_idle:
                await self.traffic.wait_for_stir(1)
            if await self._stays_idle():
                return

    async def _stays_idle(self) -> bool:
        before = self.traffic.stirs
        if self.settled is not None:
            await self.settled()
            await asyncio.sleep(0)
            return self.traffic.is_idle and self.traffic.stirs == before
        if not any(bot.has_listened for bot in self.traffic.world.bots.values()):
            return True
        return not await self.traffic.wait_for_stir(SILENCE_SECONDS) and self.traffic.is_idle

    def reason(self) -> str:
        """Say what is not quiet."""
        if not any(bot.has_listened for bot in self.traffic.world.bots.values()):
            return "no bot has asked for updates yet"
        waiting = {bot.user.username: len(bot.updates.pending) for bot in self.traffic.world.bots.values()}
        return f"updates waiting {waiting}, calls under way {self.traffic.in_flight}"
