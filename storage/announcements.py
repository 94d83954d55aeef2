"""Queries about announcements: their rows, how far their copies have come, and which buttons were tapped."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, Table, and_, case, cast, delete, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, col

from bot.domain.announcing import CAN_BE_RECALLED, Tally
from storage.tables import (
    Announcement,
    AnnouncementState,
    AnnouncementTap,
    OutboxMessage,
    OutboxState,
    SavedText,
)

BOX: Table = OutboxMessage.__table__  # type: ignore[attr-defined]
TAPS: Table = AnnouncementTap.__table__  # type: ignore[attr-defined]
ANNOUNCEMENTS: Table = Announcement.__table__  # type: ignore[attr-defined]
WORTH_WAITING = timedelta(minutes=1)  # what is put off for less still counts as about to leave
STATES_LEFT = (OutboxState.READY, OutboxState.HELD, OutboxState.LEASED)


def get(db: Session, announcement_id: int) -> Announcement | None:
    """Return one announcement as it is at this moment."""
    return db.get(Announcement, announcement_id)


def keep(db: Session, announcement: Announcement) -> Announcement:
    """Write an announcement down and return it with its number."""
    db.add(announcement)
    db.flush()
    return announcement


def move(
    db: Session, announcement: Announcement, to: AnnouncementState, *, when: Collection[AnnouncementState], **more: Any
) -> bool:
    """Move an announcement if nobody moved it first; return whether it was us."""
    db.flush()
    number = announcement.id
    moved = update(ANNOUNCEMENTS).where(ANNOUNCEMENTS.c.id == number, ANNOUNCEMENTS.c.state.in_(list(when)))
    is_ours = db.connection().execute(moved.values(state=to, **more)).rowcount == 1
    db.refresh(announcement)
    return is_ours


def discard(db: Session, announcement: Announcement) -> None:
    """Delete an announcement that was never sent."""
    db.delete(announcement)
    db.flush()


def recent(db: Session, *, limit: int) -> list[Announcement]:
    """Return the newest announcements that have words, whatever has become of them."""
    query = select(Announcement).order_by(col(Announcement.id).desc()).limit(limit)
    return list(db.execute(query).scalars())


def in_states(db: Session, states: Collection[AnnouncementState]) -> list[Announcement]:
    """Return every announcement that stands like this, oldest first."""
    query = select(Announcement).where(col(Announcement.state).in_(list(states))).order_by(col(Announcement.id))
    return list(db.execute(query).scalars())


def is_any_moving(db: Session, *, now: datetime, stopped_after: datetime) -> bool:
    """Return whether any announcement is due, under way, has just been stopped, or is being taken back."""
    A, S = ANNOUNCEMENTS.c, AnnouncementState  # noqa: N806  as short as in a query
    moves = or_(
        A.state.in_((S.SENDING, S.PAUSED)),
        and_(A.state == S.SCHEDULED, A.due_at <= now),
        and_(A.state == S.STOPPED, A.ended_at > stopped_after),
        A.recalled_at > now - CAN_BE_RECALLED,
    )
    return db.execute(select(A.id).where(moves).limit(1)).first() is not None


def being_recalled(db: Session, *, since: datetime) -> list[Announcement]:
    """Return announcements whose copies are being taken back."""
    query = select(Announcement).where(col(Announcement.recalled_at) >= since).order_by(col(Announcement.id))
    return list(db.execute(query).scalars())


def tally(db: Session, series: str, *, recalls: str, now: datetime) -> Tally:
    """Return how far the copies of an announcement have come, in one pass over them."""
    state, later = BOX.c.state, BOX.c.due_at > now + WORTH_WAITING
    is_open = state.in_((OutboxState.READY, OutboxState.HELD))
    went = or_(state == OutboxState.FAILED, and_(state == OutboxState.DROPPED, BOX.c.fault == "unreachable"))
    counts = (
        _count(state == OutboxState.SENT),
        _count(or_(state == OutboxState.LEASED, and_(is_open, ~later))),
        _count(and_(is_open, later)),
        _count(went),
        _count(state == OutboxState.DEAD),
        _count(state == OutboxState.DOUBT),
        _count(and_(state == OutboxState.DROPPED, ~went)),
        _count(and_(state == OutboxState.SENT, BOX.c.chat_id.is_not(None))),
        func.max(case((and_(is_open, later), BOX.c.due_at))),
    )
    sent, ready, waiting, left, failed, doubted, declined, places, until = db.execute(
        select(*counts).where(BOX.c.series == series)
    ).one()
    recalled = db.execute(select(_count(state == OutboxState.SENT)).where(BOX.c.series == recalls)).scalar_one()
    return Tally(sent, ready, waiting, left, failed, doubted, declined, recalled, places, until)


def _count(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def is_anything_left(db: Session, series: str) -> bool:
    """Return whether any copy of a series has still to leave or to arrive."""
    left = select(BOX.c.id).where(BOX.c.series == series, BOX.c.state.in_(STATES_LEFT))
    return db.execute(left.limit(1)).first() is not None


def to_take_back(db: Session, series: str, *, prefix: str, sent_after: datetime, limit: int) -> Sequence[OutboxMessage]:
    """Return copies that arrived after this moment and are not yet to be taken back."""
    asked = BOX.alias("asked")
    key = literal(prefix) + cast(BOX.c.id, String)
    is_asked = select(asked.c.id).where(asked.c.dedupe_key == key).exists()
    arrived = (BOX.c.series == series, BOX.c.state == OutboxState.SENT, BOX.c.settled_at > sent_after)
    query = select(OutboxMessage).where(*arrived, ~is_asked).order_by(BOX.c.id).limit(limit)
    return db.execute(query).scalars().all()


def note_tap(db: Session, announcement_id: int, button: int, person_id: int, *, now: datetime) -> bool:
    """Count a tap once for each person; return whether it is their first."""
    insert = postgres_insert if db.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = {"announcement_id": announcement_id, "button": button, "person_id": person_id, "tapped_at": now}
    new = insert(TAPS).values(**row).on_conflict_do_nothing().returning(TAPS.c.id)
    return db.execute(new).first() is not None


def taps(db: Session, announcement_id: int) -> dict[int, int]:
    """Return how many people tapped each button."""
    query = select(TAPS.c.button, func.count()).where(TAPS.c.announcement_id == announcement_id)
    return dict(db.execute(query.group_by(TAPS.c.button)).all())


def saved_texts(db: Session, *, limit: int) -> list[SavedText]:
    """Return the saved texts, the newest first."""
    return list(db.execute(select(SavedText).order_by(col(SavedText.id).desc()).limit(limit)).scalars())


def saved_text(db: Session, saved_id: int) -> SavedText | None:
    """Return one saved text."""
    return db.get(SavedText, saved_id)


def save_text(db: Session, letter: dict[str, Any], *, person_id: int, now: datetime) -> SavedText:
    """Keep a letter for announcements to come."""
    saved = SavedText(letter=letter, saved_by_id=person_id, saved_at=now)
    db.add(saved)
    db.flush()
    return saved


def forget_text(db: Session, saved_id: int) -> bool:
    """Throw a saved text away; return whether it was there."""
    return db.connection().execute(delete(SavedText).where(col(SavedText.id) == saved_id)).rowcount == 1
