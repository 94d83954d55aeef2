"""What cards should show now: each look asked for and drawn once, however many copies share it."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.clock import Clock
from bot.delivery.live_cards import CardFacts, CardLook
from bot.delivery.rendering import Rendered, render
from bot.delivery.voices import Voices
from bot.services import looking
from bot.services.looking import Seen, Sight, sight_of
from bot.views.reading import as_read_by
from storage import cards
from storage.database import Database
from storage.tables import Card, CardKind

log = structlog.get_logger(__name__)

UNKNOWN = "no look"
FAULTY = object()
UNSEEN = Seen(None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card taken up, with what it should show."""

    card: Card
    rendered: Rendered

    @property
    def has_changed(self) -> bool:
        """Whether Telegram would find anything new in an edit."""
        return self.rendered.shown_hash != self.card.shown_hash


class Drawing:
    """Draws cards as their readers should see them. A fault in one look spoils only the cards that share it."""

    def __init__(self, database: Database, clock: Clock, voices: Voices, looks: Mapping[CardKind, CardLook]) -> None:
        self._database = database
        self._clock = clock
        self._voices = voices
        self._looks = looks

    async def draw(self, taken: Iterable[Card]) -> tuple[list[Drawn], list[int]]:
        """Return what each card should show, and the cards that have nothing to show any more."""
        taken = list(taken)
        facts = {kind: _guarded(look.facts) for kind, look in self._looks.items()}
        sights, now = [sight_of(card) for card in taken], self._clock.now()
        seen = await self._database.read(looking.look, sights, facts=facts, now=now)
        looks: dict[tuple[Sight, str, str], Rendered] = {}
        drawn: list[Drawn] = []
        struck: list[int] = []
        for card, sight in zip(taken, sights, strict=True):
            if card.kind in facts and seen[sight].facts is None:
                struck.append(card.id or 0)
                continue
            above = card.above if cards.is_watched(card, now) else ""
            look = (sight, card.language, above)
            if look not in looks:
                looks[look] = self._render(card, seen.get(sight, UNSEEN), above=above)
                await asyncio.sleep(0)  # others may go first: a hundred private cards are a hundred looks
            drawn.append(Drawn(card, looks[look]))
        return drawn, struck

    def _render(self, card: Card, seen: Seen, *, above: str) -> Rendered:
        """Return what a card should show; one of a kind that nobody draws stays as it is."""
        as_it_is = Rendered((), None, card.shown_hash or UNKNOWN)
        if seen.facts is FAULTY or seen is UNSEEN:
            return as_it_is
        text = self._voices.texts_for(card.language)
        try:
            screen = self._looks[card.kind].view(seen.facts, text, card.is_private)
            if above and screen.shown is not None:
                screen = replace(screen, text=replace(screen.shown, above=above).under(screen.text))
            return render(as_read_by(seen.reader, screen) if seen.reader else screen)
        except Exception:
            log.exception("a card cannot be drawn", kind=card.kind.value)
            return as_it_is


def _guarded(facts: CardFacts) -> CardFacts:
    """Return a question whose faults spoil only the card it is about; a store that cannot answer spoils all."""

    def ask(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Any:
        try:
            return facts(db, subject_id, viewer_id=viewer_id, now=now)
        except DBAPIError:
            raise
        except Exception:
            log.exception("a card's facts cannot be found")
            return FAULTY

    return ask
