"""getUpdates: confirm, then hand over, then wait; one poll at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import islice

from bot.playground.bot_api.call import Call
from bot.playground.bot_api.methods.updating import allow
from bot.playground.world.errors import ApiError
from bot.playground.world.people import BotAccount
from bot.playground.world.updates import PlayUpdate

MOST_UPDATES, LONGEST_POLL = 100, 50
COALESCE_SECONDS = 0.001
STRICT_PAUSE_SECONDS, REPEATED_SECONDS = 3.0, 0.5
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
WEBHOOK_CAME = "Conflict: terminated by setWebhook request"


class Poll:
    """A getUpdates that waits."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self.ended_by = ""

    def end(self, why: str) -> None:
        self.ended_by = why
        self.woken.set()


class Polling:
    """The polls of all bots; `stir` is told when a bot has confirmed something."""

    def __init__(self, stir: Callable[[], None]) -> None:
        self._stir = stir
        self._polls: dict[int, Poll] = {}
        self._last_offset: dict[int, tuple[int, float]] = {}
        self._last_conflict: dict[int, float] = {}

    async def get_updates(self, call: Call) -> bytes:
        """Return the JSON array of updates. Raises: ApiError 409."""
        bot = call.bot
        if bot.webhook is not None:
            raise ApiError(WEBHOOK_ACTIVE, code=409)
        bot.has_listened = True
        allow(call)
        limit = call.integer("limit", low=1, high=MOST_UPDATES, default=MOST_UPDATES)
        timeout = float(call.integer("timeout", low=0, high=LONGEST_POLL))
        offset = call.integer("offset")
        self._confirm(call, offset)
        self._stir()
        if call.world.rates.strict:
            timeout, limit = self._slowed(bot, offset, timeout, limit)
        if not bot.updates.pending and timeout > 0:
            await self._wait(call, timeout)
        return _hand_over(list(islice(bot.updates.pending.values(), limit)))

    @staticmethod
    def _confirm(call: Call, offset: int) -> None:
        updates = call.bot.updates
        updates.forget_expired(call.world.clock.seconds())
        if offset > 0:
            updates.confirm_below(offset)
        elif offset < 0:
            updates.keep_last(-offset)

    def _slowed(self, bot: BotAccount, offset: int, timeout: float, limit: int) -> tuple[float, int]:
        """Slow down a bot that asks for the same again and again: it waits longer, and gets one update at a time."""
        now = asyncio.get_running_loop().time()
        last, at = self._last_offset.get(bot.id, (-1, 0.0))
        self._last_offset[bot.id] = offset, now
        if last != offset or now - at >= STRICT_PAUSE_SECONDS:
            return timeout, limit
        return max(timeout, STRICT_PAUSE_SECONDS), 1 if now - at < REPEATED_SECONDS else limit

    async def _wait(self, call: Call, seconds: float) -> None:
        bot, poll = call.bot, Poll()
        if bot.id in self._polls:
            self._polls[bot.id].end(OTHER_POLL)
        self._polls[bot.id] = poll
        bot.updates.on_change.append(poll.woken.set)
        try:
            await asyncio.wait_for(poll.woken.wait(), seconds)
            await asyncio.sleep(COALESCE_SECONDS)
        except TimeoutError:
            pass
        finally:
            bot.updates.on_change.remove(poll.woken.set)
            if self._polls.get(bot.id) is poll:
                del self._polls[bot.id]
        if bot.webhook is not None:
            poll.ended_by = WEBHOOK_CAME
        if poll.ended_by:
            await self._hold_back(call)
            raise ApiError(poll.ended_by, code=409)

    async def _hold_back(self, call: Call) -> None:
        """Let a second conflict within three seconds wait as long, with strict rates."""
        now = asyncio.get_running_loop().time()
        last, self._last_conflict[call.bot.id] = self._last_conflict.get(call.bot.id, -STRICT_PAUSE_SECONDS), now
        if call.world.rates.strict and now - last < STRICT_PAUSE_SECONDS:
            await asyncio.sleep(STRICT_PAUSE_SECONDS)

    def is_waited_for(self, bot_id: int) -> bool:
        """Say whether a poll of this bot waits for something to happen."""
        return self.waiting(bot_id) is not None

    def waiting(self, bot_id: int) -> Poll | None:
        """Return the poll of this bot that waits now."""
        return self._polls.get(bot_id)

    def close(self) -> None:
        """End all polls: the server stops."""
        for poll in tuple(self._polls.values()):
            poll.woken.set()


def _hand_over(updates: list[PlayUpdate]) -> bytes:
    for update in updates:
        update.state = "delivered"
    return b"[" + b",".join(update.body for update in updates) + b"]"
