"""The two ways into the database: `read` in a small pool of threads, `write` in the one writer thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from storage import schema
from storage.batches import Waiting
from storage.engines import database_url, reading_engine, sqlite_file, writing_engine
from storage.faults import Fenced, OutcomeUnknown, StoreBusy, StoreClosed, StoreError, StoreUnready
from storage.locks import SQLITE_VERSION, Version, WriterLock, needs_lock
from storage.writer import Guard, Writer

__all__ = [
    "Database",
    "Fenced",
    "Guard",
    "OutcomeUnknown",
    "StoreBusy",
    "StoreClosed",
    "StoreError",
    "StoreOptions",
    "StoreUnready",
]

P = ParamSpec("P")
T = TypeVar("T")
I = TypeVar("I")  # noqa: E741  the item of a set
R = TypeVar("R")


@dataclass(frozen=True)
class StoreOptions:
    """What a test or an operator may turn: reader threads, seconds to wait for another writer, SQLite's version."""

    readers: int = 4
    lock_patience_seconds: float = 5.0
    sqlite_version: Version = SQLITE_VERSION


class Database:
    """The store. A service or a query is a plain function whose first argument is a session."""

    def __init__(
        self, url: str, *, pepper: bytes, guard: Guard | None = None, options: StoreOptions | None = None
    ) -> None:
        self.url = database_url(url)
        self.guard = guard
        self._pepper = pepper
        self._options = options or StoreOptions()
        self._lock: WriterLock | None = None
        self._writer: Writer | None = None
        self._engines: list[Engine] = []
        self._threads: ThreadPoolExecutor | None = None

    async def start(self) -> None:
        """Open the store. Raises: StoreUnready when it is not migrated, StoreBusy when another process writes to it."""
        try:
            await asyncio.to_thread(self._open)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Finish every write that is queued and every read under way, then let go of the database."""
        await asyncio.to_thread(self._shut)

    @property
    def is_exclusive(self) -> bool:
        """Whether no other process can write to this store while we have it open."""
        return self._lock is not None

    @property
    def waiting(self) -> int:
        """How many writes are queued behind the batch under way."""
        return self._writer.waiting if self._writer else 0

    async def read(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `query(db, …)` on one unchanging snapshot and return what it returns."""
        if self._threads is None:
            raise StoreClosed("the store is not open")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: self._answer(query, *args, **kwargs))

    async def write(self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `service(db, …)` in the writer and return once it is durable; what it raises undoes it alone.

        The batch may be run again (deadlock, lost connection), so a service has no effect but on `db`.
        A caller that is cancelled stops listening; its work stands.
        """
        result: T = await self._submit(service, args, kwargs)
        return result

    async def write_together(self, service: Callable[[Session, list[I]], list[R | Exception]], item: I) -> R:
        """Settle `item` with everything that waits for the same service, by one call of it.

        The service answers each item in its place, by a result or an exception; an exception it *returns*
        undoes nothing. If it raises, its items are tried one by one, each in a savepoint.
        """
        result: R = await self._submit(service, (item,), None)
        return result

    async def _submit(self, service: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any] | None) -> Any:
        if self._writer is None:
            raise StoreClosed("the store is not open")
        future = asyncio.get_running_loop().create_future()
        self._writer.submit(Waiting(future, service, args, kwargs))
        return await future

    def _answer(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with Session(self._engines[0], expire_on_commit=False, info={"pepper": self._pepper}) as db:
            return query(db, *args, **kwargs)

    def _open(self) -> None:
        file = sqlite_file(self.url)
        schema.refuse_unready(self.url)
        if file is not None and needs_lock(self._options.sqlite_version):
            self._lock = WriterLock(file)
            self._lock.take(patience_seconds=self._options.lock_patience_seconds)
        self._engines = [reading_engine(self.url, size=self._options.readers), writing_engine(self.url)]
        self._threads = ThreadPoolExecutor(self._options.readers, thread_name_prefix="folkmoot-reader")
        self._writer = Writer(self._engines[1], pepper=self._pepper, guard=lambda: self.guard)
        self._writer.start()

    def _shut(self) -> None:
        threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown()
        if self._engines:
            self._engines[0].dispose()  # readers first: the last connection of a SQLite file tidies its log, and writes
        if self._writer is not None:
            self._writer.close()
        for engine in self._engines:
            engine.dispose()
        if self._lock is not None:
            self._lock.release()
        self._engines, self._writer, self._lock = [], None, None
