"""The front door: plain webhook requests are answered on the spot, every other connection is led on to aiohttp."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from typing import cast

from aiohttp import web

from bot.web.canonical import Canon, Plain

HELD_LIMIT = 65_536
Take = Callable[[bytes], Awaitable[tuple[int, bytes]]]
WRITE = "HTTP/1.1 {status} {phrase}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
AGAIN = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"


class Front:
    """What the connections of one server share."""

    def __init__(self, server: web.Server, canon: Canon, take: Take) -> None:
        self.server = server
        self.canon = canon
        self.take = take
        self.connections: set[Connection] = set()
        self.busy = 0
        self._still = asyncio.Event()
        self._still.set()

    def begin(self) -> None:
        """Note that a request is being answered."""
        self.busy += 1
        self._still.clear()

    def end(self) -> None:
        """Note that one was answered."""
        self.busy -= 1
        if not self.busy:
            self._still.set()

    def __call__(self) -> "Connection":
        return Connection(self)

    async def close(self, *, patience_seconds: float) -> None:
        """Let the answers under way leave, then close every connection."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._still.wait(), patience_seconds)
        for connection in list(self.connections):
            connection.close()


class Connection(asyncio.Protocol):
    """One connection: one request after the other, as long as they are plain."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._answering: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._front.connections.add(self)

    def connection_lost(self, _exc: Exception | None) -> None:
        self._transport = None
        self._front.connections.discard(self)

    def close(self) -> None:
        """Close it, after what was written."""
        if self._transport is not None:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._answering is None:
            self._look()
        elif len(self._received) > HELD_LIMIT:  # nobody who waits for answers asks so much meanwhile
            self.close()

    def _look(self) -> None:
        found = self._front.canon.find(self._received)
        if isinstance(found, Plain):
            body = bytes(self._received[found.start : found.end])
            self._received.clear()
            self._front.begin()
            self._answering = asyncio.get_running_loop().create_task(self._answer(body))
        elif found is False:
            self._lead_on()

    def _lead_on(self) -> None:
        """Give the connection, with all that was received and not answered, to aiohttp for good."""
        transport, self._transport = self._transport, None
        self._front.connections.discard(self)
        if transport is not None:
            handler = self._front.server()
            transport.set_protocol(handler)
            handler.connection_made(transport)
            handler.data_received(bytes(self._received))

    async def _answer(self, body: bytes) -> None:
        try:
            self._write(*await self._front.take(body))
        finally:
            self._answering = None
            self._front.end()
        if self._received:
            self._look()

    def _write(self, status: int, said: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            self._transport.write(AGAIN.encode())
            return
        head = WRITE.format(status=status, phrase=HTTPStatus(status).phrase, length=len(said))
        self._transport.write(head.encode() + said)
