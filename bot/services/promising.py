"""Promises with a day: an answer about an idea, an answer to a question; whoever waits is told when one is late."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.promising import LateQuestion, LateReview
from bot.domain.terms import Terms
from bot.domain.working_days import deadline_after
from bot.services import calendars, helping, owing_staff
from storage import cards, ideas, outbox, promises, questions
from storage.outbox import Owed
from storage.tables import CardKind, Idea, IdeaStatus, Person, Question

REVIEW_LATE, QUESTION_LATE = "review-late", "question-late"
AT_ONCE = 200


def promise_decision(db: Session, idea: Idea, *, terms: Terms, now: datetime) -> None:
    """Write down by when there is to be a decision about an idea that was just sent, and from when it is late."""
    calendar = calendars.calendar_for(db, terms)
    idea.decide_by = deadline_after(now, terms.moderation_days, calendar=calendar)
    idea.late_at = deadline_after(now, max(terms.moderation_late_days, terms.moderation_days), calendar=calendar)
    idea.late_told_at, idea.late_shown_at = None, None
    db.add(idea)
    db.flush()


def keep_promises(db: Session, now: datetime, *, terms: Terms, limit: int = AT_ONCE) -> int:
    """Tell whoever waits that an answer is late, once, and put to the staff again what is later still.

    Return how many ideas and questions that concerned.
    """
    late = promises.claim_late_reviews(db, now=now, limit=limit)
    outbox.owe_many(db, [_owed_review(idea, terms) for idea in late if idea.author_id is not None], now=now)
    later = promises.claim_later_reviews(db, now=now, limit=limit)
    for idea in later:
        cards.leave_behind(db, CardKind.REVIEW, idea.id or 0)
        owing_staff.owe_review_again(db, idea, now=now)
    for idea in (*late, *later):
        cards.mark_dirty(db, CardKind.REVIEW, idea.id or 0, now)
    return len(late) + len(later) + _ask_again(db, terms=terms, now=now)


def _owed_review(idea: Idea, terms: Terms) -> Owed:
    sent = int(idea.submitted_at.timestamp()) if idea.submitted_at else 0
    facts = {"idea_id": idea.id, "days": terms.moderation_days}
    return Owed(notice=REVIEW_LATE, facts=facts, dedupe_key=f"{REVIEW_LATE}:{idea.id}:{sent}", person_id=idea.author_id)


def _ask_again(db: Session, *, terms: Terms, now: datetime) -> int:
    """Put questions that have waited too long to the staff again, and tell whoever asked that they wait, once."""
    calendar, found = calendars.calendar_for(db, terms), 0
    for question in promises.open_questions(db):
        last_asked = question.asked_again_at or question.asked_at
        if now < deadline_after(last_asked, terms.question_days, calendar=calendar):
            continue
        found += 1
        question.asked_again_at = now
        cards.leave_behind(db, CardKind.QUESTION, question.id or 0)
        helping.owe_question(db, question, now=now)
        _tell_asker(db, question, now=now)
        db.add(question)
    db.flush()
    return found


def _tell_asker(db: Session, question: Question, *, now: datetime) -> None:
    if question.late_told_at is not None or question.person_id is None:
        return
    question.late_told_at = now
    owed = Owed(
        notice=QUESTION_LATE,
        facts={"question_id": question.id},
        dedupe_key=f"{QUESTION_LATE}:{question.id}",
        person_id=question.person_id,
    )
    outbox.owe_many(db, [owed], now=now)


def review_late(db: Session, facts: dict[str, Any], person: Person | None, _now: datetime) -> LateReview | None:
    """Return an idea that still waits for its decision; None once it was decided or taken back."""
    idea = ideas.get(db, int(facts["idea_id"]))
    is_theirs = idea is not None and person is not None and idea.author_id == person.id
    if idea is None or not is_theirs or idea.status is not IdeaStatus.SUBMITTED:
        return None
    return LateReview(idea, int(facts["days"]))


def question_late(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> LateQuestion | None:
    """Return a question that still waits for its answer."""
    question = questions.get(db, int(facts["question_id"]))
    return LateQuestion(question) if question is not None and question.answered_at is None else None
