"""A storm of presses: a Telegram that knows what everybody wanted, redelivers, reorders, re-sends, forgets nothing."""

import asyncio
import random
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout, web

FIRST_PERSON = 5_000_000
GROUP = -1001000000777
CARD_MESSAGE = 11
Json = dict[str, Any]


@dataclass(slots=True)
class Wish:
    """What one person does, in order, and what must be true of them in the end."""

    telegram_id: int
    words: list[str]
    counts: bool


@dataclass(slots=True)
class Waiting:
    """An update that the bot has not confirmed."""

    update_id: int
    telegram_id: int
    body: Json


@dataclass
class Storm:
    """The oracle: it makes the presses, delivers them badly on purpose, and keeps the truth."""

    idea_id: int
    seed: int
    backlog: int = 400
    wishes: list[Wish] = field(default_factory=list)
    queue: deque[Waiting] = field(default_factory=deque)
    confirmed: list[Waiting] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)
    redelivered: int = 0
    resent: int = 0
    is_blowing: bool = True
    next_update_id: int = 90_001

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def blow(self) -> None:
        """Keep people pressing: refill the backlog while the storm lasts."""
        while self.is_blowing and len(self.queue) < self.backlog:
            self._add_person()

    def _add_person(self) -> None:
        telegram_id = FIRST_PERSON + len(self.wishes)
        luck = self.chance.random()
        words = [f"sign:{self.idea_id}"]
        if luck < 0.15:
            words.append(f"undo:{self.idea_id}:1")
        elif luck < 0.30:
            words.append(words[0])
            self.resent += 1
        self.wishes.append(Wish(telegram_id, words, counts=luck >= 0.15))
        for word in words:
            self._press(telegram_id, word)

    def _press(self, telegram_id: int, word: str) -> None:
        update_id, self.next_update_id = self.next_update_id, self.next_update_id + 1
        press_id = f"7{update_id:014d}"
        self.pressed.add(press_id)
        self.queue.append(Waiting(update_id, telegram_id, press(update_id, press_id, telegram_id, word)))

    def batch(self, limit: int) -> list[Json]:
        """Return some waiting updates, shuffled between people but not within one, with old ones thrown in."""
        self.blow()
        taken = list(self.queue)[:limit]
        mixed = self._mixed(taken)
        if self.confirmed and self.chance.random() < 0.5:
            old = self.chance.choice(self.confirmed)
            self.redelivered += 1
            mixed.insert(self.chance.randrange(len(mixed) + 1), old)
        return [waiting.body for waiting in mixed]

    def _mixed(self, taken: list[Waiting]) -> list[Waiting]:
        order = [waiting.telegram_id for waiting in taken]
        self.chance.shuffle(order)
        lines: dict[int, deque[Waiting]] = {}
        for waiting in taken:
            lines.setdefault(waiting.telegram_id, deque()).append(waiting)
        return [lines[telegram_id].popleft() for telegram_id in order]

    def confirm_below(self, offset: int) -> None:
        """Forget what lies below this offset, as getUpdates does."""
        while self.queue and self.queue[0].update_id < offset:
            self.confirmed.append(self.queue.popleft())

    @property
    def expected(self) -> set[int]:
        """Return the Telegram ids whose signatures must count when all is drained."""
        return {wish.telegram_id for wish in self.wishes if wish.counts}


def press(update_id: int, press_id: str, telegram_id: int, word: str) -> Json:
    """Return the update for a tap on a card's button in the group."""
    chat = {"id": GROUP, "type": "supergroup", "title": "Neighbours"}
    sender = {"id": telegram_id, "is_bot": False, "first_name": "P", "language_code": "en"}
    message = {"message_id": CARD_MESSAGE, "date": 1_790_000_000, "chat": chat, "text": "card"}
    query = {"id": press_id, "from": sender, "message": message, "chat_instance": "1", "data": word}
    return {"update_id": update_id, "callback_query": query}


