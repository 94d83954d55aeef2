"""What notices about cases say when they are sent: still true, still wanted, and seen by whoever reads them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.case_news import CaseNews, Duty, ReplyNews
from bot.domain.casing import CaseView
from bot.domain.rating import RATED_FOR, Rated
from bot.domain.replying import Drafted
from bot.services import case_news, case_views, casework, rating, replies_read, replying
from storage import browse, cards, cases, contributions, points, replies
from storage.tables import CardKind, Case, CaseEvent, CaseEventKind, Person, SubjectKind

Facts = dict[str, Any]


def card_asked(db: Session, facts: Facts, _person: Person | None, now: datetime) -> CaseView | None:
    """Return the card of a case for a department's topic, while an answer is owed by it or by one it stands above."""
    case = cases.get(db, int(facts["case_id"]))
    return case_views.view_of(db, case, now=now) if case is not None else None


def unrouted(db: Session, facts: Facts, person: Person | None, now: datetime) -> CaseView | None:
    """Return a case that waits for somebody to say whose it is, or to see that it is late."""
    view = card_asked(db, facts, person, now)
    return view if view is not None and view.is_open else None


def duty(db: Session, facts: Facts, person: Person | None, now: datetime) -> Duty | None:
    """Return a case for an officer in their own chat, while they may see it and, on a later rung, while it is owed.

    Whoever has its live card there already is only reminded of that: there is one for each reader, and it is edited.
    """
    view = case_views.card(db, int(facts["case_id"]), viewer_id=person.id if person else 0, now=now)
    if view is None or person is None or not case_news.is_reminder(facts):
        return Duty(view) if view is not None else None
    is_news = str(facts["why"]).partition(":")[0] in (case_news.ANSWERED, case_news.FOLLOW_UP)
    if not (view.is_open or view.is_promise_due or is_news):
        return None
    return Duty(view, cards.newest_in(db, CardKind.CASE, view.number, chat_telegram_id=person.telegram_id))


def news(db: Session, facts: Facts, person: Person | None, now: datetime) -> CaseNews | None:
    """Return a line of a case's history, to somebody who still wants to hear it."""
    event, case = cases.get_event(db, int(facts["event_id"])), cases.get(db, int(facts["case_id"]))
    if event is None or case is None or person is None or person.id is None:
        return None
    view = case_views.timeline(db, case.id or 0, viewer_id=person.id, now=now)
    if view is None:
        return None
    if event.kind is CaseEventKind.OVERDUE and now < case.due_at:
        return None
    return CaseNews(view, event, view.is_author)


def question(db: Session, facts: Facts, person: Person | None, now: datetime) -> tuple[CaseView, CaseEvent] | None:
    """Return a department's question to whoever began the matter."""
    found = question_card(db, int(facts["event_id"]), viewer_id=person.id if person else None, now=now)
    return found if person is not None else None


def question_card(
    db: Session, subject_id: int, *, viewer_id: int | None, now: datetime
) -> tuple[CaseView, CaseEvent] | None:
    """Return what a department's question shows in the chat of whoever was asked, and nowhere else."""
    event = cases.get_event(db, subject_id)
    case = cases.get(db, event.case_id) if event is not None else None
    if event is None or case is None or viewer_id is None:
        return None
    view = case_views.view_of(db, case, now=now)
    return (view, event) if view.about.author_id == viewer_id else None


def replied(db: Session, facts: Facts, person: Person | None, now: datetime) -> ReplyNews | None:
    """Return a published reply to somebody who still wants to hear it, while no newer version has come out."""
    reply = replies.get(db, int(facts["reply_id"]))
    if reply is None or reply.published_at is None or person is None or person.id is None:
        return None
    case = db.get_one(Case, reply.case_id)
    newest, view = (
        replies.newest(db, reply.case_id),
        case_views.timeline(db, reply.case_id, viewer_id=person.id, now=now),
    )
    if view is None or newest is None or newest.version != reply.version:
        return None
    can_rate = not reply.is_step and now < reply.published_at + RATED_FOR
    has_signed = _has_signed(db, case, person.id)
    return ReplyNews(view, replies_read.published(db, reply), view.is_author, has_signed, can_rate)


def _has_signed(db: Session, case: Case, person_id: int) -> bool:
    if case.subject_kind is SubjectKind.POINT:
        point = points.get(db, case.subject_id)
        return point is not None and contributions.is_liked(db, point.contribution_id, person_id)
    viewer = browse.viewer_of(db, case.subject_id, person_id)
    return viewer is not None and viewer.is_counted


def review(db: Session, facts: Facts, _person: Person | None, now: datetime) -> Rated | None:
    """Return a reply that somebody should look at again, until somebody has."""
    found = rating.review_card(db, int(facts["reply_id"]), viewer_id=None, now=now)
    return found if found is not None and found.view.case.reviewed_at is None else None


def cosign(db: Session, facts: Facts, _person: Person | None, now: datetime) -> Drafted | None:
    """Return a draft that another department is asked to sign, while it is one."""
    found = replying.card(db, int(facts["reply_id"]), viewer_id=None, now=now)
    return found if found is not None and found.is_open else None


def tell_unreached(db: Session, facts: Facts, person: Person, now: datetime) -> None:
    """Tell the department that whoever began the matter cannot be reached: what was answered stays public."""
    reply = replies.get(db, int(facts["reply_id"])) if "reply_id" in facts else None
    case = cases.get(db, reply.case_id if reply is not None else int(facts.get("case_id", 0)))
    if case is None or case.lead_id is None or casework.author_of(db, case) != person.id:
        return
    case_news.owe_in_topic(db, case_news.UNREACHED, case.lead_id, now=now, case_id=case.id)
