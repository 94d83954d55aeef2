"""Queries about what people have asked to be reminded of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlmodel import Session, col

from storage.tables import Remindable, Reminder, RemindWhen


def of_subject(db: Session, *, person_id: int, about: Remindable, subject_id: int) -> Reminder | None:
    """Return somebody's reminder of one thing."""
    is_it = (col(Reminder.about) == about, col(Reminder.subject_id) == subject_id)
    return db.execute(select(Reminder).where(col(Reminder.person_id) == person_id, *is_it)).scalar()


def keep(db: Session, reminder: Reminder) -> Reminder:
    """Keep a reminder; whoever has one of the same thing has this one instead."""
    known = of_subject(db, person_id=reminder.person_id, about=reminder.about, subject_id=reminder.subject_id)
    if known is not None:
        known.wish, known.due_at, known.asked_at = reminder.wish, reminder.due_at, reminder.asked_at
    kept = known or reminder
    db.add(kept)
    db.flush()
    return kept


def of_person(db: Session, person_id: int) -> list[Reminder]:
    """Return somebody's reminders, the nearest first."""
    theirs = select(Reminder).where(col(Reminder.person_id) == person_id)
    return list(db.execute(theirs.order_by(col(Reminder.due_at), col(Reminder.id))).scalars())


def count_of(db: Session, person_id: int) -> int:
    """Return how many reminders somebody waits for."""
    return int(db.execute(select(func.count()).where(col(Reminder.person_id) == person_id)).scalar_one())


def due(db: Session, *, now: datetime, limit: int) -> Sequence[Reminder]:
    """Return reminders whose moment has come; what another process has in hand is left to it."""
    ripe = select(Reminder).where(col(Reminder.due_at) <= now).order_by(col(Reminder.due_at), col(Reminder.id))
    return db.execute(ripe.limit(limit).with_for_update(skip_locked=True)).scalars().all()


def remove(db: Session, reminder_id: int) -> bool:
    """Delete a reminder; return whether it was still there."""
    gone = delete(Reminder).where(col(Reminder.id) == reminder_id).returning(col(Reminder.id))
    return db.execute(gone).first() is not None


def follow_meeting(db: Session, stage_id: int, *, due_at: datetime) -> None:
    """Let reminders of the hour before a meeting come when it has been moved to."""
    waiting = (col(Reminder.about) == Remindable.MEETING, col(Reminder.subject_id) == stage_id)
    moved = update(Reminder).where(*waiting, col(Reminder.wish) == RemindWhen.BEFORE_MEETING)
    db.execute(moved.values(due_at=due_at))


def let_go(db: Session, about: Remindable, subject_id: int) -> None:
    """Delete everybody's reminders of a thing that is over."""
    db.execute(delete(Reminder).where(col(Reminder.about) == about, col(Reminder.subject_id) == subject_id))


def move_with_closing(db: Session, about: Remindable, subject_id: int, by: timedelta) -> None:
    """Let reminders of the day before something closes come later, as it closes later."""
    waiting = (col(Reminder.about) == about, col(Reminder.subject_id) == subject_id)
    before = select(Reminder).where(*waiting, col(Reminder.wish) == RemindWhen.BEFORE_CLOSING)
    for reminder in db.execute(before).scalars().all():
        moved = update(Reminder).where(col(Reminder.id) == reminder.id)
        db.execute(moved.values(due_at=reminder.due_at + by))
