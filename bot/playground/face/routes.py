"""The people face over HTTP: reading a request, guarding it, answering in one form."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import web

from bot.playground.face.asked import REQUESTS, Asked, Handler, Request
from bot.playground.face.guard import check_host, check_origin
from bot.playground.world.errors import ApiError, Impossible

if TYPE_CHECKING:
    from bot.playground.server import PlayServer

Json = dict[str, Any]
PATIENCE_SECONDS = 10.0
NOT_FOUND = ("there is nobody", "there is no ")
for _module in ("everyone", "places", "acting", "asking", "control", "events", "visiting"):
    import_module(f"bot.playground.face.{_module}")


class People:
    """Answers `/play/...` for one server."""

    def __init__(self, server: PlayServer) -> None:
        self.server = server

    def add_routes(self, app: web.Application) -> None:
        for row in REQUESTS:
            app.router.add_route(row.method, row.path, self._answering(row))

    def _answering(self, row: Request) -> Any:
        async def answer(http: web.Request) -> web.StreamResponse:
            return await self._answer(http, row.handler)

        return answer

    async def _answer(self, http: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            check_host(http, self.server.hosts)
            if http.method != "GET":
                check_origin(http)
            asked = Asked(self.server, dict(http.match_info), await _body(http), dict(http.query), http)
            result = handler(asked)
            if inspect.isawaitable(result):
                result = await result
            if isinstance(result, web.StreamResponse):
                return result
            return respond({"ok": True, "result": result, **await self._waited(asked, http)})
        except Impossible as fault:
            missing = str(fault).startswith(NOT_FOUND)
            return respond({"ok": False, "error": str(fault)}, 404 if missing else 400)
        except ApiError as refused:
            return respond({"ok": False, "error": refused.description}, 400)
        except (ValueError, KeyError, TypeError) as fault:
            return respond({"ok": False, "error": f"this can't be read: {fault}"}, 400)

    async def _waited(self, asked: Asked, http: web.Request) -> Json:
        wish = asked.query.get("wait") or asked.body.get("wait")
        if http.method == "GET" or wish != "quiet":
            return {}
        patience = float(asked.query.get("within") or asked.body.get("within") or PATIENCE_SECONDS)
        return {"quiet": await self.server.quiet.wait(patience, for_a_listener=True)}


async def _body(http: web.Request) -> Json:
    if http.method == "GET" or not http.can_read_body:
        return {}
    raw = await http.read()
    loaded = orjson.loads(raw) if raw.strip() else {}
    if not isinstance(loaded, dict):
        raise Impossible("the body is a JSON object")
    return loaded


def respond(answer: Json, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(answer, default=str), status=status, content_type="application/json")
