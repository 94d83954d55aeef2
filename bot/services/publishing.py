"""Making an idea public: what it promises is copied into it, and its words are kept as they stand."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import following, proposing
from bot.domain.forgetting import ERASED_WORDS
from bot.domain.moderating import status_shown_again
from bot.domain.signing import milestones_of
from bot.domain.terms import Terms
from storage import cards, follows, ideas, search
from storage.tables import CardKind, Idea, IdeaStatus, Person


def publish(db: Session, idea: Idea, *, when: Collection[IdeaStatus], terms: Terms, now: datetime, **more: Any) -> bool:
    """Publish the idea if it still stands where it stood; return whether it was us.

    Threshold, milestones, closing date and consequence are copied into it: later settings move nobody's goal.
    """
    if idea.published_at is not None:
        return show_again(db, idea, when=when, now=now, **more)
    promise: dict[str, Any] = {
        "threshold": terms.threshold,
        "milestones": milestones_of(terms.threshold, terms.milestones),
        "consequence": terms.consequence,
        "closes_at": proposing.closing_at(now, window=terms.signing_window, timezone=terms.timezone),
        "published_at": now,
        "ended_at": None,
        "merged_into_id": None,
    }
    if not ideas.move(db, idea, IdeaStatus.OPEN, when=when, now=now, **promise, **more):
        return False
    ideas.keep_version(db, idea, now=now)
    _let_author_follow(db, idea, now=now)
    _make_findable(db, idea, now=now)
    return True


def show_again(db: Session, idea: Idea, *, when: Collection[IdeaStatus], now: datetime, **more: Any) -> bool:
    """Show an idea that was public before, with the promise it was published with."""
    to = status_shown_again(idea)
    if idea.words == ERASED_WORDS:  # its author is forgotten, and the words with them
        return False
    if not ideas.move(db, idea, to, when=when, now=now, merged_into_id=None, **more):
        return False
    _make_findable(db, idea, now=now)
    return True


def take_from_view(db: Session, idea: Idea, *, now: datetime) -> None:
    """Let an idea no longer be found, and let every card of it say what became of it."""
    search.forget_idea(db, idea.id or 0)
    cards.mark_dirty(db, CardKind.IDEA, idea.id or 0, now)


def _make_findable(db: Session, idea: Idea, *, now: datetime) -> None:
    search.index_idea(db, idea_id=idea.id or 0, title=idea.title, words=idea.words)
    cards.mark_dirty(db, CardKind.IDEA, idea.id or 0, now)


def _let_author_follow(db: Session, idea: Idea, *, now: datetime) -> None:
    author = db.get(Person, idea.author_id) if idea.author_id is not None else None
    if author is not None and author.id is not None:
        volume = following.first_volume(author.volume)
        follows.follow(db, person_id=author.id, idea_id=idea.id or 0, volume=volume, now=now)
