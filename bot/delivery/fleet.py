"""The processes that send side by side: each says that it lives, and spends its part of the budgets."""

from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.delivery.budgets import Budgets, Scope
from bot.delivery.leases import is_gone, name_of_this_process
from storage import senders
from storage.database import Database
from storage.faults import StoreError
from storage.outbox import Claimant
from storage.senders import Muster

log = structlog.get_logger(__name__)

LASTS = timedelta(seconds=8)
BEAT_SECONDS = 2.0
MARGIN_SECONDS = 1.5
SETTLING_SECONDS = 1.5  # until what others sent before they made room for us no longer counts


class Stale(Exception):
    """This process has not said in time that it lives: others may have taken over what it holds."""


class Fleet:
    """This process among those that send. Alone with its store, it spends everything and need not say that it lives.

    `listens`: whether this is the one that also hears; whatever goes to chats is its, because a group has one budget.
    """

    def __init__(self, database: Database, clock: Clock, budgets: Budgets) -> None:
        self.listens = True
        self._database = database
        self._clock = clock
        self._budgets = budgets
        self._name = name_of_this_process()
        self._muster: Muster | None = None
        self._beat_at = float("-inf")
        self._part: int | None = None
        self._grows_at: float | None = None
        self._heard: dict[str, datetime] = {}

    @property
    def living(self) -> tuple[int, ...]:
        """Every process that is known to send, this one among them."""
        return self._muster.living if self._muster else ()

    @property
    def part(self) -> int | None:
        """Of how many parts of the budgets one is ours now; None: not yet any."""
        return self._part

    def check(self) -> None:
        """Raise Stale unless whatever we hold is certainly still ours."""
        late_at = self._beat_at + LASTS.total_seconds() - MARGIN_SECONDS
        if not self._database.is_exclusive and self._clock.steady() > late_at:
            raise Stale("this process was away for too long")

    async def keep(self) -> Claimant | None:
        """Say that we live when it is time to, and return what we may claim, if anything yet."""
        now = self._clock.steady()
        if self._muster is None or (not self._database.is_exclusive and now >= self._beat_at + BEAT_SECONDS):
            await self._beat(now)
        if self._grows_at is not None and self._clock.steady() >= self._grows_at:
            self._take_part(self._muster.part if self._muster else None)
        if self._muster is None or self._muster.part is None:
            return None
        turn, of = self._muster.turn
        return Claimant(sender_id=self._muster.me, turn=turn, of=of, takes_chats=self.listens)

    async def _beat(self, began: float) -> None:
        before = self._muster
        me = before.me if before else None
        now = self._clock.now()
        self._muster = await self._database.write(
            senders.beat, me=me, name=self._name, is_gone=is_gone, now=now, lasts=LASTS
        )
        self._beat_at = began
        if before is None or len(before.living) != len(self._muster.living):
            log.info("senders at work", senders=len(self._muster.living), part=self._muster.part)
        self._follow(self._muster)
        await self.hear()

    def _follow(self, muster: Muster) -> None:
        """Spend less at once; spend more only when what others sent before no longer counts."""
        is_alone_from_the_start = self._part is None and muster.living == (muster.me,)
        is_growing = muster.part is not None and (self._part is None or muster.part < self._part)
        if not is_growing or is_alone_from_the_start:
            self._take_part(muster.part)
        elif self._grows_at is None:
            self._grows_at = self._clock.steady() + SETTLING_SECONDS
            if self._part is None:
                self._budgets.take_part(None)

    def _take_part(self, part: int | None) -> None:
        self._grows_at = None
        self._part = part
        self._budgets.take_part(part)

    async def hear(self) -> None:
        """Leave in peace what any process was told to leave in peace, before a restart too."""
        now = self._clock.now()
        for scope, until in (await self._database.read(senders.pauses, now=now)).items():
            if self._heard.get(scope) != until:
                self._heard[scope] = until
                self._budgets.hold(_scope_of(scope), (until - now).total_seconds())

    async def tell(self, scope: Scope, seconds: float) -> None:
        """Let every process leave in peace what we were just told to."""
        until = self._clock.now() + timedelta(seconds=seconds)
        name = "" if scope is None else str(scope)
        self._heard[name] = until
        with suppress(StoreError, DBAPIError):  # ours is held already
            await self._database.write(senders.pause, name, until=until)

    async def leave(self) -> None:
        """Say that we send no more."""
        muster, self._muster = self._muster, None
        if muster is not None:
            with suppress(StoreError, DBAPIError):
                await self._database.write(senders.leave, me=muster.me)


def _scope_of(name: str) -> Scope:
    if not name:
        return None
    return int(name) if name.lstrip("-").isdigit() else name
