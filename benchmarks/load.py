"""The load: presses over raw HTTP/1.1, closed loop (as fast as answers come) or open loop (by the clock)."""

import argparse
import asyncio
import sys
import time
from collections import deque
from itertools import count
from typing import cast

import orjson
import uvloop

FIRST_TELEGRAM_ID = 5_000_000


class Connection(asyncio.Protocol):
    """One keep-alive connection that carries one request at a time."""

    def __init__(self, load: "Load") -> None:
        self.load = load
        self.buffer = b""
        self.due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.load.free(self)

    def send(self, request: bytes, due: float) -> None:
        """Send one press that was due at this moment."""
        self.due = due
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head = self.buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        at = self.buffer.lower().find(b"content-length:", 0, head)
        length = int(self.buffer[at + 15 : self.buffer.find(b"\r", at)]) if at >= 0 else 0
        if len(self.buffer) < head + 4 + length:
            return
        self.load.answered(self, is_ok=self.buffer.startswith(b"HTTP/1.1 200") and b"callback_query_id" in self.buffer)
        self.buffer = b""
        self.load.free(self)


class Load:
    """Presses by ever new people until the time is up."""

    def __init__(self, *, port: int, path: str, secret: str, idea_id: int, first: int) -> None:
        self.head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"
        )
        self.idea_id = idea_id
        self.numbers = count(first)
        self.latencies: list[float] = []
        self.bad = 0
        self.idle: deque[Connection] = deque()
        self.due: deque[float] = deque()
        self.is_closed_loop = True
        self.is_over = False

    def request(self) -> bytes:
        """Return the bytes of the next person's press."""
        body = press(next(self.numbers), self.idea_id)
        return f"{self.head}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def free(self, connection: Connection) -> None:
        """Give an idle connection its next press, if there is one."""
        if self.is_over:
            return
        if self.is_closed_loop:
            connection.send(self.request(), time.perf_counter())
        elif self.due:
            connection.send(self.request(), self.due.popleft())
        else:
            self.idle.append(connection)

    def answered(self, connection: Connection, *, is_ok: bool) -> None:
        """Note an answer."""
        self.latencies.append(time.perf_counter() - connection.due)
        self.bad += not is_ok

    async def run(self, *, port: int, connections: int, seconds: float, rate: float) -> dict[str, float]:
        """Press for so many seconds; `rate` 0 means as fast as answers come."""
        self.is_closed_loop = rate == 0
        loop = asyncio.get_running_loop()
        started = time.perf_counter()
        for _ in range(connections):
            await loop.create_connection(lambda: Connection(self), "127.0.0.1", port)
        if rate:
            await self._keep_pace(rate, seconds)
        else:
            await asyncio.sleep(seconds)
        self.is_over = True
        took = time.perf_counter() - started
        return {
            "answers": len(self.latencies),
            "bad": self.bad,
            "rate": len(self.latencies) / took,
            **percentiles(self.latencies),
        }

    async def _keep_pace(self, rate: float, seconds: float) -> None:
        started = time.perf_counter()
        for number in range(int(rate * seconds)):
            moment = started + number / rate
            if (wait := moment - time.perf_counter()) > 0.0005:
                await asyncio.sleep(wait)
            self.due.append(moment)
            while self.idle and self.due:
                self.idle.popleft().send(self.request(), self.due.popleft())
        await asyncio.sleep(0.5)


def press(number: int, idea_id: int) -> bytes:
    """Return the update of the numbered person's tap on a card in a group."""
    chat = {"id": -1001000000777, "type": "supergroup", "title": "Neighbours", "is_forum": False}
    buttons = [
        [{"text": "Sign this idea", "callback_data": f"sign:{idea_id}"}],
        [{"text": "Open", "url": "https://t.me/folkmoot_bot?start=i1"}],
    ]
    message = {
        "message_id": 11,
        "date": 1_790_000_000,
        "chat": chat,
        "text": "A crossing by the school. " * 12,
        "reply_markup": {"inline_keyboard": buttons},
    }
    sender = {"id": FIRST_TELEGRAM_ID + number, "is_bot": False, "first_name": "Pat", "language_code": "en"}
    query = {
        "id": f"77{number:014d}",
        "from": sender,
        "message": message,
        "chat_instance": "42",
        "data": f"sign:{idea_id}",
    }
    return orjson.dumps({"update_id": 100_000_000 + number, "callback_query": query})


def percentiles(latencies: list[float]) -> dict[str, float]:
    """Return the median and the 99th percentile in milliseconds."""
    ordered = sorted(latencies) or [0.0]
    return {"p50_ms": 1000 * ordered[len(ordered) // 2], "p99_ms": 1000 * ordered[int(len(ordered) * 0.99)]}


def main() -> None:
    """Run one load and print what was measured as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, kind, default in (("port", int, 0), ("first", int, 0), ("connections", int, 100), ("idea", int, 1)):
        parser.add_argument(f"--{name}", type=kind, default=default)
    parser.add_argument("--path", default="/hook")
    parser.add_argument("--secret", default="")
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rate", type=float, default=0.0)
    asked = parser.parse_args()
    load = Load(port=asked.port, path=asked.path, secret=asked.secret, idea_id=asked.idea, first=asked.first)
    found = uvloop.run(load.run(port=asked.port, connections=asked.connections, seconds=asked.seconds, rate=asked.rate))
    sys.stdout.buffer.write(orjson.dumps(found) + b"\n")


if __name__ == "__main__":
    main()
