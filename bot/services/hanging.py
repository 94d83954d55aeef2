"""Where consultations are to hang in groups, and whether their forum topics should stand open now."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.staging import OVER, is_open_for_words
from storage import consultations, threads
from storage.tables import Stage, ThreadState
from storage.threads import Hanging


def wanted(db: Session, *, now: datetime) -> list[Hanging]:
    """Return the threads that are to be hung up now; not those of a consultation that is over already."""
    return [each for each in threads.wanted(db, now=now) if each.consultation.status not in OVER]


def to_turn(db: Session) -> list[tuple[Hanging, bool]]:
    """Return the forum topics that stand open and should not, or the other way round; with how they should stand."""
    found = []
    for each in threads.to_turn(db):
        stage_id = each.consultation.stage_id
        stage = consultations.part(db, Stage, stage_id) if stage_id is not None else None
        should_be_open = is_open_for_words(stage) or (stage is None and each.consultation.status not in OVER)
        if should_be_open is not each.thread.is_open:
            found.append((each, should_be_open))
    return found


def begin(db: Session, *, thread_row: int, now: datetime, thread_id: int | None = None) -> None:
    """Note that a thread is being hung up: should we die now, it is tried again only after a while."""
    threads.note(db, thread_row, state=ThreadState.BEGUN, begun_at=now, thread_id=thread_id)


def note_hung(db: Session, *, thread_row: int, message_id: int, is_pinned: bool) -> None:
    """Note that a thread hangs."""
    threads.note(db, thread_row, state=ThreadState.HUNG, message_id=message_id, is_pinned=is_pinned)


def note_open(db: Session, *, thread_row: int, is_open: bool) -> None:
    """Note that a forum topic was closed or reopened."""
    threads.note(db, thread_row, is_open=is_open)


def note_gone(db: Session, *, thread_row: int) -> None:
    """Note that a thread is there no more, and is not to be made again."""
    threads.note(db, thread_row, state=ThreadState.GONE)


def fall_back(db: Session, *, consultation_id: int, chat_id: int, now: datetime) -> None:
    """Let one card stand for everything in a forum where we may not make topics."""
    threads.fall_back(db, consultation_id, chat_id, now=now)
