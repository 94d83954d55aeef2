"""Recognising whoever is speaking, where, and what they are in the middle of."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storage import cards, chats, flows, people
from storage.tables import ChatRole, Flow, Person, Role


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who has just said something: their row, their roles, and the question they were last asked."""

    person: Person
    roles: frozenset[Role]
    flow: Flow | None
    is_new: bool = False

    @property
    def person_id(self) -> int:
        if self.person.id is None:
            raise LookupError("a person without a row")
        return self.person.id


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What we know of the chat: whether the staff works there, and its language if it is a group of ours."""

    is_staff: bool = False
    language: str | None = None


def look_around(db: Session, *, chat_telegram_id: int | None) -> Surroundings:
    """Return what kind of chat this is to us; a private chat, or one we do not know, is nothing special."""
    chat = chats.by_telegram_id(db, chat_telegram_id) if chat_telegram_id is not None else None
    return Surroundings(chat.role is ChatRole.STAFF, chat.language) if chat else Surroundings()


def recognise(db: Session, *, telegram_id: int, now: datetime) -> Arrival | None:
    """Return who this is, or None when they have never spoken to us."""
    person = people.by_telegram_id(db, telegram_id)
    if person is None or person.id is None:
        return None
    return Arrival(person, people.roles_of(db, person.id, now=now), flows.current(db, person.id))


def welcome(db: Session, *, telegram_id: int, language: str, now: datetime) -> Arrival:
    """Remember somebody new, or return them if somebody else's update was quicker."""
    known = recognise(db, telegram_id=telegram_id, now=now)
    if known is not None:
        return known
    person = people.welcome(db, telegram_id=telegram_id, language=language, now=now)
    return Arrival(person, frozenset({Role.CITIZEN}), None, is_new=True)


def speaks_otherwise(person: Person, language: str) -> bool:
    """Return whether somebody's phone speaks another language than we know of; what they chose themselves stays."""
    return not person.language_chosen and person.language != language


def has_never_come_in(person: Person) -> bool:
    """Return whether somebody has not opened our chat, as far as we know: there is nowhere to write to."""
    return person.last_seen_at == person.created_at


def note_language(db: Session, *, telegram_id: int, language: str, now: datetime) -> Arrival | None:
    """Note which language somebody's phone speaks, and return who they are."""
    arrival = recognise(db, telegram_id=telegram_id, now=now)
    if arrival is not None:
        arrival.person.language = language
        db.add(arrival.person)
    return arrival


def note_return(db: Session, *, person_id: int, now: datetime) -> None:
    """Note that somebody thought unreachable has written again."""
    people.mark_reachable(db, person_id, now=now)


def note_departure(db: Session, *, person_id: int, now: datetime) -> None:
    """Note that somebody has blocked the bot: nothing is sent until they come back."""
    people.mark_unreachable(db, person_id, now=now)


def redraw_card(db: Session, *, chat_telegram_id: int, message_id: int, now: datetime) -> bool:
    """Have a card redrawn whose button is of another time; return False when the message is no card."""
    card = cards.at(db, cards.Spot(chat_telegram_id, message_id))
    if card is None:
        return False
    cards.mark_dirty(db, card.kind, card.subject_id, now)
    return True
