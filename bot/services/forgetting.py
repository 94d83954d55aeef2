"""Forgetting: parts of what is kept of somebody, or all of it, so that nothing left can be linked to them."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.forgetting import ERASED_WORDS, IN_PUBLIC, Choice, Fate, Part, fate_of
from bot.domain.permissions import Act
from bot.domain.recording import Kept
from bot.domain.signing import SIGNABLE
from bot.services import counting, falling_silent, permitting, practising
from storage import audit, cards, comments, flows, ideas, reviews, search, signatures
from storage import forgetting as statements
from storage.counting import countings
from storage.record import count_kept
from storage.tables import CardKind, Idea, Person, SignatureState

STEP = "forgetting.confirm"


def ask_to_confirm(db: Session, *, choice: Choice, person_id: int, now: datetime) -> Kept:
    """Ask somebody to type the word that cannot be typed by accident; return what it is about."""
    permitting.require(db, person_id=person_id, act=Act.FORGET_ME, owner_id=person_id, now=now)
    flows.ask(db, person_id=person_id, step=STEP, draft={"choice": int(choice)}, now=now)
    return count_kept(db, person_id)


def forget_part(db: Session, *, part: Part, person_id: int, now: datetime) -> Kept:
    """Delete one part of what is kept of somebody, and return what is left. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.FORGET_ME, owner_id=person_id, now=now)
    match part:
        case Part.FOLLOWS:
            statements.remove_follows(db, person_id)
        case Part.COMMENTS:
            _forget_comments(db, person_id, now=now)
        case Part.DRAFTS:
            gone = statements.remove_drafts(db, person_id, placeholder=ERASED_WORDS, now=now)
            cards.mark_many_dirty(db, CardKind.REVIEW, gone, now)
        case Part.NAME:
            named = [idea.id or 0 for idea in statements.ideas_of(db, person_id)]
            statements.remove_name(db, person_id)
            falling_silent.take_name_off(db, person_id, now=now)
            cards.mark_many_dirty(db, CardKind.IDEA, named, now)
            cards.mark_many_dirty(db, CardKind.REVIEW, named, now)
            cards.mark_many_dirty(db, CardKind.REPORT, comments.numbers_of(db, person_id), now)
        case Part.PLACE:
            statements.remove_place(db, person_id)
        case Part.VIEWS:
            falling_silent.take_back_all(db, person_id, now=now)
        case Part.QUESTIONS:
            _forget_questions(db, person_id, now=now)
    audit.append(
        db, actor=db.get(Person, person_id), verb="part.forgotten", subject=f"part:{part.name.lower()}", now=now
    )
    return count_kept(db, person_id)


def forget(db: Session, *, choice: Choice, person_id: int, now: datetime) -> None:
    """Forget a person: afterwards no row names them, and the audit log's pseudonym leads nowhere.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    permitting.require(db, person_id=person_id, act=Act.FORGET_ME, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    _leave_signatures(db, person, choice, now=now)
    _forget_comments(db, person_id, now=now)
    for idea in statements.ideas_of(db, person_id):
        _leave_idea(db, idea, person, choice, now=now)
    _forget_questions(db, person_id, now=now)
    said_in = statements.remove_from_cases(db, person_id)
    for kind in (CardKind.CASE, CardKind.CASE_TIMELINE):
        cards.mark_many_dirty(db, kind, said_in, now)
    practising.end(db, person_id=person_id, now=now)
    falling_silent.leave(db, person_id, takes_words=choice is Choice.WITHDRAW_IDEAS, now=now)
    statements.remove_traces(db, person)
    audit.append(db, actor=None, verb="person.forgotten", subject="person", now=now)
    statements.remove_person(db, person)


def _leave_signatures(db: Session, person: Person, choice: Choice, *, now: datetime) -> None:
    person_id = person.id or 0
    if choice is Choice.KEEP_TOTALS:
        statements.remove_signatures(db, person_id, states=[SignatureState.WITHDRAWN])
        signatures.mark_spent(db, person)
        statements.unname_signatures(db, person_id)
        return
    idea_ids = statements.counted_ideas(db, person_id)
    tallies = counting.tallies_for(countings(db, idea_ids), idea_ids)
    for tally in tallies.values():
        tally.step(-1, now)
    statements.remove_signatures(db, person_id, states=[SignatureState.WITHDRAWN, SignatureState.COUNTED])
    counting.settle(db, tallies, now=now)
    signatures.mark_spent(db, person)  # what a moderator has set aside stays set aside
    statements.unname_signatures(db, person_id)


def _leave_idea(db: Session, idea: Idea, person: Person, choice: Choice, *, now: datetime) -> None:
    fate, number = fate_of(idea.status, choice), idea.id or 0
    if fate is Fate.DELETED:
        ideas.drop(db, idea)
        return
    if fate is Fate.ERASED:
        was_public = idea.status in IN_PUBLIC
        statements.erase_idea(db, idea, placeholder=ERASED_WORDS, now=now)
        search.forget_idea(db, number)
        if was_public:
            audit.append(db, actor=None, verb="idea.withdrawn", subject=f"idea:{number}", now=now)
    else:
        if idea.status in SIGNABLE:
            statements.mark_own_idea(db, idea, person)
        statements.unname_idea(db, idea)
    for kind in (CardKind.IDEA, CardKind.REVIEW):
        cards.mark_dirty(db, kind, number, now)
    cards.mark_many_dirty(db, CardKind.APPEAL, reviews.appeals_of(db, number), now)


def _forget_questions(db: Session, person_id: int, *, now: datetime) -> None:
    cards.mark_many_dirty(db, CardKind.QUESTION, statements.remove_questions(db, person_id), now)


def _forget_comments(db: Session, person_id: int, *, now: datetime) -> None:
    cards.mark_many_dirty(db, CardKind.REPORT, comments.numbers_of(db, person_id), now)
    cards.mark_many_dirty(db, CardKind.IDEA, statements.remove_comments(db, person_id), now)
