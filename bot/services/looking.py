"""What live cards show: one look for each subject and reader, on one snapshot of the store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session

from storage.tables import Card, CardKind, Person


class Facts(Protocol):
    """Asks for what one subject shows to one reader, or to everybody."""

    def __call__(self, db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Any: ...


@dataclass(frozen=True, slots=True)
class Sight:
    """A subject as one reader sees it, or (None) everybody in a shared chat."""

    kind: CardKind
    subject_id: int
    viewer_id: int | None


def sight_of(card: Card) -> Sight:
    """Return what this card shows to whom; copies that share it share one look."""
    return Sight(card.kind, card.subject_id, card.person_id if card.is_private else None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a sight shows now (None: nothing any more), and who alone looks at it."""

    facts: Any
    reader: Person | None = None


def look(db: Session, sights: Iterable[Sight], *, facts: Mapping[CardKind, Facts], now: datetime) -> dict[Sight, Seen]:
    """Return what each sight shows now, for every kind that somebody can draw."""
    seen: dict[Sight, Seen] = {}
    for sight in sights:
        if sight not in seen and sight.kind in facts:
            known = facts[sight.kind](db, sight.subject_id, viewer_id=sight.viewer_id, now=now)
            reader = db.get(Person, sight.viewer_id) if sight.viewer_id is not None else None
            seen[sight] = Seen(known, reader)
    return seen
