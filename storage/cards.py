"""Queries about live cards: which messages show a subject, and which of them no longer show it truly."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Integer, Table, and_, bindparam, case, delete, exists, false, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col

from storage.prepared import Prepared
from storage.rowsets import Rowset, for_each_dialect, run
from storage.tables import Card, CardKind
from storage.tables.columns import UtcDateTime

CARDS: Table = Card.__table__  # type: ignore[attr-defined]
NEWER = CARDS.alias("newer")
WATCHED = timedelta(minutes=10)


def _many_dirty(rowset: Rowset, _dialect: str) -> Any:
    """Runs with every batch of one-tap presses."""
    of_kind = CARDS.c.kind == bindparam("is_kind", type_=CARDS.c.kind.type)
    these = CARDS.c.subject_id.in_(select(rowset.column(0, Integer)))
    moment = bindparam("moment", type_=UtcDateTime)
    return update(CARDS).where(of_kind, these, CARDS.c.dirty_at.is_(None)).values(dirty_at=moment)


def _any_dirty(_dialect: str) -> Any:
    """Runs whenever something may have changed."""
    return select(select(CARDS.c.id).where(CARDS.c.dirty_at.is_not(None)).exists())


# Made once: asked about every message of ours that somebody presses.
IS_UP = select(CARDS.c.id).where(
    CARDS.c.chat_telegram_id == bindparam("chat_telegram_id"), CARDS.c.message_id == bindparam("message_id")
)
IS_UP_INLINE = select(CARDS.c.id).where(CARDS.c.inline_message_id == bindparam("inline_message_id"))
MANY_DIRTY = for_each_dialect(_many_dirty)
ANY_DIRTY = Prepared(_any_dirty)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message of ours is: in a chat, or inline, where only Telegram knows the chat."""

    chat_telegram_id: int | None = None
    message_id: int | None = None
    inline_message_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawn:
    """What became of a card that was claimed: the hash it shows now, or None when nobody can say."""

    card_id: int
    shown_hash: str | None
    edited_at: datetime | None = None


def mark_dirty(db: Session, kind: CardKind, subject_id: int, now: datetime) -> None:
    """Note, in one statement, that every card of this subject may no longer be true."""
    is_this = and_(CARDS.c.kind == kind, CARDS.c.subject_id == subject_id, CARDS.c.dirty_at.is_(None))
    db.execute(update(CARDS).where(is_this).values(dirty_at=now))


def mark_many_dirty(db: Session, kind: CardKind, subject_ids: Iterable[int], now: datetime) -> None:
    """Note the same of several subjects at once."""
    subjects = sorted(set(subject_ids))
    if subjects:
        run(db, MANY_DIRTY, [(subject_id,) for subject_id in subjects], is_kind=kind, moment=now)


def mark_watched_dirty(db: Session, kind: CardKind, subject_ids: Iterable[int], now: datetime) -> None:
    """Mark the shared cards of these subjects dirty, and of the private ones those that somebody may be looking at.

    For what changes with every visitor: an old card in a private chat is drawn anew when its reader comes back to it.
    """
    is_watched = or_(CARDS.c.is_private.is_(False), CARDS.c.looked_at > now - WATCHED)
    these = and_(CARDS.c.kind == kind, CARDS.c.subject_id.in_(sorted(set(subject_ids))), CARDS.c.dirty_at.is_(None))
    db.execute(update(CARDS).where(these, is_watched).values(dirty_at=now))


def mark_newest_dirty(db: Session, kind: CardKind, subject_ids: Iterable[int], now: datetime) -> None:
    """Mark every card of these subjects dirty, but of several in one private chat that nobody looks at, the newest.

    For what changes words that hurt nobody: an older copy is drawn anew when its reader presses it.
    """
    is_same = and_(NEWER.c.kind == CARDS.c.kind, NEWER.c.subject_id == CARDS.c.subject_id)
    is_later = and_(NEWER.c.chat_telegram_id == CARDS.c.chat_telegram_id, NEWER.c.message_id > CARDS.c.message_id)
    is_watched = or_(CARDS.c.is_private.is_(False), CARDS.c.looked_at > now - WATCHED)
    is_read = or_(is_watched, ~exists().where(is_later, is_same).correlate(CARDS))
    these = and_(CARDS.c.kind == kind, CARDS.c.subject_id.in_(sorted(set(subject_ids))), CARDS.c.dirty_at.is_(None))
    db.execute(update(CARDS).where(these, is_read).values(dirty_at=now))


