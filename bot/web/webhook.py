"""Where Telegram brings updates: the secret first, then the body, and an answer only once the update is durable."""

import hmac
from http import HTTPStatus
from typing import Any, Protocol

import orjson
import structlog
from aiohttp import web

from bot.delivery import updates
from bot.delivery.handling import is_stores_trouble
from bot.delivery.updates import Raw, Unreadable
from bot.web.canonical import Canon

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

    @property
    def canon(self) -> Canon:
        """What a plain request of Telegram's looks like, with our secret in it."""
        return Canon(path=PATH, secret_header=SECRET_HEADER, secret=self._secret)

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Take one update that came in an unusual form, or without the secret."""
        if not self._knows_secret(request):
            return web.Response(status=403)
        body = await _body_of(request)
        if body is None:
            return web.Response(status=413)
        status, said = await self.take(body)
        headers = AGAIN if status == HTTPStatus.SERVICE_UNAVAILABLE else None
        return web.Response(status=status, body=said, content_type="application/json", headers=headers)

    async def take(self, body: bytes) -> tuple[int, bytes]:
        """Take one update; return the status, and the call that answers it, if any."""
        if not self.is_open or self._listener.is_full:
            return HTTPStatus.SERVICE_UNAVAILABLE, b""
        try:
            return HTTPStatus.OK, await self._keep(body)
        except Exception as fault:
            if is_stores_trouble(fault):
                log.warning("an update cannot be kept: the store cannot be reached", fault=type(fault).__name__)
                return HTTPStatus.SERVICE_UNAVAILABLE, b""
            log.exception("an update cannot be kept")
            return HTTPStatus.INTERNAL_SERVER_ERROR, b""

    def _knows_secret(self, request: web.BaseRequest) -> bool:
        shown = request.headers.getall(SECRET_HEADER, ())
        return len(shown) == 1 and hmac.compare_digest(shown[0].encode("utf-8", "surrogateescape"), self._secret)

    async def _keep(self, body: bytes) -> bytes:
        try:
            raw = updates.check(updates.decode(body))
        except Unreadable as reason:
            await self._listener.set_aside(body, reason=reason)
            return b""
        said = await self._listener.hear_one(raw)
        return orjson.dumps(said) if said is not None else b""


async def _body_of(request: web.BaseRequest) -> bytes | None:
    """Return the body, or None when it is larger than any update."""
    length: Any = request.content_length
    if length is not None and length > BODY_LIMIT:
        return None
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge:
        return None
