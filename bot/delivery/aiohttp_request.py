"""How python-telegram-bot speaks HTTP here: aiohttp, one session, and faults that say whether the request left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace, TracebackType
from typing import Any, NoReturn, Self

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.updates import Unreadable, decode

Departure = Callable[[], None]
NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
_departure: ContextVar[Departure | None] = ContextVar("departure", default=None)


@contextmanager
def departing(departure: Departure) -> Iterator[None]:
    """Have it called at the moment when a request of this block is handed to the network."""
    token = _departure.set(departure)
    try:
        yield
    finally:
        _departure.reset(token)


async def _departed(_session: aiohttp.ClientSession, trace: SimpleNamespace, _chunk: Any) -> None:
    if trace.trace_request_ctx is not None:
        trace.trace_request_ctx()


class NotSent(NetworkError):
    """The request never left this machine: trying again cannot do anything twice."""


class Unanswered(TimedOut):
    """The request left, and nobody can know whether it was carried out."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds each stage of a call may take, and how many calls may be under way."""

    connect_seconds: float = 5.0
    pool_seconds: float = 10.0
    read_seconds: float = 10.0
    upload_seconds: float = 60.0
    connections: int = 256


class AiohttpRequest(BaseRequest):
    """One ClientSession for every call. No address, and so no token, ever appears in what it raises.

    A proxy is given by hand, or by HTTPS_PROXY and NO_PROXY where the environment is trusted.
    """

    __slots__ = ("_patience", "_proxy", "_session", "_trusts_environment")

    def __init__(
        self, *, proxy: str | None = None, trusts_environment: bool = False, patience: Patience | None = None
    ) -> None:
        self._proxy = proxy
        self._trusts_environment = trusts_environment
        self._patience = patience or Patience()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        await self.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.shutdown()

    @property
    def read_timeout(self) -> float | None:
        return self._patience.read_seconds

    async def initialize(self) -> None:
        """Open the session; harmless when it is open."""
        if self._session is None:
            tracing = aiohttp.TraceConfig()
            tracing.on_request_chunk_sent.append(_departed)
            connector = aiohttp.TCPConnector(limit=self._patience.connections, keepalive_timeout=30, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._trusts_environment,
                trace_configs=[tracing],
            )

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; what is no JSON is reported without quoting it."""
        try:
            answer = decode(payload)
        except Unreadable:
            raise TelegramError("the server's answer is no JSON") from None
        if type(answer) is not dict or not answer.keys() & {"result", "description"}:
            raise TelegramError("the server's answer is none of the Bot API's")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call. Raises: NotSent, or Unanswered when it may have been carried out."""
        patience = self._patience
        connect = _seconds(connect_timeout, patience.connect_seconds)
        pool = _seconds(pool_timeout, patience.pool_seconds)
        read = _seconds(read_timeout, patience.read_seconds)
        is_upload = request_data is not None and request_data.contains_files
        if is_upload:
            read = _sum(read, _seconds(write_timeout, patience.upload_seconds))
        waiting = _sum(connect, pool)
        timeout = aiohttp.ClientTimeout(
            total=_sum(waiting, read) if method == "POST" else None,
            connect=waiting,
            sock_connect=connect,
            sock_read=read,
        )
        return await self._call(method, url, body=_body_of(request_data), patience=timeout)

    async def _call(self, method: str, url: str, *, body: Any, patience: aiohttp.ClientTimeout) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("the connection to the messenger is not open")
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                timeout=patience,
                proxy=self._proxy,
                allow_redirects=False,
                trace_request_ctx=_departure.get(),
            ) as answer:
                return answer.status, await answer.read()
        except (TimeoutError, aiohttp.ClientError, OSError) as fault:
            _tell_apart(fault)


def _tell_apart(fault: Exception) -> NoReturn:
    """Raise ours instead: aiohttp's own may quote the address, which holds the token."""
    name = type(fault).__name__
    if isinstance(fault, NEVER_LEFT):
        raise NotSent(f"the request was not sent ({name})") from None
    raise Unanswered(f"no answer came ({name}); the request may have been carried out") from None


def _seconds(asked: ODVInput[float], usual: float) -> float | None:
    if asked is BaseRequest.DEFAULT_NONE:
        return usual
    return float(asked) if isinstance(asked, int | float) else None


def _sum(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first + second


def _body_of(data: RequestData | None) -> aiohttp.FormData | None:
    if data is None:
        return None
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, mime) in data.multipart_data.items() if data.contains_files else ():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form
