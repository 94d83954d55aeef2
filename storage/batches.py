"""One batch: everything that waited, run inside one transaction, each job in a savepoint of its own."""

from asyncio import Future
from collections.abc import Callable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from storage.audit import Pending
from storage.faults import BatchLost
from storage.lost import is_passing

Service = Callable[..., Any]
JoinMode = Literal["create_savepoint", "rollback_only"]


class Waiting:
    """One caller's request, and what came of it."""

    __slots__ = ("args", "error", "future", "kwargs", "result", "service")

    def __init__(
        self, future: Future[Any], service: Service, args: tuple[Any, ...], kwargs: dict[str, Any] | None
    ) -> None:
        self.future = future
        self.service = service
        self.args = args
        self.kwargs = kwargs  # None marks one item of a set that is settled together
        self.result: Any = None
        self.error: BaseException | None = None


Unit = tuple[Service, list[Waiting]]


class SetSpoiled(Exception):
    """One item spoiled a set that had the transaction to itself: each of its items needs a try of its own."""


class WritingSession(Session):
    """A session only the writer ends: a service that commits or rolls back would break its neighbours."""

    _joined: Connection | None = None

    def connection(self, *args: Any, **kwargs: Any) -> Connection:
        """Return the writer's connection; asking SQLAlchemy each time costs as much as a short statement."""
        if self._joined is None or not self.is_active:
            self._joined = super().connection(*args, **kwargs)
        return self._joined

    def commit(self) -> None:
        raise RuntimeError("a service never commits: the writer does, once for everybody who waits")

    def rollback(self) -> None:
        raise RuntimeError("a service never rolls back by hand: raise, or use `with db.begin_nested()`")

    def keep(self) -> None:
        """Flush and release the savepoint: the work stands if the batch does."""
        super().commit()

    def undo(self) -> None:
        """Roll back to where this job began."""
        super().rollback()


class Batch:
    """What the jobs of one transaction share: its connection, and the audit entries of the jobs that stood."""

    def __init__(self, connection: Connection, *, pepper: bytes) -> None:
        self._connection = connection
        self._pepper = pepper
        self._mode: JoinMode = "create_savepoint"
        self.is_undone = False  # the only job has rolled everything back
        self.entries: list[Pending] = []

    def run(self, waiting: Sequence[Waiting], *, apart: bool = False) -> None:
        """Run every job; what it raises becomes its outcome.

        With `apart` the items of a set are tried one by one.
        Raises: BatchLost when the transaction itself is gone, SetSpoiled when it must be begun again with `apart`
        """
        units = [(job.service, [job]) for job in waiting] if apart else units_of(waiting)
        if len(units) == 1:  # nobody to protect: the transaction is the savepoint
            self._mode = "rollback_only"
        for service, members in units:
            if members[0].kwargs is None:
                self._settle_set(service, members)
            else:
                self._settle(members[0])

    def _settle(self, job: Waiting) -> None:
        try:
            job.result = self._attempt(job.service, job.args, job.kwargs or {})
        except BatchLost:
            raise
        except Exception as error:
            job.error = error

    def _settle_set(self, service: Service, members: list[Waiting]) -> None:
        try:
            results = self._attempt(_all_of, (service, [member.args[0] for member in members]), {})
        except BatchLost:
            raise
        except Exception as error:
            if len(members) == 1:
                members[0].error = error
                return
            if self.is_undone:
                raise SetSpoiled from error
            for member in members:  # one item spoiled the set: each is tried alone, and answers for itself
                self._settle_set(service, [member])
        else:
            _share_out(members, results)

    def _attempt(self, service: Service, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        noted: list[Pending] = []
        session = WritingSession(
            bind=self._connection,
            expire_on_commit=False,
            join_transaction_mode=self._mode,
            info={"pepper": self._pepper, "audit": noted},
        )
        try:
            result = service(session, *args, **kwargs)
            session.keep()
        except BaseException as error:
            self._undo(session, error)
            raise
        finally:
            session.close()
        self.entries += noted
        return result

    def _undo(self, session: WritingSession, error: BaseException) -> None:
        """Roll back one job. Raises: BatchLost when that is not possible, or the fault was everybody's."""
        if is_passing(error):
            raise BatchLost from error
        try:
            session.undo()
        except SQLAlchemyError:  # SQLite ends the transaction by itself when the disk is full
            raise BatchLost from error
        self.is_undone = self._mode == "rollback_only"


def units_of(waiting: Sequence[Waiting]) -> list[Unit]:
    """Return what is to be called, in order of arrival; the items of a set come together where the first stood."""
    sets: dict[Service, list[Waiting]] = {}
    units: list[Unit] = []
    for job in waiting:
        members = sets.get(job.service) if job.kwargs is None else None
        if members is not None:
            members.append(job)
            continue
        members = [job]
        units.append((job.service, members))
        if job.kwargs is None:
            sets[job.service] = members
    return units


def _all_of(db: Session, service: Service, items: list[Any]) -> list[Any]:
    results: list[Any] = service(db, items)
    if len(results) != len(items):
        raise RuntimeError(f"a set of {len(items)} items got {len(results)} answers")
    return results


def _share_out(members: list[Waiting], results: list[Any]) -> None:
    for member, result in zip(members, results, strict=True):
        if isinstance(result, Exception):
            member.error = result
        else:
            member.result = result
