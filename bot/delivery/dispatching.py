"""Leading one update to python-telegram-bot's handlers, and settling what became of it in the inbox."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import structlog
from structlog.contextvars import bound_contextvars
from telegram import Update
from telegram.ext import Application, CallbackContext

from bot.delivery.handling import ATTEMPT_LIMIT, UNDER_WAY, Handling, Outcome, failed_by
from bot.delivery.updates import Raw
from storage import inbox
from storage.database import Database
from storage.faults import Fenced
from storage.tables import InboxState

log = structlog.get_logger(__name__)

SUSPECTED_FROM = 2
"""So many processes have left an update unfinished that it may be the one they died of."""
LEFT_OVER = "left unfinished by a process that ended"

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds to wait after each failed attempt, and before asking a store again that could not be reached."""

    between_attempts: tuple[float, ...] = (0.2, 0.5, 1.0, 2.0)
    for_the_store: float = 1.0


@dataclass(slots=True)
class Waiting:
    """An update on its way to its handlers."""

    update_id: int
    raw: Raw
    attempts: int = 0
    is_left_over: bool = False
    is_handled: bool = False


async def note_error(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Notice what python-telegram-bot would swallow. The first of the application's error handlers."""
    if context.error is not None:
        failed_by(context.error, has_taken_effect=False)


class Dispatcher:
    """Handles one update; `on_settled` is called when nothing more is to be done for it."""

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        *,
        pauses: Pauses,
        on_settled: Callable[[Waiting], None],
        on_fenced: Callable[[BaseException], None],
    ) -> None:
        self._application = application
        self._database = database
        self._pauses = pauses
        self._on_settled = on_settled
        self._on_fenced = on_fenced
        self._alone = asyncio.Lock()
        application.add_error_handler(note_error)

    async def handle(self, waiting: Waiting) -> float | None:
        """Return None when the update is settled, or the seconds after which to try again."""
        with bound_contextvars(update_id=waiting.update_id):
            try:
                if waiting.is_left_over:
                    return await self._take_over(waiting)
                return await self._attempt(waiting)
            except Exception as fault:
                return self._wait_for_the_store(fault)

    async def _take_over(self, waiting: Waiting) -> float | None:
        """Attempt what an earlier process left, and count it first: that process may have died of it.

        A suspect is attempted with no other suspect beside it, so that the innocent are not counted with the culprit.
        """
        beside: AbstractAsyncContextManager[Any] = nullcontext()
        async with self._alone if waiting.attempts >= SUSPECTED_FROM else beside:
            state = await self._database.write(
                inbox.note_begun_again, waiting.update_id, fault=LEFT_OVER, limit=ATTEMPT_LIMIT
            )
            waiting.attempts, waiting.is_left_over = waiting.attempts + 1, False
            if state in (InboxState.WAITING, InboxState.EFFECTED):
                return await self._attempt(waiting)
        if state is InboxState.QUARANTINED:
            log.error("no process survived an update: it was set aside", attempt=waiting.attempts)
        self._on_settled(waiting)
        return None

    async def _attempt(self, waiting: Waiting) -> float | None:
        if not waiting.is_handled:
            handling = await self._dispatch(waiting)
            if handling.outcome is Outcome.WHEN_THE_STORE_IS_BACK and handling.fault is not None:
                return self._wait_for_the_store(handling.fault)
            if handling.outcome in (Outcome.AGAIN, Outcome.SET_ASIDE):
                return await self._note_failure(waiting, handling)
            waiting.is_handled = True
        await self._database.write_together(inbox.finish, waiting.update_id)
        self._on_settled(waiting)
        return None

    async def _dispatch(self, waiting: Waiting) -> Handling:
        handling = Handling(waiting.update_id, waiting.attempts + 1)
        mark = UNDER_WAY.set(handling)
        try:
            update = self._read(waiting, handling)
            if update is not None:
                await self._application.process_update(update)
        except Exception as fault:  # an update so odd that not even the error handlers could be asked
            handling.fault = fault
        finally:
            UNDER_WAY.reset(mark)
        return handling

    def _read(self, waiting: Waiting, handling: Handling) -> Update | None:
        try:
            return Update.de_json(waiting.raw, self._application.bot)
        except Exception as fault:
            handling.fault, handling.attempt = fault, ATTEMPT_LIMIT
            return None

    async def _note_failure(self, waiting: Waiting, handling: Handling) -> float | None:
        fault = type(handling.fault).__name__
        limit = 1 if handling.outcome is Outcome.SET_ASIDE else ATTEMPT_LIMIT + 1
        state = await self._database.write(inbox.note_failure, waiting.update_id, fault=fault, limit=limit)
        log.error("an update failed", attempt=handling.attempt, fault=fault, state=state.value if state else None)
        waiting.attempts += 1
        if state is InboxState.EFFECTED:  # its deed is done: there is nothing to try again
            waiting.is_handled = True
        elif state is not InboxState.WAITING:
            self._on_settled(waiting)
            return None
        pauses = self._pauses.between_attempts
        return pauses[min(waiting.attempts, len(pauses)) - 1]

    def _wait_for_the_store(self, fault: BaseException) -> float:
        if isinstance(fault, Fenced):
            self._on_fenced(fault)
        log.warning("the store cannot be reached", fault=type(fault).__name__)
        return self._pauses.for_the_store
