"""`python -m tests.rigs.their_suite`: fetch their tests, run them here, and compare with the list of what may fail."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import ssl
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from aiohttp import web

from bot.clock import WallClock
from bot.playground.server import make_app
from bot.playground.world.clock import PlayClock
from bot.playground.world.world import World
from tests.rigs.their_suite import samples, town
from tests.rigs.their_suite.verdict import Expectations, Outcome, judge, read_outcomes

HERE = Path(__file__).parent
NAME = "python-telegram-bot"
CERTIFY = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=playground",
           "-addext", "subjectAltName=IP:127.0.0.1")  # fmt: skip
EXTRAS = ("cachetools>=5,<8",)
OPTIONS = (
    "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "their_plugin", "-m", "req", "-o", "addopts=",
    "-o", "asyncio_mode=auto", "-o", "asyncio_default_fixture_loop_scope=session",
    "-o", "asyncio_default_test_loop_scope=session", "-W", "ignore", "--timeout", "60", "--tb=short",
    "--ignore", "tests/test_official",
)  # fmt: skip


class NotFetched(Exception):
    """Their source distribution can't be had here and now."""


def fetch(folder: Path) -> Path:
    """Download the source distribution of the installed version by pip and unpack it. Raises: NotFetched."""
    wanted = f"{NAME}=={version(NAME)}"
    _pip("download", "--no-deps", "--no-binary", ":all:", "--dest", str(folder), wanted)
    packed = next(folder.glob("*.tar.gz"), None)
    if packed is None:
        raise NotFetched(f"pip could not download the source distribution of {wanted}")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def _pip(*asked: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", *asked, "--quiet"], check=False, stdout=subprocess.DEVNULL)


async def run(suite: Path, selected: list[str], left_out: set[str]) -> list[Outcome]:
    """Serve a playground and let their tests loose on it."""
    async with a_playground(prepare(suite, left_out)) as address:
        told = await town.found(address, suite / "tests" / "data")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "pytest", *OPTIONS, *selected, cwd=suite, env=_environment(address, told, suite)
        )
        await process.wait()
    return read_outcomes(suite / "report.jsonl")


@asynccontextmanager
async def a_playground(certificate: Path) -> AsyncIterator[str]:
    """Serve a world by https, for their tests look at the scheme of every address."""
    world = World(clock=PlayClock(WallClock().now(), flows=True), seed=1)
    secured = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    secured.load_cert_chain(certificate)
    runner = web.AppRunner(make_app(world), handler_cancellation=True, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=secured).start()
    try:
        yield f"https://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def prepare(suite: Path, left_out: set[str]) -> Path:
    """Put samples, our plugin and small libraries beside their tests; return a certificate for this machine."""
    samples.write(suite / "tests" / "data")
    (suite / "their_plugin.py").write_bytes((HERE / "plugin.py").read_bytes())
    (suite / "left_out.json").write_text(json.dumps(sorted(left_out)), encoding="utf-8")
    _pip("install", "--target", str(suite), *EXTRAS)
    made = suite / "certificate.pem"
    subprocess.run([*CERTIFY, "-keyout", str(made), "-out", str(made)], check=True, stderr=subprocess.DEVNULL)
    os.environ["SSL_CERT_FILE"] = str(made)
    return made


def _environment(address: str, told: dict[str, object], suite: Path) -> dict[str, str]:
    """Tell their suite, by its own variables, which bot to use; and the plugin where the playground is."""
    return {
        **os.environ,
        "GITHUB_ACTIONS": "true", "JOB_INDEX": "1", "TEST_WITH_OPT_DEPS": "false",
        "BOTS": base64.b64encode(json.dumps([{}, told]).encode()).decode(),
        "THEIR_PLAYGROUND": address,
        "THEIR_LEFT_OUT": str(suite / "left_out.json"),
        "THEIR_REPORT": str(suite / "report.jsonl"),
        "PYTHONPATH": str(suite),
    }  # fmt: skip


def main(selected: list[str]) -> int:
    """Say what passed, what failed as expected and what surprises; the number of surprises is the exit code."""
    expectations = Expectations.read(HERE / "expected.toml")
    with tempfile.TemporaryDirectory() as folder:
        outcomes = asyncio.run(run(fetch(Path(folder)), selected, expectations.left_out))
    verdict = judge(outcomes, expectations, whole=not selected)
    sys.stdout.write(f"{verdict.told()}\n")
    return len(verdict.surprises)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NotFetched as fault:
        sys.exit(str(fault))
