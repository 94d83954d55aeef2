"""The web server: a table of paths on aiohttp's low-level server, and a front door for updates by the thousand."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.web.front import Front
from bot.web.headers import HEADERS
from bot.web.webhook import Webhook

Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

SHUTDOWN_SECONDS = 2.0
BACKLOG = 1_024


class WebServer:
    """Listens on one address; `routes` says who answers a method and a path, `rooms` who answers all below a path."""

    def __init__(
        self,
        routes: Mapping[tuple[str, str], Answer],
        *,
        rooms: Mapping[str, Answer] | None = None,
        webhook: Webhook | None = None,
    ) -> None:
        self._routes = dict(routes)
        self._rooms = dict(rooms or {})
        self._paths = {path for _, path in routes}
        self._webhook = webhook
        self._front: Front | None = None
        self._ordinary: web.Server | None = None
        self._listening: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Open the port and return its number, which the system chooses when 0 is asked for."""
        self._ordinary = web.Server(self._answer, access_log=None)
        if self._webhook is not None:
            self._front = Front(self._ordinary, self._webhook.canon, self._webhook.take)
        begin: Callable[[], asyncio.Protocol] = self._front or self._ordinary
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(begin, host, port, reuse_address=True, backlog=BACKLOG)
        opened: int = self._listening.sockets[0].getsockname()[1]
        return opened

    async def stop(self) -> None:
        """Close the port, after the answers under way have left."""
        listening, self._listening = self._listening, None
        if listening is None or self._ordinary is None:
            return
        listening.close()
        if self._front is not None:
            await self._front.close(patience_seconds=SHUTDOWN_SECONDS)
        self._ordinary.pre_shutdown()
        await self._ordinary.shutdown(SHUTDOWN_SECONDS)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        answer = self._routes.get((request.method, request.path))
        if answer is not None:
            return await answer(request)
        for below, room in self._rooms.items():
            if request.path.startswith(below):
                return await room(request)
        return web.Response(status=405 if request.path in self._paths else 404, headers=HEADERS)
