"""What is owed, looked at once more before it is sent: to whom, where, and whether it is still true and wanted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from bot.domain.weighing import Importance, Route
from bot.services import reaching, weighing
from storage import cards, chats, outbox
from storage.cards import Spot
from storage.outbox import Claimant
from storage.tables import CardKind, Chat, OutboxMessage, OutboxState, Person, TopicPurpose

Facts = Callable[[Session, dict[str, Any], Person | None, datetime], Any]
Unreached = Callable[[Session, dict[str, Any], Person, datetime], None]


class Fallen(StrEnum):
    """Why a message is not sent at all."""

    NOBODY = "nobody is there"
    UNREACHABLE = "unreachable"
    PAUSED = "paused"
    NOT_WANTED = "no longer true or wanted"


@dataclass(frozen=True, slots=True)
class Nowhere:
    """The place it is for has not been connected yet: it waits."""


@dataclass(frozen=True, slots=True)
class ForDigest:
    """Its reader would rather hear it together with other things."""

    person_id: int


@dataclass(frozen=True, slots=True)
class Addressed:
    """A message that is still true and wanted, its reader, and the facts its screen needs."""

    telegram_id: int
    thread_id: int | None
    language: str
    facts: Any
    person: Person | None = None
    chat: Chat | None = None

    @property
    def place(self) -> tuple[int, int | None]:
        """The chat it goes to, and the forum topic in it."""
        return self.telegram_id, self.thread_id


def look(
    db: Session,
    message: OutboxMessage,
    *,
    facts: Facts,
    topic: TopicPurpose | None,
    now: datetime,
    importance: Importance = Importance.REPLY,
) -> Addressed | Fallen | Nowhere | ForDigest:
    """Return where a message goes and what it says now, whether it waits for a digest, or why it does not go."""
    if message.person_id is not None:
        return _look_at_person(db, message, facts, importance, now)
    chat, thread_id = _place_of(db, message, topic)
    if chat is None:
        return Nowhere() if message.chat_id is None else Fallen.NOBODY
    if chat.left_at is not None:
        return Fallen.UNREACHABLE
    known = facts(db, message.facts, None, now)
    if known is None:
        return Fallen.NOT_WANTED
    return Addressed(chat.telegram_id, thread_id, chat.language, known, chat=chat)


def _look_at_person(
    db: Session, message: OutboxMessage, facts: Facts, importance: Importance, now: datetime
) -> Addressed | Fallen | ForDigest:
    person = db.get(Person, message.person_id)
    if person is None:
        return Fallen.NOBODY
    if person.unreachable_at is not None:
        return Fallen.UNREACHABLE
    if person.paused and importance is not Importance.UNHEARD:
        return Fallen.PAUSED
    route = weighing.route_for(db, message.facts, person, importance=importance)
    known = facts(db, message.facts, person, now) if route is not Route.NOT else None
    if known is None:
        return Fallen.NOT_WANTED
    if route is Route.DIGEST:
        return ForDigest(person.id or 0)
    return Addressed(person.telegram_id, None, person.language, known, person=person)


def _place_of(db: Session, message: OutboxMessage, topic: TopicPurpose | None) -> tuple[Chat | None, int | None]:
    if message.chat_id is not None:
        return db.get(Chat, message.chat_id), message.thread_id
    subject_id = int(message.facts["department_id"]) if topic is TopicPurpose.DEPARTMENT else 0
    place = chats.staff_place(db, topic, subject_id) if topic is not None else None
    return (db.get(Chat, place.chat_id), place.thread_id) if place is not None else (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """A live card that has just been sent."""

    spot: Spot
    kind: CardKind
    subject_id: int
    language: str
    person_id: int | None
    shown_hash: str


def note_sent(
    db: Session,
    message_id: int,
    *,
    telegram_message_ids: Sequence[int],
    card: Hung | None,
    now: datetime,
    sender_id: int | None = None,
) -> None:
    """Note that a message has arrived, as which messages, and hang up the card it shows."""
    outbox.settle(
        db,
        message_id,
        state=OutboxState.SENT,
        now=now,
        telegram_message_ids=telegram_message_ids,
        sender_id=sender_id,
    )
    if card is not None:
        cards.put_up(
            db,
            card.spot,
            kind=card.kind,
            subject_id=card.subject_id,
            language=card.language,
            now=now,
            person_id=card.person_id,
            is_private=card.person_id is not None,
            shown_hash=card.shown_hash,
        )


def note_gone(db: Session, message_id: int, *, fault: str, now: datetime, unreached: Unreached | None = None) -> None:
    """Note that a message did not arrive because its reader has left; nothing more is sent to them.

    Whoever should know is told by `unreached`. A message that belongs to a staff topic waits for the next staff chat.
    """
    message = db.get(OutboxMessage, message_id)
    if message is None:
        return
    if message.person_id is not None and (person := db.get(Person, message.person_id)) is not None:
        reaching.note_gone(db, telegram_id=person.telegram_id, now=now)
        if unreached is not None:
            unreached(db, message.facts, person, now)
    chat = db.get(Chat, message.chat_id) if message.chat_id is not None else None
    staff = chats.staff_chat(db) if message.person_id is None and message.chat_id is None else None
    if (left := chat or staff) is not None:
        reaching.note_gone(db, telegram_id=left.telegram_id, now=now)
    if staff is not None:
        outbox.postpone(db, message_id, due_at=now, counts=False)
    else:
        outbox.settle(db, message_id, state=OutboxState.FAILED, now=now, fault=fault)


def note_unreachable(
    db: Session, message_id: int, *, now: datetime, unreached: Unreached | None, sender_id: int | None = None
) -> None:
    """Drop a message to somebody who had left before it was due, and tell whoever should know."""
    message = db.get(OutboxMessage, message_id)
    person = db.get(Person, message.person_id) if message is not None and message.person_id is not None else None
    if message is not None and person is not None and unreached is not None:
        unreached(db, message.facts, person, now)
    fault = str(Fallen.UNREACHABLE)
    outbox.settle(db, message_id, state=OutboxState.DROPPED, now=now, fault=fault, sender_id=sender_id)


def take_post(db: Session, *, chat_id: int, today: date) -> bool:
    """Count an unasked post in a group against its budget for the day; False when the day is full."""
    return chats.take_post(db, chat_id, today=today)


def waiting_at(
    db: Session, *, claimant: Claimant, living: Iterable[int], under_way: Iterable[int], now: datetime
) -> tuple[bool, bool]:
    """Return whether anything is due at this moment, and whether a dead process has left anything half sent."""
    is_due, is_held = outbox.at_hand(db, now=now)
    return is_due, is_held and outbox.has_stranded(db, claimant=claimant, living=living, under_way=under_way)
