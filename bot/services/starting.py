"""Coming in by the front door: first time, again, and the one question about the area."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from sqlmodel import Session

from bot.domain.catching_up import LINES_AT_MOST
from bot.domain.permissions import Act
from bot.domain.starting import Return
from bot.services import catching_up, extending, permitting, staffing
from storage import flows, people, places, record
from storage.tables import Person, Region


def come_back(db: Session, *, person_id: int, now: datetime, was_away: bool = False) -> Return:
    """Return what has happened to somebody's ideas since they last came in, and note that they are here."""
    flows.close(db, person_id)
    person = db.get_one(Person, person_id)
    news = record.news_for(db, person_id, since=person.last_seen_at)
    had_left = was_away or person.unreachable_at is not None
    is_first = person.last_seen_at == person.created_at or not (person.was_greeted or news)
    people.mark_reachable(db, person_id, now=now)
    people.mark_greeted(db, person_id)
    room = LINES_AT_MOST - (1 if news else 0)
    talk = catching_up.on_return(db, person_id=person_id, at_most=room, now=now)
    return Return(tuple(news), had_left, person.paused, is_first, talk)


def stop(db: Session, *, person_id: int) -> bool:
    """Close the open question; return whether there was one. What was written stays where it is."""
    return flows.close(db, person_id)


def ask_area(db: Session, *, person_id: int) -> list[Region]:
    """Return the areas to choose from, once in somebody's life; an empty list when there is nothing to ask."""
    person = db.get_one(Person, person_id)
    if person.region_asked or person.region_id is not None:
        return []
    person.region_asked = True
    db.add(person)
    return places.regions(db)


def live_in(db: Session, *, person_id: int, region_id: int, now: datetime) -> str | None:
    """Note where somebody lives and return what the area is called. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.CHANGE_SETTINGS, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    name = places.region_name(db, region_id)
    person.region_asked = True
    person.region_id = region_id if name else person.region_id
    db.add(person)
    return name


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the operator has named: the regions, the topics, and Telegram's ids of the admins."""

    regions: tuple[str, ...]
    topics: tuple[str, ...]
    admins: tuple[int, ...]


def furnish(db: Session, named: Furniture, *, shortest: timedelta, zone: tzinfo, now: datetime) -> list[date]:
    """Bring the place in line with what is named; return the days given back because signing was off. At each start."""
    places.arrange_regions(db, named.regions)
    places.arrange_topics(db, named.topics)
    staffing.keep_named_admins(db, telegram_ids=named.admins, now=now)
    return extending.make_up(db, shortest=shortest, zone=zone, now=now)
