"""Queries that write ideas, and the few their writers read; browsing has its own in storage/browsing.py."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, update
from sqlmodel import Session, col, select

from storage.tables import Addendum, Attachment, Idea, IdeaStatus, IdeaVersion

IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]


def get(db: Session, idea_id: int) -> Idea | None:
    """Return this idea as it stands in the database at this moment."""
    return db.get(Idea, idea_id, populate_existing=True)


def start(db: Session, idea: Idea) -> Idea:
    """Keep a new idea and give it its number."""
    db.add(idea)
    db.flush()
    return idea


def change(db: Session, idea: Idea, *, now: datetime, **values: Any) -> Idea:
    """Change a half-written idea; for anything published use `move` or `correct`, which look before they write."""
    for name, value in values.items():
        setattr(idea, name, value)
    idea.changed_at = now
    db.add(idea)
    db.flush()
    return idea


def move(
    db: Session, idea: Idea, to: IdeaStatus, *, when: Collection[IdeaStatus], now: datetime, **values: Any
) -> bool:
    """Move the idea if nobody moved it first; return whether it was us. The row in hand then shows what stands."""
    db.flush()
    moved = (
        update(IDEAS)
        .where(IDEAS.c.id == idea.id, IDEAS.c.status.in_(list(when)))
        .values(status=to, changed_at=now, **values)
        .returning(IDEAS.c.id)
    )
    is_ours = db.execute(moved).first() is not None
    db.refresh(idea)
    return is_ours


def correct(db: Session, idea: Idea, *, title: str, words: str, now: datetime) -> bool:
    """Give published words a new version if nobody has signed the present one; return whether it was us."""
    unsigned = (IDEAS.c.status == IdeaStatus.OPEN, IDEAS.c.signature_count == 0, IDEAS.c.version == idea.version)
    corrected = (
        update(IDEAS)
        .where(IDEAS.c.id == idea.id, *unsigned)
        .values(title=title, words=words, version=idea.version + 1, changed_at=now)
        .returning(IDEAS.c.id)
    )
    is_ours = db.execute(corrected).first() is not None
    db.refresh(idea)
    return is_ours


def keep_version(db: Session, idea: Idea, *, now: datetime) -> None:
    """Keep the words as they stand under the idea's version number; a version that is kept never changes."""
    if db.get(IdeaVersion, (idea.id, idea.version)) is None:
        kept = IdeaVersion(
            idea_id=idea.id or 0, version=idea.version, title=idea.title, words=idea.words, created_at=now
        )
        db.add(kept)
        db.flush()


def drop(db: Session, idea: Idea) -> None:
    """Delete a half-written idea with everything that hangs on it."""
    db.delete(idea)
    db.flush()


def discard(db: Session, idea: Idea, *, placeholder: str, now: datetime) -> None:
    """Delete a draft; one that was sent once keeps its number and what was decided about it, and loses every word."""
    if idea.submitted_at is None:
        drop(db, idea)
        return
    db.execute(delete(Attachment).where(col(Attachment.idea_id) == idea.id))
    emptied = {"title": placeholder, "words": placeholder, "author_name": None}
    change(db, idea, status=IdeaStatus.WITHDRAWN, ended_at=now, now=now, **emptied)


def drafts_of(db: Session, person_id: int) -> list[Idea]:
    """Return somebody's half-written ideas, the newest first."""
    query = select(Idea).where(Idea.author_id == person_id, Idea.status == IdeaStatus.DRAFT)
    return list(db.exec(query.order_by(col(Idea.changed_at).desc(), col(Idea.id).desc())))


def said_in(db: Session, person_id: int, message_id: int) -> Idea | None:
    """Return the idea somebody's own message gave its words to."""
    query = select(Idea).where(Idea.author_id == person_id, Idea.said_in == message_id)
    return db.exec(query.order_by(col(Idea.id).desc()).limit(1)).first()


def waiting(db: Session, *, limit: int = 50) -> list[Idea]:
    """Return the ideas that wait for a moderator, the longest waiting first."""
    query = select(Idea).where(Idea.status == IdeaStatus.SUBMITTED)
    return list(db.exec(query.order_by(col(Idea.submitted_at), col(Idea.id)).limit(limit)))


def sent_since(db: Session, author_id: int, *, since: datetime, except_id: int) -> int:
    """Return how many other ideas this person has sent for review since then."""
    query = select(func.count()).where(
        IDEAS.c.author_id == author_id, IDEAS.c.submitted_at >= since, IDEAS.c.id != except_id
    )
    return int(db.execute(query).scalar_one())


def is_first(db: Session, idea: Idea) -> bool:
    """Return whether its author has never sent another idea for review."""
    query = select(IDEAS.c.id).where(
        IDEAS.c.author_id == idea.author_id, IDEAS.c.submitted_at.is_not(None), IDEAS.c.id != idea.id
    )
    return db.execute(query.limit(1)).first() is None


def add_words(db: Session, idea_id: int, *, words: str, now: datetime) -> Addendum:
    """Add dated words under an idea."""
    addendum = Addendum(idea_id=idea_id, words=words, added_at=now)
    db.add(addendum)
    db.flush()
    return addendum


def addenda_of(db: Session, idea_id: int) -> list[Addendum]:
    """Return what its author has added to an idea, in order."""
    query = select(Addendum).where(Addendum.idea_id == idea_id)
    return list(db.exec(query.order_by(col(Addendum.added_at), col(Addendum.id))))


def claim_left_drafts(db: Session, *, before: datetime, now: datetime, limit: int) -> list[Idea]:
    """Note for half-written ideas that nobody has touched since then that their authors are told now; return them."""
    untold = (Idea.status == IdeaStatus.DRAFT, col(Idea.changed_at) < before, col(Idea.draft_reminded_at).is_(None))
    oldest = select(Idea).where(*untold).order_by(col(Idea.id)).limit(limit).with_for_update(skip_locked=True)
    left = list(db.exec(oldest))
    for idea in left:
        idea.draft_reminded_at = now
        db.add(idea)
    db.flush()
    return left


def drafts_untouched_since(db: Session, moment: datetime, *, limit: int = 500) -> list[Idea]:
    """Return half-written ideas that were never sent and that nobody has touched since then."""
    query = select(Idea).where(Idea.status == IdeaStatus.DRAFT, col(Idea.changed_at) < moment)
    return list(db.exec(query.order_by(col(Idea.id)).limit(limit)))