class StormServer:
    """The Bot API over real HTTP: getUpdates from the storm, webhooks into the bot, and every other call taken."""

    def __init__(self, storm: Storm) -> None:
        self.storm = storm
        self.webhook: str | None = None
        self.secret = ""
        self._pushers: list[asyncio.Task[None]] = []
        self._busy: set[int] = set()

    async def start(self) -> str:
        """Open on a free port; return the address."""
        app = web.Application(client_max_size=1 << 22)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        return f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        """Stop pushing and close."""
        for pusher in self._pushers:
            pusher.cancel()
        await asyncio.gather(*self._pushers, return_exceptions=True)
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        params = await read_params(request)
        answer = getattr(self, f"_{method}", self._anything)
        return web.json_response(
            {"ok": True, "result": await answer(params)}, dumps=lambda value: orjson.dumps(value).decode()
        )

    async def _getupdates(self, params: Json) -> list[Json]:
        self.storm.confirm_below(int(params.get("offset") or 0))
        found = self.storm.batch(int(params.get("limit") or 100))
        if not found:
            await asyncio.sleep(0.02)
        return found

    async def _getme(self, _: Json) -> Json:
        return {
            "id": 1,
            "is_bot": True,
            "first_name": "Folkmoot",
            "username": "folkmoot_bot",
            "supports_inline_queries": True,
        }

    async def _answercallbackquery(self, params: Json) -> bool:
        self.storm.answered.add(str(params["callback_query_id"]))
        return True

    async def _editmessagetext(self, params: Json) -> Json:
        return self._message(params)

    async def _sendmessage(self, params: Json) -> Json:
        return self._message(params)

    def _message(self, params: Json) -> Json:
        chat = {"id": int(params.get("chat_id") or GROUP), "type": "supergroup", "title": "Neighbours"}
        return {"message_id": int(params.get("message_id") or 12), "date": 1_790_000_000, "chat": chat, "text": "card"}

    async def _setwebhook(self, params: Json) -> bool:
        self.webhook, self.secret = str(params["url"]), str(params.get("secret_token") or "")
        if not self._pushers:
            self._pushers = [asyncio.ensure_future(self._push()) for _ in range(16)]
        return True

    async def _getmycommands(self, _: Json) -> list[Json]:
        return []

    async def _getmyname(self, _: Json) -> Json:
        return {"name": "Folkmoot"}

    async def _getmydescription(self, _: Json) -> Json:
        return {"description": ""}

    async def _getmyshortdescription(self, _: Json) -> Json:
        return {"short_description": ""}

    async def _anything(self, _: Json) -> bool:
        return True

    async def _push(self) -> None:
        async with ClientSession(timeout=ClientTimeout(total=10)) as session:
            while True:
                waiting = self._next()
                if waiting is None:
                    await asyncio.sleep(0.005)
                    continue
                await self._deliver(session, waiting)

    def _next(self) -> Waiting | None:
        self.storm.blow()
        for waiting in list(self.storm.queue)[:64]:
            if waiting.telegram_id not in self._busy:
                self._busy.add(waiting.telegram_id)
                return waiting
        return None

    async def _deliver(self, session: ClientSession, waiting: Waiting) -> None:
        try:
            if await self._post(session, waiting):
                self.storm.queue.remove(waiting)
                self.storm.confirmed.append(waiting)
                await self._redeliver(session)
            else:
                await asyncio.sleep(0.05)
        finally:
            self._busy.discard(waiting.telegram_id)

    async def _redeliver(self, session: ClientSession) -> None:
        if self.storm.chance.random() < 0.03:
            self.storm.redelivered += 1
            await self._post(session, self.storm.chance.choice(self.storm.confirmed))

    async def _post(self, session: ClientSession, waiting: Waiting) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret, "Content-Type": "application/json"}
        try:
            async with session.post(self.webhook or "", data=orjson.dumps(waiting.body), headers=headers) as answer:
                body = await answer.read()
        except (ClientError, OSError, TimeoutError):
            return False
        if answer.status == 200 and body:
            said = orjson.loads(body)
            if said.get("method", "").lower() == "answercallbackquery":
                self.storm.answered.add(str(said["callback_query_id"]))
        return answer.status == 200


async def read_params(request: web.Request) -> Json:
    """Return a call's parameters, whichever way they were encoded."""
    found: Json = dict(request.query)
    if request.content_type == "application/json":
        found.update(orjson.loads(await request.read() or b"{}"))
    else:
        found.update(await request.post())
    return found
