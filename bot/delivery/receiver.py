"""Fetching updates by long polling: a batch is committed before the offset that forgets it at Telegram moves."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from sqlalchemy.exc import DBAPIError
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.delivery import updates
from bot.delivery.answering import seconds_of
from bot.delivery.telegram_api import TelegramApi
from bot.delivery.updates import Raw, Unreadable
from storage.faults import StoreError

log = structlog.get_logger(__name__)

ALLOWED_UPDATES: tuple[str, ...] = tuple(Update.ALL_TYPES)
CONFLICT_WINDOW_SECONDS = 60.0


class AnotherReceiver(Exception):
    """Somebody else fetches this bot's updates: two of us would do everything twice."""


class Ear(Protocol):
    """Whoever keeps updates; when `hear` returns they are durable."""

    async def wait_for_room(self) -> None: ...
    async def hear(self, raws: Sequence[Raw]) -> None: ...
    async def set_aside(self, body: bytes, *, reason: Unreadable) -> None: ...


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds: how long Telegram may hold a poll, how late its answer may be, and how long to wait after trouble."""

    poll_seconds: int = 30
    answer_seconds: float = 10.0
    trouble_seconds: tuple[float, ...] = (0.1, 0.5, 1.0, 2.0, 5.0, 15.0)
    conflict_seconds: float = 3.0


class Polling:
    """Asks for updates for as long as it runs."""

    def __init__(
        self, api: TelegramApi, ear: Ear, *, rhythm: Rhythm | None = None, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._api = api
        self._ear = ear
        self._rhythm = rhythm or Rhythm()
        self._seconds = seconds
        self._offset: int | None = None
        self._troubles = 0
        self._last_conflict: float | None = None
        self._is_keeping = False
        self._is_leaving = False

    def leave(self, task: asyncio.Task[None]) -> None:
        """Fetch no more: a poll is broken off, a batch that has come is kept first."""
        self._is_leaving = True
        if not self._is_keeping:
            task.cancel()

    async def run(self) -> None:
        """Fetch and keep, for ever. Raises: AnotherReceiver at the second conflict within a minute, InvalidToken"""
        while not self._is_leaving:
            try:
                await self._turn()
                self._troubles = 0
            except Conflict:
                await self._meet_conflict()
            except InvalidToken:
                raise
            except RetryAfter as flood:
                await asyncio.sleep(seconds_of(flood))
            except (TelegramError, StoreError, DBAPIError, Unreadable) as fault:
                await self._back_off(fault)

    async def confirm(self) -> None:
        """Tell Telegram, before leaving, that the last batch is kept; it would only come again."""
        if self._offset is not None:
            with suppress(TelegramError):
                await self._ask(limit=1, timeout=0)

    async def _turn(self) -> None:
        await self._ear.wait_for_room()
        batch = await self._ask(limit=100, timeout=self._rhythm.poll_seconds)
        self._is_keeping = True
        try:
            await self._keep(batch)
        finally:
            self._is_keeping = False
        # Confirming is enough: once there was nothing more, we ask without an offset again, because
        # Telegram may number from elsewhere after a quiet week, and an old offset would forget the new ones.
        self._offset = max(map(_id_of, batch)) + 1 if batch else None

    async def _keep(self, batch: list[Any]) -> None:
        good: list[Raw] = []
        for raw in batch:
            try:
                good.append(updates.check(raw))
            except Unreadable as reason:
                await self._ear.set_aside(updates.encode(raw), reason=reason)
        await self._ear.hear(good)

    async def _ask(self, *, limit: int, timeout: int) -> list[Any]:  # noqa: ASYNC109  Telegram's own word
        asked: Raw = {"limit": limit, "timeout": timeout, "allowed_updates": list(ALLOWED_UPDATES)}
        if self._offset is not None:
            asked["offset"] = self._offset
        answer = await self._api.call("getUpdates", read_seconds=timeout + self._rhythm.answer_seconds, **asked)
        if type(answer) is not list:
            raise Unreadable("no list of updates")
        return answer

    async def _meet_conflict(self) -> None:
        now = self._seconds()
        if self._last_conflict is not None and now - self._last_conflict < CONFLICT_WINDOW_SECONDS:
            raise AnotherReceiver("somebody else fetches this bot's updates: stop it, or give it a token of its own")
        self._last_conflict = now
        log.warning("somebody else fetched updates of this bot; once more, and this process stops")
        await asyncio.sleep(self._rhythm.conflict_seconds)

    async def _back_off(self, fault: Exception) -> None:
        pauses = self._rhythm.trouble_seconds
        pause = pauses[min(self._troubles, len(pauses) - 1)]
        self._troubles += 1
        log.warning("updates cannot be fetched or kept", fault=type(fault).__name__, pause_seconds=pause)
        await asyncio.sleep(pause)


def _id_of(raw: Any) -> int:
    update_id = raw.get("update_id") if type(raw) is dict else None
    return update_id if type(update_id) is int and 0 <= update_id <= updates.LARGEST_ID else -1
