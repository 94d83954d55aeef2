"""The book of live cards: what of ours shows a subject is written down once it hangs, and struck off when it goes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from weakref import WeakValueDictionary

from sqlmodel import Session

from bot.delivery.rendering import render
from bot.views.screens import Screen, Shown
from storage import cards, people
from storage.cards import Spot
from storage.database import Database


class CardBook:
    """Keeps the registry true. Whoever edits a message and notes it does both under the message's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._locks: WeakValueDictionary[Spot, asyncio.Lock] = WeakValueDictionary()

    def lock(self, spot: Spot) -> asyncio.Lock:
        """Return the lock of one message: edits of it, and what is noted about them, come in one order."""
        lock = self._locks.get(spot)
        if lock is None:
            lock = self._locks[spot] = asyncio.Lock()
        return lock

    async def note_edited(self, spot: Spot, screen: Screen, *, language: str, now: datetime) -> None:
        """Write down what an edited message shows now: a subject, or nothing that changes."""
        if screen.shown is not None:
            shown_hash = render(screen.kept or screen).shown_hash
            await self._database.write(
                note_card, spot, shown=screen.shown, language=language, shown_hash=shown_hash, now=now, edited_at=now
            )
        elif await self._database.read(cards.is_up, spot):
            await self._database.write(cards.strike, spot)

    async def note_new(self, spot: Spot, screen: Screen, *, language: str, now: datetime) -> None:
        """Write down a message that has just been sent; most show nothing that changes, and cost nothing here."""
        if screen.shown is not None:
            shown_hash = render(screen.kept or screen).shown_hash
            await self._database.write(
                note_card, spot, shown=screen.shown, language=language, shown_hash=shown_hash, now=now
            )

    async def strike(self, spot: Spot) -> None:
        """Strike off a message that has gone."""
        await self._database.write(cards.strike, spot)

    async def edit(
        self, spot: Spot, screen: Screen, edit: Callable[[], Awaitable[None]], *, language: str, now: datetime
    ) -> None:
        """Edit a message and note it, in one go."""
        async with self.lock(spot):
            await edit()
            await self.note_edited(spot, screen, language=language, now=now)


def note_card(
    db: Session,
    spot: Spot,
    *,
    shown: Shown,
    language: str,
    shown_hash: str,
    now: datetime,
    edited_at: datetime | None = None,
) -> None:
    """Write a card into the registry; in a private chat it belongs to whoever reads it."""
    chat_id = spot.chat_telegram_id
    reader = people.by_telegram_id(db, chat_id) if chat_id is not None and chat_id > 0 else None
    cards.put_up(
        db,
        spot,
        kind=shown.kind,
        subject_id=shown.subject_id,
        language=language,
        now=now,
        person_id=reader.id if reader else None,
        is_private=reader is not None,
        shown_hash=shown_hash,
        above=shown.above,
        edited_at=edited_at,
    )
