"""A stand-in for Telegram's servers that costs next to nothing: presses by getUpdates, and yes to everything else."""

import asyncio
import sys
import time
from typing import cast

import orjson
import uvloop

from benchmarks.load import press

OK = b'{"ok":true,"result":true}'
ME = orjson.dumps(
    {
        "ok": True,
        "result": {
            "id": 1,
            "is_bot": True,
            "first_name": "Bench",
            "username": "folkmoot_bot",
            "supports_inline_queries": True,
        },
    }
)
EDITED = orjson.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 11,
            "date": 1_790_000_000,
            "chat": {"id": -1001000000777, "type": "supergroup", "title": "N"},
            "text": "x",
        },
    }
)
KNOWN = {
    b"getme": ME,
    b"getmycommands": b'{"ok":true,"result":[]}',
    b"getmyname": b'{"ok":true,"result":{"name":"Folkmoot"}}',
    b"getmydescription": b'{"ok":true,"result":{"description":""}}',
    b"getmyshortdescription": b'{"ok":true,"result":{"short_description":""}}',
}
PRESSES_AT_ONCE = 100
PRESSES_IN_HAND = 300


class Face(asyncio.Protocol):
    """One connection of a bot."""

    answers = 0
    delivered = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.buffer = cast(asyncio.Transport, transport), b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (head := self.buffer.find(b"\r\n\r\n")) >= 0:
            at = self.buffer.lower().find(b"content-length:", 0, head)
            length = int(self.buffer[at + 15 : self.buffer.find(b"\r", at)]) if at >= 0 else 0
            if len(self.buffer) < head + 4 + length:
                return
            method = self.buffer.split(b" ", 2)[1].rsplit(b"/", 1)[-1].split(b"?")[0].lower()
            self.buffer = self.buffer[head + 4 + length :]
            self.reply(method)

    def reply(self, method: bytes) -> None:
        """Answer a call; who has more presses in hand than they have answered waits for the next."""
        if method == b"getupdates" and Face.delivered - Face.answers > PRESSES_IN_HAND:
            asyncio.get_running_loop().call_later(0.005, self.reply, method)
            return
        body = self.answer(method)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        self.transport.write(head + body)

    def answer(self, method: bytes) -> bytes:
        """Return the body for a method of the Bot API."""
        if method == b"answercallbackquery":
            Face.answers += 1
            return OK
        if method == b"getupdates":
            presses = b",".join(press(Face.delivered + at, 1) for at in range(PRESSES_AT_ONCE))
            Face.delivered += PRESSES_AT_ONCE
            return b'{"ok":true,"result":[' + presses + b"]}"
        if method == b"answers":
            return orjson.dumps({"answers": Face.answers, "at": time.perf_counter()})
        if method.startswith((b"edit", b"send")):
            return EDITED
        return KNOWN.get(method, OK)


async def serve(port: int) -> None:
    """Serve until the process ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Face, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
