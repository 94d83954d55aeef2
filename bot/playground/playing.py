"""`Playground`: a whole small Telegram inside a test, with people in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.playground.bot_api.quiet import Settled
from bot.playground.bot_api.traffic import CallRecord, Fault
from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.seen import expect
from bot.playground.server import SERVER, make_app
from bot.playground.validator import Finding
from bot.playground.world import founding
from bot.playground.world.clock import DEFAULT_START, PlayClock
from bot.playground.world.people import BotAccount
from bot.playground.world.world import World

DEFAULT_TOKEN = "7000000001:AAplaygroundplaygroundplaygroundpla"  # noqa: S105  no secret: it opens nothing


class NotQuiet(AssertionError):
    """The bot was still at work when the time ran out."""


class Playground:
    """Start with `async with Playground() as play`; `settled` is awaited to learn that the bot has nothing to do.

    Set `waits` to False where a test plays the bot by hand: then actions don't wait for anyone.
    """

    def __init__(
        self,
        *,
        settled: Settled | None = None,
        start: datetime = DEFAULT_START,
        seed: int = 1,
        bot_name: str = "Folkmoot",
        bot_username: str = "folkmoot_bot",
        patience: float = 60.0,
    ) -> None:
        self.clock = PlayClock(start)
        self.world = World(clock=self.clock, seed=seed)
        self.bot = self.world.add_bot(DEFAULT_TOKEN, bot_username, bot_name)
        self.patience = patience
        self.waits = True
        self.app = make_app(self.world)
        self.server = self.app[SERVER]
        self.traffic, self._quiet = self.server.traffic, self.server.quiet
        self.settled = settled
        self.validator = self.server.validator
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
    def settled(self) -> Settled | None:
        """The bot's own word that it has nothing to do; without it, a short silence on the wire must do."""
        return self._quiet.settled

    @settled.setter
    def settled(self, hook: Settled | None) -> None:
        self._quiet.settled = hook

    @property
    def token(self) -> str:
        return self.bot.token

    @property
    def now(self) -> datetime:
        return self.clock.now()

    # -- who and where --------------------------------------------------------------------------------------------

    def user(self, name: str, *, language: str = "en", username: str = "", id: int = 0) -> Person:
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
                  description: str = "") -> Fault:  # fmt: skip
        """Make the next call of a method go wrong: 400, 403, 429, 500, "timeout" or "drop"."""
        return self.traffic.inject(Fault(method, fails, retry_after, times, after, description))

    def latency(self, low_ms: float, high_ms: float | None = None) -> None:
        self.traffic.latency_ms = (low_ms, low_ms if high_ms is None else high_ms)

    def strict_rates(self, on: bool = True) -> None:
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
        expect(not findings, "the validator found:\n" + "\n".join(f"  {finding}" for finding in findings))

    def findings(self) -> list[Finding]:
        return self.validator.findings()

    # -- quiet ----------------------------------------------------------------------------------------------------

    async def quiet(self, within: float | None = None) -> None:
        """Return when every update is taken and confirmed, no call is under way and the bot says it has settled."""
        if not self.waits:
            return
        patience = self.patience if within is None else within
        if not await self._quiet.wait(patience):
            raise NotQuiet(f"the bot is not quiet after {patience} s: {self._quiet.reason()}")
