"""The playground as a web server: bots on `/bot<token>/`, people on `/play`, the page on `/`."""

from __future__ import annotations

import gc
from collections.abc import Iterable

from aiohttp import web

from bot.playground.behind import Behind
from bot.playground.bot_api.quiet import Quiet
from bot.playground.bot_api.routes import BotApi, respond
from bot.playground.bot_api.traffic import Traffic
from bot.playground.bot_api.webhook import Webhooks
from bot.playground.face.routes import People
from bot.playground.face.streaming import Stream
from bot.playground.validator import Validator
from bot.playground.world.reacting import close_due_polls
from bot.playground.world.world import World

BODY_LIMIT = 60 * 1024 * 1024


class PlayServer:
    """A world with its faces, and the tasks that belong to it; `hosts` are names it may be reached by."""

    def __init__(self, world: World, hosts: Iterable[str] = ()) -> None:
        self.world = world
        self.hosts = set(hosts)
        self.streams: set[Stream] = set()
        self.traffic = Traffic(world)
        self.bot_api = BotApi(world, self.traffic)
        self.webhooks = Webhooks(world, self.traffic, self.bot_api)
        self.quiet = Quiet(self.traffic)
        self.validator = Validator(world, self.traffic)
        self.behind: Behind | None = None
        world.clock.on_jump.append(lambda: close_due_polls(world))

    async def stop(self, _: web.Application) -> None:
        self.bot_api.polling.close()
        for stream in tuple(self.streams):
            stream.close()
        await self.webhooks.close()


SERVER: web.AppKey[PlayServer] = web.AppKey("play_server", PlayServer)


async def nothing_here(_: web.Request) -> web.StreamResponse:
    """Answer an unknown address as Telegram does: in JSON."""
    return respond({"ok": False, "error_code": 404, "description": "Not Found"})


def make_app(world: World, *, hosts: Iterable[str] = ()) -> web.Application:
    """Return the web application around a world; `hosts` are further names under which it may be used."""
    server = PlayServer(world, hosts)
    app = web.Application(client_max_size=BODY_LIMIT)
    app[SERVER] = server
    app.router.add_route("*", r"/bot{token:[^/]+}/{method:.*}", server.bot_api.handle)
    app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", server.bot_api.file)
    People(server).add_routes(app)
    app.router.add_route("*", "/{rest:.+}", nothing_here)
    app.on_shutdown.append(server.stop)
    return app


async def serve(world: World, *, host: str = "127.0.0.1", port: int = 0, hosts: Iterable[str] = ()) -> web.AppRunner:
    """Start the playground and return its runner: `addresses` tells the port, `cleanup()` stops it.

    A town filled before is set aside from garbage collection, for it is there to stay.
    """
    gc.freeze()
    runner = web.AppRunner(
        make_app(world, hosts=hosts), handler_cancellation=True, shutdown_timeout=0.5, access_log=None
    )
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
