"""The playground as a web server: bots on `/bot<token>/`, people on `/play`, the page on `/`."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.playground.bot_api.routes import BotApi
from bot.playground.bot_api.traffic import Traffic
from bot.playground.world.world import World

BODY_LIMIT = 60 * 1024 * 1024
STATIC = Path(__file__).parent / "static"


class PlayServer:
    """A world with its faces, and the tasks that belong to it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.traffic = Traffic(world)
        self.bot_api = BotApi(world, self.traffic)

    async def stop(self, _: web.Application) -> None:
        self.bot_api.polling.close()


SERVER: web.AppKey[PlayServer] = web.AppKey("play_server", PlayServer)


def make_app(world: World) -> web.Application:
    """Return the web application around a world."""
    server = PlayServer(world)
    app = web.Application(client_max_size=BODY_LIMIT)
    app[SERVER] = server
    app.router.add_route("*", r"/bot{token:[^/]+}/{method:.*}", server.bot_api.handle)
    app.on_shutdown.append(server.stop)
    return app
