"""One call to Telegram at a time: paced, its failure sorted, and what can be put right at once put right."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from telegram import InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.delivery.aiohttp_request import departing
from bot.delivery.budgets import Budgets, Call, Scope, Weight
from bot.delivery.failures import Failure, Fate, sort
from bot.delivery.last_shown import LastShown, mark_of
from bot.delivery.rendering import NO_PREVIEW, Markup
from bot.delivery.splitting import CAPTION_LIMIT, plain, seen_length
from storage.cards import Spot

log = structlog.get_logger(__name__)
T = TypeVar("T")

ANSWER_ATTEMPTS = 5
LONGEST_WAIT = timedelta(minutes=1)
OWED = (Weight.REPLY, Weight.NOTICE, Weight.ANNOUNCEMENT)


class Undelivered(Exception):
    """A call that did not succeed, with what that means."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.fault)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes. `thread_id` is a forum topic's own, never General's."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    is_silent: bool = False
    weight: Weight = Weight.ANSWER
    is_paid: bool = False

    def options(self) -> dict[str, Any]:
        """Return what every sending method is told about the place."""
        reply = ReplyParameters(self.reply_to, allow_sending_without_reply=True) if self.reply_to else None
        return {
            "chat_id": self.chat_id,
            "message_thread_id": self.thread_id,
            "reply_parameters": reply,
            "disable_notification": self.is_silent or None,
            "allow_paid_broadcast": self.is_paid or None,
        }


Send = Callable[[Target, bool], Awaitable[T]]
OnMove = Callable[[int, int], Awaitable[None]]
OnPause = Callable[[Scope, float], Awaitable[None]]
OnPlain = Callable[[str], Awaitable[None]]


async def _tell_nobody(_scope: Scope, _seconds: float) -> None:
    """A pause that concerns nobody else."""


async def _report_to_nobody(_fault: str) -> None:
    """A formatting that nobody looks after."""


