"""The web server: a table of paths on aiohttp's low-level server, because updates come by the thousand."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.web.headers import HEADERS

Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

SHUTDOWN_SECONDS = 2.0


class WebServer:
    """Listens on one address; `routes` says who answers a method and a path."""

    def __init__(self, routes: Mapping[tuple[str, str], Answer]) -> None:
        self._routes = dict(routes)
        self._paths = {path for _, path in routes}
        self._runner: web.ServerRunner | None = None

    async def start(self, host: str, port: int) -> int:
        """Open the port and return its number, which the system chooses when 0 is asked for."""
        server = web.Server(self._answer, access_log=None, keepalive_timeout=90)
        self._runner = web.ServerRunner(server, handle_signals=False, shutdown_timeout=SHUTDOWN_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port, reuse_address=True, backlog=1024).start()
        opened: int = self._runner.addresses[0][1]
        return opened

    async def stop(self) -> None:
        """Close the port, after the answers under way have left."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        answer = self._routes.get((request.method, request.path))
        if answer is not None:
            return await answer(request)
        return web.Response(status=405 if request.path in self._paths else 404, headers=HEADERS)
