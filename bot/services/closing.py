"""Bringing ideas to their end by the clock, and saying so beforehand."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.closing import ending_of
from bot.domain.terms import Terms
from bot.services.counting import REACHED, tell
from storage import audit, cards, closing, signatures
from storage.closing import Due
from storage.tables import CardKind, IdeaStatus

AT_ONCE = 100
ENDED = "idea-ended"
CLOSING = "idea-closing-soon"


def close_due(db: Session, now: datetime, *, limit: int = AT_ONCE) -> int:
    """Close up to `limit` ideas whose day has come; return how many. Called again, it finds the rest, or nothing."""
    due = closing.due(db, now=now, limit=limit)
    for idea in due:
        _close(db, idea, now=now)
    return len(due)


def remind_due(db: Session, now: datetime, *, terms: Terms, limit: int = AT_ONCE) -> int:
    """Owe word of what closes soon, once for each moment that the place has set; return how many ideas that concerned.

    The nearer comes first: what is told so late that only a day is left is not told of three.
    """
    found = 0
    for before in sorted(terms.closing_soon):
        near = closing.claim_closing(db, now=now, before=before, limit=limit)
        for idea_id in near:
            tell(db, CLOSING, idea_id=idea_id, now=now, is_news=False, hours=before // timedelta(hours=1))
        found += len(near)
    return found


def _close(db: Session, idea: Due, *, now: datetime) -> None:
    ending = ending_of(idea.status, signature_count=idea.signature_count, threshold=idea.threshold)
    if ending is IdeaStatus.EXPIRED:
        is_ours, verb = closing.expire(db, idea.idea_id, now=now), "idea.expired"
    else:
        if closing.qualify(db, idea.idea_id, now=now):
            tell(db, REACHED, idea_id=idea.idea_id, now=now, is_news=True)
        is_ours, verb = closing.end_signing(db, idea.idea_id, now=now), "idea.signing_ended"
    if not is_ours:
        return
    audit.append(db, actor=None, verb=verb, subject=f"idea:{idea.idea_id}", now=now)
    tell(db, ENDED, idea_id=idea.idea_id, now=now, is_news=True)
    signatures.forget_marks(db, idea.idea_id)
    cards.mark_dirty(db, CardKind.IDEA, idea.idea_id, now)
