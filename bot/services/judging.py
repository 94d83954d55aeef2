"""What a moderator is asked before deciding: a line to the author, or which other idea; and what the answer does."""

import re
from dataclasses import asdict
from datetime import datetime

from sqlmodel import Session

from bot.domain import moderating as rules
from bot.domain.moderating import Decided, Line, Question, ReviewCase
from bot.domain.permissions import Act, Place
from bot.domain.proposing import tidy
from bot.domain.refusals import Reason, Refused
from bot.services import moderating, permitting
from storage import flows, ideas

STEP = "judging.line"
NUMBER = re.compile(r"\d{1,9}")


def check_can_ask(db: Session, *, question: Question, person_id: int, place: Place, now: datetime) -> ReviewCase:
    """Return the card a question would be about.

    Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_IDEA), Refused(OWN_REVIEW), Refused(ALREADY_DECIDED)
    """
    act = Act.HIDE_IDEA if question.line is Line.HIDE else Act.REVIEW_IDEA
    permitting.require(db, person_id=person_id, act=act, now=now, place=place)
    idea = ideas.get(db, question.idea_id)
    if idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    rules.check_not_own(idea, moderator_id=person_id)
    if idea.status not in (rules.HIDEABLE if question.line is Line.HIDE else moderating.WAITING):
        raise Refused(Reason.ALREADY_DECIDED)
    return moderating.case_of(db, idea, now=now)


def ask(db: Session, *, question: Question, person_id: int, place: Place, now: datetime) -> ReviewCase:
    """Open a question to a moderator. In private the next message answers it, in the staff chat a reply does.

    Raises: as `check_can_ask`
    """
    case = check_can_ask(db, question=question, person_id=person_id, place=place, now=now)
    if place is Place.PRIVATE:
        flows.ask(db, person_id=person_id, step=STEP, draft=asdict(question), now=now)
    return case


def answer(db: Session, *, question: Question, words: str, person_id: int, place: Place, now: datetime) -> Decided:
    """Decide as the question said, with these words. Raises: as the decision itself, Refused(Reason.WORDS_EMPTY)"""
    if not tidy(words):
        raise Refused(Reason.WORDS_EMPTY)
    return decide(db, question=question, words=words, person_id=person_id, place=place, now=now)


def decide(db: Session, *, question: Question, words: str, person_id: int, place: Place, now: datetime) -> Decided:
    """Decide as the question said, with these words or (for a reason of the catalogue) without any."""
    _close(db, person_id, place)
    said, to = tidy(words), {"idea_id": question.idea_id, "person_id": person_id, "place": place, "now": now}
    if question.line is Line.CHANGE:
        return moderating.ask_for_change(db, note=said, **to)  # type: ignore[arg-type]
    if question.line is Line.MERGE:
        return moderating.merge(db, target_id=_number_in(said), **to)  # type: ignore[arg-type]
    reason = rules.reason_at(question.reason)
    if question.line is Line.HIDE:
        return moderating.hide(db, reason=reason, note=said, **to)  # type: ignore[arg-type]
    return moderating.reject(db, reason=reason, note=said, **to)  # type: ignore[arg-type]


def answer_open(db: Session, *, words: str, person_id: int, now: datetime) -> Decided:
    """Answer the question that is open in private. Raises: as `answer`, Refused(Reason.NO_SUCH_IDEA)"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        raise Refused(Reason.NO_SUCH_IDEA)
    question = Question(int(flow.draft["idea_id"]), Line(flow.draft["line"]), int(flow.draft["reason"]))
    return answer(db, question=question, words=words, person_id=person_id, place=Place.PRIVATE, now=now)


def leave(db: Session, *, idea_id: int, person_id: int, place: Place, now: datetime) -> ReviewCase:
    """Put a question away without deciding."""
    case = moderating.see(db, idea_id=idea_id, person_id=person_id, place=place, now=now)
    _close(db, person_id, place)
    return case


def _close(db: Session, person_id: int, place: Place) -> None:
    """Close the open question in private; what somebody is writing there is no concern of the staff chat."""
    flow = flows.current(db, person_id) if place is Place.PRIVATE else None
    if flow is not None and flow.step == STEP:
        flows.close(db, person_id)


def _number_in(words: str) -> int:
    found = NUMBER.search(words)
    if found is None:
        raise Refused(Reason.CANNOT_JOIN)
    return int(found.group())
