"""Deciding about what people sent in: one decision wins, and its author is always told what comes next."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import moderating as rules
from bot.domain.moderating import BECOMES, Decided, Hanging, Outcome, ReviewCase
from bot.domain.permissions import Act, Place
from bot.domain.personal_data import find_personal_data
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.services import drafting, permitting, publishing
from storage import attachments, audit, cards, ideas, outbox, places, reviews
from storage.tables import (
    CardKind,
    Decision,
    Idea,
    IdeaStatus,
    Person,
    Priority,
    RejectReason,
    Review,
)

TOLD = "idea-decided"
SIMILAR_AT_MOST = 3
WAITING = frozenset({IdeaStatus.SUBMITTED})


def queue(db: Session, *, person_id: int, place: Place, now: datetime) -> list[Idea]:
    """Return what waits for a decision, the longest waiting first. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_QUEUE, now=now, place=place)
    return ideas.waiting(db)


def see(db: Session, *, idea_id: int, person_id: int, place: Place, now: datetime) -> ReviewCase:
    """Return one review card. Raises: Refused(Reason.NOT_PERMITTED), Refused(Reason.NO_SUCH_IDEA)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_QUEUE, now=now, place=place)
    return case_of(db, _there(db, idea_id), now=now)


def look(db: Session, *, idea_id: int, person_id: int, place: Place, now: datetime) -> Decided:
    """Note that somebody is looking at an idea, for the others to see; anybody may still decide."""
    idea = _judged(db, idea_id, person_id, Act.REVIEW_IDEA, place=place, now=now)
    is_ours = ideas.move(db, idea, IdeaStatus.SUBMITTED, when=WAITING, now=now, reviewer_id=person_id)
    decided = _decided(db, idea, was_first=is_ours, now=now)
    cards.mark_dirty(db, CardKind.REVIEW, idea_id, now)
    return decided


def publish(db: Session, *, idea_id: int, person_id: int, place: Place, terms: Terms, now: datetime) -> Decided:
    """Publish an idea that waits. Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_IDEA), Refused(OWN_REVIEW)"""
    idea = _judged(db, idea_id, person_id, Act.REVIEW_IDEA, place=place, now=now)
    is_ours = publishing.publish(db, idea, when=WAITING, terms=terms, now=now, reviewer_id=person_id)
    if is_ours:
        record(db, idea, Decision.PUBLISHED, moderator_id=person_id, now=now)
    return _decided(db, idea, was_first=is_ours, now=now)


def ask_for_change(db: Session, *, idea_id: int, person_id: int, note: str, place: Place, now: datetime) -> Decided:
    """Give an idea back to its author with one line on what to change. Raises: as `publish`, Refused(WORDS_EMPTY)"""
    idea = _judged(db, idea_id, person_id, Act.REVIEW_IDEA, place=place, now=now)
    if not note.strip():
        raise Refused(Reason.WORDS_EMPTY)
    return _decide(db, idea, Decision.RETURNED, moderator_id=person_id, now=now, note=note)


def reject(
    db: Session, *, idea_id: int, person_id: int, reason: RejectReason, note: str, place: Place, now: datetime
) -> Decided:
    """Turn an idea down for a reason of the catalogue, with one line to its author if there is one."""
    idea = _judged(db, idea_id, person_id, Act.REVIEW_IDEA, place=place, now=now)
    return _decide(db, idea, Decision.REJECTED, moderator_id=person_id, now=now, reason=reason, note=note)


def merge(db: Session, *, idea_id: int, target_id: int, person_id: int, place: Place, now: datetime) -> Decided:
    """Merge an idea into an open one that asks for the same.

    Raises: as `publish`, Refused(CANNOT_JOIN) of the other idea
    """
    idea = _judged(db, idea_id, person_id, Act.REVIEW_IDEA, place=place, now=now)
    rules.check_can_merge(idea, ideas.get(db, target_id))
    return _decide(db, idea, Decision.MERGED, moderator_id=person_id, now=now, merged_into_id=target_id)


def hide(
    db: Session, *, idea_id: int, person_id: int, reason: RejectReason, note: str, place: Place, now: datetime
) -> Decided:
    """Take a published idea from view. Raises: as `publish`"""
    idea = _judged(db, idea_id, person_id, Act.HIDE_IDEA, place=place, now=now)
    decided = _decide(
        db, idea, Decision.HIDDEN, moderator_id=person_id, now=now, when=rules.HIDEABLE, reason=reason, note=note
    )
    if decided.was_first:
        publishing.take_from_view(db, idea, now=now)
    return decided


def show_again(db: Session, *, idea_id: int, person_id: int, place: Place, now: datetime) -> Decided:
    """Undo hiding an idea. Raises: as `publish`"""
    idea = _judged(db, idea_id, person_id, Act.HIDE_IDEA, place=place, now=now)
    is_ours = publishing.show_again(db, idea, when={IdeaStatus.HIDDEN}, now=now)
    if is_ours:
        record(db, idea, Decision.PUBLISHED, moderator_id=person_id, now=now)
    return _decided(db, idea, was_first=is_ours, now=now)


def card(db: Session, subject_id: int, *, now: datetime, viewer_id: int | None = None) -> ReviewCase | None:
    """Return what a live review card shows, the same to everybody who reviews; None to others, or with the idea."""
    idea = ideas.get(db, subject_id) if permitting.may_see_queue(db, viewer_id, now=now) else None
    return case_of(db, idea, now=now) if idea is not None else None


def refresh_waiting(db: Session, *, now: datetime) -> int:
    """Let cards say anew how long an idea has waited and whether an appeal can be decided; return how many wait."""
    waiting = [idea.id or 0 for idea in ideas.waiting(db)]
    appeals = [appeal.id or 0 for appeal in reviews.waiting_appeals(db)]
    cards.mark_many_dirty(db, CardKind.REVIEW, waiting, now)
    cards.mark_many_dirty(db, CardKind.APPEAL, appeals, now)
    return len(waiting) + len(appeals)


def case_of(db: Session, idea: Idea, *, now: datetime) -> ReviewCase:
    """Return everything a moderator needs to decide about one idea."""
    return ReviewCase(
        idea=idea,
        topic=places.topic_name(db, idea.topic_id),
        region=places.region_name(db, idea.region_id),
        files=tuple(attachments.of_idea(db, idea.id or 0)),
        personal_data=find_personal_data(f"{idea.title}\n{idea.words}"),
        similar=drafting.similar_to(db, idea, limit=SIMILAR_AT_MOST),
        is_first=ideas.is_first(db, idea),
        review=reviews.latest(db, idea.id or 0),
        now=now,
    )


def record(db: Session, idea: Idea, decision: Decision, *, moderator_id: int, now: datetime, **said: Any) -> Review:
    """Keep a decision, tell the author, let every card follow, and write it into the audit log."""
    if said.get("note"):
        said["note"] = said["note"].strip()[: rules.NOTE_CHARACTERS]
    row = Review(idea_id=idea.id or 0, moderator_id=moderator_id, decision=decision, decided_at=now, **said)
    review = reviews.keep(db, row)
    tell_author(db, idea, review, now=now)
    cards.mark_dirty(db, CardKind.REVIEW, idea.id or 0, now)
    details = {"decision": decision.value, "reason": review.reason.value if review.reason else None}
    actor = db.get(Person, moderator_id)
    audit.append(db, actor=actor, verb=f"idea.{decision.value}", subject=f"idea:{idea.id}", now=now, details=details)
    return review


def tell_author(db: Session, idea: Idea, review: Review, *, now: datetime) -> None:
    """Owe the author what was decided and what comes next."""
    if idea.author_id is None:
        return
    outbox.owe(
        db,
        notice=TOLD,
        facts={"review_id": review.id},
        dedupe_key=f"{TOLD}:{review.id}",
        now=now,
        person_id=idea.author_id,
        priority=Priority.NOTICE,
    )


def outcome(db: Session, facts: dict[str, Any], _person: Person | None, _now: datetime) -> Outcome | None:
    """Return a decision as its author is told of it; None when it no longer stands."""
    review = reviews.get(db, int(facts["review_id"]))
    idea = ideas.get(db, review.idea_id) if review else None
    if review is None or idea is None or reviews.latest(db, review.idea_id) != review:
        return None
    merged_into = ideas.get(db, review.merged_into_id) if review.merged_into_id else None
    appeal = reviews.appeal_against(db, review.id or 0)
    can_appeal = rules.can_appeal(idea, review, appeal)
    return Outcome(idea, review, can_appeal, merged_into, reviews.was_overturned(db, review.idea_id))


def review_asked(db: Session, facts: dict[str, Any], _person: Person | None, now: datetime) -> ReviewCase | None:
    """Return the card of an idea that was sent in, while it still waits."""
    found = card(db, int(facts["idea_id"]), now=now)
    return found if found is not None and found.standing is rules.Standing.WAITING else None


def idea_changed(db: Session, facts: dict[str, Any], _person: Person | None, now: datetime) -> ReviewCase | None:
    """Return a published idea whose author has changed or added words, while it is shown."""
    found = card(db, int(facts["idea_id"]), now=now)
    if found is None or found.idea.status not in rules.HIDEABLE:
        return None
    added = [addendum for addendum in ideas.addenda_of(db, found.number) if addendum.id == facts.get("addendum_id")]
    return replace(found, addition=added[0].words if added else "")


def _decide(
    db: Session,
    idea: Idea,
    decision: Decision,
    *,
    moderator_id: int,
    now: datetime,
    when: Collection[IdeaStatus] = WAITING,
    **said: Any,
) -> Decided:
    to = BECOMES[decision]
    more = {"merged_into_id": said["merged_into_id"]} if "merged_into_id" in said else {}
    if to in (IdeaStatus.REJECTED, IdeaStatus.MERGED):
        more["ended_at"] = now
    is_ours = ideas.move(db, idea, to, when=when, now=now, reviewer_id=moderator_id, **more)
    if is_ours:
        record(db, idea, decision, moderator_id=moderator_id, now=now, **said)
    return _decided(db, idea, was_first=is_ours, now=now)


def _decided(db: Session, idea: Idea, *, was_first: bool, now: datetime) -> Decided:
    case = case_of(db, idea, now=now)
    decider = db.get(Person, case.review.moderator_id) if case.review and case.review.moderator_id else None
    hanging = hanging_of(db, CardKind.REVIEW, case.number, now=now, is_drawn=was_first)
    return Decided(case, was_first, decider.telegram_id if decider and not was_first else None, hanging)


def hanging_of(db: Session, kind: CardKind, subject_id: int, *, now: datetime, is_drawn: bool) -> tuple[Hanging, ...]:
    """Return the staff's cards of what was just decided; delivery leaves them alone for a moment.

    Whoever came too late draws none (`is_drawn`): delivery looks whether they still show what stands.
    """
    if not is_drawn:
        cards.mark_dirty(db, kind, subject_id, now)
        return ()
    return tuple(
        Hanging(card.chat_telegram_id, card.message_id, card.language)
        for card in cards.rest(db, kind, subject_id, now)
        if card.chat_telegram_id is not None and card.message_id is not None
    )


def _judged(db: Session, idea_id: int, person_id: int, act: Act, *, place: Place, now: datetime) -> Idea:
    permitting.require(db, person_id=person_id, act=act, now=now, place=place)
    idea = _there(db, idea_id)
    rules.check_not_own(idea, moderator_id=person_id)
    return idea


def _there(db: Session, idea_id: int) -> Idea:
    idea = ideas.get(db, idea_id)
    if idea is None or idea.submitted_at is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    return idea
