"""The one writer thread: takes all that waits, commits once, and only then wakes the callers."""

import threading
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue

from sqlalchemy import Connection, Engine

from storage import audit
from storage.batches import Batch, SetSpoiled, Waiting
from storage.faults import BatchLost, OutcomeUnknown, StoreClosed
from storage.lost import is_passing
from storage.receipts import Receipt, has_happened, receipt_for

Guard = Callable[[Connection], None]

BATCH_LIMIT = 512
PAUSES_SECONDS = (0.0, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 4.0, 4.0)


class Writer:
    """Owns the writing connection. `submit` may be called from any thread; everything else happens in its own."""

    def __init__(self, engine: Engine, *, pepper: bytes, guard: Callable[[], Guard | None]) -> None:
        self._engine = engine
        self._pepper = pepper
        self._guard = guard
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="folkmoot-writer", daemon=True)
        self._connection: Connection | None = None
        self._gate = threading.Lock()
        self._open = False

    @property
    def waiting(self) -> int:
        """How many requests are queued behind the batch under way."""
        return self._queue.qsize()

    def start(self) -> None:
        self._open = True
        self._thread.start()

    def submit(self, request: Waiting) -> None:
        """Queue a request. Raises: StoreClosed after `close`."""
        with self._gate:  # so that nothing slips in behind the last word
            if not self._open:
                raise StoreClosed("the store is not open")
            self._queue.put(request)

    def close(self) -> None:
        """Finish what is queued, then stop; blocks until the thread has ended."""
        with self._gate:
            if not self._open:
                return
            self._open = False
            self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        try:
            while batch := self._take():
                self._settle(batch)
                _wake(batch)
        finally:
            self._disconnect()

    def _take(self) -> list[Waiting]:
        first = self._queue.get()
        if first is None:
            return []
        batch = [first]
        time.sleep(0)  # whoever is about to ask may do so first: a fuller batch costs hardly more than this one
        with suppress(Empty):
            while len(batch) < BATCH_LIMIT:
                following = self._queue.get_nowait()
                if following is None:
                    self._queue.put(None)  # nothing is submitted after it: it comes next
                    break
                batch.append(following)
        return batch

    def _settle(self, batch: Sequence[Waiting]) -> None:
        try:
            self._persist(batch)
        except BaseException as error:  # whatever it is belongs to the callers, and the thread goes on
            self._disconnect()
            for request in batch:
                request.result, request.error = None, error

    def _persist(self, batch: Sequence[Waiting]) -> None:
        fault: BaseException | None = None
        receipt: Receipt | None = None
        for pause in PAUSES_SECONDS:
            if pause:
                time.sleep(pause)
            try:
                receipt = self._try_once(batch, receipt)
            except Exception as error:
                fault = _cause_of(error)
                if not is_passing(fault):
                    raise fault from None
            else:
                if receipt is None:
                    return
            self._disconnect()
        if receipt is not None or fault is None:
            raise OutcomeUnknown("the database did not say what became of a commit")
        raise fault

    def _try_once(self, batch: Sequence[Waiting], receipt: Receipt | None) -> Receipt | None:
        """Return None once the batch stands, or else the receipt of a COMMIT that broke off."""
        if receipt is not None:
            happened = has_happened(self._connected(), receipt)
            if happened is None:
                return receipt
            if happened:
                return None
        try:
            return self._attempt(batch)
        except SetSpoiled:
            return self._attempt(batch, apart=True)

    def _attempt(self, batch: Sequence[Waiting], *, apart: bool = False) -> Receipt | None:
        connection = self._connected()
        with connection.begin() as transaction:
            guard = self._guard()
            if guard is not None:
                guard(connection)
            for request in batch:
                request.result = request.error = None
            work = Batch(connection, pepper=self._pepper)
            work.run(batch, apart=apart)
            if work.is_undone:
                return None
            receipt = receipt_for(connection, audit.write_down(connection, work.entries))
            try:
                transaction.commit()
            except Exception as error:
                if receipt is None or not is_passing(error):
                    raise
                return receipt
        return None

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                connection.invalidate()
            with suppress(Exception):
                connection.close()


def _cause_of(error: BaseException) -> BaseException:
    return error.__cause__ if isinstance(error, BatchLost) and error.__cause__ is not None else error


def _wake(batch: Sequence[Waiting]) -> None:
    by_loop: dict[AbstractEventLoop, list[Waiting]] = {}
    for request in batch:
        by_loop.setdefault(request.future.get_loop(), []).append(request)
    for loop, requests in by_loop.items():
        with suppress(RuntimeError):  # that loop has closed: nobody is listening any more
            loop.call_soon_threadsafe(_answer, requests)


def _answer(requests: Sequence[Waiting]) -> None:
    for request in requests:
        if request.future.done():  # the caller has gone; the work stands
            continue
        if request.error is None:
            request.future.set_result(request.result)
        elif isinstance(request.error, StopIteration):  # a future cannot carry it
            request.future.set_exception(RuntimeError("a service raised StopIteration"))
        else:
            request.future.set_exception(request.error)
