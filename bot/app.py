"""The composition root: the only module that knows every part, ties them together, and takes them apart in order."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from hashlib import sha256
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import structlog
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes

import handlers
from bot.clock import Clock
from bot.config import Mode, Settings
from bot.delivery.aiohttp_request import AiohttpRequest
from bot.delivery.answering import Answering
from bot.delivery.civic import Civic
from bot.delivery.express import WAYS, Express, Voice, Ways
from bot.delivery.hearing import Hearing
from bot.delivery.intake import Bounds, Intake
from bot.delivery.leases import Beat, Holder
from bot.delivery.outward import Outward
from bot.delivery.receiver import ALLOWED_UPDATES, Polling, Rhythm
from bot.delivery.tasks import Tasks
from bot.delivery.telegram_api import TelegramApi
from bot.services.starting import Furniture, furnish
from bot.views.texts import bundle_for
from bot.web import consultations, health, webhook
from bot.web.health import Health, Report, State
from bot.web.server import Answer, WebServer
from bot.web.webhook import Webhook
from handlers.context import CivicApplication, CivicContext
from handlers.furnishing import connect_named_staff_chat
from scheduler.runner import Runner
from storage.database import Database, StoreOptions
from storage.faults import StoreBusy

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 3.0
LOCK_PATIENCE_SECONDS = 0.5  # it is tried again anyway, and until then nobody can stop us
CONFIRM_SECONDS = 1.0
WEBHOOK_CONNECTIONS = 100
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class NobodysToken(Exception):
    """Telegram knows no bot with this token."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the house goes about it; tests hurry it, and give presses ways of their own."""

    bounds: Bounds = field(default_factory=Bounds)
    beat: Beat = field(default_factory=Beat)
    rhythm: Rhythm = field(default_factory=Rhythm)
    ways: Ways | None = None
    ticks: bool = True
    presents: bool = True
    pause_seconds: float = 1.0
    patience_seconds: float = PATIENCE_SECONDS


