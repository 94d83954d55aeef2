"""The next moment at which the data say that something is due: what lets the simulated year skip idle time."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.domain.terms import Terms
from storage.tables import Case, CasePhase, Idea, IdeaStatus, OutboxMessage, OutboxState, Question, Reminder
from tests.rigs.year_town import ZONE

BEFORE = (timedelta(days=3), timedelta(hours=24))


def next_due(db: Session, *, terms: Terms, now: datetime) -> datetime | None:
    """Return the nearest moment of all, or None when nothing waits; what lies before `now` waits for its sweep."""
    found = [*_messages(db), *_ideas(db, terms), _least(db, col(Reminder.due_at)), _questions(db, now), *_cases(db)]
    return min((moment for moment in found if moment is not None), default=None)


def _least(db: Session, column: Any, *when: Any) -> datetime | None:
    moment: datetime | None = db.execute(select(func.min(column)).where(*when)).scalar()
    return moment


def _messages(db: Session) -> list[datetime | None]:
    waiting = (OutboxState.READY, OutboxState.GATHERED)
    return [_least(db, col(OutboxMessage.due_at), col(OutboxMessage.state) == state) for state in waiting]


def _ideas(db: Session, terms: Terms) -> list[datetime | None]:
    status, closes_at = col(Idea.status), col(Idea.closes_at)
    is_open, is_draft = status == IdeaStatus.OPEN, status == IdeaStatus.DRAFT
    is_over = (status == IdeaStatus.QUALIFIED) & col(Idea.ended_at).is_(None)
    told, reminded = col(Idea.closing_told_hours), col(Idea.draft_reminded_at)
    is_waiting = status == IdeaStatus.SUBMITTED
    return [
        _least(db, closes_at, is_open | is_over),
        _earlier(_least(db, closes_at, is_open, told.is_(None)), BEFORE[0]),
        _earlier(_least(db, closes_at, is_open, told == BEFORE[0] // timedelta(hours=1)), BEFORE[1]),
        _earlier(_least(db, col(Idea.changed_at), is_draft, reminded.is_(None)), -terms.draft_reminded_after),
        _earlier(_least(db, col(Idea.changed_at), is_draft), -terms.draft_kept),
        _least(db, col(Idea.decide_by), is_waiting, col(Idea.late_told_at).is_(None)),
        _least(db, col(Idea.late_at), is_waiting, col(Idea.late_shown_at).is_(None)),
    ]


def _earlier(moment: datetime | None, by: timedelta) -> datetime | None:
    return moment - by if moment is not None else None


def _questions(db: Session, now: datetime) -> datetime | None:
    """A question is late at the end of a day: while one is open, every midnight is worth a look."""
    if _least(db, col(Question.asked_at), col(Question.answered_at).is_(None)) is None:
        return None
    here = now.astimezone(ZONE)
    return here.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, minutes=1)


def _cases(db: Session) -> list[datetime | None]:
    return [_least(db, col(Case.remind_at), col(Case.phase) != CasePhase.REPLIED)]
