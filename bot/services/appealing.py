"""Asking another moderator to look again at a decision that shut an idea out."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import moderating as rules
from bot.domain import proposing
from bot.domain.moderating import AppealCase, Verdict
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import moderating, owing_staff, permitting, publishing
from storage import attachments, audit, cards, flows, ideas, outbox, places, reviews
from storage.tables import Appeal, AppealState, CardKind, Decision, Idea, Person, Review

STEP = "appealing.words"
DECIDED = "appeal-decided"


def ask_why(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Idea:
    """Ask an author why their idea should be looked at again. Raises: Refused(ALREADY_APPEALED), ..."""
    idea, _ = _appealable(db, idea_id, person_id, now=now)
    flows.ask(db, person_id=person_id, step=STEP, draft={"idea_id": idea_id}, now=now)
    return idea


def appeal(db: Session, *, idea_id: int, person_id: int, words: str, now: datetime) -> Idea:
    """Ask another moderator to look again, with a few words or without.

    Raises: Refused(NO_SUCH_IDEA), Refused(NOT_PERMITTED), Refused(ALREADY_APPEALED), Refused(NOTHING_TO_APPEAL),
    Refused(WORDS_TOO_LONG)
    """
    idea, review = _appealable(db, idea_id, person_id, now=now)
    said = proposing.tidy(words)
    if said:
        proposing.check_words(said, limit=rules.APPEAL_CHARACTERS)
    made = reviews.keep_appeal(db, Appeal(review_id=review.id or 0, idea_id=idea_id, words=said, made_at=now))
    flow = flows.current(db, person_id)
    if flow is not None and flow.step == STEP:
        flows.close(db, person_id)
    owing_staff.owe_appeal(db, made, now=now)
    audit.append(db, actor=db.get(Person, person_id), verb="appeal.made", subject=f"idea:{idea_id}", now=now)
    return idea


def appeal_in_words(db: Session, *, person_id: int, words: str, now: datetime) -> Idea:
    """Appeal with the words that answer the open question. Raises: as `appeal`, Refused(WORDS_EMPTY)"""
    flow = flows.current(db, person_id)
    if not proposing.says_something(words):
        raise Refused(Reason.WORDS_EMPTY)
    idea_id = int(flow.draft.get("idea_id", 0)) if flow and flow.step == STEP else 0
    return appeal(db, idea_id=idea_id, person_id=person_id, words=words, now=now)


def stop(db: Session, *, person_id: int, now: datetime) -> int | None:
    """Leave a decision as it is; return which idea it was about."""
    permitting.require(db, person_id=person_id, act=Act.SUBMIT_IDEA, now=now)
    flow = flows.current(db, person_id)
    if flow is None or flow.step != STEP:
        return None
    flows.close(db, person_id)
    return int(flow.draft.get("idea_id", 0)) or None


def waiting(db: Session, *, person_id: int, place: Place, now: datetime) -> list[AppealCase]:
    """Return the appeals that wait. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_QUEUE, now=now, place=place)
    found = [card(db, made.id or 0, now=now) for made in reviews.waiting_appeals(db)]
    return [case for case in found if case is not None]


