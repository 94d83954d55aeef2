"""What goes over the wire: the calls made, those under way, the faults to inject, and whether all is quiet."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from bot.playground.world.errors import ApiError, too_many_requests
from bot.playground.world.people import BotAccount
from bot.playground.world.world import World

Json = dict[str, Any]
WORDS = {
    400: "Bad Request: the playground was told to refuse this",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
}


@dataclass(slots=True)
class CallRecord:
    """A call as it was made and answered."""

    seq: int
    at: float
    bot: str
    method: str
    asked: bytes
    files: tuple[str, ...]
    answered: bytes = b"{}"
    took_ms: float = 0.0
    expected: bool = False
    via_webhook: bool = False

    @property
    def params(self) -> Json:
        """The parameters as they came: strings from forms, anything from JSON."""
        loaded: Json = orjson.loads(self.asked)
        return loaded

    @property
    def answer(self) -> Json:
        """The whole answer, with `ok` and `result` or the refusal."""
        loaded: Json = orjson.loads(self.answered)
        return loaded

    @property
    def ok(self) -> bool:
        return self.answered.startswith(b'{"ok":true')

    def as_json(self) -> Json:
        return {
            "seq": self.seq, "at": self.at, "bot": self.bot, "method": self.method, "params": self.params,
            "files": list(self.files), "ok": self.ok, "answer": self.answer, "took_ms": round(self.took_ms, 2),
            "expected": self.expected, "via_webhook": self.via_webhook,
        }  # fmt: skip


@dataclass(slots=True)
class Fault:
    """A call that shall go wrong: an error code, "timeout" (held, then cut) or "drop" (cut at once)."""

    method: str
    fails: int | str
    retry_after: int = 1
    times: int = 1
    after: bool = False
    description: str = ""
    chat_id: str = ""
    seconds: float = 30.0

    def fits(self, method: str, params: Json) -> bool:
        right_method = self.method in {"*", method.lower()}
        return right_method and (not self.chat_id or str(params.get("chat_id")) == self.chat_id)

    def error(self) -> ApiError:
        if self.fails == 429:
            return too_many_requests(self.retry_after)
        code = int(self.fails)
        return ApiError(self.description or WORDS.get(code, WORDS[400]), code=code)

    def as_json(self) -> Json:
        return {
            "method": self.method, "fails": self.fails, "retry_after": self.retry_after, "times": self.times,
            "after": self.after, "chat_id": self.chat_id or None, "seconds": self.seconds,
        }  # fmt: skip


class Traffic:
    """Watches all calls of all bots."""

    def __init__(self, world: World, *, remembered: int = 20_000) -> None:
        self.world = world
        self.calls: deque[CallRecord] = deque(maxlen=remembered)
        self.count = 0
        self.in_flight = 0
        self.faults: list[Fault] = []
        self.latency_ms: tuple[float, float] = (0.0, 0.0)
        self.answers_take_ms: tuple[float, float] = (0.0, 0.0)
        self.webhook_pace = 1.0
        self.on_call: list[Callable[[CallRecord], None]] = []
        self.on_webhook: list[Callable[[BotAccount], None]] = []
        self._stirred = asyncio.Event()
        self.stirs = 0

    def begin(self, bot: str, method: str, params: Json, files: Iterable[str] = ()) -> CallRecord:
        self.count += 1
        self.in_flight += 1
        self.stir()
        return CallRecord(
            self.count, self.world.clock.now().timestamp(), bot, method, orjson.dumps(params), tuple(sorted(files))
        )

    def end(self, record: CallRecord) -> None:
        self.in_flight -= 1
        self.calls.append(record)
        self.stir()
        for listener in tuple(self.on_call):
            listener(record)

    def webhook_changed(self, bot: BotAccount) -> None:
        for listener in self.on_webhook:
            listener(bot)

    def stir(self) -> None:
        """Wake whoever waits for quiet."""
        self.stirs += 1
        self._stirred.set()

    def take_fault(self, method: str, params: Json) -> Fault | None:
        """Return the first fault that fits, used up once."""
        if not self.faults:
            return None
        fault = next((fault for fault in self.faults if fault.fits(method, params)), None)
        if fault is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.faults.remove(fault)
        return fault

    def inject(self, fault: Fault) -> Fault:
        fault.method = fault.method.lower()
        self.faults.append(fault)
        return fault

    async def delay(self) -> None:
        """Let a call take its time to arrive; only then is it carried out, or refused."""
        await self._pass(self.latency_ms)

    async def delay_answer(self) -> None:
        """Let what was carried out, or refused, take its time to be heard of."""
        await self._pass(self.answers_take_ms)

    async def _pass(self, span_ms: tuple[float, float]) -> None:
        low, high = span_ms
        if high > 0:
            await asyncio.sleep(self.world.random.uniform(low, high) / 1000)

    @property
    def is_idle(self) -> bool:
        waiting = any(bot.has_listened and bot.updates.pending for bot in self.world.bots.values())
        return not waiting and self.in_flight == 0

    async def wait_for_stir(self, seconds: float) -> bool:
        """Wait until something goes over the wire; say whether it did."""
        self._stirred.clear()
        try:
            await asyncio.wait_for(self._stirred.wait(), seconds)
        except TimeoutError:
            return False
        return True