def rest_every(db: Session, kind: CardKind, subject_id: int, now: datetime) -> None:
    """Mark every card of this subject dirty as if just edited: whoever changed it draws the one they look at now."""
    is_this = and_(CARDS.c.kind == kind, CARDS.c.subject_id == subject_id)
    db.execute(update(CARDS).where(is_this).values(dirty_at=now, edited_at=now))


def rest(db: Session, kind: CardKind, subject_id: int, now: datetime) -> list[Card]:
    """Let the shared cards of this subject rest as if just edited, and return them.

    For whoever changed the subject and draws them now, with words the store does not keep; whatever is not drawn
    by then is drawn from the store when the rest is over.
    """
    shared = and_(CARDS.c.kind == kind, CARDS.c.subject_id == subject_id, CARDS.c.is_private.is_(False))
    db.execute(update(CARDS).where(shared).values(dirty_at=now, edited_at=now))
    return list(db.execute(select(Card).where(shared, CARDS.c.message_id.is_not(None))).scalars())


def put_up(  # noqa: PLR0913  a card has this many parts
    db: Session,
    spot: Spot,
    *,
    kind: CardKind,
    subject_id: int,
    language: str,
    now: datetime,
    person_id: int | None = None,
    is_private: bool = False,
    shown_hash: str | None = None,
    above: str = "",
    edited_at: datetime | None = None,
) -> None:
    """Remember that this message shows this subject, and look at it once more: the subject may just have changed.

    `edited_at` is for a message that was edited to show it; one that was sent may be edited at once.
    """
    values: dict[str, Any] = {
        "kind": kind,
        "subject_id": subject_id,
        "person_id": person_id,
        "chat_telegram_id": spot.chat_telegram_id,
        "message_id": spot.message_id,
        "inline_message_id": spot.inline_message_id,
        "language": language,
        "is_private": is_private,
        "shown_hash": shown_hash,
        "above": above,
        "dirty_at": now,
        "edited_at": edited_at,
        "looked_at": now,
    }
    insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    keys = [CARDS.c.inline_message_id] if spot.inline_message_id else [CARDS.c.chat_telegram_id, CARDS.c.message_id]
    db.execute(insert(CARDS).values(**values).on_conflict_do_update(index_elements=keys, set_=values))


def is_up(db: Session, spot: Spot) -> bool:
    """Return whether this message is known to show a subject."""
    inline = spot.inline_message_id is not None
    return db.execute(IS_UP_INLINE if inline else IS_UP, asdict(spot)).first() is not None


def at(db: Session, spot: Spot) -> Card | None:
    """Return the card that this message is, if it is one."""
    return db.execute(select(Card).where(_at(spot))).scalars().first()


def newest_in(db: Session, kind: CardKind, subject_id: int, *, chat_telegram_id: int) -> int | None:
    """Return the message that shows this subject last in a chat; None when none does."""
    its = and_(CARDS.c.kind == kind, CARDS.c.subject_id == subject_id, CARDS.c.chat_telegram_id == chat_telegram_id)
    found = db.execute(select(func.max(CARDS.c.message_id)).where(its)).scalar()
    return int(found) if found is not None else None


def strike(db: Session, spot: Spot) -> None:
    """Forget a card: its message has gone, or shows something else now."""
    db.execute(delete(CARDS).where(_at(spot)))


def leave_behind(db: Session, kind: CardKind, subject_id: int) -> None:
    """Forget the shared cards of this subject: they stay as they are, and a new one is about to hang."""
    shared = and_(CARDS.c.kind == kind, CARDS.c.subject_id == subject_id, CARDS.c.is_private.is_(False))
    db.execute(delete(CARDS).where(shared))


def strike_many(db: Session, card_ids: Iterable[int]) -> None:
    """Forget several cards."""
    db.execute(delete(CARDS).where(CARDS.c.id.in_(list(card_ids))))


def strike_chat(db: Session, chat_telegram_id: int) -> None:
    """Forget every card of a chat we are no longer in."""
    db.execute(delete(CARDS).where(CARDS.c.chat_telegram_id == chat_telegram_id))


