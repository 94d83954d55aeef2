"""What people think of a reply: three answers counted apart, why, a look again when one in three are not content."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import casing as rules
from bot.domain import rating as bounds
from bot.domain.casing import CaseView
from bot.domain.permissions import Act, Place
from bot.domain.rating import Rated
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.domain.working_days import deadline_after
from bot.services import calendars, case_news, case_views, casework, permitting, replies_read
from storage import audit, cards, cases, departments, people, replies
from storage.tables import (
    CardKind,
    Case,
    CaseEventKind,
    CasePhase,
    CaseState,
    Lack,
    Match,
    Person,
    ProofAnswer,
    Rating,
    Reply,
    Score,
)

FOLLOW_UP_DAYS = 10
FOLLOW_UPS_PER_DAY = 3
A_DAY = timedelta(days=1)


def rate(db: Session, *, reply_id: int, score: Score, terms: Terms, person_id: int, now: datetime) -> Rated:
    """Say what one thinks of a reply, or something else than before, within 14 days.

    Raises: Refused(NOT_PERMITTED), Refused(REPLY_GONE), Refused(RATING_CLOSED)
    """
    case, reply = _ratable(db, reply_id, person_id=person_id, now=now)
    held = replies.rating(db, reply_id=reply_id, person_id=person_id)
    rating = held or Rating(reply_id=reply_id, person_id=person_id, score=score, rated_at=now)
    rating.score, rating.rated_at = score, now
    rating.lack = rating.lack if score is Score.NOT_ACCEPTABLE else None
    db.add(rating)
    db.flush()
    _audit(db, person_id, "reply.rated", reply, now=now)
    _ask_for_review(db, case, reply, terms=terms, now=now)
    case_news.redraw(db, case, now=now)
    return see(db, reply_id=reply_id, person_id=person_id, now=now)


def explain(db: Session, *, reply_id: int, lack: Lack, person_id: int, now: datetime) -> Rated:
    """Say what is missing. Raises: as `rate`"""
    _ratable(db, reply_id, person_id=person_id, now=now)
    rating = replies.rating(db, reply_id=reply_id, person_id=person_id)
    if rating is not None:
        rating.lack = lack
        db.add(rating)
        db.flush()
    return see(db, reply_id=reply_id, person_id=person_id, now=now)


def match(db: Session, *, reply_id: int, found: Match, person_id: int, now: datetime) -> Rated:
    """Say whether what was done is what was asked for. Raises: Refused(NOT_PERMITTED), Refused(REPLY_GONE)"""
    permitting.require(db, person_id=person_id, act=Act.RATE_REPLY, now=now)
    reply = _published(db, reply_id)
    if reply.status is not CaseState.DONE:
        raise Refused(Reason.REPLY_GONE)
    held = replies.proof_answer(db, reply_id=reply_id, person_id=person_id)
    answer = held or ProofAnswer(reply_id=reply_id, person_id=person_id, match=found, answered_at=now)
    answer.match, answer.answered_at = found, now
    db.add(answer)
    db.flush()
    _audit(db, person_id, "proof.answered", reply, now=now)
    case_news.redraw(db, db.get_one(Case, reply.case_id), now=now)
    return see(db, reply_id=reply_id, person_id=person_id, now=now)


def follow_up(
    db: Session, *, reply_id: int, words: str | None, terms: Terms, person_id: int, now: datetime
) -> CaseView:
    """Ask once more. Whoever began the matter opens the case again; what others ask is put before the department.

    Raises: Refused(REPLY_GONE), Refused(NO_TEXT), Refused(QUESTION_TOO_LONG), Refused(TOO_MANY_FOLLOW_UPS)
    """
    permitting.require(db, person_id=person_id, act=Act.ASK_FOLLOW_UP, now=now)
    reply = _published(db, reply_id)
    asked = rules.check_question(words)
    if cases.asked_since(db, person_id, since=now - A_DAY) >= FOLLOW_UPS_PER_DAY:
        raise Refused(Reason.TOO_MANY_FOLLOW_UPS, limit=FOLLOW_UPS_PER_DAY)
    case = db.get_one(Case, reply.case_id)
    is_author = casework.author_of(db, case) == person_id
    if is_author and case.phase is CasePhase.REPLIED:
        casework.reopen(db, case, words=asked, terms=terms, now=now, person_id=person_id, days=FOLLOW_UP_DAYS)
        return replace(case_views.view_of(db, case, now=now), is_author=True)
    event = casework.note(db, case, CaseEventKind.FOLLOW_UP, person_id=person_id, now=now, note=asked)
    today = calendars.calendar_for(db, terms).day_of(now)
    answering = case_news.answerers(db, case, today=today, now=now)
    case_news.owe_duty(db, case, answering, why=f"{case_news.FOLLOW_UP}:{event.id}", now=now)
    return replace(case_views.view_of(db, case, now=now), is_author=is_author)


def see(db: Session, *, reply_id: int, person_id: int, now: datetime) -> Rated:
    """Return a published reply as somebody has rated it. Raises: Refused(Reason.REPLY_GONE)"""
    reply = _published(db, reply_id)
    view = case_views.view_of(db, db.get_one(Case, reply.case_id), now=now)
    return Rated(
        view,
        replies_read.published(db, reply),
        replies.rating(db, reply_id=reply_id, person_id=person_id),
        replies.proof_answer(db, reply_id=reply_id, person_id=person_id),
        replies.matches_of(db, reply_id),
    )


def _ratable(db: Session, reply_id: int, *, person_id: int, now: datetime) -> tuple[Case, Reply]:
    permitting.require(db, person_id=person_id, act=Act.RATE_REPLY, now=now)
    reply = _published(db, reply_id)
    bounds.check_can_rate(reply, now=now)
    return db.get_one(Case, reply.case_id), reply


def _published(db: Session, reply_id: int) -> Reply:
    reply = replies.get(db, reply_id)
    if reply is None or reply.published_at is None:
        raise Refused(Reason.REPLY_GONE)
    return reply


def _ask_for_review(db: Session, case: Case, reply: Reply, *, terms: Terms, now: datetime) -> None:
    """Have somebody look again, once for each reply, when one in three find it not acceptable."""
    newest = replies.newest(db, case.id or 0, steps_too=False)
    if newest is None or newest.id != reply.id or case.review_due_at is not None:
        return
    if not bounds.needs_review(replies.ratings_of(db, reply.id or 0)):
        return
    due_at = deadline_after(now, terms.review_days, calendar=calendars.calendar_for(db, terms))
    if cases.change(db, case, {"review_due_at": due_at, "reviewed_at": None}):
        cases.note(db, case, CaseEventKind.REVIEW_ASKED, now=now, until=due_at)
        audit.append(db, actor=None, verb="reply.review_asked", subject=f"reply:{reply.id}", now=now)
        case_news.owe_review(db, reply, now=now)


def conclude_review(
    db: Session, *, prompt: rules.Prompt, words: str | None, terms: Terms, person_id: int, place: Place, now: datetime
) -> CaseView:
    """Say whether a reply stands or a better one is needed, and why; who rated and who listens reads it.

    Raises: Refused(NOT_PERMITTED), Refused(REPLY_GONE), Refused(REASON_MISSING), Refused(ALREADY_DECIDED)
    """
    reply = _published(db, prompt.row_id)
    case = db.get_one(Case, reply.case_id)
    require_reviewer(db, case, person_id=person_id, place=place, now=now)
    reason = rules.check_reason(words)
    if case.review_due_at is None or case.reviewed_at is not None:
        raise Refused(Reason.ALREADY_DECIDED)
    if not cases.change(db, case, {"reviewed_at": now}):
        raise Refused(Reason.CASE_CHANGED)
    event = casework.note(db, case, CaseEventKind.REVIEWED, person_id=person_id, now=now, note=reason)
    if prompt.line is rules.Line.AGAIN:
        casework.reopen(db, case, words=reason, terms=terms, now=now, person_id=person_id, days=terms.review_days)
        cases.change(db, case, {"review_due_at": None})
    case_news.tell_hearers(db, case, event, now=now)
    cards.mark_dirty(db, CardKind.CASE_REVIEW, reply.id or 0, now)
    return case_views.view_of(db, case, now=now)


def require_reviewer(db: Session, case: Case, *, person_id: int, place: Place, now: datetime) -> None:
    """Refuse whoever may not look again at a reply; nobody does at their own department's.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    own = departments.departments_of(db, person_id, now=now)
    is_own = not own.isdisjoint(cases.departments_of(db, case))
    owner_id = person_id if is_own else -1
    permitting.require(db, person_id=person_id, act=Act.REVIEW_REPLY, owner_id=owner_id, now=now, place=place)


def review_card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> Rated | None:
    """Return what the card of a review shows, to whoever may see the staff's side."""
    reply = replies.get(db, subject_id)
    if reply is None or reply.published_at is None:
        return None
    if viewer_id is not None and not people.roles_of(db, viewer_id, now=now) & bounds.REVIEWERS:
        return None
    return see(db, reply_id=subject_id, person_id=viewer_id or 0, now=now)


def _audit(db: Session, person_id: int, verb: str, reply: Reply, *, now: datetime) -> None:
    audit.append(db, actor=db.get(Person, person_id), verb=verb, subject=f"reply:{reply.id}", now=now)
