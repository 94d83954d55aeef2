"""Where updates come in: kept before they are acknowledged, handled in order per person, and taking effect once."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.clock import Clock
from bot.delivery import updates
from bot.delivery.dispatching import AnyApplication, Dispatcher, Pauses, Waiting
from bot.delivery.handling import AlreadyTaken
from bot.delivery.lanes import Lanes
from bot.delivery.tasks import Tasks
from bot.delivery.updates import Raw, Unreadable
from storage import inbox
from storage.database import Database
from storage.faults import StoreError
from storage.inbox import Arrived

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger(__name__)

__all__ = ["AlreadyTaken", "Bounds", "Intake", "take_effect"]


def take_effect(
    db: Session, update_id: int, service: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """Do the deed, and note in the same transaction that this update has taken effect. Raises: AlreadyTaken"""
    if not inbox.mark_effected(db, update_id):
        raise AlreadyTaken
    return service(db, *args, **kwargs)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many updates are handled side by side, held in memory, and let in at all."""

    side_by_side: int = 512  # many may be waiting for their turn to speak in one crowded group
    in_memory: int = 2_000
    open_at_most: int = 20_000
    pauses: Pauses = field(default_factory=Pauses)


@dataclass(slots=True)
class Backlog:
    """What is known of the open updates: those in memory, how many in all, and whether some are only in the inbox."""

    held: set[int] = field(default_factory=set)
    settled_lately: set[int] = field(default_factory=set)
    count: int = 0
    is_beyond_memory: bool = False
    passed_by: int = 0


class Intake:
    """Keeps updates, and hands them on in the order of each person's doing."""

    def __init__(
        self,
        application: AnyApplication,
        database: Database,
        *,
        clock: Clock,
        bounds: Bounds | None = None,
        on_fenced: Callable[[BaseException], None] = lambda _fault: None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._bounds = bounds or Bounds()
        dispatcher = Dispatcher(
            application, database, pauses=self._bounds.pauses, on_settled=self._note_settled, on_fenced=on_fenced
        )
        self._lanes: Lanes[Waiting] = Lanes(dispatcher.handle)
        self._backlog = Backlog()
        self._arriving = 0
        self._began = clock.now()
        self._room = asyncio.Event()
        self._is_below_bound = asyncio.Event()
        self._is_below_bound.set()

    @property
    def is_full(self) -> bool:
        """Whether so much waits that Telegram had better keep the rest."""
        return not self._is_below_bound.is_set()

    async def wait_for_room(self) -> None:
        """Return once more may be let in."""
        await self._is_below_bound.wait()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is arriving, waiting or being handled."""
        return not (self._arriving or len(self._lanes) or self._backlog.is_beyond_memory)

    @property
    def waiting(self) -> int:
        """How many updates are kept and not settled yet."""
        return self._backlog.count

    async def start(self, tasks: Tasks) -> None:
        """Go on with what an earlier run left behind, in order of arrival, and begin to work."""
        self._began = self._clock.now()
        self._count(await self._database.read(inbox.count_open))
        self._backlog.is_beyond_memory = self._backlog.count > 0
        await self._fetch()
        for number in range(self._bounds.side_by_side):
            tasks.start(self._lanes.work(), name=f"lane {number + 1}")
        tasks.start(self._fetch_when_there_is_room(), name="backlog")

    async def stop(self, *, patience_seconds: float) -> None:
        """Begin nothing new and let what is being handled come to its end; the rest stays in the inbox."""
        await self._lanes.close(patience_seconds=patience_seconds)

    async def accept(self, raws: Sequence[Raw]) -> None:
        """Keep these updates; when this returns they may be acknowledged. Raises what the store raises."""
        coming = {raw["update_id"] for raw in raws} - self._backlog.held
        self._backlog.held |= coming
        self._arriving += 1
        try:
            are_new = await asyncio.gather(*(self._keep(raw) for raw in raws), return_exceptions=True)
        finally:
            self._arriving -= 1
        for raw, is_new in zip(raws, are_new, strict=True):
            if is_new is True:
                self._line_up(raw)
            elif raw["update_id"] in coming:
                self._backlog.held.discard(raw["update_id"])
        for fault in are_new:
            if isinstance(fault, BaseException):
                raise fault

    async def set_aside(self, body: bytes, *, reason: Unreadable) -> None:
        """Keep what is no update under a number of its own, for somebody to look at. Raises what the store raises."""
        number = -1 - int.from_bytes(hashlib.sha256(body).digest()[:7])
        unreadable = Arrived(number, None, body, self._clock.now())
        await self._database.write(inbox.quarantine, [unreadable], fault=f"unreadable: {reason}")
        log.error("something that is no update was set aside", reason=str(reason), length=len(body))

    async def _keep(self, raw: Raw) -> bool:
        arrived = Arrived(raw["update_id"], updates.press_id_of(raw), updates.encode(raw), self._clock.now())
        return await self._database.write_together(inbox.take_in, arrived)

    def _line_up(self, raw: Raw) -> None:
        self._count(1)
        if self._backlog.is_beyond_memory or len(self._lanes) >= self._bounds.in_memory:
            self._backlog.is_beyond_memory = True
            self._backlog.passed_by += 1
            self._backlog.held.discard(raw["update_id"])
            self._room.set()
            return
        self._lanes.add(updates.lane_of(raw), Waiting(raw["update_id"], raw))

    def _note_settled(self, waiting: Waiting) -> None:
        self._backlog.held.discard(waiting.update_id)
        self._backlog.settled_lately.add(waiting.update_id)
        self._count(-1)
        if not self._backlog.is_beyond_memory:
            self._backlog.settled_lately.clear()
        elif len(self._lanes) <= self._bounds.in_memory // 2:
            self._room.set()

    def _count(self, more: int) -> None:
        self._backlog.count += more
        if self._backlog.count >= self._bounds.open_at_most:
            self._is_below_bound.clear()
        else:
            self._is_below_bound.set()

    async def _fetch_when_there_is_room(self) -> None:
        while True:
            await self._room.wait()
            self._room.clear()
            if len(self._lanes) > self._bounds.in_memory // 2:
                continue
            try:
                await self._fetch()
            except (StoreError, DBAPIError) as fault:
                log.warning("the store cannot be reached", fault=type(fault).__name__)
                await asyncio.sleep(self._bounds.pauses.for_the_store)
                self._room.set()

    async def _fetch(self) -> None:
        """Bring what waits only in the inbox into memory, as far as there is room."""
        backlog = self._backlog
        if not backlog.is_beyond_memory:
            return
        passed_by = backlog.passed_by
        backlog.settled_lately.clear()  # what is settled while we read must not be taken for new
        limit = self._bounds.in_memory + len(backlog.held)
        kept = await self._database.read(inbox.open_updates, limit=limit)
        known = backlog.held | backlog.settled_lately
        for update in kept:
            if update.update_id not in known and len(self._lanes) < self._bounds.in_memory:
                backlog.held.add(update.update_id)
                raw = updates.decode(update.body)
                is_left_over = update.received_at <= self._began
                self._lanes.add(updates.lane_of(raw), Waiting(update.update_id, raw, update.attempts, is_left_over))
        known |= backlog.held
        is_all = len(kept) < limit and all(update.update_id in known for update in kept)
        backlog.is_beyond_memory = not is_all or passed_by != backlog.passed_by
