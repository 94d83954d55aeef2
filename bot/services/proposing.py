"""Sending an idea for review, and following it as its author."""

from datetime import datetime

from sqlmodel import Session

from bot.domain import moderating
from bot.domain import proposing as rules
from bot.domain.forgetting import ERASED_WORDS
from bot.domain.permissions import Act
from bot.domain.proposing import Draft, OwnIdea
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import drafting, owing_staff, permitting, preparing, promising
from storage import attachments, audit, cards, flows, ideas, places, reviews
from storage.tables import CardKind, Idea, IdeaStatus, Person

SUBMITTED = "idea.submitted"


def submit(db: Session, *, idea_id: int, person_id: int, terms: Terms, now: datetime) -> Idea:
    """Send an idea for review; sending it twice is sending it once.

    Raises: Refused(NO_SUCH_IDEA), Refused(NOT_PERMITTED), Refused(TOO_LATE_TO_EDIT), Refused(TOO_MANY_IDEAS),
    Refused of the words
    """
    idea = _own(db, idea_id, person_id, Act.SUBMIT_IDEA, now=now)
    if idea.status is IdeaStatus.SUBMITTED:
        return idea
    since = rules.start_of_day(now, timezone=terms.timezone)
    sent_today = ideas.sent_since(db, person_id, since=since, except_id=idea_id)
    sent_again = audit.count(db, verb=SUBMITTED, subject=f"idea:{idea_id}", since=since)
    rules.check_can_submit(idea, sent_today=max(sent_today, sent_again), limit=terms.ideas_per_day)
    if not ideas.move(
        db, idea, IdeaStatus.SUBMITTED, when=rules.UNDECIDED, now=now, submitted_at=now, reviewer_id=None
    ):
        raise Refused(Reason.TOO_LATE_TO_EDIT)
    promising.promise_decision(db, idea, terms=terms, now=now)
    _close_question(db, idea_id, person_id)
    cards.leave_behind(db, CardKind.REVIEW, idea_id)
    cards.mark_dirty(db, CardKind.REVIEW, idea_id, now)
    owing_staff.owe_review(db, idea, now=now)
    audit.append(db, actor=db.get(Person, person_id), verb=SUBMITTED, subject=f"idea:{idea_id}", now=now)
    return idea


def take_back(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Take an idea back before anybody decides, to change it. Raises: Refused(Reason.TOO_LATE_TO_EDIT)"""
    idea = _own(db, idea_id, person_id, Act.EDIT_IDEA, now=now)
    if idea.status is IdeaStatus.SUBMITTED:
        if not ideas.move(db, idea, IdeaStatus.DRAFT, when={IdeaStatus.SUBMITTED}, now=now, reviewer_id=None):
            raise Refused(Reason.TOO_LATE_TO_EDIT)
        cards.mark_dirty(db, CardKind.REVIEW, idea_id, now)
        audit.append(db, actor=db.get(Person, person_id), verb="idea.taken-back", subject=f"idea:{idea_id}", now=now)
    return preparing.go_on(db, idea_id=idea_id, person_id=person_id, now=now)


def begin_again(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Draft:
    """Edit and resend: a returned idea is taken up again, a rejected one is copied into a new draft."""
    idea = _own(db, idea_id, person_id, Act.EDIT_IDEA, now=now)
    if idea.status is IdeaStatus.SUBMITTED:
        return take_back(db, idea_id=idea_id, person_id=person_id, now=now)
    if idea.status not in (IdeaStatus.REJECTED, IdeaStatus.MERGED):
        return preparing.go_on(db, idea_id=idea_id, person_id=person_id, now=now)
    copy = _copied(db, idea, now=now)
    return preparing.go_on(db, idea_id=copy.id or 0, person_id=person_id, now=now)


def see(db: Session, *, idea_id: int, person_id: int, terms: Terms, now: datetime) -> OwnIdea:
    """Return where somebody's own idea stands. Raises: Refused(NO_SUCH_IDEA), Refused(NOT_PERMITTED)"""
    idea = _own(db, idea_id, person_id, Act.SEE_OWN_RECORD, now=now)
    decisions = reviews.of_idea(db, idea_id)
    newest = decisions[-1] if decisions else None
    appeal = reviews.appeal_against(db, newest.id) if newest and newest.id else None
    can_correct = rules.can_correct(idea, now=now, window=terms.edit_window)
    return OwnIdea(
        idea=idea,
        topic=places.topic_name(db, idea.topic_id),
        region=places.region_name(db, idea.region_id),
        files=tuple(attachments.of_idea(db, idea_id)),
        reviews=tuple(decisions),
        addenda=tuple(ideas.addenda_of(db, idea_id)),
        appeal_waits=appeal is not None and moderating.is_waiting(appeal),
        can_appeal=moderating.can_appeal(idea, newest, appeal),
        can_correct=can_correct,
        can_add_words=rules.can_add_words(idea) and not can_correct,
        can_withdraw=rules.can_withdraw(idea),
    )


def said_in(db: Session, *, message_id: int, person_id: int, terms: Terms, now: datetime) -> OwnIdea | None:
    """Return the idea that was sent with the words of this message; None when they became no idea that was sent."""
    idea = ideas.said_in(db, person_id, message_id)
    if idea is None or idea.status is IdeaStatus.DRAFT:
        return None
    return see(db, idea_id=idea.id or 0, person_id=person_id, terms=terms, now=now)


def drafts_of(db: Session, person_id: int) -> list[Idea]:
    """Return somebody's half-written ideas, the newest first."""
    return ideas.drafts_of(db, person_id)


def discard_old(db: Session, *, terms: Terms, now: datetime) -> int:
    """Delete drafts nobody has touched for as long as they are kept, and words never sorted; return how many drafts.

    The author was told how long.
    """
    old = ideas.drafts_untouched_since(db, now - terms.draft_kept)
    for idea in old:
        _close_question(db, idea.id or 0, idea.author_id or 0)
        ideas.discard(db, idea, placeholder=ERASED_WORDS, now=now)
    flows.forget_untouched(db, before=now - terms.draft_kept)
    return len(old)


def _own(db: Session, idea_id: int, person_id: int, act: Act, *, now: datetime) -> Idea:
    idea = ideas.get(db, idea_id)
    if idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    permitting.require(db, person_id=person_id, act=act, owner_id=idea.author_id or 0, now=now)
    return idea


def _close_question(db: Session, idea_id: int, person_id: int) -> None:
    flow = flows.current(db, person_id)
    if flow is not None and flow.step in drafting.ANSWERS and flow.draft.get("idea_id") == idea_id:
        flows.close(db, person_id)


def _copied(db: Session, idea: Idea, *, now: datetime) -> Idea:
    kept = idea.model_dump(include={"author_id", "author_name", "title", "words", "topic_id", "region_id"})
    copy = ideas.start(db, Idea(**kept, created_at=now, changed_at=now))
    attachments.copy(db, from_id=idea.id or 0, to_id=copy.id or 0, now=now)
    return copy
