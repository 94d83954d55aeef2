"""A pytest plugin: `pytest_plugins = ["bot.playground.testing"]` brings `play`, a small Telegram for any bot."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest_asyncio

from bot.playground.playing import NotQuiet, Playground

PATIENCE_SECONDS = 60.0
USUAL_NAMES = ("BOT_TOKEN", "BOT_API")


@pytest_asyncio.fixture
async def play() -> AsyncIterator[Playground]:
    """A playground with a bot's account in it; let the bot in with `running`, or start it in the test."""
    async with Playground() as playground:
        yield playground


@asynccontextmanager
async def running(
    play: Playground, *command: str | Path, told: tuple[str, str] = USUAL_NAMES, patience: float = PATIENCE_SECONDS
) -> AsyncIterator[None]:
    """Run a bot as a process of its own until the block ends.

    It finds its token and the Bot API's address in the two variables of its environment that `told` names; the block
    begins when it has asked for updates. Raises: NotQuiet when it doesn't.
    """
    play.waits, play.patience = True, patience
    environment = {**os.environ, **dict(zip(told, (play.token, play.url), strict=True))}
    process = await asyncio.create_subprocess_exec(*command, env=environment)
    try:
        if not await play.server.quiet.wait(patience, for_a_listener=True):
            raise NotQuiet(f"{command[-1]} did not ask for updates within {patience:.0f} s")
        yield
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
