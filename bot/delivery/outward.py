"""Everything that leaves, put together: what the composition root starts, nudges and stops."""

import asyncio
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.config import Settings
from bot.delivery import posting, redrawing
from bot.delivery.budgets import Budgets
from bot.delivery.calling import Caller
from bot.delivery.card_book import CardBook
from bot.delivery.fleet import Fleet
from bot.delivery.hanging import Hanging
from bot.delivery.posting import Posting, hands_for
from bot.delivery.profile import Profile
from bot.delivery.redrawing import Redrawing
from bot.delivery.showing import Presenter
from bot.delivery.tasks import Tasks
from bot.delivery.voices import Voices
from bot.domain.quiet import Nights
from bot.services import reaching, redelivering
from bot.services.presses import Press
from storage.cards import Spot
from storage.database import Database
from storage.faults import StoreError


class Outward:
    """The way out: one ledger of budgets, one book of cards, and everybody who uses them."""

    def __init__(self, bot: ExtBot[Any], database: Database, settings: Settings, *, clock: Clock) -> None:
        async def follow(old: int, new: int) -> None:
            await database.write(reaching.follow_move, old_telegram_id=old, new_telegram_id=new)

        async def report_plain(fault: str) -> None:
            with suppress(StoreError, DBAPIError):  # it is in the log as well
                await database.write(redelivering.report_plain, fault=fault, zone=settings.zone, now=clock.now())

        self._clock = clock
        self._is_posting = False
        voices = Voices(settings, username=lambda: bot.username)
        self.budgets = Budgets(
            clock.steady, per_second=settings.sends_per_second, paid_per_second=settings.paid_sends_per_second
        )
        self.fleet = Fleet(database, clock, self.budgets)
        self.caller = Caller(
            bot,
            self.budgets,
            on_move=follow,
            on_pause=self.fleet.tell,
            on_plain=report_plain,
            before_bulk=lambda: self.posting.begin(),
        )
        self.book = CardBook(database)
        self.presenter = Presenter(self.caller, self.book, database)
        self.profile = Profile(self.caller, database, settings, voices)
        nights = Nights(settings.zone, settings.usual_quiet_hours)
        ways = posting.Ways(self.caller, database, self._clock, voices, nights=nights, fleet=self.fleet)
        pays = settings.paid_sends_per_second > 0
        rate = settings.paid_sends_per_second or settings.sends_per_second
        self.posting = Posting(ways, senders=hands_for(rate), pays=pays)
        self.hanging = Hanging(self.caller, self.presenter, database, voices, zone=settings.zone)
        self.redrawing = Redrawing(redrawing.Ways(self.caller, self.book, database, self._clock, voices))

    def help(self, tasks: Tasks) -> None:
        """Begin to send what is owed to people, beside the process that listens."""
        self.fleet.listens = False
        self._posts(tasks)

    def start(self, tasks: Tasks, *, presents: bool = True) -> None:
        """Begin to send what is owed and to keep cards true; `presents` the bot to whoever opens its chat."""
        self.fleet.listens = True
        self._posts(tasks)
        tasks.start(self.redrawing.run(), name="live cards")
        if presents:
            tasks.start(self.profile.present(now=self._clock.now()), name="profile")

    def _posts(self, tasks: Tasks) -> None:
        if not self._is_posting:
            self._is_posting = True
            tasks.start(self.posting.run(), name="outbox")

    def nudge(self, press: Press | None = None) -> None:
        """Look at once what is owed and which cards have changed; whoever pressed their own card sees it first."""
        if press is not None and press.chat_telegram_id is not None and press.chat_telegram_id > 0:
            self.redrawing.hurry(Spot(press.chat_telegram_id, press.message_id))
        self.posting.nudge()
        self.redrawing.nudge()

    async def tick(self) -> None:
        """Send and redraw everything that is due by the clock now, and return when it has left."""
        await asyncio.gather(self.posting.tick(), self.redrawing.tick())

    async def stop(self) -> None:
        """Begin nothing more, and let what is under way arrive."""
        await asyncio.gather(self.posting.stop(), self.redrawing.stop())
        await self.fleet.leave()
