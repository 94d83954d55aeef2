"""Presenting the bot to Telegram: names, descriptions and command lists, set only where they differ."""

from collections.abc import Awaitable, Callable, Iterable, Sequence, Set
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from bot.config import Settings
from bot.delivery.calling import Caller, Undelivered
from bot.delivery.failures import Fate
from bot.delivery.voices import Voices
from bot.services import reaching
from bot.services.reaching import Staff
from bot.views import profile
from bot.views.profile import Audience, Command
from bot.views.texts import Texts
from storage.database import Database

log = structlog.get_logger(__name__)

SCOPES: tuple[tuple[Audience, BotCommandScope], ...] = (
    (Audience.PRIVATE, BotCommandScopeAllPrivateChats()),
    (Audience.GROUP, BotCommandScopeAllGroupChats()),
    (Audience.GROUP_ADMINS, BotCommandScopeAllChatAdministrators()),
)
CODE_LETTERS = 2


class Profile:
    """Presents the bot. Nothing here keeps it from serving: what Telegram refuses is logged and left."""

    def __init__(self, caller: Caller, database: Database, settings: Settings, voices: Voices) -> None:
        self._caller = caller
        self._database = database
        self._settings = settings
        self._voices = voices
        self._staff = Staff()
        self._left: set[int] = set()

    @property
    def _bot(self) -> Bot:
        return self._caller.bot

    async def present(self, *, now: datetime) -> None:
        """Set everything that is not yet as it should be, for every language of the place."""
        for code, language in self._codes():
            await self._introduce(code, language)
            for audience, scope in SCOPES:
                offered = profile.commands_for(audience, self._voices.texts_for(language))
                await self._offer(offered, scope, code)
        await self._quietly(lambda: self._bot.set_chat_menu_button(menu_button=MenuButtonCommands()))
        await self.present_to_staff(now=now)

    async def present_to_staff(self, *, now: datetime) -> int:
        """Offer the staff chat, and who works here in private, the commands of their work; return how many are new.

        Whoever has lost their role is offered what everybody is, also if nobody was there to see it: who has a list of
        their own is noted before they get it, and for as long as Telegram has not taken it back.
        """
        staff = await self._database.read(reaching.staff_to_address, now=now)
        known, self._staff = self._staff, staff
        await self._settle_in(staff, known=known.chat_telegram_id)
        new = {one: roles for one, roles in sorted(staff.roles.items()) if known.roles.get(one) != roles}
        await self._note(new.keys() - staff.offered, are_there=True)
        for one, roles in new.items():
            await self._offer_chat(partial(profile.private_commands, roles), one)
        await self._withdraw_from((known.roles.keys() | staff.offered | self._left) - staff.roles.keys())
        return len(new)

    async def _settle_in(self, staff: Staff, *, known: int | None) -> None:
        """Offer the staff chat its commands, and take them from every chat that was the staff's before."""
        here, write = staff.chat_telegram_id, self._database.write
        if here is not None and here not in staff.offered_chats:
            await write(reaching.note_staff_commands, telegram_id=here, are_there=True)
        if here not in (None, known):
            await self._offer_chat(partial(profile.commands_for, Audience.STAFF), here or 0)
        for other in sorted(staff.offered_chats - {here}):
            if await self._withdraw(other):
                await write(reaching.note_staff_commands, telegram_id=other, are_there=False)

    async def _withdraw_from(self, left: Set[int]) -> None:
        """Take their own lists from whoever has no role any more; what fails for now is tried again."""
        done = {one for one in sorted(left) if await self._withdraw(one)}
        self._left = set(left - done)
        await self._note(done, are_there=False)

    async def _note(self, telegram_ids: Set[int], *, are_there: bool) -> None:
        if telegram_ids:
            these = sorted(telegram_ids)
            await self._database.write(reaching.note_own_commands, telegram_ids=these, are_there=are_there)

    async def _withdraw(self, telegram_id: int) -> bool:
        """Return whether nothing is left to do: Telegram has taken the list back, or never will."""
        try:
            for code, _ in self._codes():
                await self._caller.ask(partial(self._bot.delete_my_commands, BotCommandScopeChat(telegram_id), code))
        except Undelivered as undelivered:
            log.warning("a list of commands could not be taken back", fault=undelivered.failure.fault)
            return undelivered.failure.fate not in (Fate.LATER, Fate.DOUBT)
        return True

    async def _offer_chat(self, listed: Callable[[Texts], Sequence[Command]], telegram_id: int) -> None:
        for code, language in self._codes():
            await self._offer(listed(self._voices.texts_for(language)), BotCommandScopeChat(telegram_id), code)

    def _codes(self) -> Iterable[tuple[str | None, str]]:
        """Return Telegram's language codes with ours: first the words for everybody else, then each known language."""
        languages = self._settings.languages
        yield None, languages[0]
        for language in languages[1:]:
            code = language.split("-")[0]
            if len(code) == CODE_LETTERS:
                yield code, language

    async def _introduce(self, code: str | None, language: str) -> None:
        bot, text, name = self._bot, self._voices.texts_for(language), self._settings.name
        about, short = profile.description(text), profile.short_description(text)
        if code is None and await self._differs(lambda: bot.get_my_name(), "name", name):
            await self._quietly(lambda: bot.set_my_name(name))
        if await self._differs(lambda: bot.get_my_description(code), "description", about):
            await self._quietly(lambda: bot.set_my_description(about, code))
        if await self._differs(lambda: bot.get_my_short_description(code), "short_description", short):
            await self._quietly(lambda: bot.set_my_short_description(short, code))

    async def _offer(self, commands: Sequence[Command], scope: BotCommandScope, code: str | None) -> None:
        offered = [BotCommand(one.name, one.words) for one in commands]
        known = await self._quietly(lambda: self._bot.get_my_commands(scope, code))
        if known is not None and list(known) != offered:
            await self._quietly(lambda: self._bot.set_my_commands(offered, scope, code))

    async def _differs(self, ask: Callable[[], Awaitable[Any]], field: str, wanted: str) -> bool:
        known = await self._quietly(ask)
        return known is not None and getattr(known, field) != wanted

    async def _quietly(self, do: Callable[[], Awaitable[Any]]) -> Any:
        try:
            return await self._caller.ask(do)
        except Undelivered as undelivered:
            log.warning("the bot could not present itself", fault=undelivered.failure.fault)
        except Exception as fault:  # an answer the library cannot read, say
            log.exception("the bot could not present itself", fault=type(fault).__name__)
        return None
