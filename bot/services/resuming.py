"""Drafts that wait: their authors are told once, and long before anything is thrown away."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.resuming import WaitingDraft
from bot.domain.terms import Terms
from storage import ideas, outbox
from storage.outbox import Owed
from storage.tables import Idea, IdeaStatus, Person

WAITING = "draft-waiting"
AT_ONCE = 200


def remind_of_drafts(db: Session, now: datetime, *, terms: Terms, limit: int = AT_ONCE) -> int:
    """Owe whoever left an idea half written a word about it, once in its life; return how many drafts."""
    left = ideas.claim_left_drafts(db, before=now - terms.draft_reminded_after, now=now, limit=limit)
    owed = [
        Owed(notice=WAITING, facts=_facts(idea, terms), dedupe_key=f"{WAITING}:{idea.id}", person_id=idea.author_id)
        for idea in left
        if idea.author_id is not None
    ]
    outbox.owe_many(db, owed, now=now)
    return len(left)


def _facts(idea: Idea, terms: Terms) -> dict[str, Any]:
    return {"idea_id": idea.id, "touched": idea.changed_at.timestamp(), "days": terms.draft_kept.days}


def waiting_draft(db: Session, facts: dict[str, Any], person: Person | None, _now: datetime) -> WaitingDraft | None:
    """Return a draft that still waits, and until when; None once it was touched, sent or thrown away."""
    idea = ideas.get(db, int(facts["idea_id"]))
    if idea is None or person is None or idea.author_id != person.id or idea.status is not IdeaStatus.DRAFT:
        return None
    return WaitingDraft(idea, facts["days"]) if idea.changed_at.timestamp() == facts["touched"] else None
