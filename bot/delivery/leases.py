"""One process at a time: a lease that is renewed while it is held, and a fence that keeps a stale one from writing."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import structlog
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from storage import leases
from storage.database import Database
from storage.faults import Fenced, StoreError

log = structlog.get_logger(__name__)

WIRE = "wire"
LASTS = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Beat:
    """Seconds between renewals, and between a waiting process's looks."""

    renewed_every: float = 5.0
    looked_at_every: float = 0.5


class Holder:
    """This process's claim to be the one that listens and speaks. `on_lost` is called once another has taken over."""

    def __init__(
        self, database: Database, *, clock: Clock, on_lost: Callable[[BaseException], None], beat: Beat | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._on_lost = on_lost
        self._beat = beat or Beat()
        self._name = name_of_this_process()
        self._fence: int | None = None
        self._is_well = True

    @property
    def is_well(self) -> bool:
        """Whether the last renewal could be written."""
        return self._is_well

    @property
    def holds(self) -> bool:
        """Whether the lease is ours, as far as we know."""
        return self._fence is not None

    async def take(self, *, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Wait until the lease is ours, and let every write from now on be checked against it.

        `meanwhile` is called once if we have to stand by.
        """
        fence = await self._try()
        if fence is None:
            log.warning("another folkmoot is at work; this one stands by")
            meanwhile()
        while fence is None:
            await asyncio.sleep(self._beat.looked_at_every)
            fence = await self._try()
        self._fence = fence
        self._database.guard = leases.guard_of(WIRE, fence=fence)

    async def keep(self) -> None:
        """Renew the lease for as long as it is held."""
        while self._fence is not None:
            await asyncio.sleep(self._beat.renewed_every)
            if not await self._renew(self._fence):
                self._fence = None
                self._on_lost(Fenced("another Folkmoot has taken over"))

    async def let_go(self) -> None:
        """Give the lease back, if it is ours; the next one then need not wait."""
        fence, self._fence = self._fence, None
        if fence is not None:
            with suppress(StoreError, DBAPIError):
                await self._database.write(leases.let_go, WIRE, fence=fence, now=self._clock.now())

    async def _try(self) -> int | None:
        return await self._database.write(
            leases.take, WIRE, holder=self._name, is_gone=is_gone, now=self._clock.now(), lasts=LASTS
        )

    async def _renew(self, fence: int) -> bool:
        try:
            held = await self._database.write(leases.renew, WIRE, fence=fence, now=self._clock.now(), lasts=LASTS)
        except Fenced:
            return False
        except (StoreError, DBAPIError) as fault:  # the fence protects what is written; the next beat may succeed
            log.warning("the lease could not be renewed", fault=type(fault).__name__)
            self._is_well = False
            return True
        self._is_well = True
        return held


def name_of_this_process() -> str:
    """Return a name that tells, on this machine, whether its bearer still lives: machine, process, birth, chance."""
    pid = os.getpid()
    return f"{_machine()}.{pid}.{_birth_of(pid)}.{token_hex(4)}"


def is_gone(name: str) -> bool:
    """Return whether the bearer of this name certainly lives no more; whoever lives elsewhere is believed to live."""
    machine, _, rest = name.partition(".")
    pid, _, rest = rest.partition(".")
    birth = rest.partition(".")[0]
    if machine != _machine() or not pid.isdigit():
        return False
    return _birth_of(int(pid)) != birth


def _machine() -> str:
    """Return a short word for this host, this boot and this process namespace; empty parts where there is no /proc."""
    parts = [socket.gethostname(), _read("/proc/sys/kernel/random/boot_id")]
    with suppress(OSError):
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return sha256("|".join(parts).encode()).hexdigest()[:12]


def _birth_of(pid: int) -> str:
    """Return when this process was born, in ticks since boot: a number given again to another process is told apart."""
    stat = _read(f"/proc/{pid}/stat")
    if stat:
        return stat.rpartition(")")[2].split()[19]
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return "gone"
    except OSError:
        pass
    return "0"


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError:
        return ""
