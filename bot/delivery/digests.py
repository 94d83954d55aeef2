"""The digest among the notices: it looks every gathered one up again, and shows those still true and wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from bot.domain.weighing import Route
from bot.services import digesting, weighing
from bot.views import digesting as views
from bot.views.screens import Screen
from bot.views.texts import Texts
from storage import digests
from storage.tables import OutboxMessage, Person

if TYPE_CHECKING:
    from bot.delivery.notices import NoticeKind


@dataclass(frozen=True, slots=True)
class Found:
    """What a digest holds now: what to draw with which facts."""

    notices: tuple[tuple[Callable[[Any, Texts], Any], Any], ...]
    is_morning: bool


def facts_of(kinds: Mapping[str, "NoticeKind"]) -> Callable[..., Found | None]:
    """Return how a digest is looked up; an empty one is not sent."""

    def facts(db: Session, noted: dict[str, Any], person: Person | None, now: datetime) -> Found | None:
        if person is None:
            return None
        found = [_look(db, message, kinds, person, now) for message in digests.by_id(db, noted["ids"])]
        notices = tuple(each for each in found if each is not None)
        return Found(notices, bool(noted.get("is_morning"))) if notices else None

    return facts


def _look(
    db: Session, message: OutboxMessage, kinds: Mapping[str, "NoticeKind"], person: Person, now: datetime
) -> tuple[Callable[[Any, Texts], Any], Any] | None:
    kind = kinds.get(message.notice)
    if kind is None or weighing.route_for(db, message.facts, person, importance=kind.importance) is Route.NOT:
        return None
    known = kind.facts(db, message.facts, person, now)
    return (kind.screen, known) if known is not None else None


def screen(found: Found, text: Texts) -> Screen:
    """Draw every notice by itself, and all of them as one message."""
    drawn = [view(known, text) for view, known in found.notices]
    return views.digest(views.Gathered([each for each in drawn if isinstance(each, Screen)], found.is_morning), text)


DIGEST = digesting.DIGEST