def see(db: Session, *, appeal_id: int, person_id: int, place: Place, now: datetime) -> AppealCase:
    """Return one appeal. Raises: Refused(Reason.NOT_PERMITTED), Refused(Reason.NO_SUCH_IDEA)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_QUEUE, now=now, place=place)
    case = card(db, appeal_id, now=now)
    if case is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    return case


def decide(
    db: Session, *, appeal_id: int, person_id: int, overturns: bool, place: Place, terms: Terms, now: datetime
) -> Verdict:
    """Decide an appeal: the idea is published after all, or the decision stays.

    Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_IDEA), Refused(OWN_DECISION), Refused(OWN_REVIEW)
    """
    permitting.require(db, person_id=person_id, act=Act.DECIDE_APPEAL, now=now, place=place)
    made, review, idea = _made(db, appeal_id)
    rules.check_can_decide_appeal(idea, review, moderator_id=person_id)
    state = AppealState.OVERTURNED if overturns else AppealState.UPHELD
    is_ours = reviews.settle_appeal(db, made, state=state, decided_by_id=person_id, now=now)
    if is_ours:
        _carry_out(db, made, idea, terms=terms, now=now)
    return _verdict(db, made, was_first=is_ours, now=now)


def card(db: Session, subject_id: int, *, now: datetime, viewer_id: int | None = None) -> AppealCase | None:
    """Return what a live appeal card shows, the same to everybody who reviews; None to others, or when it is gone."""
    made = reviews.appeal(db, subject_id) if permitting.may_see_queue(db, viewer_id, now=now) else None
    idea = ideas.get(db, made.idea_id) if made else None
    review = reviews.get(db, made.review_id) if made else None
    if made is None or idea is None or review is None:
        return None
    return AppealCase(
        appeal=made,
        review=review,
        idea=idea,
        topic=places.topic_name(db, idea.topic_id),
        region=places.region_name(db, idea.region_id),
        files=tuple(attachments.of_idea(db, idea.id or 0)),
        somebody_else_can_decide=reviews.reviewers_except(db, (review.moderator_id, idea.author_id), now=now) > 0,
    )


def appeal_asked(db: Session, facts: dict[str, Any], _person: Person | None, now: datetime) -> AppealCase | None:
    """Return the card of an appeal, while it still waits."""
    found = card(db, int(facts["appeal_id"]), now=now)
    return found if found is not None and rules.is_waiting(found.appeal) else None


def appeal_decided(db: Session, facts: dict[str, Any], _person: Person | None, now: datetime) -> AppealCase | None:
    """Return an appeal as its author is told of it, while the decision it was about still stands."""
    found = card(db, int(facts["appeal_id"]), now=now)
    return found if found is not None and found.idea.status in rules.APPEALABLE else None


def _appealable(db: Session, idea_id: int, person_id: int, *, now: datetime) -> tuple[Idea, Review]:
    idea = ideas.get(db, idea_id)
    if idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    permitting.require(db, person_id=person_id, act=Act.APPEAL, owner_id=idea.author_id or 0, now=now)
    review = reviews.latest(db, idea_id)
    rules.check_can_appeal(idea, review, reviews.appeal_against(db, review.id or 0) if review else None)
    if review is None:
        raise Refused(Reason.NOTHING_TO_APPEAL)
    return idea, review


def _made(db: Session, appeal_id: int) -> tuple[Appeal, Review, Idea]:
    made = reviews.appeal(db, appeal_id)
    review = reviews.get(db, made.review_id) if made else None
    idea = ideas.get(db, made.idea_id) if made else None
    if made is None or review is None or idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    return made, review, idea


def _carry_out(db: Session, made: Appeal, idea: Idea, *, terms: Terms, now: datetime) -> None:
    moderator_id = made.decided_by_id or 0
    actor = db.get(Person, moderator_id)
    audit.append(db, actor=actor, verb=f"appeal.{made.state.value}", subject=f"idea:{idea.id}", now=now)
    cards.mark_dirty(db, CardKind.APPEAL, made.id or 0, now)
    if made.state is AppealState.UPHELD:
        _tell_author(db, made, idea, now=now)
    elif publishing.publish(db, idea, when=rules.APPEALABLE, terms=terms, now=now, reviewer_id=moderator_id):
        moderating.record(db, idea, Decision.PUBLISHED, moderator_id=moderator_id, now=now)


def _tell_author(db: Session, made: Appeal, idea: Idea, *, now: datetime) -> None:
    if idea.author_id is not None:
        outbox.owe(
            db,
            notice=DECIDED,
            facts={"appeal_id": made.id},
            dedupe_key=f"{DECIDED}:{made.id}",
            now=now,
            person_id=idea.author_id,
        )


def _verdict(db: Session, made: Appeal, *, was_first: bool, now: datetime) -> Verdict:
    case = card(db, made.id or 0, now=now)
    if case is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    decider = db.get(Person, made.decided_by_id) if made.decided_by_id else None
    hanging = moderating.hanging_of(db, CardKind.APPEAL, case.number, now=now, is_drawn=was_first)
    return Verdict(case, was_first, decider.telegram_id if decider and not was_first else None, hanging)
