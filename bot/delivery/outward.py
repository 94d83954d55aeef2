"""Everything that leaves, put together: what the composition root starts and hands on."""

import time
from collections.abc import Callable
from typing import Any

from telegram.ext import ExtBot

from bot.config import Settings
from bot.delivery.budgets import Budgets
from bot.delivery.calling import Caller
from bot.delivery.card_book import CardBook
from bot.delivery.showing import Presenter
from bot.services import reaching
from storage.database import Database


class Outward:
    """The way out: one ledger of budgets, one book of cards, and who uses them."""

    def __init__(
        self,
        bot: ExtBot[Any],
        database: Database,
        settings: Settings,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        async def follow(old: int, new: int) -> None:
            await database.write(reaching.follow_move, old_telegram_id=old, new_telegram_id=new)

        self.budgets = Budgets(monotonic, per_second=settings.sends_per_second)
        self.caller = Caller(bot, self.budgets, on_move=follow)
        self.book = CardBook(database)
        self.presenter = Presenter(self.caller, self.book, database)
