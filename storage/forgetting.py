"""Statements that take a person out of the store, table by table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, insert, or_, select, update
from sqlmodel import Session, col

from storage import case_answers, ideas
from storage.signatures import mark_of
from storage.tables import (
    Addendum,
    Appeal,
    Attachment,
    Card,
    Case,
    CaseEvent,
    CaseEventKind,
    CasePhase,
    CaseState,
    Comment,
    Flow,
    Follow,
    Idea,
    IdeaStatus,
    IdeaVersion,
    InboxState,
    InboxUpdate,
    Person,
    PersonTopic,
    Question,
    Reply,
    Review,
    Signature,
    SignatureState,
    SpentMark,
    metadata,
)

TABLES = metadata.tables
IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
SIGNATURES: Table = Signature.__table__  # type: ignore[attr-defined]
COMMENTS: Table = Comment.__table__  # type: ignore[attr-defined]
INBOX: Table = InboxUpdate.__table__  # type: ignore[attr-defined]
# What citizens said to a department; what officers said, they said for it.
CITIZENS_WORDS = (CaseEventKind.ANSWERED, CaseEventKind.FOLLOW_UP, CaseEventKind.REOPENED)


def ideas_of(db: Session, person_id: int) -> Sequence[Idea]:
    """Return everything somebody ever wrote as an idea."""
    return db.execute(select(Idea).where(col(Idea.author_id) == person_id).order_by(col(Idea.id))).scalars().all()


def mark_own_idea(db: Session, idea: Idea, person: Person) -> None:
    """Keep an author who is forgotten from signing the idea they leave behind."""
    mark = mark_of(db.info["pepper"], idea.id or 0, person.telegram_id)
    db.execute(insert(SpentMark).values(idea_id=idea.id, mark=mark))


def unname_idea(db: Session, idea: Idea) -> None:
    """Let an idea stand without its author: no name, no files, nobody's notes about them."""
    idea.author_id, idea.author_name, idea.said_in = None, None, None
    db.add(idea)
    _remove_belongings(db, idea.id or 0)


def erase_idea(db: Session, idea: Idea, *, placeholder: str, now: datetime) -> None:
    """Empty an idea of every word, and leave only its number."""
    ended = IDEAS.c.status != IdeaStatus.HIDDEN
    db.execute(update(IDEAS).where(IDEAS.c.id == idea.id, ended).values(status=IdeaStatus.WITHDRAWN))
    emptied = {"title": placeholder, "words": placeholder, "author_id": None, "author_name": None}
    values = emptied | {"said_in": None, "changed_at": now, "ended_at": idea.ended_at or now}
    db.execute(update(IDEAS).where(IDEAS.c.id == idea.id).values(**values))
    for table in (IdeaVersion, Addendum):
        db.execute(delete(table).where(col(table.idea_id) == idea.id))
    _remove_belongings(db, idea.id or 0)
    db.refresh(idea)


def _remove_belongings(db: Session, idea_id: int) -> None:
    db.execute(delete(Attachment).where(col(Attachment.idea_id) == idea_id))
    db.execute(update(Review).where(col(Review.idea_id) == idea_id).values(note=""))
    db.execute(update(Appeal).where(col(Appeal.idea_id) == idea_id).values(words=""))


def counted_ideas(db: Session, person_id: int) -> list[int]:
    """Return the ideas on which somebody's signature counts."""
    counts = (SIGNATURES.c.person_id == person_id, SIGNATURES.c.state == SignatureState.COUNTED)
    return list(db.execute(select(SIGNATURES.c.idea_id).where(*counts)).scalars())


def remove_signatures(db: Session, person_id: int, *, states: Sequence[SignatureState]) -> None:
    """Delete somebody's signatures that are in one of these states."""
    db.execute(delete(SIGNATURES).where(SIGNATURES.c.person_id == person_id, SIGNATURES.c.state.in_(list(states))))


def unname_signatures(db: Session, person_id: int) -> None:
    """Let somebody's signatures count without a name, a reason or an hour."""
    rows = db.execute(select(SIGNATURES.c.id, SIGNATURES.c.signed_at).where(SIGNATURES.c.person_id == person_id))
    for signature_id, signed_at in rows.all():
        _unname(db, signature_id, signed_at)


def _unname(db: Session, signature_id: int, signed_at: datetime) -> None:
    day = signed_at.replace(hour=0, minute=0, second=0, microsecond=0)
    values: dict[str, Any] = {"person_id": None, "public_name": None, "reason": None}
    values |= {"signed_at": day, "changed_at": day, "revision": 1}
    db.execute(update(SIGNATURES).where(SIGNATURES.c.id == signature_id).values(**values))