class Caller:
    """Makes calls. Raises `Undelivered` for whatever cannot be put right on the spot.

    `on_plain` is told what Telegram said of a formatting that it refused; the words went out without it.
    `before_bulk` is asked just before anything leaves that another process might have taken over from us; what it
    raises is raised.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        budgets: Budgets,
        *,
        on_move: OnMove,
        on_pause: OnPause = _tell_nobody,
        on_plain: OnPlain = _report_to_nobody,
        before_bulk: Callable[[], None] = lambda: None,
    ) -> None:
        self.bot = bot
        self.budgets = budgets
        self._on_move = on_move
        self._on_pause = on_pause
        self._on_plain = on_plain
        self._last_shown = LastShown()
        self._before_bulk = before_bulk

    async def send_text(self, target: Target, html: str, markup: Markup | None) -> Message:
        """Send one message of words."""

        async def send(to: Target, is_plain: bool) -> Message:
            return await self.bot.send_message(
                text=plain(html) if is_plain else html,
                parse_mode=None if is_plain else ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=markup,
                **to.options(),
            )

        message = await self.deliver(target, send)
        if markup is None or isinstance(markup, InlineKeyboardMarkup):
            spot = Spot(message.chat.id, message.message_id)
            self._last_shown.note(spot, mark_of(html, markup), turn=self._last_shown.begin(spot))
        return message

    async def edit_text(
        self,
        spot: Spot,
        html: str,
        keyboard: InlineKeyboardMarkup | None,
        *,
        weight: Weight,
        has_turn: bool = False,
    ) -> None:
        """Let a message of ours say something else; an edit that changes nothing is as good as done."""
        mark = mark_of(html, keyboard)
        if self._last_shown.is_shown(spot, mark):
            return
        turn = self._last_shown.begin(spot)
        place = spot.chat_telegram_id if spot.chat_telegram_id is not None else spot.inline_message_id
        await self._edit_somehow(Call(place or "", weight, has_turn=has_turn), spot, html, keyboard)
        self._last_shown.note(spot, mark, turn=turn)

    async def _edit_somehow(self, call: Call, spot: Spot, html: str, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await self._edit(call, spot, html, keyboard)
        except Undelivered as undelivered:
            fate = undelivered.failure.fate
            if fate is Fate.HAS_CAPTION and seen_length(html) <= CAPTION_LIMIT:
                await self._edit_caption(call, spot, html, keyboard)
            elif fate is Fate.FORMAT:
                await self._edit(call, spot, plain(html), keyboard, parse_mode=None)
                await self._report(undelivered.failure)
            elif fate is not Fate.UNCHANGED:
                raise

    async def _edit(
        self,
        call: Call,
        spot: Spot,
        text: str,
        keyboard: InlineKeyboardMarkup | None,
        *,
        parse_mode: str | None = ParseMode.HTML,
    ) -> None:
        await self.attempt(
            call,
            lambda: self.bot.edit_message_text(
                text,
                parse_mode=parse_mode,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
                **_address(spot),
            ),
        )

    async def _edit_caption(self, call: Call, spot: Spot, html: str, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await self.attempt(
                call,
                lambda: self.bot.edit_message_caption(
                    caption=html, parse_mode=ParseMode.HTML, reply_markup=keyboard, **_address(spot)
                ),
            )
        except Undelivered as undelivered:
            if undelivered.failure.fate is not Fate.UNCHANGED:
                raise

    async def copy(
        self, target: Target, source_id: int, message_ids: Sequence[int], keyboard: InlineKeyboardMarkup | None
    ) -> tuple[int, tuple[int, ...]]:
        """Copy messages from another chat; return where they went, and what they are there."""

        async def send(to: Target, _is_plain: bool) -> tuple[int, tuple[int, ...]]:
            if len(message_ids) == 1:
                one = await self.bot.copy_message(
                    from_chat_id=source_id, message_id=message_ids[0], reply_markup=keyboard, **to.options()
                )
                return to.chat_id, (one.message_id,)
            unknown = ("reply_parameters", "allow_paid_broadcast")  # to this method
            options = {name: value for name, value in to.options().items() if name not in unknown}
            copies = await self.bot.copy_messages(from_chat_id=source_id, message_ids=list(message_ids), **options)
            return to.chat_id, tuple(copy.message_id for copy in copies)

        return await self.deliver(target, send, size=len(message_ids))

    async def delete(self, call: Call, message_id: int) -> None:
        """Delete a message of ours; one that is gone already, or that may no longer be deleted, stays as it is."""
        place = call.place
        try:
            await self.attempt(call, lambda: self.bot.delete_message(place, message_id))
        except Undelivered as undelivered:
            if undelivered.failure.fate is not Fate.GONE:
                raise

    async def deliver(self, target: Target, send: Send[T], *, size: int = 1) -> T:
        """Send to this target, once more where the refusal says how: elsewhere, or without its formatting."""
        is_plain = False
        for _ in range(len(Fate)):
            try:
                call = Call(target.chat_id, target.weight, size, is_paid=target.is_paid)
                return await self.attempt(call, _bound(send, target, is_plain=is_plain))
            except Undelivered as undelivered:
                put_right = await self._put_right(target, undelivered.failure, is_plain=is_plain)
                if put_right is None:
                    raise
                target, is_plain = put_right
        raise LookupError("a message that was put right again and again")

    async def _put_right(self, target: Target, failure: Failure, *, is_plain: bool) -> tuple[Target, bool] | None:
        if failure.fate is Fate.FORMAT and not is_plain:
            await self._report(failure)
            return target, True
        if failure.fate is Fate.MOVED and failure.new_chat_id not in (None, target.chat_id):
            await self._on_move(target.chat_id, failure.new_chat_id or 0)
            return replace(target, chat_id=failure.new_chat_id or 0, thread_id=None, reply_to=None), is_plain
        if failure.fate is Fate.NO_TOPIC and target.thread_id is not None:
            return replace(target, thread_id=None, reply_to=None), is_plain
        if failure.fate is Fate.NO_REPLY and target.reply_to is not None:
            return replace(target, reply_to=None), is_plain
        return None

    async def _report(self, failure: Failure) -> None:
        log.warning("formatting was refused: plain text instead", fault=failure.fault)
        await self._on_plain(failure.fault)

    async def attempt(self, call: Call, do: Callable[[], Awaitable[T]]) -> T:
        """Make a paced call. An answer waits out a flood and a lost connection; anything else is tried later."""
        for attempt in range(1, ANSWER_ATTEMPTS + 1):
            if attempt > 1 or not call.has_turn:
                await self.budgets.turn(call)
            if call.weight in OWED:
                self._before_bulk()
            try:
                with departing(lambda: self.budgets.left(call)):
                    return await do()
            except TelegramError as error:
                failure = sort(error)
                if failure.is_flood and failure.wait:
                    seconds = failure.wait.total_seconds()
                    await self._on_pause(self.budgets.pause(call, seconds), seconds)
                if not _is_worth_waiting(failure, call, attempt):
                    raise Undelivered(failure) from error
                if not failure.is_flood:
                    await asyncio.sleep(attempt)
        raise LookupError("unreachable: the last attempt raises")

    async def ask(self, do: Callable[[], Awaitable[T]]) -> T:
        """Make a call that sends nobody anything and has no budget. Raises: Undelivered."""
        try:
            return await do()
        except TelegramError as error:
            raise Undelivered(sort(error)) from error


def _bound(send: Send[T], target: Target, *, is_plain: bool) -> Callable[[], Awaitable[T]]:
    return lambda: send(target, is_plain)


def _is_worth_waiting(failure: Failure, call: Call, attempt: int) -> bool:
    if failure.fate is not Fate.LATER or call.weight is not Weight.ANSWER or attempt == ANSWER_ATTEMPTS:
        return False
    return failure.wait is None or failure.wait <= LONGEST_WAIT


def _address(spot: Spot) -> dict[str, Any]:
    if spot.inline_message_id is not None:
        return {"inline_message_id": spot.inline_message_id}
    return {"chat_id": spot.chat_telegram_id, "message_id": spot.message_id}
