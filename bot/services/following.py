"""Following an idea, more or less loudly, and the news that followers and authors are owed."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.following import first_volume
from bot.domain.permissions import Act, Place
from bot.services import browsing, permitting
from storage import cards, follows
from storage.readings import News
from storage.tables import CardKind, Person, Volume


def follow(db: Session, *, idea_id: int, person_id: int, now: datetime, place: Place = Place.PRIVATE) -> Volume:
    """Begin to follow an idea, and return how loudly. Raises: Refused(Reason.NO_SUCH_IDEA)"""
    permitting.require(db, person_id=person_id, act=Act.FOLLOW, now=now, place=place)
    browsing.shown_or_refuse(db, idea_id=idea_id, viewer_id=person_id, now=now)
    volume = first_volume(db.get_one(Person, person_id).volume)
    follows.follow(db, person_id=person_id, idea_id=idea_id, volume=volume, now=now)
    cards.mark_dirty(db, CardKind.IDEA, idea_id, now)
    return volume


def unfollow(db: Session, *, idea_id: int, person_id: int, now: datetime) -> None:
    """Stop following an idea; doing it twice is doing it once."""
    permitting.require(db, person_id=person_id, act=Act.FOLLOW, now=now)
    follows.unfollow(db, person_id=person_id, idea_id=idea_id)
    cards.mark_dirty(db, CardKind.IDEA, idea_id, now)


def set_volume(db: Session, *, idea_id: int, person_id: int, volume: Volume, now: datetime) -> None:
    """Change how loudly an idea is followed; whoever does not follow it yet begins to."""
    permitting.require(db, person_id=person_id, act=Act.FOLLOW, now=now)
    if not follows.set_volume(db, person_id=person_id, idea_id=idea_id, volume=volume):
        follow(db, idea_id=idea_id, person_id=person_id, now=now)
        follows.set_volume(db, person_id=person_id, idea_id=idea_id, volume=volume)


def volume_of(db: Session, *, idea_id: int, person_id: int) -> Volume | None:
    """Return how loudly somebody follows an idea, None when they do not."""
    return follows.volume_of(db, person_id=person_id, idea_id=idea_id)


def news_of(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> News | None:
    """Return news that is still true: reached, ended."""
    if person is None or person.id is None:
        return None
    card = browsing.idea_card(db, int(facts["idea_id"]), person.id, now)
    if card is None or card.viewer is None:
        return None
    return News(card, card.viewer.is_author, int(facts.get("count", 0)))


def closing_of(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> News | None:
    """Return an idea that closes soon and still needs signatures, unless it has ended since."""
    news = news_of(db, facts, person, now)
    return news if news is not None and news.card.is_open else None


def detail_of(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> News | None:
    """Return a milestone on the way, unless signatures have been taken back since."""
    news = news_of(db, facts, person, now)
    return news if news is not None and news.card.signature_count >= news.count else None
