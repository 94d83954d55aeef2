"""Joining an open idea instead of sending one's own: sign it, and perhaps leave the words as a comment."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain.forgetting import ERASED_WORDS
from bot.domain.proposing import Draft
from bot.services import commenting, drafting, signing
from bot.services.signing import Outcome
from storage import flows, ideas


@dataclass(frozen=True, slots=True)
class Joined:
    """A similar idea that is signed, the draft that was kept, and the signature's number (0: it counted before)."""

    draft: Draft
    number: int


def join(db: Session, *, draft_id: int, idea_id: int, person_id: int, now: datetime) -> Joined:
    """Sign a similar idea and keep the draft. Raises: Refused as signing, Refused(Reason.NO_SUCH_IDEA) of the draft"""
    draft = drafting.own(db, draft_id, person_id, now=now)
    deed = signing.sign(db, idea_id=idea_id, person_id=person_id, now=now)
    flow = flows.current(db, person_id)
    if flow is not None and flow.draft.get("idea_id") == draft_id:
        flows.close(db, person_id)
    number = deed.number if deed.outcome is Outcome.COUNTED else 0
    return Joined(drafting.seen(db, draft), number)


def leave_words(db: Session, *, draft_id: int, idea_id: int, person_id: int, now: datetime) -> int:
    """Put the words of a draft under the idea that was signed; the draft has then served. Return the idea's number.

    Raises: Refused as commenting, Refused(Reason.NO_SUCH_IDEA) of the draft
    """
    draft = drafting.own(db, draft_id, person_id, now=now)
    commenting.comment(db, idea_id=idea_id, person_id=person_id, words=draft.words, now=now)
    ideas.discard(db, draft, placeholder=ERASED_WORDS, now=now)
    return idea_id
