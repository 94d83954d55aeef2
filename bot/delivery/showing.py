"""The presenter: what handlers show people, here and now, in place of the old screen or below it."""

from datetime import datetime

import structlog
from telegram import Message, Update

from bot.delivery.budgets import Weight
from bot.delivery.calling import Caller, Target, Undelivered
from bot.delivery.card_book import CardBook
from bot.delivery.failures import Fate
from bot.delivery.rendering import Rendered, render
from bot.delivery.sending import send_screen
from bot.delivery.splitting import plain
from bot.services import reaching
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage.cards import Spot
from storage.database import Database

log = structlog.get_logger(__name__)

TOAST_CHARACTERS = 200


class Presenter:
    """Shows screens to whoever has just done something. Its calls overtake everything sent unasked."""

    def __init__(self, caller: Caller, book: CardBook, database: Database) -> None:
        self._caller = caller
        self._book = book
        self._database = database

    async def show(self, update: Update, screen: Screen, *, text: Texts, now: datetime) -> Message | None:
        """Show a screen where the person is looking: in place after a tap in private, else below."""
        spot = _editable_spot(update)
        rendered = render(screen)
        if spot is None or not _fits_edit(screen, rendered):
            return await self.reply(update, screen, text=text, now=now)
        if screen.shown is None and _reads_so_already(_pressed_message(update), rendered):
            return _pressed_message(update)
        try:
            await self._edit(spot, screen, language=text.language, now=now)
        except Undelivered as undelivered:
            return await self._show_anew(update, screen, undelivered, text=text, now=now)
        return _pressed_message(update)

    async def reply(self, update: Update, screen: Screen, *, text: Texts, now: datetime) -> Message | None:
        """Show a screen as a new message in the same chat and topic; None when nobody is there any more."""
        target = target_of(update, screen)
        if target is None:
            return None
        try:
            return await self._send(target, screen, language=text.language, now=now)
        except Undelivered as undelivered:
            await self._give_up(target, undelivered, now=now)
            return None

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        *,
        language: str,
        now: datetime,
        thread_id: int | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Send a screen to a chat by Telegram's id. Raises: Undelivered."""
        target = Target(chat_id, thread_id, reply_to, is_silent=screen.silent)
        return await self._send(target, screen, language=language, now=now)

    async def edit(self, chat_id: int, message_id: int, screen: Screen, *, language: str, now: datetime) -> bool:
        """Let a message of ours show this screen; return False when it is not there any more."""
        return await self._edit_if_there(Spot(chat_id, message_id), screen, language=language, now=now)

    async def edit_inline(self, inline_message_id: str, screen: Screen, *, language: str, now: datetime) -> bool:
        """Let an inline message show this screen; return False when it is not there any more."""
        spot = Spot(inline_message_id=inline_message_id)
        return await self._edit_if_there(spot, screen, language=language, now=now)

    async def answer(
        self, query_id: str, words: str | None, *, is_alert: bool = False, opens: str | None = None
    ) -> None:
        """Answer a tap by a toast, an alert, or a link into our private chat. A second or late answer is no fault."""
        bot = self._caller.bot
        url = f"https://t.me/{bot.username}?start={opens}" if opens else None
        shown = words[:TOAST_CHARACTERS] if words else None
        try:
            await self._caller.ask(
                lambda: bot.answer_callback_query(query_id, text=shown, show_alert=is_alert or None, url=url)
            )
        except Undelivered as undelivered:
            if undelivered.failure.fate is not Fate.TOO_LATE:
                log.warning("a tap could not be answered", fault=undelivered.failure.fault)

    async def _send(self, target: Target, screen: Screen, *, language: str, now: datetime) -> Message:
        message = await send_screen(self._caller, target, screen)
        spot = Spot(message.chat.id, message.message_id)
        await self._book.note_new(spot, screen, language=language, now=now)
        return message

    async def _edit(self, spot: Spot, screen: Screen, *, language: str, now: datetime) -> None:
        rendered = render(screen)

        async def edit() -> None:
            await self._caller.edit_text(spot, rendered.parts[0], rendered.keyboard, weight=Weight.ANSWER)

        await self._book.edit(spot, screen, edit, language=language, now=now)

    async def _edit_if_there(self, spot: Spot, screen: Screen, *, language: str, now: datetime) -> bool:
        try:
            await self._edit(spot, screen, language=language, now=now)
        except Undelivered as undelivered:
            if undelivered.failure.fate not in (Fate.GONE, Fate.HAS_CAPTION, Fate.FOR_EVER, Fate.MOVED):
                raise
            await self._book.strike(spot)
            return False
        return True

    async def _show_anew(
        self, update: Update, screen: Screen, undelivered: Undelivered, *, text: Texts, now: datetime
    ) -> Message | None:
        """Send what could not be edited in; after a doubt nothing: whatever button comes next shows the truth."""
        fate = undelivered.failure.fate
        if fate in (Fate.DOUBT, Fate.LATER, Fate.FOR_EVER):
            log.warning("a screen could not be shown", fault=undelivered.failure.fault)
            return None
        if fate not in (Fate.GONE, Fate.HAS_CAPTION):
            raise undelivered
        spot = _editable_spot(update)
        if spot is not None:
            await self._book.strike(spot)
        return await self.reply(update, screen, text=text, now=now)

    async def _give_up(self, target: Target, undelivered: Undelivered, *, now: datetime) -> None:
        """Take silence and people who have left as they are; anything else is a fault of ours."""
        failure = undelivered.failure
        if failure.fate is Fate.FOR_EVER:
            await self._database.write(reaching.note_gone, telegram_id=target.chat_id, now=now)
        elif failure.fate not in (Fate.DOUBT, Fate.LATER, Fate.FOR_EVER):
            raise undelivered
        log.warning("a screen could not be shown", fault=failure.fault)


def target_of(update: Update, screen: Screen) -> Target | None:
    """Return where an answer to this update goes: the same chat and the same topic.

    In General, a reply carries the id of its thread of replies, which is no topic: sending with it would fail.
    """
    message = update.effective_message
    chat = update.effective_chat
    if chat is None:
        return None
    if message is None:
        return Target(chat.id, is_silent=screen.silent)
    thread_id = message.message_thread_id if message.is_topic_message else None
    is_asked_about = screen.placeholder is not None and update.callback_query is None
    is_told_apart = chat.id < 0 or update.edited_message is not None
    reply_to = message.message_id if is_asked_about and is_told_apart else None
    return Target(chat.id, thread_id, reply_to, is_silent=screen.silent)


def _pressed_message(update: Update) -> Message | None:
    query = update.callback_query
    return query.message if query is not None and isinstance(query.message, Message) else None


def _editable_spot(update: Update) -> Spot | None:
    """Return the message whose button was pressed, if it is one of words in a private chat."""
    message = _pressed_message(update)
    if message is None or message.chat.type != message.chat.PRIVATE or message.text is None:
        return None
    return Spot(message.chat.id, message.message_id)


def _reads_so_already(message: Message | None, rendered: Rendered) -> bool:
    """Return whether a message shows exactly this, so that Telegram would refuse to edit it."""
    if message is None or message.text is None or len(rendered.parts) != 1:
        return False
    return message.text == plain(rendered.parts[0]).strip() and message.reply_markup == rendered.keyboard


def _fits_edit(screen: Screen, rendered: Rendered) -> bool:
    """Return whether an edit can show all of it: one part, no file, and buttons or nothing below."""
    has_only_buttons = rendered.markup is None or rendered.keyboard is not None
    is_one = not screen.media and screen.letter is None and len(rendered.parts) == 1
    return is_one and has_only_buttons
