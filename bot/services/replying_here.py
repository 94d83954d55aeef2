"""Departments' replies told where people talk: one post for all that came since the last, within the group's budget."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.replying_here import LOOKED_BEFORE, RepliesHere
from storage import consultations, outbox, points, points_read, threads
from storage.outbox import Owed
from storage.tables import Case, Contribution, Person, Point, Reply, SubjectKind, ThreadState

REPLIED_HERE = "points-replied-here"


def owe(db: Session, case: Case, reply: Reply, *, now: datetime) -> None:
    """Owe the places where a consultation hangs that a point was answered: its subtopic's topic, or the whole group."""
    point: Point | None = points.get(db, case.subject_id) if case.subject_kind is SubjectKind.POINT else None
    if point is None or reply.is_step or reply.is_revision:
        return
    said = db.get_one(Contribution, point.contribution_id)
    hung = [each for each in threads.of(db, point.consultation_id) if each.state is ThreadState.HUNG]
    owed = [
        Owed(
            notice=REPLIED_HERE,
            facts={"thread": each.id, "reply_id": reply.id},
            chat_id=each.chat_id,
            thread_id=each.thread_id,
            series=_series(each.id or 0),
            dedupe_key=f"{REPLIED_HERE}:{each.id}:{reply.id}",
        )
        for each in hung
        if each.subtopic_id in (None, said.subtopic_id)
    ]
    outbox.owe_many(db, owed, now=now)


def told(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> RepliesHere | None:
    """Return every answer since the last post here; None once an earlier post has told of this one too."""
    thread, reply = threads.get(db, int(facts["thread"])), db.get(Reply, int(facts["reply_id"]))
    if thread is None or reply is None or reply.published_at is None or thread.state is not ThreadState.HUNG:
        return None
    last = outbox.last_sent(db, _series(thread.id or 0))
    since = last - LOOKED_BEFORE if last is not None else None
    if since is not None and reply.published_at <= since:
        return None
    numbers = points.answered_since(db, thread.consultation_id, subtopic_id=thread.subtopic_id, since=since)
    found = points_read.of_consultation(db, thread.consultation_id, only=numbers) if numbers else []
    answered = tuple(each for each in found if each.is_answered and not each.is_hidden)
    consultation = consultations.get(db, thread.consultation_id)
    return RepliesHere(consultation, answered) if answered and consultation is not None else None


def _series(thread_row: int) -> str:
    return f"replies-here:{thread_row}"
