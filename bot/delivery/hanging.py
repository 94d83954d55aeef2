"""Hanging consultations up in groups: a forum topic for each subtopic, one card elsewhere, closed with the stage."""

from collections.abc import Awaitable, Callable
from datetime import datetime, tzinfo
from typing import Any, TypeVar

import structlog
from telegram.ext import ExtBot

from bot.delivery.budgets import Call, Weight
from bot.delivery.calling import Caller, Undelivered
from bot.delivery.failures import Fate
from bot.delivery.live_cards import LOOKS
from bot.delivery.showing import Presenter
from bot.delivery.voices import Voices
from bot.services import hanging, owing
from bot.views.consulting import topic_name
from storage.database import Database
from storage.tables import CardKind
from storage.threads import Hanging as Thread

log = structlog.get_logger(__name__)
T = TypeVar("T")


class Hanging:
    """Brings groups in line with what should hang in them; what cannot be done now is done at the next look."""

    def __init__(
        self, caller: Caller, presenter: Presenter, database: Database, voices: Voices, *, zone: tzinfo
    ) -> None:
        self._caller = caller
        self._presenter = presenter
        self._database = database
        self._voices = voices
        self._zone = zone

    @property
    def _bot(self) -> ExtBot[Any]:
        return self._caller.bot

    async def keep(self, *, now: datetime) -> int:
        """Hang up what is to hang, then open and close what should; return how much was done."""
        has_room: dict[tuple[int, int], bool] = {}
        done = 0
        for thread in await self._database.read(hanging.wanted, now=now):
            place = (thread.consultation.id or 0, thread.chat.id or 0)
            if place not in has_room:
                has_room[place] = not thread.is_first or await self._may_post(thread, now)
            if has_room[place]:
                hung = await self._hang(thread, now)
                has_room[place] = hung
                done += hung
        for thread, is_open in await self._database.read(hanging.to_turn):
            done += await self._turn(thread, is_open=is_open)
        return done

    async def _may_post(self, thread: Thread, now: datetime) -> bool:
        """A consultation is one post of a group's day, however many topics it opens there."""
        today = now.astimezone(self._zone).date()
        return await self._database.write(owing.take_post, chat_id=thread.chat.id or 0, today=today)

    async def _hang(self, thread: Thread, now: datetime) -> bool:
        row, chat = thread.thread.id or 0, thread.chat
        await self._database.write(hanging.begin, thread_row=row, now=now)
        try:
            thread_id = await self._make_topic(thread) if thread.subtopic is not None else None
        except Undelivered as undelivered:
            return await self._without_topics(thread, undelivered, now=now)
        await self._database.write(hanging.begin, thread_row=row, now=now, thread_id=thread_id)
        kind = CardKind.SUBTOPIC if thread.subtopic is not None else CardKind.CONSULTATION
        subject_id = (thread.subtopic or thread.consultation).id or 0
        facts = await self._database.read(LOOKS[kind].facts, subject_id, viewer_id=None, now=now)
        text = self._voices.texts_for(chat.language)
        screen = LOOKS[kind].view(facts, text, False)
        try:
            sent = await self._presenter.send(
                chat.telegram_id, screen, language=text.language, now=now, thread_id=thread_id
            )
        except Undelivered as undelivered:
            log.warning("a consultation could not be hung up", fault=undelivered.failure.fault)
            return False
        is_pinned = await self._pin(chat.telegram_id, sent.message_id)
        await self._database.write(hanging.note_hung, thread_row=row, message_id=sent.message_id, is_pinned=is_pinned)
        return True

    async def _make_topic(self, thread: Thread) -> int:
        subtopic = thread.subtopic
        name = topic_name(subtopic.title if subtopic else "", self._text(thread))
        made = await self._attempt(thread, lambda: self._bot.create_forum_topic(thread.chat.telegram_id, name))
        return made.message_thread_id

    async def _without_topics(self, thread: Thread, undelivered: Undelivered, *, now: datetime) -> bool:
        """Where we may not make topics one card stands for all; what merely failed is tried again."""
        if undelivered.failure.fate in (Fate.LATER, Fate.DOUBT):
            return False
        given = {"consultation_id": thread.consultation.id or 0, "chat_id": thread.chat.id or 0}
        await self._database.write(hanging.fall_back, **given, now=now)
        for instead in await self._database.read(hanging.wanted, now=now):
            if instead.subtopic is None and instead.chat.id == thread.chat.id:
                await self._hang(instead, now)
        return False

    async def _pin(self, chat_id: int, message_id: int) -> bool:
        """Pin a card silently; where we may not, it stays unpinned."""
        try:
            await self._caller.ask(lambda: self._bot.pin_chat_message(chat_id, message_id, disable_notification=True))
        except Undelivered:
            return False
        return True

    async def _turn(self, thread: Thread, *, is_open: bool) -> int:
        chat_id, thread_id = thread.chat.telegram_id, thread.thread.thread_id or 0
        title = thread.subtopic.title if thread.subtopic else ""
        name = topic_name(title, self._text(thread), is_closed=not is_open)
        turn = self._bot.reopen_forum_topic if is_open else self._bot.close_forum_topic
        try:
            await self._attempt(thread, lambda: self._bot.edit_forum_topic(chat_id, thread_id, name=name))
            await self._attempt(thread, lambda: turn(chat_id, thread_id))
        except Undelivered as undelivered:
            if undelivered.failure.fate in (Fate.LATER, Fate.DOUBT):
                return 0
            if undelivered.failure.fate is not Fate.UNCHANGED:
                log.warning("a topic could not be turned", fault=undelivered.failure.fault)
        await self._database.write(hanging.note_open, thread_row=thread.thread.id or 0, is_open=is_open)
        return 1

    async def _attempt(self, thread: Thread, do: Callable[[], Awaitable[T]]) -> T:
        return await self._caller.attempt(Call(thread.chat.telegram_id, Weight.NOTICE), do)

    def _text(self, thread: Thread) -> Any:
        return self._voices.texts_for(thread.chat.language)
