"""Telling things together: what waits for somebody's digest or their morning, and the one message it becomes."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from sqlmodel import Session

from bot.domain.digesting import KEPT_AT_MOST, next_digest
from storage import digests, outbox
from storage.outbox import Owed
from storage.tables import OutboxMessage, Person

DIGEST = "digest"
AT_ONCE = 200


def gather(db: Session, message_id: int, *, person_id: int, zone: tzinfo, now: datetime) -> None:
    """Put a leased notice by for its reader's next digest."""
    person = db.get(Person, person_id)
    if person is not None:
        digests.gather(db, message_id, due_at=_next_for(person, now, zone), why=digests.FOR_THE_DIGEST)


def hold_until_morning(
    db: Session, message_id: int, *, person_id: int, due_at: datetime, mergeable: Sequence[str]
) -> None:
    """Let a leased notice wait until the quiet hours are over; together with what else waits for that morning."""
    if not digests.gather_with(db, message_id, person_id=person_id, due_at=due_at, notices=mergeable):
        outbox.postpone(db, message_id, due_at=due_at, counts=False)


def send_due(db: Session, now: datetime, *, zone: tzinfo, limit: int = AT_ONCE) -> int:
    """Owe up to `limit` people the digest that is due for them, one each and once; return how many people."""
    readers = digests.readers_due(db, now=now, limit=limit)
    for person_id in readers:
        _send(db, person_id, zone=zone, now=now)
    return len(readers)


def _send(db: Session, person_id: int, *, zone: tzinfo, now: datetime) -> None:
    messages = digests.due_for(db, person_id, now=now)
    person = db.get(Person, person_id)
    if not messages or person is None:
        return
    ids = [message.id or 0 for message in messages]
    facts = {"ids": ids[-KEPT_AT_MOST:], "is_morning": _is_of_one_night(messages)}
    period = int(max(message.due_at for message in messages).timestamp())
    owed = Owed(notice=DIGEST, facts=facts, dedupe_key=f"{DIGEST}:{person_id}:{period}", person_id=person_id)
    if outbox.owe_many(db, [owed], now=now):
        digests.note_digested(db, ids, now=now)
    else:  # that period has had its digest: what came after it waits for the next
        digests.put_off(db, ids, due_at=_next_for(person, now, zone))


def _is_of_one_night(messages: Sequence[OutboxMessage]) -> bool:
    return all(message.fault == digests.FOR_THE_MORNING for message in messages)


def move(db: Session, person: Person, *, zone: tzinfo, now: datetime) -> None:
    """Let what waits for somebody's digest wait for the hour they have just chosen."""
    digests.move(db, person.id or 0, due_at=_next_for(person, now, zone))


def _next_for(person: Person, now: datetime, zone: tzinfo) -> datetime:
    return next_digest(now, at=person.digest_at, is_daily=person.digest_daily, zone=zone)
