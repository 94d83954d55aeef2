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


def keep(db: Session, *, words: str, person_id: int, now: datetime, message_id: int | None = None) -> Unsorted:
    """Keep the words as an open question, and return them with up to three open ideas that sound alike.

    Which message they came in is known of those that came in one.
    What was said a moment before and is not sorted yet stays with them.
    """
    flow = flows.current(db, person_id)
    is_more = flow is not None and flow.step == STEP and now - flow.changed_at <= ONE_THOUGHT
    before = f"{flow.draft.get('words', '')}\n\n" if flow is not None and is_more else ""
    all_words = f"{before}{words}"[:WORDS_KEPT]
    notes = {"words": all_words, "message_id": None if before else message_id}
    flows.ask(db, person_id=person_id, step=STEP, draft=notes, now=now)
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


def keeps(db: Session, *, message_id: int, person_id: int) -> bool:
    """Return whether the words that are kept came in this message."""
    flow = flows.current(db, person_id)
    return flow is not None and flow.step == STEP and flow.draft.get("message_id") == message_id


def follow_edit(db: Session, *, message_id: int, words: str, person_id: int, now: datetime) -> None:
    """Let the kept words follow an edit of the message they came in."""
    notes = {"words": words[:WORDS_KEPT], "message_id": message_id}
    flows.ask(db, person_id=person_id, step=STEP, draft=notes, now=now)


def comment(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Comment:
    """Put the kept words under an idea. Raises: what commenting refuses, Refused(Reason.NO_LONGER_OPEN)"""
    flow, words = flows.current(db, person_id), kept_words(db, person_id=person_id)
    if words is None or flow is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    message_id = flow.draft.get("message_id")
    written = commenting.comment(db, idea_id=idea_id, person_id=person_id, words=words, message_id=message_id, now=now)
    flows.close(db, person_id)
    return written


def card_at(db: Session, *, chat_telegram_id: int, message_id: int) -> Card | None:
    """Return the card of ours that stands in this chat under this number."""
    return cards.at(db, cards.Spot(chat_telegram_id, message_id))
