"""What somebody said out of the blue: kept until they say what it is, so that nothing has to be typed twice."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain.listening import Unsorted
from bot.domain.refusals import Reason, Refused
from bot.domain.searching import words_of
from bot.services import commenting
from storage import cards, flows, record, search
from storage.tables import Card, Comment

STEP = "listening.unsorted"
WORDS_KEPT = 3 * 4096
ONE_THOUGHT = timedelta(minutes=1)  # what comes so soon after was meant to go with it; phones cut long messages
SHOWN = 3


def keep(db: Session, *, words: str, person_id: int, now: datetime) -> Unsorted:
    """Keep the words as an open question, and return them with up to three open ideas that sound alike.

    What was said a moment before and is not sorted yet stays with them.
    """
    flow = flows.current(db, person_id)
    is_more = flow is not None and flow.step == STEP and now - flow.changed_at <= ONE_THOUGHT
    before = f"{flow.draft.get('words', '')}\n\n" if flow is not None and is_more else ""
    all_words = f"{before}{words}"[:WORDS_KEPT]
    flows.ask(db, person_id=person_id, step=STEP, draft={"words": all_words}, now=now)
    return _unsorted(db, all_words)


def kept(db: Session, *, person_id: int) -> Unsorted:
    """Return the kept words once more. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    words = kept_words(db, person_id=person_id)
    if words is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    return _unsorted(db, words)


def _unsorted(db: Session, words: str) -> Unsorted:
    found = search.open_ideas_sharing(db, words_of(words), limit=SHOWN)
    return Unsorted(words, tuple(record.ideas_by_id(db, found)))


def kept_words(db: Session, *, person_id: int) -> str | None:
    """Return what was said and not sorted yet."""
    flow = flows.current(db, person_id)
    return str(flow.draft.get("words", "")) or None if flow and flow.step == STEP else None


def comment(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Comment:
    """Put the kept words under an idea. Raises: what commenting refuses, Refused(Reason.NO_LONGER_OPEN)"""
    words = kept_words(db, person_id=person_id)
    if words is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    written = commenting.comment(db, idea_id=idea_id, person_id=person_id, words=words, now=now)
    flows.close(db, person_id)
    return written


def card_at(db: Session, *, chat_telegram_id: int, message_id: int) -> Card | None:
    """Return the card of ours that stands in this chat under this number."""
    return cards.at(db, cards.Spot(chat_telegram_id, message_id))
