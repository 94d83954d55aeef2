"""The front door answers plain requests itself, and in everything else behaves as aiohttp does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
import pytest
from sqlmodel import Session, delete

from bot.playground.playing import Playground
from bot.web import webhook
from bot.web.canonical import HEAD_LIMIT, Canon, Plain
from bot.web.server import WebServer
from bot.web.webhook import Webhook
from storage.database import Database
from storage.tables import InboxUpdate
from tests.fixtures.inward import Door, a_door, a_message

SECRET = "a-webhook-secret-that-only-the-tests-know"
SILENCE_SECONDS = 0.2
PATIENCE_SECONDS = 5.0  # for the first word of an answer, on a machine that has much to do
CANON = Canon(path="/telegram", secret_header="X-Telegram-Bot-Api-Secret-Token", secret=SECRET.encode())


def request(
    update_id: int = 7,
    *,
    first: str = "POST /telegram HTTP/1.1",
    secret: str | None = SECRET,
    extra: str = "",
    length: str | None = None,
    host: str = "Host: localhost\r\n",
    body: bytes | None = None,
) -> bytes:
    """Return a request as bytes; by default as plain as Telegram's own."""
    body = orjson.dumps(a_message(update_id)) if body is None else body
    shown = f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n" if secret is not None else ""
    size = f"Content-Length: {len(body) if length is None else length}\r\n" if length != "" else ""
    head = f"{first}\r\n{host}Content-Type: application/json\r\n{shown}{extra}{size}\r\n"
    return head.encode("latin-1") + body


PLAIN = request()
CHUNKED = request(length="", extra="Transfer-Encoding: chunked\r\n", body=b"5\r\nhello\r\n0\r\n\r\n")
ODD = {
    "no secret": request(secret=None),
    "wrong secret": request(secret=SECRET[:-1] + "x"),
    "secret twice": request(extra=f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"),
    "length twice": request(extra="Content-Length: 5\r\n"),
    "length and chunks": request(extra="Transfer-Encoding: chunked\r\n"),
    "chunked": CHUNKED,
    "length with a sign": request(length="+5"),
    "length of nothing": request(length="0", body=b""),
    "length in hexadecimal": request(length="0x10"),
    "two hosts": request(extra="Host: elsewhere\r\n"),
    "no host": request(host=""),
    "folded header": request(extra="X-Long: a\r\n b\r\n"),
    "space before the colon": request(extra="X-Odd : a\r\n"),
    "a bare line feed": request(extra="X-Odd: a\nX-Other: b\r\n"),
    "a zero byte": request(extra="X-Odd: a\x00b\r\n"),
    "HTTP 1.0": request(first="POST /telegram HTTP/1.0"),
    "an absolute address": request(first="POST http://localhost/telegram HTTP/1.1"),
    "another path": request(first="POST /telegram/ HTTP/1.1"),
    "another method": request(first="PUT /telegram HTTP/1.1"),
    "get": request(first="GET /telegram HTTP/1.1"),
    "closing": request(extra="Connection: close\r\n"),
    "compressed": request(extra="Content-Encoding: gzip\r\n"),
    "nonsense": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "a long header": request(extra=f"X-Long: {'x' * HEAD_LIMIT}\r\n"),
    "two at once": request(7) + request(8),
}
FOUL = {"one in the other": request(7, body=orjson.dumps(a_message(7)) + request(8))}


@asynccontextmanager
async def served(door: Door, *, has_front: bool) -> AsyncIterator[int]:
    hook = Webhook(door.hearing, secret=SECRET)
    hook.is_open = True
    server = WebServer({("POST", webhook.PATH): hook.handle}, webhook=hook if has_front else None)
    yield await server.start("127.0.0.1", 0)
    await server.stop()


async def answer_to(port: int, *parts: bytes) -> bytes:
    """Send bytes in parts, and return all that comes back until the server is silent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = b""
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
        while piece := await asyncio.wait_for(reader.read(65_536), SILENCE_SECONDS if said else PATIENCE_SECONDS):
            said += piece
    except (ConnectionError, TimeoutError):
        pass
    writer.close()
    return said


def statuses(said: bytes) -> list[bytes]:
    return [line.split(b" ")[1] for line in said.split(b"\r\n") if line.startswith(b"HTTP/1.")]


def test_a_plain_request_is_recognised_with_its_body() -> None:
    found = CANON.find(PLAIN)

    assert isinstance(found, Plain)
    assert orjson.loads(PLAIN[found.start : found.end])["update_id"] == 7


@pytest.mark.parametrize("name", ODD)
def test_nothing_odd_is_taken_for_plain(name: str) -> None:
    assert CANON.find(ODD[name]) is False


@pytest.mark.parametrize("cut", range(1, len(PLAIN), 7))
def test_a_request_that_comes_in_pieces_is_waited_for(cut: int) -> None:
    assert CANON.find(PLAIN[:cut]) is None


async def test_a_plain_request_is_answered_whole_or_in_pieces(door: Door) -> None:
    async with served(door, has_front=True) as port:
        whole = await answer_to(port, request(7), request(8), request(9))
        pieces = await answer_to(port, *(bytes([byte]) for byte in request(10)))
    await door.settled()

    assert statuses(whole) == [b"200"] * 3
    assert statuses(pieces) == [b"200"]
    assert door.heard == [7, 8, 9, 10]


@pytest.mark.parametrize("name", [*ODD, *FOUL, "plain"])
async def test_odd_requests_fare_as_they_would_with_aiohttp_alone(
    playground: Playground, database: Database, name: str
) -> None:
    outcomes = []
    for has_front in (True, False):
        async with a_door(playground, database) as door:
            async with served(door, has_front=has_front) as port:
                said = await answer_to(port, ({"plain": PLAIN} | FOUL | ODD)[name])
            await door.settled()
            outcomes.append((statuses(said), len(door.heard)))
            await database.write(forget_everything)

    assert outcomes[0] == outcomes[1]


def forget_everything(db: Session) -> None:
    db.execute(delete(InboxUpdate))


async def test_one_connection_may_turn_to_other_things(door: Door) -> None:
    async with served(door, has_front=True) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request(7))
        first = await reader.readuntil(b"\r\n\r\n")
        writer.write(b"GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
        second = await reader.readuntil(b"\r\n\r\n")
        writer.write(request(8))
        third = await reader.readuntil(b"\r\n\r\n")
        writer.close()
    await door.settled()

    assert [statuses(said) for said in (first, second, third)] == [[b"200"], [b"404"], [b"200"]]
    assert door.heard == [7, 8]
