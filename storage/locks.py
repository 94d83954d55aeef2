"""SQLite's WAL-reset fault, and the file lock that keeps it from happening where it is not repaired."""

import sqlite3
import time
from pathlib import Path
from typing import IO

from storage.faults import StoreBusy

try:
    import fcntl
except ImportError:  # Windows: SQLite there comes with Python itself, and is recent
    fcntl = None  # type: ignore[assignment]

Version = tuple[int, ...]

SQLITE_VERSION: Version = sqlite3.sqlite_version_info
REPAIRED_SINCE: Version = (3, 51, 3)
REPAIRED_BRANCHES: tuple[Version, ...] = ((3, 50, 7), (3, 44, 6))
PAUSE_SECONDS = 0.05


def needs_lock(version: Version) -> bool:
    """Return whether this SQLite may damage a file that two connections write and checkpoint at the same instant.

    Repaired in 3.51.3, and in the maintained branches from 3.50.7 and 3.44.6 on (docs/decisions/0002).
    """
    if version >= REPAIRED_SINCE:
        return False
    return not any(version[:2] == branch[:2] and version >= branch for branch in REPAIRED_BRANCHES)


class WriterLock:
    """An operating system's lock on `<file>.writer`: gone with the process that held it, however it ended."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._file: IO[str] | None = None

    def take(self, *, patience_seconds: float) -> None:
        """Hold the lock, waiting for a process that is just stopping. Raises: StoreBusy when it does not."""
        file = Path(f"{self._database}.writer").open("a", encoding="utf-8")  # noqa: SIM115  held until release
        deadline = time.monotonic() + patience_seconds
        while not _locked(file):
            if time.monotonic() >= deadline:
                file.close()
                raise StoreBusy(
                    f"Another Folkmoot is already writing to {self._database.name}. "
                    "Stop it first, or wait until it has stopped."
                )
            time.sleep(PAUSE_SECONDS)
        self._file = file

    def release(self) -> None:
        """Let go; harmless when nothing is held."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _locked(file: IO[str]) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
