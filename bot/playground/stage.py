"""The page in front of the playground: static files, strict headers, and which phones stand on the stage."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import orjson
from aiohttp import ETag, web

from bot.playground.server import SERVER

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
STATIC = Path(__file__).parent / "static"
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True)
class PhoneOnStage:
    """One phone: whose it is, the words above it, the chat it opens with, and who else may take it."""

    who: str
    caption: str
    chat: str | int | None = None
    topic: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """What a visitor sees first, and whether the story of the town can be told with it."""

    title: str
    phones: tuple[PhoneOnStage, ...]
    story: bool = False


def add_stage(app: web.Application, stage: Stage) -> None:
    """Serve the page on `/` and the stage's cast on `/play/stage`."""

    async def cast_of_phones(_: web.Request) -> web.Response:
        shown = {**asdict(stage), "house": app[SERVER].behind is not None}
        body = orjson.dumps({"ok": True, "result": shown})
        return web.Response(body=body, content_type="application/json", headers=HEADERS)

    app.router.add_get("/play/stage", cast_of_phones)
    for path in sorted(STATIC.iterdir()):
        if path.suffix in KINDS:
            address = "/" if path.name == "index.html" else f"/{path.name}"
            app.router.add_get(address, page(path))


def page(path: Path) -> Handler:
    """Return the handler that serves one static file; a change in it shows on reload."""

    async def serve(request: web.Request) -> web.Response:
        return _served(path.suffix, path.read_bytes(), request)  # noqa: ASYNC240  a few kilobytes, warm

    return serve


def _served(suffix: str, body: bytes, request: web.Request) -> web.Response:
    """Answer with a file, or that it has not changed; the latter uncompressed, for it must have no body at all."""
    mark = ETag(sha256(body).hexdigest()[:16])
    response = web.Response(headers={**HEADERS, "Content-Type": f"{KINDS[suffix]}; charset=utf-8"})
    response.etag = mark
    if mark in (request.if_none_match or ()):
        response.set_status(304)
        return response
    response.body = body
    response.enable_compression()
    return response
