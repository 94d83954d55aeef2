"""Bringing updates to webhooks: one queue per chat or person, several in parallel, again after a fault."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.playground.bot_api.call import METHODS
from bot.playground.bot_api.known import KNOWN
from bot.playground.bot_api.traffic import Traffic
from bot.playground.world.people import BotAccount, WebhookSettings
from bot.playground.world.updates import PlayUpdate
from bot.playground.world.world import World

Json = dict[str, Any]
ANSWER_SECONDS = 60.0
LONGEST_DELAY_SECONDS, LONGEST_RETRY_AFTER = 60.0, 3600
GONE, GONE_SECONDS = 410, 23 * 3600
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header
NOT_IN_ANSWERS = {"setwebhook", "deletewebhook", "close", "logout"}


@dataclass(slots=True)
class Lane:
    """The queue of one chat, or one person's queries: the next waits for the one before."""

    waiting: deque[PlayUpdate] = field(default_factory=deque)
    busy: bool = False


class Courier:
    """Carries the updates of one bot to its webhook."""

    def __init__(self, hooks: Webhooks, bot: BotAccount) -> None:
        self.hooks = hooks
        self.bot = bot
        self.lanes: dict[str, Lane] = {}
        self.ready: deque[str] = deque()
        self.carrying = 0
        for update in bot.updates.pending.values():
            self.take(update)
        bot.updates.on_put.append(self.take)

    def take(self, update: PlayUpdate) -> None:
        lane = self.lanes.setdefault(update.lane, Lane())
        lane.waiting.append(update)
        if not lane.busy:
            lane.busy = True
            self.ready.append(update.lane)
        self.pump()

    def pump(self) -> None:
        """Start as many queues as there are connections allowed."""
        hook = self.bot.webhook
        while hook is not None and self.ready and self.carrying < hook.max_connections:
            self.carrying += 1
            self.hooks.start(self._run(self.ready.popleft()))

    async def _run(self, name: str) -> None:
        lane = self.lanes[name]
        try:
            while lane.waiting and self.bot.webhook is not None:
                update = lane.waiting.popleft()
                if self.bot.updates.pending.get(update.number) is update:
                    await self._deliver(update)
        finally:
            self.carrying -= 1
            if self.lanes.get(name) is lane and not lane.waiting:
                del self.lanes[name]
            self.pump()

    async def _deliver(self, update: PlayUpdate) -> None:
        """Bring one update until it is taken, too old, dropped, or the webhook is gone."""
        retries = 0
        while (hook := self.bot.webhook) is not None and update.number in self.bot.updates.pending:
            if update.expires_at <= self.hooks.world.clock.seconds():
                self.bot.updates.finish(update, "expired")
                return
            delay = await self._try(hook, update)
            if delay is None:
                self.bot.updates.finish(update, "confirmed")
                self.hooks.traffic.stir()
                return
            pause = delay or (0.0 if retries == 0 else min(2.0**retries, LONGEST_DELAY_SECONDS))
            retries += 1
            await asyncio.sleep(pause * self.hooks.traffic.webhook_pace)

    async def _try(self, hook: WebhookSettings, update: PlayUpdate) -> float | None:
        """Post once; return nothing when it was taken, else the seconds the receiver asks to wait (0: no wish)."""
        headers = {"Content-Type": "application/json"}
        if hook.secret_token:
            headers[SECRET_HEADER] = hook.secret_token
        update.state = "delivered"
        try:
            async with self.hooks.session().post(hook.url, data=update.body, headers=headers) as answer:
                body = await answer.read()
                status, wish = answer.status, answer.headers.get("Retry-After", "")
                reason = answer.reason
        except (ClientError, TimeoutError, OSError) as fault:
            self._note(hook, f"Connection failed: {type(fault).__name__}")
            return 0.0
        if 200 <= status < 300:
            hook.failing_since = 0
            self._carry_out(answer.content_type, body)
            return None
        self._note(hook, f"Wrong response from the webhook: {status} {reason}")
        self._give_up_on_gone(hook, status)
        return float(min(int(wish), LONGEST_RETRY_AFTER)) if wish.isdigit() else 0.0

    def _note(self, hook: WebhookSettings, words: str) -> None:
        hook.last_error_date, hook.last_error_message = self.hooks.world.clock.seconds(), words

    def _give_up_on_gone(self, hook: WebhookSettings, status: int) -> None:
        now = self.hooks.world.clock.seconds()
        if status != GONE:
            return
        hook.failing_since = hook.failing_since or now
        if now - hook.failing_since >= GONE_SECONDS:
            self.bot.webhook = None

    def _carry_out(self, kind: str, body: bytes) -> None:
        """Do the method that the answer's body names, as if the bot had called it."""
        if not body or kind != "application/json":
            return
        try:
            params = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        name = str(params.pop("method", "")).lower() if isinstance(params, dict) else ""
        if name.startswith("get") or name in NOT_IN_ANSWERS or (name not in METHODS and name not in KNOWN):
            return
        traffic = self.hooks.traffic
        shown = METHODS[name][0] if name in METHODS else KNOWN[name]
        record = traffic.begin(self.bot.user.username, shown, params)
        record.via_webhook = True
        record.answered = orjson.dumps(self.hooks.api.carry_out(self.bot, name, params, {}))
        traffic.end(record)


class Webhooks:
    """The couriers of all bots that have a webhook."""

    def __init__(self, world: World, traffic: Traffic, api: Any) -> None:
        self.world = world
        self.traffic = traffic
        self.api = api
        self._session: ClientSession | None = None
        self._couriers: dict[int, Courier] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        traffic.on_webhook.append(self.look_after)

    def look_after(self, bot: BotAccount) -> None:
        """Begin, go on, or stop carrying: the bot's webhook was set or deleted."""
        if bot.webhook is None:
            courier = self._couriers.pop(bot.id, None)
            if courier is not None:
                bot.updates.on_put.remove(courier.take)
            return
        if bot.id not in self._couriers:
            self._couriers[bot.id] = Courier(self, bot)

    def session(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS))
        return self._session

    def start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
