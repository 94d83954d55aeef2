"""Opening a town to visitors: the server on a port of this machine, with the page in front of it."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.playground.server import SERVER, PlayServer, make_app
from bot.playground.stage import add_stage
from bot.playground.town import Town, settle
from bot.playground.world.clock import PlayClock
from bot.playground.world.world import World

HOST = "127.0.0.1"
USUAL_PORTS = range(8080, 8100)


@dataclass(frozen=True, slots=True)
class OpenTown:
    """A town that can be visited: its time, its people, and where it is.

    Whoever runs its bot may set `server.quiet.settled` and `server.behind`.
    """

    clock: PlayClock
    server: PlayServer
    town: Town
    address: str


@asynccontextmanager
async def open_town(port: int | None = 0, *, now: datetime) -> AsyncIterator[OpenTown]:
    """Serve a town from this moment on, at this port; None means the first free one from 8080 on. Raises: OSError."""
    clock = PlayClock(now, flows=True)
    world = World(clock=clock, seed=random.getrandbits(32))
    town = settle(world)
    app = make_app(world)
    add_stage(app, town.stage)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.5, access_log=None)
    await runner.setup()
    try:
        yield OpenTown(clock, app[SERVER], town, f"http://{HOST}:{await _listen(runner, port)}")
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int | None) -> int:
    for candidate in USUAL_PORTS if port is None else (port,):
        try:
            await web.TCPSite(runner, HOST, candidate).start()
        except OSError:
            if candidate in (port, USUAL_PORTS[-1]):
                raise
        else:
            break
    opened: int = runner.addresses[0][1]
    return opened
