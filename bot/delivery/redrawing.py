"""Keeps live cards true: takes up the ones that changed, draws each look once, and edits within the budgets."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
COPYING_HANDS = 8
CARDS_AT_ONCE = 4 * HANDS
AHEAD = {
    Weight.ANSWER: (Weight.ANSWER,),
    Weight.CARD: (Weight.ANSWER, Weight.CARD),
    Weight.COPY: (Weight.ANSWER, Weight.CARD, Weight.COPY),
}
"""Of what is under way in a place, what a card of each weight waits for."""


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
        self._crews = {
            Weight.ANSWER: Crew(HANDS, name="pressed card"),
            Weight.CARD: Crew(HANDS, name="live card"),
            Weight.COPY: Crew(COPYING_HANDS, name="copy of a card"),
        }
        self._busy: dict[Weight, set[Place]] = {weight: set() for weight in self._crews}
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
        while await self._round() or not all(crew.is_idle for crew in self._crews.values()):
            for crew in self._crews.values():
                await crew.wait_for_one()

    async def stop(self) -> None:
        """Take nothing more up, and let what is under way arrive."""
        self._is_stopping = True
        self._wake.set()
        await asyncio.gather(*(crew.stop(grace_seconds=GRACE_SECONDS) for crew in self._crews.values()))

    async def _round(self) -> int:
        """Take up as many cards as may be edited now and hands are free; return how many."""
        async with self._turn:
            taken = await self._take_up()
            if not taken:
                return 0
            weights = {card.id: weight for card, weight in taken}
            drawn, struck = await self._drawing.draw(card for card, _ in taken)
            await self._settle([one for one in drawn if not one.has_changed], struck)
            for one in drawn:
                if one.has_changed:
                    weight = weights[one.card.id]
                    self._busy[weight].add(_place(one.card))
                    self._crews[weight].start(self._redraw(one, weight=weight))
            return len(taken)

    async def _take_up(self) -> list[tuple[Card, Weight]]:
        """Claim cards that may be edited now, one for each place, and say how pressing each is."""
        if self._is_stopping or asyncio.get_running_loop().time() < self._offline_until:
            return []
        ways, waited_for = self._ways, set(islice(self._hurried, 2 * HANDS))
        full = self._busy_for(Weight.CARD) | ways.caller.budgets.full_places(Weight.CARD)
        dirty = await ways.database.read(
            cards.redrawable,
            now=ways.clock.now(),
            rests=RESTS,
            limit=CARDS_AT_ONCE,
            hurried=waited_for,
            full=[place for place in full if isinstance(place, int)],
        )
        self._forget_hurry(waited_for - {_spot(card) for card in dirty})
        taken = self._choose(dirty, waited_for)
        if taken:
            await ways.database.write(cards.claim, [card.id or 0 for card, _ in taken])
        self._forget_hurry({_spot(card) for card, weight in taken if weight is Weight.ANSWER})
        return taken

    def _forget_hurry(self, spots: Iterable[Spot]) -> None:
        for spot in spots:
            self._hurried.pop(spot, None)

    def _choose(self, dirty: Iterable[Card], waited_for: set[Spot]) -> list[tuple[Card, Weight]]:
        """Choose what there are hands and room for: cards somebody waits for, live ones, and copies nobody looks at."""
        chosen: list[tuple[Card, Weight]] = []
        busy = {weight: self._busy_for(weight) for weight in self._crews}
        free = {weight: crew.free for weight, crew in self._crews.items()}
        now = self._ways.clock.now()
        for card in dirty:
            weight, place = self._weigh(card, waited_for, now), _place(card)
            has_room = self._ways.caller.budgets.wait_for_place(Call(place, weight)) <= 0
            if has_room and place not in busy[weight] and free[weight] > 0:
                free[weight] -= 1
                chosen.append((card, weight))
                for others in busy.values():
                    others.add(place)
        return chosen

    def _weigh(self, card: Card, waited_for: set[Spot], now: datetime) -> Weight:
        if _spot(card) in waited_for:
            return Weight.ANSWER
        return Weight.CARD if cards.is_watched(card, now) else Weight.COPY

    def _busy_for(self, weight: Weight) -> set[Place]:
        """Return the places where something is under way that a card of this weight waits for."""
        return set().union(*(self._busy[ahead] for ahead in AHEAD[weight]))

    async def _settle(self, unchanged: Iterable[Drawn], struck: list[int]) -> None:
        database, now = self._ways.database, self._ways.clock.now()
        settled = [Redrawn(card_id=one.card.id or 0, shown_hash=one.rendered.shown_hash) for one in unchanged]
        if settled:
            await database.write(cards.settle, settled, now=now)
        if struck:
            await database.write(cards.strike_many, struck)

    async def _redraw(self, drawn: Drawn, *, weight: Weight) -> None:
        """Wait for a turn first and for the message then: whoever presses it meanwhile waits for neither."""
        spot, place = _spot(drawn.card), _place(drawn.card)
        try:
            await self._ways.caller.budgets.turn(Call(place, weight))
            async with self._ways.book.lock(spot):
                if await self._ways.database.read(cards.is_as_claimed, drawn.card):
                    await self._edit(spot, drawn, weight)
                    await self._note(drawn.card, drawn.rendered.shown_hash)
                else:
                    await self._look_again(drawn.card, weight)
        except asyncio.CancelledError:
            await asyncio.shield(self._note(drawn.card, None, was_edited=False))
            raise
        except Undelivered as undelivered:
            await self._take(undelivered.failure, drawn)
        except Exception:
            self._has_lost_track = True
            raise
        finally:
            self._busy[weight].discard(place)
            self._wake.set()

    async def _edit(self, spot: Spot, drawn: Drawn, weight: Weight) -> None:
        parts = drawn.rendered.parts
        keyboard = drawn.rendered.keyboard
        await self._ways.caller.edit_text(spot, parts[0], keyboard, weight=weight, has_turn=True)

    async def _look_again(self, card: Card, weight: Weight) -> None:
        """Leave a message alone that was shown otherwise meanwhile, and see whether that is the truth."""
        await self._ways.database.write(cards.look_again, card.id or 0, now=self._ways.clock.now())
        if weight is Weight.ANSWER:
            self.hurry(_spot(card))

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
