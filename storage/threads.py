"""Queries about where consultations hang in groups: forum topics for subtopics, single cards elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, func, update
from sqlmodel import Session, col, select

from storage import consultations
from storage.tables import Chat, ChatKind, Consultation, ConsultationThread, Subtopic, ThreadState

THREADS: Table = ConsultationThread.__table__  # type: ignore[attr-defined]
AGAIN_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Hanging:
    """A thread with what is needed to hang it up: where, in which language, and what it shows."""

    thread: ConsultationThread
    chat: Chat
    consultation: Consultation
    subtopic: Subtopic | None
    is_first: bool


def plan(db: Session, consultation_id: int) -> None:
    """Want a thread in each of its groups: for each subtopic in forums, one for all elsewhere, none in what we left."""
    subtopics = consultations.parts(db, Subtopic, consultation_id)
    for chat in consultations.groups_of(db, consultation_id):
        each_in_its_own = chat.kind is ChatKind.FORUM
        for subtopic_id in [each.id for each in subtopics] if each_in_its_own else [None]:
            want(db, consultation_id, chat.id or 0, subtopic_id)


def want(
    db: Session, consultation_id: int, chat_id: int, subtopic_id: int | None, *, begun_at: datetime | None = None
) -> None:
    """Want one thread, if it is not wanted yet."""
    same = select(ConsultationThread).where(
        ConsultationThread.consultation_id == consultation_id,
        ConsultationThread.chat_id == chat_id,
        ConsultationThread.subtopic_id == subtopic_id,
    )
    if db.exec(same).first() is None:
        where: dict[str, Any] = {"consultation_id": consultation_id, "chat_id": chat_id, "subtopic_id": subtopic_id}
        db.add(ConsultationThread(**where, begun_at=begun_at))
        db.flush()


def wanted(db: Session, *, now: datetime, limit: int = 50) -> list[Hanging]:
    """Return the threads that are to be hung up: new ones, and those whose hanger died long enough ago."""
    is_new = col(ConsultationThread.state) == ThreadState.WANTED
    is_lost = (col(ConsultationThread.state) == ThreadState.BEGUN) & (
        col(ConsultationThread.begun_at) < now - AGAIN_AFTER
    )
    query = select(ConsultationThread, Chat).join(Chat, col(Chat.id) == col(ConsultationThread.chat_id))
    query = query.where(is_new | is_lost, col(Chat.left_at).is_(None)).order_by(col(ConsultationThread.id)).limit(limit)
    return [_with_all(db, thread, chat) for thread, chat in db.exec(query).all()]


def to_turn(db: Session, *, limit: int = 50) -> list[Hanging]:
    """Return the forum topics that hang, for whoever knows which of them should stand open now."""
    query = select(ConsultationThread, Chat).join(Chat, col(Chat.id) == col(ConsultationThread.chat_id))
    is_topic = (col(ConsultationThread.state) == ThreadState.HUNG, col(ConsultationThread.thread_id).is_not(None))
    query = query.where(*is_topic, col(Chat.left_at).is_(None)).order_by(col(ConsultationThread.id)).limit(limit)
    return [_with_all(db, thread, chat) for thread, chat in db.exec(query).all()]


def _with_all(db: Session, thread: ConsultationThread, chat: Chat) -> Hanging:
    subtopic = db.get(Subtopic, thread.subtopic_id) if thread.subtopic_id is not None else None
    consultation = db.get_one(Consultation, thread.consultation_id)
    return Hanging(thread, chat, consultation, subtopic, is_first=_is_first(db, thread))


def _is_first(db: Session, thread: ConsultationThread) -> bool:
    begun = select(func.count()).where(
        THREADS.c.consultation_id == thread.consultation_id,
        THREADS.c.chat_id == thread.chat_id,
        THREADS.c.begun_at.is_not(None),
    )
    return not db.execute(begun).scalar_one()


def note(db: Session, row_id: int, **values: Any) -> None:
    """Note how far a thread has come."""
    db.execute(update(THREADS).where(THREADS.c.id == row_id).values(**values))


def fall_back(db: Session, consultation_id: int, chat_id: int, *, now: datetime) -> None:
    """Want one card for everything in a forum where we may not make topics; it counts as begun already."""
    is_wanted = (ConsultationThread.state != ThreadState.HUNG, ConsultationThread.chat_id == chat_id)
    db.execute(
        delete(ConsultationThread).where(
            col(ConsultationThread.consultation_id) == consultation_id,
            *is_wanted,  # type: ignore[arg-type]
        )
    )
    want(db, consultation_id, chat_id, None, begun_at=now)


def at(db: Session, *, chat_telegram_id: int, thread_id: int) -> ConsultationThread | None:
    """Return the thread that this forum topic is."""
    query = select(ConsultationThread).join(Chat, col(Chat.id) == col(ConsultationThread.chat_id))
    return db.exec(query.where(Chat.telegram_id == chat_telegram_id, ConsultationThread.thread_id == thread_id)).first()


def get(db: Session, row_id: int) -> ConsultationThread | None:
    """Return one thread."""
    return db.get(ConsultationThread, row_id)


def of(db: Session, consultation_id: int) -> list[ConsultationThread]:
    """Return every thread of a consultation."""
    query = select(ConsultationThread).where(ConsultationThread.consultation_id == consultation_id)
    return list(db.exec(query.order_by(col(ConsultationThread.id))))


def in_chat(db: Session, chat_telegram_id: int) -> list[ConsultationThread]:
    """Return what hangs in a chat, the newest first."""
    query = select(ConsultationThread).join(Chat, col(Chat.id) == col(ConsultationThread.chat_id))
    query = query.where(Chat.telegram_id == chat_telegram_id, ConsultationThread.state == ThreadState.HUNG)
    return list(db.exec(query.order_by(col(ConsultationThread.id).desc())))
