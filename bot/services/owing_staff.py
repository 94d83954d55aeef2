"""What the staff's Review topic is owed: a card for each idea, appeal and later change that somebody should look at."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from storage import outbox
from storage.tables import Appeal, Idea, Priority

REVIEW, APPEAL, CHANGED = "review-asked", "appeal-asked", "idea-changed"


def owe_review(db: Session, idea: Idea, *, now: datetime) -> None:
    """Owe the card of an idea that has just been sent in."""
    _owe(db, REVIEW, {"idea_id": idea.id}, key=f"{REVIEW}:{idea.id}:{_stamp(idea.submitted_at or now)}", now=now)


def owe_review_again(db: Session, idea: Idea, *, now: datetime) -> None:
    """Owe the same card once more, because nobody has decided for so long."""
    key = f"{REVIEW}:{idea.id}:{_stamp(idea.submitted_at or now)}:late"
    _owe(db, REVIEW, {"idea_id": idea.id}, key=key, now=now)


def owe_appeal(db: Session, appeal: Appeal, *, now: datetime) -> None:
    """Owe the card of an appeal."""
    _owe(db, APPEAL, {"appeal_id": appeal.id}, key=f"{APPEAL}:{appeal.id}", now=now)


def owe_change(db: Session, idea: Idea, *, now: datetime, addendum_id: int | None = None) -> None:
    """Owe a look at words that became public without a review: a correction or an addition by the author."""
    key = f"{CHANGED}:{idea.id}:{idea.version}:{addendum_id or 0}"
    _owe(db, CHANGED, {"idea_id": idea.id, "addendum_id": addendum_id}, key=key, now=now)


def _owe(db: Session, notice: str, facts: dict[str, Any], *, key: str, now: datetime) -> None:
    """Owe it to nobody yet: delivery finds the Review topic when there is one, and waits until then."""
    outbox.owe(db, notice=notice, facts=facts, dedupe_key=key, now=now, priority=Priority.ANSWER)


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
