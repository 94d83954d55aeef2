"""One update being handled: what went wrong with it, and what becomes of it then."""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from telegram.error import RetryAfter, TelegramError

from bot.delivery.aiohttp_request import NotSent
from bot.delivery.calling import Undelivered
from bot.domain.refusals import Refused
from storage.faults import StoreError

ATTEMPT_LIMIT = 5


class AlreadyTaken(Exception):
    """This update has taken effect before; its deed must not be done again."""


class Outcome(Enum):
    """What becomes of an update after an attempt."""

    DONE = "done"
    AGAIN = "again"
    WHEN_THE_STORE_IS_BACK = "when the store is back"
    SET_ASIDE = "set aside"


@dataclass(slots=True)
class Handling:
    """The update a worker is busy with; `fault` is set by whoever notices that a handler failed."""

    update_id: int
    attempt: int
    fault: BaseException | None = None
    has_taken_effect: bool = False

    @property
    def outcome(self) -> Outcome:
        """Return what becomes of the update; what took effect, or was refused by the messenger, is not tried again."""
        if self.fault is None or self.has_taken_effect:
            return Outcome.DONE
        if is_stores_trouble(self.fault):
            return Outcome.WHEN_THE_STORE_IS_BACK
        if isinstance(self.fault, AlreadyTaken | Refused | Undelivered) or is_refused(self.fault):
            return Outcome.DONE
        return Outcome.AGAIN if self.attempt < ATTEMPT_LIMIT else Outcome.SET_ASIDE


UNDER_WAY: ContextVar[Handling | None] = ContextVar("folkmoot_handling", default=None)


def failed_by(fault: BaseException, *, has_taken_effect: bool) -> bool:
    """Note that a handler failed; return whether the update will be tried again, so that nobody need be told yet."""
    handling = UNDER_WAY.get()
    if handling is None:
        return False
    handling.fault = fault
    handling.has_taken_effect = has_taken_effect
    return handling.outcome in (Outcome.AGAIN, Outcome.WHEN_THE_STORE_IS_BACK)


def is_refused(fault: BaseException) -> bool:
    """Return whether the messenger said no, or may have done it: asking again would not help, or do it twice."""
    return isinstance(fault, TelegramError) and not isinstance(fault, NotSent | RetryAfter)


def is_stores_trouble(fault: BaseException) -> bool:
    """Return whether the store could not be reached or is full: no handler's fault, so it costs no attempt."""
    if isinstance(fault, StoreError):
        return True
    if not isinstance(fault, DBAPIError):
        return False
    if fault.connection_invalidated:
        return True
    is_operational = isinstance(fault, OperationalError | InterfaceError)
    return is_operational and getattr(fault.orig, "sqlite_errorname", "") != "SQLITE_ERROR"
