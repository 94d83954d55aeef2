"""Durable signatures a second, end to end: ours beside the bot of most tutorials and a webhook that stores nothing."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import stores

PEOPLE = 200_000
ROUNDS = 3
SECONDS = 4.0
SECRET = "bench-webhook-secret-0123456789-abcdef"
TOKEN = "1:bench-token-bench-token-bench-token"
OURS_CORE, LOAD_CORE = 1, 0
Numbers = dict[str, float]


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def program(*command: str, core: int, port: int = 0, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program on one core until the block ends; wait until its port answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core % (os.cpu_count() or 1)}),
    )
    try:
        if port:
            wait_for(port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until somebody listens on this port."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} did not start")


def wait_until_healthy(port: int) -> None:
    """Wait until the bot says that it serves."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health") as answer:
            if answer.status == 200:
                return
        time.sleep(0.05)
    raise RuntimeError("the bot does not serve")


def load(port: int, **options: Any) -> Numbers:
    """Press, and return what was measured."""
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "benchmarks.load", "--port", str(port), *words]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, preexec_fn=lambda: os.sched_setaffinity(0, {LOAD_CORE})
    )
    found: Numbers = json.loads(done.stdout)
    return found


class Ours:
    """Folkmoot itself: `folkmoot run` behind its webhook, SQLite with synchronous=FULL."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ours.db"
        stores.make(self.path, people=PEOPLE)
        self.first = 0

    def measure(self, *, rate: float = 0.0, seconds: float = SECONDS) -> Numbers:
        """Start, warm up, press, and check that every answer is a row."""
        api, port = free_port(), free_port()
        environment = {
            "FOLKMOOT_TELEGRAM_TOKEN": TOKEN,
            "FOLKMOOT_TELEGRAM_API": f"http://127.0.0.1:{api}",
            "FOLKMOOT_MODE": "webhook",
            "FOLKMOOT_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "FOLKMOOT_WEB_PORT": str(port),
            "FOLKMOOT_WEBHOOK_SECRET": SECRET,
            "FOLKMOOT_SECRET_KEY": "a bench's own key, thirty-two bytes at least",
            "FOLKMOOT_DATABASE_URL": f"sqlite:///{self.path}",
        }
        with (
            program("benchmarks.telegram", str(api), core=LOAD_CORE, port=api),
            program("bot", "run", core=OURS_CORE, port=port, **environment),
        ):
            wait_until_healthy(port)
            self._press(port, seconds=1.0)
            return self._press(port, rate=rate, seconds=seconds)

    def _press(self, port: int, *, seconds: float, rate: float = 0.0) -> Numbers:
        before = self.rows()
        found = load(port, path="/telegram", secret=SECRET, first=self.first, seconds=seconds, rate=rate)
        self.first += int(found["answers"]) + 1_000
        time.sleep(0.3)
        if self.rows() - before < found["answers"] - found["bad"]:
            raise RuntimeError("an answer was given for a signature that is not stored")
        return found

    def rows(self) -> int:
        """Return how many signatures are stored."""
        import sqlite3

        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM signatures").fetchone()[0])


class Bare:
    """The webhook that stores nothing."""

    def measure(self) -> Numbers:
        port = free_port()
        with program("benchmarks.rivals.bare", str(port), core=OURS_CORE, port=port):
            load(port, seconds=0.5)
            return load(port, seconds=SECONDS)


class Tutorial:
    """The bot of most tutorials; its rate is counted where its answers arrive."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "tutorial.db"
        stores.make(self.path, people=PEOPLE)

    def measure(self) -> Numbers:
        self.path.unlink()
        stores.make(self.path, people=PEOPLE)
        api = free_port()
        with (
            program("benchmarks.telegram", str(api), core=LOAD_CORE, port=api),
            program("benchmarks.rivals.tutorial", str(self.path), f"http://127.0.0.1:{api}", "1", core=OURS_CORE),
        ):
            while count_answers(api)["answers"] < 50:
                time.sleep(0.1)
            before = count_answers(api)
            time.sleep(SECONDS)
            after = count_answers(api)
        return {"rate": (after["answers"] - before["answers"]) / (after["at"] - before["at"])}


def count_answers(api: int) -> Numbers:
    """Ask the stand-in how many callback queries were answered so far."""
    with urllib.request.urlopen(f"http://127.0.0.1:{api}/answers") as answer:
        found: Numbers = json.load(answer)
    return found


def stolen_seconds() -> float:
    """Return for how long this machine's host has had its processors do something else; 0 where Linux doesn't say."""
    with suppress(OSError, IndexError):
        ticks = Path("/proc/stat").read_text("ascii").splitlines()[0].split()
        return int(ticks[8]) / os.sysconf("SC_CLK_TCK")
    return 0.0


def run() -> dict[str, Any]:
    """Measure all three in turns, and ours once more at half of its rate; of each the median of its rounds.

    What the host stole during the halves is told too: a processor that is away for 20 ms is a tail of 20 ms.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, bare, tutorial = Ours(folder), Bare(), Tutorial(folder)
        rounds = [(ours.measure(), bare.measure(), tutorial.measure()) for _ in range(ROUNDS)]
        rates = [median(each[which]["rate"] for each in rounds) for which in range(3)]
        stolen = stolen_seconds()
        halves = [ours.measure(rate=rates[0] / 2) for _ in range(ROUNDS)]
        stolen = stolen_seconds() - stolen
    return {
        "signatures_per_second": round(rates[0]),
        "bare_per_second": round(rates[1]),
        "tutorial_per_second": round(rates[2]),
        "times_tutorial": round(rates[0] / rates[2], 1),
        "share_of_bare": round(rates[0] / rates[1], 3),
        "p99_ms_at_half_load": round(median(half["p99_ms"] for half in halves), 2),
        "p50_ms_at_half_load": round(median(half["p50_ms"] for half in halves), 2),
        "each_p99_ms": [round(half["p99_ms"], 2) for half in halves],
        "stolen_ms_a_second": round(1000 * stolen / (ROUNDS * (SECONDS + 1)), 1),
        "bad": sum(each[0]["bad"] for each in rounds),
    }
