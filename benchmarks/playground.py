"""The playground alone: how many calls it answers for a second of one core, with a whole town in it."""

import asyncio
import os
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any, cast

import orjson

PEOPLE, GROUPS, MEMBERS = 10_000, 500, 40
CALLS, CONNECTIONS = 30_000, 32
TOKEN = "7000000001:AAplaygroundplaygroundplaygroundpla"
FIRST_PERSON, FIRST_GROUP = 5_000_000_001, -1_002_000_000_001
#: What the bot asks, in turn: mostly messages, as bots do. The second goes to a group.
STEPS = ("sendMessage", "editMessageText", "sendMessage?", "getChatMember", "sendChatAction")
SENT = re.compile(rb'"message_id":(\d+)')
KEYBOARD = {
    "inline_keyboard": [[{"text": "Sign", "callback_data": "sign:1"}, {"text": "Read", "callback_data": "r:1"}]]
}
WORDS = "<b>A crossing at school 9</b>\n\n12 of 500 signatures. Write /ideas or look at https://folkmoot.example/i/1"


def asked(number: int, sent: int) -> bytes:
    """Return one HTTP request of a bot; `sent` is the message it sent last to this person."""
    turn, step = divmod(number, len(STEPS))
    person, group = FIRST_PERSON + turn * 7919 % PEOPLE, FIRST_GROUP - turn * 31 % GROUPS
    method = STEPS[step]
    params = {
        "sendMessage": {"chat_id": person, "text": WORDS, "parse_mode": "HTML", "reply_markup": KEYBOARD},
        "editMessageText": {"chat_id": person, "message_id": sent, "text": f"Now {number}"},
        "sendMessage?": {"chat_id": group, "text": f"{WORDS} {number}", "parse_mode": "HTML"},
        "getChatMember": {"chat_id": group, "user_id": person},
        "sendChatAction": {"chat_id": person, "action": "typing"},
    }[method]
    body = orjson.dumps(params)
    head = f"POST /bot{TOKEN}/{method} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Caller(asyncio.Protocol):
    """One connection that asks again as soon as it was answered."""

    left = 0
    refused = 0

    def __init__(self, turn: int, done: asyncio.Future[None]) -> None:
        self.number, self.done, self.buffer, self.sent = turn * len(STEPS), done, b"", 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.ask()

    def ask(self) -> None:
        if Caller.left <= 0:
            self.transport.close()
            if not self.done.done():
                self.done.set_result(None)
            return
        Caller.left -= 1
        self.transport.write(asked(self.number, self.sent))
        self.number += 1
        if self.number % len(STEPS) == 0:
            self.number += len(STEPS) * (CONNECTIONS - 1)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head = self.buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        at = self.buffer.lower().find(b"content-length:", 0, head)
        length = int(self.buffer[at + 15 : self.buffer.find(b"\r\n", at)])
        if len(self.buffer) >= head + 4 + length:
            Caller.refused += b'"ok":true' not in self.buffer
            found = SENT.search(self.buffer, head)
            self.sent = int(found[1]) if found else self.sent
            self.buffer = b""
            self.ask()


async def call(port: int, calls: int) -> float:
    """Make so many calls and return the seconds they took."""
    loop = asyncio.get_running_loop()
    Caller.left, Caller.refused = calls, 0
    began = time.perf_counter()
    done = [loop.create_future() for _ in range(CONNECTIONS)]
    for number, one in enumerate(done):
        await loop.create_connection(partial(Caller, number, one), "127.0.0.1", port)
    await asyncio.gather(*done)
    return time.perf_counter() - began


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run() -> dict[str, Any]:
    """Measure calls for a second of the playground's own processor time, and by the wall."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "benchmarks.playground"], stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            settled = time.perf_counter() - began
            asyncio.run(call(port, CALLS // 10))
            before = cpu_seconds(server.pid)
            seconds = asyncio.run(call(port, CALLS))
            spent = cpu_seconds(server.pid) - before
            memory = int(Path(f"/proc/{server.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        finally:
            server.terminate()
    return {
        "people": PEOPLE, "groups": GROUPS, "calls": CALLS, "town settled (s)": round(settled, 1),
        "calls for a second of one core": round(CALLS / spent), "calls a second by the wall": round(CALLS / seconds),
        "refused": Caller.refused, "memory (MB)": round(memory),
    }  # fmt: skip


async def serve_a_town() -> None:
    """Serve a world with all these people, each of whom has met the bot, until somebody ends it."""
    from bot.playground.server import serve
    from bot.playground.world import founding
    from bot.playground.world.acting import Place, say
    from bot.playground.world.contents import text_content
    from bot.playground.world.world import World

    world = World()
    bot = world.add_bot(TOKEN)
    people = [world.add_person(f"P{number}") for number in range(PEOPLE)]
    for person in people:
        say(world, person, Place(world.private_chat(person, bot.user)), "text", text_content("/start"))
    for number in range(GROUPS):
        members = [people[(number * MEMBERS + index) % PEOPLE] for index in range(MEMBERS)]
        chat = founding.found(world, founding.Plan(f"G{number}", members))
        founding.add_bot(world, chat, bot, actor=members[0], admin=True)
    runner = await serve(world)
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    import uvloop

    uvloop.run(serve_a_town())