def unname_signers(db: Session, *, ended_before: datetime, limit: int) -> int:
    """Let some signatures of ideas that ended before then count without a name, a reason or an hour; return how many.

    Those of an idea whose department still owes an answer stay until it has come.
    """
    has_ended = (IDEAS.c.ended_at < ended_before) & (IDEAS.c.case_state != CaseState.WAITING)
    # By the ideas, so that the index over idea and person finds whoever is left without a look at everybody else's.
    named = SIGNATURES.c.idea_id.in_(select(IDEAS.c.id).where(has_ended)) & SIGNATURES.c.person_id.is_not(None)
    rows = db.execute(select(SIGNATURES.c.id, SIGNATURES.c.signed_at).where(named).limit(limit)).all()
    for signature_id, signed_at in rows:
        _unname(db, signature_id, signed_at)
    return len(rows)


def remove_follows(db: Session, person_id: int) -> None:
    """Delete somebody's follows."""
    db.execute(delete(Follow).where(col(Follow.person_id) == person_id))


def remove_comments(db: Session, person_id: int) -> list[int]:
    """Delete somebody's comments and return the ideas they stood under."""
    gone = delete(COMMENTS).where(COMMENTS.c.person_id == person_id).returning(COMMENTS.c.idea_id)
    return list(db.execute(gone).scalars())


def remove_drafts(db: Session, person_id: int, *, placeholder: str, now: datetime) -> list[int]:
    """Delete somebody's drafts with their files, and the question open about one; return their numbers.

    One that was sent once keeps its number, its day and what was decided about it, and loses every word.
    """
    drafts = ideas.drafts_of(db, person_id)
    numbers = [idea.id or 0 for idea in drafts]
    for idea in drafts:
        ideas.discard(db, idea, placeholder=placeholder, now=now)
    db.execute(delete(Flow).where(col(Flow.person_id) == person_id))
    return numbers


def remove_name(db: Session, person_id: int) -> None:
    """Take somebody's name off everything they signed, wrote and said."""
    db.execute(update(Person).where(col(Person.id) == person_id).values(public_name=None, name_asked=True))
    db.execute(update(IDEAS).where(IDEAS.c.author_id == person_id).values(author_name=None))
    db.execute(update(SIGNATURES).where(SIGNATURES.c.person_id == person_id).values(public_name=None))
    db.execute(update(COMMENTS).where(COMMENTS.c.person_id == person_id).values(author_name=None))


def remove_place(db: Session, person_id: int) -> None:
    """Forget somebody's area and topics."""
    db.execute(update(Person).where(col(Person.id) == person_id).values(region_id=None, region_asked=True))
    db.execute(delete(PersonTopic).where(col(PersonTopic.person_id) == person_id))


def remove_questions(db: Session, person_id: int) -> list[int]:
    """Delete somebody's questions with their answers, and return their numbers."""
    gone = delete(Question).where(col(Question.person_id) == person_id).returning(col(Question.id))
    return [number for number in db.execute(gone).scalars() if number is not None]


def remove_from_cases(db: Session, person_id: int) -> list[int]:
    """Take somebody's words and name out of cases; return which cases showed them. What they rated still counts."""
    said = (col(CaseEvent.person_id) == person_id, col(CaseEvent.kind).in_(CITIZENS_WORDS))
    gone = update(CaseEvent).where(*said).values(note="").returning(col(CaseEvent.case_id))
    named = update(Reply).where(col(Reply.officer_id) == person_id).values(officer_name=None)
    case_answers.remove_of(db, person_id)
    held = update(Case).where(col(Case.owner_id) == person_id, col(Case.phase) == CasePhase.CLAIMED)
    given_back = held.values(owner_id=None, phase=CasePhase.WAITING, claimed_at=None).returning(col(Case.id))
    found = [*db.execute(gone).scalars(), *db.execute(named.returning(col(Reply.case_id))).scalars()]
    return sorted({number for number in (*found, *db.execute(given_back).scalars()) if number is not None})


def remove_traces(db: Session, person: Person) -> None:
    """Strike off the cards in somebody's private chat, and empty what was set aside of what they sent."""
    is_private = or_(col(Card.chat_telegram_id) == person.telegram_id, col(Card.person_id) == person.id)
    db.execute(delete(Card).where(is_private))
    said = str(person.telegram_id).encode()
    aside = select(INBOX.c.update_id, INBOX.c.body).where(INBOX.c.state == InboxState.QUARANTINED)
    theirs = [number for number, body in db.execute(aside).all() if body and said in body]
    db.execute(update(INBOX).where(INBOX.c.update_id.in_(theirs)).values(body=None))


def remove_person(db: Session, person: Person) -> None:
    """Delete the person; every key to them is set to nothing or goes with them."""
    db.flush()
    db.execute(delete(Person).where(col(Person.id) == person.id))
    db.expunge(person)