def _at(spot: Spot) -> Any:
    if spot.inline_message_id is not None:
        return CARDS.c.inline_message_id == spot.inline_message_id
    return and_(CARDS.c.chat_telegram_id == spot.chat_telegram_id, CARDS.c.message_id == spot.message_id)


@dataclass(frozen=True, slots=True)
class Rests:
    """How long a card is left alone after an edit: in private chats, and where others look on."""

    private: timedelta
    shared: timedelta


def redrawable(
    db: Session, *, now: datetime, rests: Rests, limit: int, hurried: Iterable[Spot] = (), full: Iterable[int] = ()
) -> list[Card]:
    """Return dirty cards whose rest is over, and those (a few dozen at most) that somebody just pressed.

    Pressed ones come first; then shared ones, because many look at each; then private ones that somebody may be
    looking at; and of all these the longest dirty. Cards in chats that are `full` wait, unless somebody pressed them.
    """
    ((is_any_dirty,),) = ANY_DIRTY.run(db.connection())
    if not is_any_dirty:
        return []
    is_private = and_(CARDS.c.is_private, CARDS.c.edited_at <= now - rests.private)
    has_rested = or_(CARDS.c.edited_at.is_(None), CARDS.c.edited_at <= now - rests.shared, is_private)
    came_from_later = CARDS.c.edited_at > now  # the clock was set back
    has_room = or_(CARDS.c.chat_telegram_id.is_(None), CARDS.c.chat_telegram_id.not_in(list(full)))
    is_pressed = or_(false(), *(_at(spot) for spot in hurried))
    wanted = or_(is_pressed, and_(has_room, or_(has_rested, came_from_later)))
    query = select(Card).where(col(Card.dirty_at).is_not(None), wanted)
    is_watched = col(Card.looked_at) > now - WATCHED
    urgency = case((is_pressed, 0), (col(Card.is_private).is_(False), 1), (is_watched, 2), else_=3)
    query = query.order_by(urgency, col(Card.dirty_at)).limit(limit)
    return list(db.execute(query).scalars().all())


def claim(db: Session, card_ids: Iterable[int]) -> None:
    """Take these cards up for redrawing: whoever changes their subject from now on marks them dirty anew.

    What they show is unknown until `settle`; `mark_unknown_dirty` finds those a dead process left behind.
    """
    taken = update(CARDS).where(CARDS.c.id.in_(list(card_ids))).values(dirty_at=None, shown_hash=None)
    db.execute(taken)


def is_watched(card: Card, now: datetime) -> bool:
    """Return whether somebody may be looking at a card at this moment: others do, or its reader opened it lately."""
    return not card.is_private or (card.looked_at is not None and card.looked_at > now - WATCHED)


def is_as_claimed(db: Session, card: Card) -> bool:
    """Return whether nobody has let a message show anything else since it was claimed as this card."""
    same = and_(CARDS.c.id == card.id, CARDS.c.kind == card.kind, CARDS.c.subject_id == card.subject_id)
    return db.execute(select(CARDS.c.id).where(same, CARDS.c.shown_hash.is_(None))).first() is not None


def look_again(db: Session, card_id: int, *, now: datetime) -> None:
    """Have a card looked at once more, if it is one still: it was shown otherwise while it was being drawn."""
    db.execute(update(CARDS).where(CARDS.c.id == card_id, CARDS.c.dirty_at.is_(None)).values(dirty_at=now))


def settle(db: Session, redrawn: Iterable[Redrawn], *, now: datetime) -> None:
    """Note what claimed cards show now; one whose edit failed is dirty again."""
    for card in redrawn:
        values: dict[str, Any] = {"shown_hash": card.shown_hash}
        if card.edited_at is not None:
            values["edited_at"] = card.edited_at
        if card.shown_hash is None:
            values["dirty_at"] = now
        db.execute(update(CARDS).where(CARDS.c.id == card.card_id).values(**values))


def mark_unknown_dirty(db: Session, *, now: datetime) -> int:
    """Mark what a dead process was redrawing; return how many cards that were."""
    lost = and_(CARDS.c.shown_hash.is_(None), CARDS.c.dirty_at.is_(None))
    return len(db.execute(update(CARDS).where(lost).values(dirty_at=now).returning(CARDS.c.id)).all())


def dirty(db: Session) -> int:
    """Return how many cards wait to be redrawn."""
    return len(db.execute(select(CARDS.c.id).where(CARDS.c.dirty_at.is_not(None))).all())
