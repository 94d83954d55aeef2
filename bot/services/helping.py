"""Talking to a person: a question goes to the staff, an answer is drafted there, looked at, and sent."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import helping as rules
from bot.domain.helping import Asked, Drafted
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.services import permitting
from storage import audit, cards, flows, questions
from storage.outbox import owe
from storage.tables import Answer, CardKind, Person, Priority, Question

STEP = "helping.question"
ASKED = "question-asked"
ANSWERED = "question-answered"
UNREACHED = "question-unreached"


def open_question(db: Session, *, person_id: int, now: datetime) -> None:
    """Ask somebody what they would like to ask a person. Raises: Refused(Reason.TOO_MANY_QUESTIONS)"""
    permitting.require(db, person_id=person_id, act=Act.ASK_PERSON, now=now)
    rules.check_has_room(questions.asked_since(db, person_id, since=now - rules.A_DAY))
    flows.ask(db, person_id=person_id, step=STEP, draft={}, now=now)


def ask(db: Session, *, words: str | None, person_id: int, now: datetime) -> Question:
    """Hand a question to the staff.

    Raises: Refused(NO_TEXT), Refused(QUESTION_TOO_LONG), Refused(TOO_MANY_QUESTIONS)
    """
    permitting.require(db, person_id=person_id, act=Act.ASK_PERSON, now=now)
    rules.check_has_room(questions.asked_since(db, person_id, since=now - rules.A_DAY))
    question = questions.keep(db, person_id=person_id, words=rules.check_words(words), now=now)
    flows.close(db, person_id)
    owe_question(db, question, now=now)
    audit.append(db, actor=db.get(Person, person_id), verb="question.asked", subject=f"question:{question.id}", now=now)
    return question


def owe_question(db: Session, question: Question, *, now: datetime) -> None:
    """Owe the staff the card of a question."""
    key = f"{ASKED}:{question.id}:{now.timestamp():.0f}"
    owe(db, notice=ASKED, facts={"question_id": question.id}, dedupe_key=key, now=now)


def draft(db: Session, *, question_id: int, words: str | None, person_id: int, place: Place, now: datetime) -> Drafted:
    """Keep a moderator's reply as a draft.

    Raises: Refused(NOT_PERMITTED), Refused(NO_TEXT), Refused(QUESTION_TOO_LONG), Refused(ALREADY_DECIDED)
    """
    permitting.require(db, person_id=person_id, act=Act.ANSWER_QUESTION, now=now, place=place)
    question = _unanswered(db, question_id)
    said = rules.check_words(words)
    answer = questions.draft(db, question_id=question_id, moderator_id=person_id, words=said, now=now)
    return Drafted(question, answer)


def send(db: Session, *, answer_id: int, person_id: int, place: Place, now: datetime) -> Question:
    """Send a drafted answer to whoever asked, once.

    Raises: Refused(Reason.NOT_PERMITTED), Refused(Reason.ALREADY_DECIDED)
    """
    permitting.require(db, person_id=person_id, act=Act.ANSWER_QUESTION, now=now, place=place)
    answer = questions.get_answer(db, answer_id)
    question = _unanswered(db, answer.question_id if answer else 0)
    if answer is None or not questions.mark_answered(db, answer.question_id, now=now):
        raise Refused(Reason.ALREADY_DECIDED)
    answer.sent_at = now
    db.add(answer)
    _owe_answer(db, question, answer, now=now)
    cards.mark_dirty(db, CardKind.QUESTION, answer.question_id, now)
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb="question.answered", subject=f"question:{question.id}", now=now)
    return question


def discard(db: Session, *, answer_id: int, person_id: int, place: Place, now: datetime) -> None:
    """Throw a draft away. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.ANSWER_QUESTION, now=now, place=place)
    answer = questions.get_answer(db, answer_id)
    if answer is not None and answer.sent_at is None:
        db.delete(answer)


def _unanswered(db: Session, question_id: int) -> Question:
    question = questions.get(db, question_id)
    if question is None or question.answered_at is not None:
        raise Refused(Reason.ALREADY_DECIDED)
    return question


def _owe_answer(db: Session, question: Question, answer: Answer, *, now: datetime) -> None:
    if question.person_id is None:
        return
    owe(
        db,
        notice=ANSWERED,
        facts={"answer_id": answer.id},
        dedupe_key=f"{ANSWERED}:{answer.id}",
        now=now,
        person_id=question.person_id,
        priority=Priority.ANSWER,
    )


def tell_unreached(db: Session, facts: dict[str, Any], _person: Person, now: datetime) -> None:
    """Tell the staff that an answer could not be delivered."""
    key = f"{UNREACHED}:{facts['answer_id']}"
    owe(db, notice=UNREACHED, facts={"answer_id": facts["answer_id"]}, dedupe_key=key, now=now)


def see(db: Session, *, question_id: int) -> Asked | None:
    """Return a question as the staff sees it; None when whoever asked has been forgotten."""
    question = questions.get(db, question_id)
    return Asked(question, questions.newest_sent(db, question_id)) if question else None


def facts_of_card(
    db: Session,
    subject_id: int,
    *,
    viewer_id: int | None,  # noqa: ARG001  a question looks the same to everybody, at every moment
    now: datetime,  # noqa: ARG001
) -> tuple[int, Asked | None]:
    """Return what the card of a question shows, also when the question has gone."""
    return subject_id, see(db, question_id=subject_id)


def facts_of_asked(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> Asked | None:
    """Return what the staff is told about a question, while it still stands."""
    return see(db, question_id=facts["question_id"])


def facts_of_answered(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> Drafted | None:
    """Return what somebody is told about the answer to their question."""
    answer = questions.get_answer(db, facts["answer_id"])
    question = questions.get(db, answer.question_id) if answer else None
    return Drafted(question, answer) if question and answer else None
