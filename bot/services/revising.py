"""What an author may still do with an idea that others can see: correct it early, add to it, or take it back."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import proposing as rules
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.domain.titles import title_from
from bot.services import owing_staff, permitting, publishing
from storage import audit, cards, flows, ideas, search
from storage.tables import CardKind, Idea, IdeaStatus, Person

CORRECTION, ADDITION = "revising.correction", "revising.addition"
ADDED = "idea.added_to"
DAY = timedelta(days=1)


def ask_correction(db: Session, *, idea_id: int, person_id: int, terms: Terms, now: datetime) -> Idea:
    """Ask for other words for an idea nobody has signed yet. Raises: Refused(Reason.TOO_LATE_TO_EDIT)"""
    idea = _own(db, idea_id, person_id, Act.EDIT_IDEA, now=now)
    rules.check_can_correct(idea, now=now, window=terms.edit_window)
    flows.ask(db, person_id=person_id, step=CORRECTION, draft={"idea_id": idea_id}, now=now)
    return idea


def correct(db: Session, *, person_id: int, words: str, terms: Terms, now: datetime) -> Idea:
    """Give a published idea new words as a new version; words somebody has signed stay as they are.

    Raises: Refused(TOO_LATE_TO_EDIT), Refused(WORDS_EMPTY), Refused(WORDS_TOO_LONG)
    """
    idea = _own(db, _asked_about(db, person_id, CORRECTION), person_id, Act.EDIT_IDEA, now=now)
    said = rules.tidy(words)
    rules.check_words(said)
    rules.check_can_correct(idea, now=now, window=terms.edit_window)
    title = title_from(said) if idea.title == title_from(idea.words) else idea.title
    if not ideas.correct(db, idea, title=title, words=said, now=now):
        raise Refused(Reason.TOO_LATE_TO_EDIT)
    ideas.keep_version(db, idea, now=now)
    search.index_idea(db, idea_id=idea.id or 0, title=idea.title, words=idea.words)
    _note(db, idea, "idea.corrected", now=now)
    return idea


def ask_addition(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Idea:
    """Ask for words to add under a published idea. Raises: Refused(NO_SUCH_IDEA), Refused(TOO_MANY_ADDITIONS)"""
    idea = _own(db, idea_id, person_id, Act.ADD_ADDENDUM, now=now)
    _check_can_add(db, idea, now=now)
    flows.ask(db, person_id=person_id, step=ADDITION, draft={"idea_id": idea_id}, now=now)
    return idea


def add_words(db: Session, *, person_id: int, words: str, now: datetime) -> Idea:
    """Add dated words under a published idea; what people have signed stays as it is.

    Raises: Refused(NO_SUCH_IDEA), Refused(TOO_MANY_ADDITIONS), Refused(WORDS_EMPTY), Refused(WORDS_TOO_LONG)
    """
    idea = _own(db, _asked_about(db, person_id, ADDITION), person_id, Act.ADD_ADDENDUM, now=now)
    said = rules.tidy(words)
    rules.check_words(said, limit=rules.ADDENDUM_CHARACTERS)
    _check_can_add(db, idea, now=now)
    addendum = ideas.add_words(db, idea.id or 0, words=said, now=now)
    _note(db, idea, ADDED, now=now, addendum_id=addendum.id)
    return idea


def see_before_withdrawing(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Idea:
    """Return the idea somebody is about to take back. Raises: Refused(Reason.TOO_LATE_TO_WITHDRAW)"""
    idea = _own(db, idea_id, person_id, Act.WITHDRAW_IDEA, now=now)
    rules.check_can_withdraw(idea)
    return idea


def withdraw(db: Session, *, idea_id: int, person_id: int, now: datetime) -> Idea:
    """Take an idea back. Raises: Refused(Reason.TOO_LATE_TO_WITHDRAW)"""
    idea = _own(db, idea_id, person_id, Act.WITHDRAW_IDEA, now=now)
    if idea.status is IdeaStatus.WITHDRAWN:
        return idea
    rules.check_can_withdraw(idea)
    if not ideas.move(db, idea, IdeaStatus.WITHDRAWN, when=rules.WITHDRAWABLE, now=now, ended_at=now):
        raise Refused(Reason.TOO_LATE_TO_WITHDRAW)
    publishing.take_from_view(db, idea, now=now)
    cards.mark_dirty(db, CardKind.REVIEW, idea_id, now)
    audit.append(db, actor=db.get(Person, person_id), verb="idea.withdrawn", subject=f"idea:{idea_id}", now=now)
    return idea


def stop(db: Session, *, person_id: int, now: datetime) -> int | None:
    """Leave the idea as it is; return which one it was about."""
    permitting.require(db, person_id=person_id, act=Act.SUBMIT_IDEA, now=now)
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (CORRECTION, ADDITION):
        return None
    flows.close(db, person_id)
    return int(flow.draft.get("idea_id", 0)) or None


def _check_can_add(db: Session, idea: Idea, *, now: datetime) -> None:
    rules.check_can_add_words(idea)
    rules.check_has_room_for_words(audit.count(db, verb=ADDED, subject=f"idea:{idea.id}", since=now - DAY))


def _note(db: Session, idea: Idea, verb: str, *, now: datetime, addendum_id: int | None = None) -> None:
    """Close the question, let every card follow, and let the staff look at words nobody has reviewed."""
    person_id = idea.author_id or 0
    flows.close(db, person_id)
    cards.mark_dirty(db, CardKind.IDEA, idea.id or 0, now)
    owing_staff.owe_change(db, idea, now=now, addendum_id=addendum_id)
    audit.append(db, actor=db.get(Person, person_id), verb=verb, subject=f"idea:{idea.id}", now=now)


def _asked_about(db: Session, person_id: int, step: str) -> int:
    flow = flows.current(db, person_id)
    return int(flow.draft.get("idea_id", 0)) if flow and flow.step == step else 0


def _own(db: Session, idea_id: int, person_id: int, act: Act, *, now: datetime) -> Idea:
    idea = ideas.get(db, idea_id)
    if idea is None:
        raise Refused(Reason.NO_SUCH_IDEA)
    permitting.require(db, person_id=person_id, act=act, owner_id=idea.author_id or 0, now=now)
    return idea
