"""Where Telegram brings updates: the secret first, then the body, and an answer only once the update is durable."""

import hmac
from typing import Any, Protocol

import orjson
import structlog
from aiohttp import web

from bot.delivery import updates
from bot.delivery.handling import is_stores_trouble
from bot.delivery.updates import Raw, Unreadable

log = structlog.get_logger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  a header's name
BODY_LIMIT = 1024 * 1024
AGAIN = {"Retry-After": "2"}


class Listener(Protocol):
    """Whoever hears single updates and may answer in the response."""

    @property
    def is_full(self) -> bool: ...
    async def hear_one(self, raw: Raw) -> Raw | None: ...
    async def set_aside(self, body: bytes, *, reason: Unreadable) -> None: ...


class Webhook:
    """Says 200 only to what is committed; 403 without the secret, 413 to too much, 503 while nothing can be kept."""

    def __init__(self, listener: Listener, *, secret: str) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would believe anybody")
        self._listener = listener
        self._secret = secret.encode()
        self.is_open = False

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Take one update."""
        if not self._knows_secret(request):
            return web.Response(status=403)
        if not self.is_open or self._listener.is_full:
            return web.Response(status=503, headers=AGAIN)
        body = await _body_of(request)
        if body is None:
            return web.Response(status=413)
        try:
            return await self._take(body)
        except Exception as fault:
            if not is_stores_trouble(fault):
                raise
            log.warning("an update cannot be kept: the store cannot be reached", fault=type(fault).__name__)
            return web.Response(status=503, headers=AGAIN)

    def _knows_secret(self, request: web.BaseRequest) -> bool:
        shown = request.headers.getall(SECRET_HEADER, ())
        return len(shown) == 1 and hmac.compare_digest(shown[0].encode("utf-8", "surrogateescape"), self._secret)

    async def _take(self, body: bytes) -> web.Response:
        try:
            raw = updates.check(updates.decode(body))
        except Unreadable as reason:
            await self._listener.set_aside(body, reason=reason)
            return web.Response()
        said = await self._listener.hear_one(raw)
        if said is None:
            return web.Response()
        return web.Response(body=orjson.dumps(said), content_type="application/json")


async def _body_of(request: web.BaseRequest) -> bytes | None:
    """Return the body, or None when it is larger than any update."""
    length: Any = request.content_length
    if length is not None and length > BODY_LIMIT:
        return None
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        return None
