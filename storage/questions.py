"""Queries about questions to the staff and their answers."""

from datetime import datetime

from sqlalchemy import Table, func, update
from sqlmodel import Session, col, select

from storage.tables import Answer, Question

QUESTIONS: Table = Question.__table__  # type: ignore[attr-defined]


def keep(db: Session, *, person_id: int, words: str, now: datetime) -> Question:
    """Keep a question and give it its number."""
    question = Question(person_id=person_id, words=words, asked_at=now)
    db.add(question)
    db.flush()
    return question


def get(db: Session, question_id: int) -> Question | None:
    """Return one question as it stands now."""
    return db.get(Question, question_id, populate_existing=True)


def asked_since(db: Session, person_id: int, *, since: datetime) -> int:
    """Return how many questions somebody has asked since then."""
    query = select(func.count()).where(QUESTIONS.c.person_id == person_id, QUESTIONS.c.asked_at > since)
    return int(db.exec(query).one())


def draft(db: Session, *, question_id: int, moderator_id: int, words: str, now: datetime) -> Answer:
    """Keep the draft of an answer."""
    answer = Answer(question_id=question_id, moderator_id=moderator_id, words=words, drafted_at=now)
    db.add(answer)
    db.flush()
    return answer


def get_answer(db: Session, answer_id: int) -> Answer | None:
    """Return one answer."""
    return db.get(Answer, answer_id, populate_existing=True)


def newest_sent(db: Session, question_id: int) -> Answer | None:
    """Return the answer that was sent, if one was."""
    sent = select(Answer).where(Answer.question_id == question_id, col(Answer.sent_at).is_not(None))
    return db.exec(sent.order_by(col(Answer.id).desc())).first()


def mark_answered(db: Session, question_id: int, *, now: datetime) -> bool:
    """Note that a question is answered; return whether it was us who answered it first."""
    first = (
        update(QUESTIONS)
        .where(QUESTIONS.c.id == question_id, QUESTIONS.c.answered_at.is_(None))
        .values(answered_at=now)
        .returning(QUESTIONS.c.id)
    )
    return db.execute(first).first() is not None