class House:
    """Everything that runs, on one store and one bot. `async with` starts and stops it; `ended` says it must stop."""

    def __init__(self, settings: Settings, clock: Clock, *, manner: Manner | None = None) -> None:
        self.settings = settings
        self.clock = clock
        self.ended: asyncio.Future[BaseException] = asyncio.get_running_loop().create_future()
        self.state = State.STARTING
        self.port = 0
        self._manner = manner or Manner()
        self._tasks = Tasks(self._end)
        self._meeting = asyncio.Lock()
        options = StoreOptions(lock_patience_seconds=LOCK_PATIENCE_SECONDS)
        self.database = Database(settings.database_url, pepper=pepper_of(settings), options=options)
        self._request = AiohttpRequest(trusts_environment=urlsplit(settings.telegram_api).hostname not in LOOPBACK)
        token = settings.telegram_token.get_secret_value()
        self._api = TelegramApi(self._request, api=settings.telegram_api, token=token)
        self.application = _application(settings, self._request)
        self.outward = Outward(self.application.bot, self.database, settings, clock=clock)
        self.civic = Civic(settings, clock, self.database, self.outward.presenter)
        self.civic.nudge, self.civic.profile = self.outward.nudge, self.outward.profile
        self.civic.hanging = self.outward.hanging
        self.application.bot_data["civic"] = self.civic
        self.runner = Runner(self.civic)
        self.intake = Intake(
            self.application, self.database, clock=clock, bounds=self._manner.bounds, on_fenced=self._end
        )
        handlers.add_handlers(self.application)
        self.hearing = Hearing(self.intake, self._express())
        self._holder = Holder(self.database, clock=clock, on_lost=self._end, beat=self._manner.beat)
        self._polling = Polling(self._api, self.hearing, rhythm=self._manner.rhythm)
        self._fetching: asyncio.Task[None] | None = None
        self._webhook = self._make_webhook()
        self._web = WebServer(self._routes(), rooms=consultations.rooms(self.civic), webhook=self._webhook)

    def _express(self) -> Express:
        ways = WAYS if self._manner.ways is None else self._manner.ways
        voice = Voice(self.civic.texts_for, username=lambda: self.civic.username)
        return Express(
            ways,
            self.database,
            clock=self.clock,
            answers=Answering(self._api, self._tasks),
            voice=voice,
            nudge=self.outward.nudge,
        )

    def _make_webhook(self) -> Webhook | None:
        if self.settings.mode is not Mode.WEBHOOK:
            return None
        return Webhook(self.hearing, secret=self.settings.webhook_secret.get_secret_value())

    def _routes(self) -> dict[tuple[str, str], Answer]:
        routes: dict[tuple[str, str], Answer] = {("GET", health.PATH): Health(self.report).handle}
        if self._webhook is not None:
            routes["POST", webhook.PATH] = self._webhook.handle
        return routes

    async def __aenter__(self) -> Self:
        try:
            await self.start()
        except BaseException:
            await self.stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Open the store, wait for the lease, go on with what was left behind, and begin to listen."""
        self.port = await self._web.start(self.settings.web_host, self.settings.web_port)
        await self._open_store()
        self.state = State.STANDING_BY
        await self._holder.take(meanwhile=lambda: self._tasks.start(self._help(), name="helping"))
        self._tasks.start(self._holder.keep(), name="lease")
        self.state = State.STARTING
        await self._furnish()
        await self._meet_telegram()
        await connect_named_staff_chat(self.application.bot, self.civic)
        await self.intake.start(self._tasks)
        self.outward.start(self._tasks, presents=self._manner.presents)
        if self._manner.ticks:
            self.runner.start()
        self._tasks.start(self._learn_words(), name="words")
        await self._listen()
        self.state = State.SERVING
        log.info("folkmoot serves", mode=self.settings.mode.value)

    async def stop(self) -> None:
        """Take nothing more in, finish what is under way, and let go of everything; what is left waits in the store."""
        self.state = State.STOPPING
        if self._webhook is not None:
            self._webhook.is_open = False
        await self._stop_fetching()
        await self._web.stop()
        self.runner.stop()
        await asyncio.gather(self.intake.stop(patience_seconds=self._manner.patience_seconds), self.outward.stop())
        await self._tasks.stop()
        await self._holder.let_go()
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()
        await self._request.shutdown()
        await self.database.close()

    async def settled(self) -> None:
        """Return when nothing that has come in waits any more, and nothing that is owed is due."""
        is_still = False
        while not is_still:
            while not self.intake.is_idle:  # noqa: ASYNC110  several rooms must be still at once
                await asyncio.sleep(0.002)
            await self.outward.tick()
            is_still = self.intake.is_idle

    async def tick(self) -> None:
        """Run every sweep whose time has come, without waiting for the ticker; for whoever moves the clock."""
        await self.runner.run_due()
        await self.settled()

    async def report(self) -> Report:
        """Return how this process is doing."""
        state = self.state
        if state is State.SERVING and not self._holder.is_well:
            state = State.IN_TROUBLE
        return Report(state, self.intake.waiting)

    async def _learn_words(self) -> None:
        """Read every language's texts before somebody waits for them; it takes a while, so beside everything else."""
        for language in self.settings.languages:
            await asyncio.to_thread(bundle_for, language)

    async def _open_store(self) -> None:
        while True:
            try:
                await self.database.start()
            except StoreBusy:
                self.state = State.STANDING_BY
                log.warning("another folkmoot writes to this database; this one stands by")
                await asyncio.sleep(self._manner.pause_seconds)
            else:
                return

    async def _furnish(self) -> None:
        """Bring the place's regions, topics and admins in line with the settings."""
        named = self.settings
        place = Furniture(named.regions, named.topics, named.admins)
        shortest, zone = timedelta(minutes=named.outage_minutes), named.zone
        days = await self.database.write(furnish, place, shortest=shortest, zone=zone, now=self.clock.now())
        if days:
            log.warning("signing was off; open ideas are open longer", days=[day.isoformat() for day in days])

    async def _help(self) -> None:
        """Send what is owed, beside the process that listens (docs/decisions/0008)."""
        await self._meet_telegram()
        if not self._holder.holds:
            self.outward.help(self._tasks)

    async def _meet_telegram(self) -> None:
        async with self._meeting:
            if self.application.running:
                return
            await self._insist(self.application.initialize)
            self.civic.username = self.application.bot.username
            await self.application.start()

    async def _listen(self) -> None:
        if self._webhook is None:
            await self._insist(partial(self._api.call, "deleteWebhook"))
            self._fetching = self._tasks.start(self._polling.run(), name="polling")
            return
        self._webhook.is_open = True
        address: dict[str, Any] = {
            "url": self._public_url() + webhook.PATH,
            "secret_token": self.settings.webhook_secret.get_secret_value(),
            "max_connections": WEBHOOK_CONNECTIONS,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        await self._insist(partial(self._api.call, "setWebhook", **address))

    async def _insist(self, ask: Callable[[], Awaitable[object]]) -> None:
        """Ask Telegram until it can be reached. Raises: NobodysToken"""
        while True:
            try:
                await ask()
            except InvalidToken:  # its own words quote the token
                raise NobodysToken("Telegram does not know this token. Ask @BotFather for it again: /mybots.") from None
            except BadRequest:
                raise
            except TelegramError as fault:
                log.warning("telegram cannot be reached", fault=type(fault).__name__)
                await asyncio.sleep(self._manner.pause_seconds)
            else:
                return

    def _public_url(self) -> str:
        """Return where Telegram finds us; a port that the system chose is only known by now."""
        url = self.settings.public_url
        return url if self.settings.web_port else url.removesuffix(":0") + f":{self.port}"

    async def _stop_fetching(self) -> None:
        if self._fetching is None:
            return
        self._polling.leave(self._fetching)
        await asyncio.wait({self._fetching}, timeout=self._manner.patience_seconds)
        if self._holder.holds:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._polling.confirm(), CONFIRM_SECONDS)

    def _end(self, fault: BaseException) -> None:
        if not self.ended.done():
            self.ended.set_result(fault)


def pepper_of(settings: Settings) -> bytes:
    """Return the key of every keyed digest, made from the operator's secret."""
    return sha256(b"folkmoot:pepper:" + settings.secret_key.get_secret_value().encode()).digest()


def _application(settings: Settings, request: AiohttpRequest) -> CivicApplication:
    builder: Any = Application.builder().token(settings.telegram_token.get_secret_value())
    builder = builder.base_url(f"{settings.telegram_api}/bot").base_file_url(f"{settings.telegram_api}/file/bot")
    builder = builder.request(request).get_updates_request(request).updater(None).job_queue(None)
    application: CivicApplication = builder.context_types(ContextTypes(context=CivicContext)).build()
    return application
