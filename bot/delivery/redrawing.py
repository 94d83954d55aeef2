"""Keeps live cards true: takes up the ones that changed, draws each look once, and edits within the budgets."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

import structlog

from bot.clock import Clock
from bot.delivery.budgets import Call, Place, Weight
from bot.delivery.calling import Caller, Undelivered
from bot.delivery.card_book import CardBook
from bot.delivery.crew import Crew
from bot.delivery.drawing import Drawing, Drawn
from bot.delivery.failures import Failure, Fate
from bot.delivery.live_cards import LOOKS, CardLook
from bot.delivery.voices import Voices
from bot.services import reaching
from storage import cards
from storage.cards import Redrawn, Rests, Spot
from storage.database import Database
from storage.tables import Card, CardKind

log = structlog.get_logger(__name__)

RESTS = Rests(private=timedelta(seconds=3), shared=timedelta(seconds=10))
POLL_SECONDS = 0.5
GATHER_SECONDS = 0.05
OFFLINE_SECONDS = 1.0
GRACE_SECONDS = 3.0
HANDS = 32
CARDS_AT_ONCE = 4 * HANDS


@dataclass(frozen=True, slots=True)
class Ways:
    """What redrawing needs: the wire, the book, the store, the time, the words, and what each kind looks like."""

    caller: Caller
    book: CardBook
    database: Database
    clock: Clock
    voices: Voices
    looks: Mapping[CardKind, CardLook] = field(default_factory=lambda: LOOKS)


class Redrawing:
    """Edits live cards. An edit may be repeated without harm, so whatever is in doubt is simply drawn again."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._drawing = Drawing(ways.database, ways.clock, ways.voices, ways.looks)
        self._crew = Crew(HANDS, name="live card")
        self._quick = Crew(HANDS, name="pressed card")
        self._busy: set[Place] = set()
        self._offline_until = 0.0
        self._has_lost_track = False
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._hurried: dict[Spot, None] = {}
        self._is_stopping = False

    def nudge(self) -> None:
        """Look at once: something may just have changed."""
        self._wake.set()

    def hurry(self, spot: Spot) -> None:
        """Redraw this card before its rest is over: its own reader has just pressed it, and waits."""
        self._hurried[spot] = None
        self._wake.set()

    async def run(self) -> None:
        """Keep every card true, until stopped. First what a dead process was drawing."""
        self._has_lost_track = True
        while not self._is_stopping:
            self._wake.clear()
            try:
                await self._find_lost()
                await self._round()
            except Exception as fault:
                self._has_lost_track = True
                log.exception("the cards cannot be redrawn", fault=type(fault).__name__)
                await asyncio.sleep(POLL_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)
            await asyncio.sleep(GATHER_SECONDS)

    async def _find_lost(self) -> None:
        """Have every card drawn again of which nobody knows what it shows."""
        if self._has_lost_track:
            await self._ways.database.write(cards.mark_unknown_dirty, now=self._ways.clock.now())
            self._has_lost_track = False

    async def tick(self) -> None:
        """Redraw every card that may be redrawn by the clock now, and return when it is; for tests and the sweeps."""
        while await self._round() or not (self._crew.is_idle and self._quick.is_idle):
            await self._crew.wait_for_one()
            await self._quick.wait_for_one()

    async def stop(self) -> None:
        """Take nothing more up, and let what is under way arrive."""
        self._is_stopping = True
        self._wake.set()
        await asyncio.gather(
            self._crew.stop(grace_seconds=GRACE_SECONDS), self._quick.stop(grace_seconds=GRACE_SECONDS)
        )

    async def _round(self) -> int:
        """Take up as many cards as may be edited now and hands are free; return how many."""
        async with self._turn:
            hurried, calm = await self._take_up()
            if not (hurried or calm):
                return 0
            for crew, taken in ((self._quick, hurried), (self._crew, calm)):
                drawn, struck = await self._drawing.draw(taken)
                await self._settle([one for one in drawn if not one.has_changed], struck)
                for one in drawn:
                    if one.has_changed:
                        self._busy.add(_place(one.card))
                        crew.start(self._redraw(one, weight=Weight.ANSWER if crew is self._quick else Weight.CARD))
            return len(hurried) + len(calm)

    async def _take_up(self) -> tuple[list[Card], list[Card]]:
        """Claim cards that may be edited now: those somebody waits for, and the others; one for each place."""
        if self._is_stopping or asyncio.get_running_loop().time() < self._offline_until:
            return [], []
        ways, waited_for = self._ways, set(islice(self._hurried, 2 * HANDS))
        full = self._busy | ways.caller.budgets.full_places(Weight.CARD)
        dirty = await ways.database.read(
            cards.redrawable,
            now=ways.clock.now(),
            rests=RESTS,
            limit=CARDS_AT_ONCE,
            hurried=waited_for,
            full=[place for place in full if isinstance(place, int)],
        )
        self._forget_hurry(waited_for - {_spot(card) for card in dirty})
        hurried, calm = self._choose(dirty, waited_for)
        if hurried or calm:
            await ways.database.write(cards.claim, [card.id or 0 for card in hurried + calm])
        self._forget_hurry({_spot(card) for card in hurried})
        return hurried, calm

    def _forget_hurry(self, spots: Iterable[Spot]) -> None:
        for spot in spots:
            self._hurried.pop(spot, None)

    def _choose(self, dirty: Iterable[Card], waited_for: set[Spot]) -> tuple[list[Card], list[Card]]:
        hurried: list[Card] = []
        calm: list[Card] = []
        places = set(self._busy)
        for card in dirty:
            chosen, crew, weight = calm, self._crew, Weight.CARD
            if _spot(card) in waited_for:
                chosen, crew, weight = hurried, self._quick, Weight.ANSWER
            has_room = self._ways.caller.budgets.wait_for_place(Call(_place(card), weight)) <= 0
            if has_room and _place(card) not in places and len(chosen) < crew.free:
                places.add(_place(card))
                chosen.append(card)
        return hurried, calm

    async def _settle(self, unchanged: Iterable[Drawn], struck: list[int]) -> None:
        database, now = self._ways.database, self._ways.clock.now()
        settled = [Redrawn(card_id=one.card.id or 0, shown_hash=one.rendered.shown_hash) for one in unchanged]
        if settled:
            await database.write(cards.settle, settled, now=now)
        if struck:
            await database.write(cards.strike_many, struck)

    async def _redraw(self, drawn: Drawn, *, weight: Weight) -> None:
        spot = _spot(drawn.card)
        try:
            async with self._ways.book.lock(spot):
                shown = await self._ways.database.read(cards.shown_hash_of, drawn.card.id or 0)
                is_true = shown == drawn.rendered.shown_hash  # whoever pressed it was shown this while we waited
                if not is_true:
                    await self._edit(spot, drawn, weight)
                await self._note(drawn.card, drawn.rendered.shown_hash, was_edited=not is_true)
        except asyncio.CancelledError:
            await asyncio.shield(self._note(drawn.card, None, was_edited=False))
            raise
        except Undelivered as undelivered:
            await self._take(undelivered.failure, drawn)
        except Exception:
            self._has_lost_track = True
            raise
        finally:
            self._busy.discard(_place(drawn.card))
            self._wake.set()

    async def _edit(self, spot: Spot, drawn: Drawn, weight: Weight) -> None:
        parts = drawn.rendered.parts
        await self._ways.caller.edit_text(spot, parts[0], drawn.rendered.keyboard, weight=weight)

    async def _note(self, card: Card, shown_hash: str | None, *, was_edited: bool = True) -> None:
        now = self._ways.clock.now()
        redrawn = Redrawn(card_id=card.id or 0, shown_hash=shown_hash, edited_at=now if was_edited else None)
        await self._ways.database.write(cards.settle, [redrawn], now=now)

    async def _take(self, failure: Failure, drawn: Drawn) -> None:
        """Strike off what is gone; draw again what did not go through; leave alone what would never go through."""
        card, write = drawn.card, self._ways.database.write
        if failure.fate in (Fate.GONE, Fate.HAS_CAPTION, Fate.NO_TOPIC):
            await write(cards.strike_many, [card.id or 0])
        elif failure.fate is Fate.FOR_EVER and card.chat_telegram_id is not None:
            await write(reaching.note_gone, telegram_id=card.chat_telegram_id, now=self._ways.clock.now())
        elif failure.fate is Fate.MOVED and card.chat_telegram_id is not None and failure.new_chat_id is not None:
            old, new = card.chat_telegram_id, failure.new_chat_id
            await write(reaching.follow_move, old_telegram_id=old, new_telegram_id=new)
        elif failure.fate is Fate.LATER:
            if not failure.is_flood:
                self._offline_until = asyncio.get_running_loop().time() + OFFLINE_SECONDS
            await self._note(card, None, was_edited=False)
        elif failure.fate is Fate.DOUBT:
            await self._note(card, None)
        else:
            log.error("a card cannot be redrawn", kind=card.kind.value, fault=failure.fault)
            await self._note(card, drawn.rendered.shown_hash)


def _spot(card: Card) -> Spot:
    return Spot(card.chat_telegram_id, card.message_id, card.inline_message_id)


def _place(card: Card) -> Place:
    return card.chat_telegram_id if card.chat_telegram_id is not None else card.inline_message_id or ""
