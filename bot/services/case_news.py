"""What cases owe people: the card in a department's topic, a word to whoever answers, and news to the citizens."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.casing import OPEN_PHASES, Subject
from bot.services import staging, subjects
from storage import cards, departments, outbox, points
from storage.outbox import Owed
from storage.tables import CardKind, Case, CaseEvent, Priority, Reply, SubjectKind

ASKED, UNROUTED, DUTY, NEWS, REPLIED = "case-asked", "case-unrouted", "case-duty", "case-news", "case-replied"
QUESTION, REVIEW, COSIGN, CHECK = "case-question", "case-review", "case-cosign", "case-check"
UNREACHED = "case-unreached"
NEW, JOINED, ANSWERED = "new", "joined", "answered"
FOLLOW_UP = "follow-up"
ARRIVALS = (NEW, JOINED)  # why somebody sees a case for the first time; every other occasion reminds them of it


def owe_card(db: Session, case: Case, department_id: int | None, *, now: datetime) -> None:
    """Owe a department the card of a case in its topic; without one, whoever says whose it is gets it."""
    if department_id is None:
        key, facts = f"{UNROUTED}:{case.id}:{case.revision}", {"case_id": case.id}
        outbox.owe(db, notice=UNROUTED, facts=facts, dedupe_key=key, now=now, priority=Priority.ANSWER)
        return
    facts = {"case_id": case.id, "department_id": department_id}
    key = f"{ASKED}:{case.id}:{department_id}"
    outbox.owe(db, notice=ASKED, facts=facts, dedupe_key=key, now=now, priority=Priority.ANSWER)


def owe_duty(db: Session, case: Case, person_ids: Iterable[int], *, why: str, now: datetime) -> None:
    """Owe the card of a case to officers in their own chats; `why` names the occasion, once per person."""
    owed = [
        Owed(
            notice=DUTY,
            facts={"case_id": case.id, "why": why},
            dedupe_key=f"{DUTY}:{case.id}:{why}:{person_id}",
            person_id=person_id,
        )
        for person_id in person_ids
    ]
    outbox.owe_many(db, owed, now=now)


def is_reminder(facts: dict[str, Any]) -> bool:
    """Return whether an officer is reminded of a case, rather than told that it has come."""
    return str(facts["why"]).partition(":")[0] not in ARRIVALS


def answerers(db: Session, case: Case, *, today: Any, now: datetime) -> list[int]:
    """Return who should be told in person about a case: whoever took it, else who is on duty in its department."""
    if case.owner_id is not None:
        return [case.owner_id]
    return departments.on_duty(db, [case.lead_id], today=today, now=now) if case.lead_id else []


def tell_author(db: Session, case: Case, event: CaseEvent, *, now: datetime) -> None:
    """Owe whoever began the matter a line of its history."""
    about = subjects.describe(db, Subject(case.subject_kind, case.subject_id))
    if about is not None and about.author_id is not None:
        _owe_news(db, case, event, [about.author_id], now=now)


def tell_hearers(db: Session, case: Case, event: CaseEvent, *, now: datetime) -> None:
    """Owe everybody who listens to the matter a line of its history."""
    _owe_news(db, case, event, hearers_of(db, case), now=now)


def _owe_news(db: Session, case: Case, event: CaseEvent, person_ids: Iterable[int], *, now: datetime) -> None:
    owed = [
        Owed(
            notice=NEWS,
            facts={"case_id": case.id, "event_id": event.id},
            dedupe_key=f"{NEWS}:{event.id}:{person_id}",
            person_id=person_id,
        )
        for person_id in sorted(set(person_ids))
    ]
    outbox.owe_many(db, owed, now=now)


def owe_question(db: Session, case: Case, event: CaseEvent, author_id: int, *, now: datetime) -> None:
    """Owe the author a department's question."""
    outbox.owe(
        db,
        notice=QUESTION,
        facts={"case_id": case.id, "event_id": event.id},
        dedupe_key=f"{QUESTION}:{event.id}",
        now=now,
        person_id=author_id,
        priority=Priority.ANSWER,
    )


def owe_reply(db: Session, case: Case, reply: Reply, *, now: datetime) -> int:
    """Owe a published reply to author, signers and followers, and return to how many."""
    owed = [
        Owed(
            notice=REPLIED,
            facts={"reply_id": reply.id},
            dedupe_key=f"{REPLIED}:{reply.id}:{person_id}",
            person_id=person_id,
            priority=Priority.ANSWER,
        )
        for person_id in sorted(hearers_of(db, case))
    ]
    return outbox.owe_many(db, owed, now=now)


def owe_in_topic(db: Session, notice: str, department_id: int, *, now: datetime, **facts: Any) -> None:
    """Owe a department something else in its topic, once for these facts."""
    key = ":".join((notice, str(department_id), *(str(value) for value in facts.values())))
    outbox.owe(
        db,
        notice=notice,
        facts={"department_id": department_id, **facts},
        dedupe_key=key,
        now=now,
        priority=Priority.ANSWER,
    )


def owe_review(db: Session, reply: Reply, *, now: datetime) -> None:
    """Owe the staff a look at a reply that one in three find not acceptable."""
    facts = {"reply_id": reply.id}
    outbox.owe(db, notice=REVIEW, facts=facts, dedupe_key=f"{REVIEW}:{reply.id}", now=now, priority=Priority.ANSWER)


def hearers_of(db: Session, case: Case) -> set[int]:
    """Return who is to hear what becomes of the matter; whether they still want to is asked when it is sent."""
    return subjects.hearers_of(db, Subject(case.subject_kind, case.subject_id))


def redraw(db: Session, case: Case, *, now: datetime) -> None:
    """Have every card that shows this case drawn anew; the staff's a moment later, after the one that was pressed."""
    cards.rest_every(db, CardKind.CASE, case.id or 0, now)
    cards.mark_dirty(db, CardKind.CASE_TIMELINE, case.id or 0, now)
    if case.phase not in OPEN_PHASES:
        cards.mark_newest_dirty(db, CardKind.CASE_REMINDER, [case.id or 0], now)
    if case.subject_kind is SubjectKind.IDEA:
        cards.mark_dirty(db, CardKind.IDEA, case.subject_id, now)
        cards.mark_dirty(db, CardKind.REVIEW, case.subject_id, now)
    else:
        _redraw_point(db, case.subject_id, now=now)


def _redraw_point(db: Session, point_id: int, *, now: datetime) -> None:
    """Have the view and the cards of the consultation drawn anew: they show points, and how many replies there are."""
    point = points.get(db, point_id)
    if point is None:
        return
    cards.mark_dirty(db, CardKind.CONTRIBUTION, point.contribution_id, now)
    staging.redraw_numbers(db, point.consultation_id, now=now)
