"""Queries about comments: written, read page by page, and taken back by whoever wrote them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, select, update
from sqlmodel import Session, col

from bot.domain.browsing import PAGE_SIZE, page_within, pages_for
from storage.tables import Comment, RejectReason

COMMENTS: Table = Comment.__table__  # type: ignore[attr-defined]
C = COMMENTS.c


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment in a list; `is_own` to the person who reads it."""

    comment_id: int
    words: str
    author_name: str | None
    written_at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class CommentPage:
    """One page of the comments under an idea, the newest first."""

    idea_id: int
    title: str
    lines: tuple[CommentLine, ...]
    page: int
    total: int
    can_take_down: bool = False

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return pages_for(self.total)


def write(db: Session, comment: Comment) -> Comment:
    """Keep a comment."""
    db.add(comment)
    db.flush()
    return comment


def get(db: Session, comment_id: int) -> Comment | None:
    """Return a comment that has not been taken back."""
    query = select(Comment).where(col(Comment.id) == comment_id, col(Comment.removed_at).is_(None))
    return db.execute(query.execution_options(populate_existing=True)).scalars().first()


def take_back(db: Session, comment_id: int, *, now: datetime) -> bool:
    """Empty a comment and show it no more; return whether it was still there."""
    removed = update(COMMENTS).where(C.id == comment_id, C.removed_at.is_(None)).values(removed_at=now, words="")
    return db.execute(removed.returning(C.id)).first() is not None


def take_down(db: Session, comment_id: int, *, reason: RejectReason, now: datetime) -> bool:
    """Show a comment no more; its row stays, with the reason. Return whether it was us."""
    removed = (
        update(COMMENTS).where(C.id == comment_id, C.removed_at.is_(None)).values(removed_at=now, removed_for=reason)
    )
    return db.execute(removed.returning(C.id)).first() is not None


def note_report(db: Session, comment_id: int, *, now: datetime) -> bool:
    """Note that somebody has reported a comment; return whether this was the first time."""
    shown = (C.id == comment_id, C.removed_at.is_(None), C.reported_at.is_(None))
    return db.execute(update(COMMENTS).where(*shown).values(reported_at=now).returning(C.id)).first() is not None


def note_kept(db: Session, comment_id: int, *, now: datetime) -> bool:
    """Note that a comment was looked at and stays; return whether it was us."""
    shown = (C.id == comment_id, C.removed_at.is_(None), C.kept_at.is_(None))
    return db.execute(update(COMMENTS).where(*shown).values(kept_at=now).returning(C.id)).first() is not None


def said_in(db: Session, person_id: int, message_id: int) -> Comment | None:
    """Return the newest comment that came in this private message of somebody's, also one that was taken back."""
    its = (C.person_id == person_id, C.said_in == message_id)
    return db.execute(select(Comment).where(*its).order_by(C.id.desc())).scalars().first()


def even_removed(db: Session, comment_id: int) -> Comment | None:
    """Return a comment also when it is shown no more."""
    return db.get(Comment, comment_id, populate_existing=True)


def numbers_of(db: Session, person_id: int) -> list[int]:
    """Return the numbers of everything somebody has commented."""
    return list(db.execute(select(C.id).where(C.person_id == person_id)).scalars())


def page_of(db: Session, *, idea_id: int, title: str, reader_id: int, page: int) -> CommentPage:
    """Return one page of the comments under an idea."""
    shown: Any = (C.idea_id == idea_id) & C.removed_at.is_(None)
    total = int(db.execute(select(func.count()).where(shown)).scalar_one())
    at = page_within(page, total)
    query = select(COMMENTS).where(shown).order_by(C.written_at.desc(), C.id.desc())
    rows = db.execute(query.offset((at - 1) * PAGE_SIZE).limit(PAGE_SIZE))
    lines = tuple(
        CommentLine(row.id, row.words, row.author_name, row.written_at, row.person_id == reader_id) for row in rows
    )
    return CommentPage(idea_id, title, lines, at, total)


def written_since(db: Session, person_id: int, *, since: datetime) -> int:
    """Return how many comments somebody has written since then."""
    return int(db.execute(select(func.count()).where(C.person_id == person_id, C.written_at >= since)).scalar_one())
