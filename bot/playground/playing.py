"""`Playground`: a whole small Telegram inside a test, with people in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.playground.bot_api.traffic import CallRecord, Fault
from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.server import SERVER, make_app
from bot.playground.validator import Finding, Validator
from bot.playground.world import founding
from bot.playground.world.clock import DEFAULT_START, PlayClock
from bot.playground.world.people import BotAccount
from bot.playground.world.world import World

Settled = Callable[[], Awaitable[Any]]
DEFAULT_TOKEN = "7000000001:AAplaygroundplaygroundplaygroundpla"  # noqa: S105  no secret: it opens nothing
QUIET_SECONDS = 0.05


class NotQuiet(AssertionError):
    """The bot was still at work when the time ran out."""


class Playground:
    """Start with `async with Playground() as play`; `settled` is awaited to learn that the bot has nothing to do."""

    def __init__(self, *, settled: Settled | None = None, start: datetime = DEFAULT_START, seed: int = 1,
                 bot_name: str = "Folkmoot", bot_username: str = "folkmoot_bot", patience: float = 10.0) -> None:  # fmt: skip
        self.clock = PlayClock(start)
        self.world = World(clock=self.clock, seed=seed)
        self.bot = self.world.add_bot(DEFAULT_TOKEN, bot_username, bot_name)
        self.settled = settled
        self.patience = patience
        self.app = make_app(self.world)
        self.traffic = self.app[SERVER].traffic
        self.validator = Validator(self.world, self.traffic)
        self._runner = web.AppRunner(self.app, handler_cancellation=True, shutdown_timeout=0.1)
        self.url = ""

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    @property
    def token(self) -> str:
        return self.bot.token

    @property
    def now(self) -> datetime:
        return self.clock.now()

    # -- who and where --------------------------------------------------------------------------------------------

    def user(self, name: str, *, language: str = "en", username: str = "", id: int = 0) -> Person:  # noqa: A002
        return Person(self, self.world.add_person(name, language=language, username=username, id=id))

    def group(self, title: str, *people: Person, forum: bool = False, bot: str | None = "member",
              basic: bool = False) -> Group:  # fmt: skip
        """Found a supergroup (or a basic group) owned by the first person; bot: "admin", "member" or None."""
        plan = founding.Plan(title, [one.user for one in people], "group" if basic else "supergroup", forum)
        return self._founded(plan, bot)

    def channel(self, title: str, *people: Person, username: str = "", bot: str | None = "admin") -> Group:
        return self._founded(founding.Plan(title, [one.user for one in people], "channel", username=username), bot)

    def _founded(self, plan: founding.Plan, bot: str | None) -> Group:
        if bot not in {"admin", "member", None}:
            raise ValueError('bot is "admin", "member" or None')
        chat = founding.found(self.world, plan)
        if bot is not None:
            founding.add_bot(self.world, chat, self.bot, actor=plan.members[0], admin=bot == "admin")
        return Group(self, chat)

    def another_bot(self, username: str, name: str = "Other") -> BotAccount:
        return self.world.add_bot("", username, name)

    # -- time and trouble -----------------------------------------------------------------------------------------

    async def passes(self, **span: float) -> None:
        """Let time pass: hours=48, days=7, minutes=5."""
        self.clock.passes(timedelta(**span))
        await self.quiet()

    def next_call(self, method: str, *, fails: int | str, retry_after: int = 1, times: int = 1, after: bool = False,
                  description: str = "") -> Fault:  # fmt: skip  # noqa: PLR0913  one per word of the sentence
        """Make the next call of a method go wrong: 400, 403, 429, 500, "timeout" or "drop"."""
        return self.traffic.inject(Fault(method, fails, retry_after, times, after, description))

    def latency(self, low_ms: float, high_ms: float | None = None) -> None:
        self.traffic.latency_ms = (low_ms, low_ms if high_ms is None else high_ms)

    def strict_rates(self, on: bool = True) -> None:  # noqa: FBT001, FBT002  reads as a sentence
        self.world.rates.strict = on

    # -- what happened --------------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[CallRecord]:
        return list(self.traffic.calls)

    def calls_to(self, method: str) -> list[CallRecord]:
        return [call for call in self.traffic.calls if call.method.lower() == method.lower()]

    def check(self, *, expected: Collection[str] = ()) -> None:
        """Fail when a button stayed unanswered or a call was refused that nobody expected.

        `expected` are words of refusals that belong to the test.
        """
        findings = [one for one in self.findings() if not any(words in one.message for words in expected)]
        assert not findings, "the validator found:\n" + "\n".join(f"  {finding}" for finding in findings)

    def findings(self) -> list[Finding]:
        return self.validator.findings()

    # -- quiet ----------------------------------------------------------------------------------------------------

    async def quiet(self, within: float | None = None) -> None:
        """Return when every update is taken and confirmed, no call is under way and the bot says it has settled."""
        patience = self.patience if within is None else within
        try:
            async with asyncio.timeout(patience):
                await self._until_quiet()
        except TimeoutError:
            waiting = {one.user.username: len(one.updates.pending) for one in self.world.bots.values()}
            raise NotQuiet(
                f"the bot is not quiet after {patience} s: updates waiting {waiting}, "
                f"calls under way {self.traffic.in_flight}"
            ) from None

    async def _until_quiet(self) -> None:
        while self.settled is not None and not self.bot.has_listened:
            await self.traffic.wait_for_stir(1)
        while True:
            while not self.traffic.is_idle:
                await self.traffic.wait_for_stir(1)
            before = self.traffic.stirs
            if self.settled is not None:
                await self.settled()
                await asyncio.sleep(0)
                if self.traffic.is_idle and self.traffic.stirs == before:
                    return
            elif not any(one.has_listened for one in self.world.bots.values()):
                return
            elif not await self.traffic.wait_for_stir(QUIET_SECONDS) and self.traffic.is_idle:
                return
