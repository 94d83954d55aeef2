"""Answering presses by calls of their own: at once, and a few times more where Telegram asks us to come back later."""

import asyncio

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.delivery.tasks import Tasks
from bot.delivery.telegram_api import TelegramApi
from bot.delivery.updates import Raw

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 10.0  # a query that waits much longer is too old to be answered
LATE_ATTEMPTS = 3


class Answering:
    """Sends answers. None is worth a fault: the press is settled, and its button shows the same again."""

    def __init__(self, api: TelegramApi, tasks: Tasks) -> None:
        self._api = api
        self._tasks = tasks

    async def answer(self, toast: Raw) -> None:
        """Answer now; whoever is told to wait is answered by and by, and nobody waits for it."""
        try:
            await self._api.call("answerCallbackQuery", **toast)
        except RetryAfter as flood:
            self._tasks.start(self._answer_later(toast, seconds_of(flood)), name="late answer")
        except TelegramError as fault:
            _note(fault)

    async def _answer_later(self, toast: Raw, seconds: float) -> None:
        fault: TelegramError = RetryAfter(int(seconds))
        for _ in range(LATE_ATTEMPTS):
            await asyncio.sleep(min(seconds, PATIENCE_SECONDS))
            try:
                await self._api.call("answerCallbackQuery", **toast)
            except RetryAfter as flood:
                fault, seconds = flood, seconds_of(flood)
            except TelegramError as refused:
                fault = refused
                break
            else:
                return
        _note(fault)


def seconds_of(flood: RetryAfter) -> float:
    """Return how many seconds Telegram asks us to wait."""
    wait = flood.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def _note(fault: TelegramError) -> None:
    log.warning("a press was not answered", fault=type(fault).__name__)
