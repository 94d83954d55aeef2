"""The record of a consultation: contributions are published, changed for a while, added to, and taken back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.domain import speaking as rules
from bot.domain.piecing import Piece, joined
from bot.domain.practising import is_practice
from bot.domain.proposing import check_words, tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import Deed
from bot.services import amending, piecing, speaking, staging
from storage import additions, audit, cards, contributions, flows, outbox, participants, speech_index
from storage.tables import (
    CardKind,
    Contribution,
    ContributionAddition,
    ContributionStatus,
    Flow,
    Person,
    Priority,
)

ANSWERED = "contribution-answered"
EDIT, ADD = "contributing.edit", "contributing.add"
DAY = timedelta(days=1)


def publish(db: Session, *, person_id: int, now: datetime) -> Contribution:
    """Put what somebody is saying into the record; from then on it is never changed silently.

    Raises: Refused(Reason.NO_LONGER_OPEN), Refused(Reason.WORDS_EMPTY), what the stage refuses
    """
    flow = flows.current(db, person_id)
    draft = speaking.open_draft(db, flow, person_id)
    if draft is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    enter(db, draft, person_id=person_id, now=now)
    flows.close(db, person_id)
    return draft


def enter(db: Session, draft: Contribution, *, person_id: int, now: datetime) -> None:
    """Enter a contribution into the record under the next number. Raises: as `publish`"""
    found = speaking.check(db, draft.consultation_id, Deed.SPEAK, person_id=person_id, now=now)
    has_files = bool(contributions.files_of(db, draft.id or 0))
    if not draft.words and not has_files and draft.latitude is None:
        raise Refused(Reason.WORDS_EMPTY)
    if not contributions.publish(db, draft, now=now, stage_id=found.stage_id):
        raise Refused(Reason.NO_LONGER_OPEN)
    contributions.keep_version(db, draft, now=now)
    speech_index.index(db, draft)
    participants.note_first(db, draft.consultation_id, person_id, "spoke_at", now=now)
    participants.note_first(db, draft.consultation_id, person_id, "looked_in_at", now=now)
    participants.note(db, draft.consultation_id, person_id, follows=True)
    _note(db, draft, "contribution.published", person_id=person_id, now=now)
    redraw(db, draft, now=now)
    _tell_answered(db, draft, now=now)


def withdraw(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Take one's own words from view; that something stood here stays visible. Raises: Refused(NO_LONGER_OPEN)"""
    said = own(db, contribution_id, person_id)
    if not contributions.end(db, said, ContributionStatus.WITHDRAWN, now=now):
        raise Refused(Reason.NO_LONGER_OPEN)
    leave_view(db, said, now=now)
    _note(db, said, "contribution.withdrawn", person_id=person_id, now=now)
    return said


def leave_view(db: Session, said: Contribution, *, now: datetime) -> None:
    """Let a contribution no longer be found, counted or answered, and let every card say so."""
    amending.take_back(db, said, now=now)
    additions.drop_held(db, said.id or 0)
    _leave_question(db, said)
    speech_index.forget(db, said.id or 0)
    if said.person_id is not None and not contributions.has_spoken(db, said.consultation_id, said.person_id):
        participants.note(db, said.consultation_id, said.person_id, spoke_at=None)
    redraw(db, said, now=now)
    for answer in contributions.answering(db, said.id or 0):
        cards.mark_dirty(db, CardKind.CONTRIBUTION, answer, now)


def _leave_question(db: Session, said: Contribution) -> None:
    """Close the question how to change or add to words that no longer stand."""
    flow = flows.current(db, said.person_id) if said.person_id is not None else None
    if flow is not None and flow.step in (EDIT, ADD) and flow.draft.get("contribution_id") == said.id:
        flows.close(db, flow.person_id)


def ask_edit(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Ask for other words. Raises: Refused(Reason.TOO_LATE_TO_EDIT)"""
    said = own(db, contribution_id, person_id)
    speaking.check(db, said.consultation_id, Deed.EDIT, person_id=person_id, now=now)
    if not rules.can_edit(said, now=now):
        raise Refused(Reason.TOO_LATE_TO_EDIT)
    flows.ask(db, person_id=person_id, step=EDIT, draft={"contribution_id": contribution_id}, now=now)
    return said


def edit(db: Session, *, words: str, person_id: int, now: datetime, parts: Sequence[Piece] = ()) -> Contribution:
    """Give one's words a new version; the one before is kept, and everybody sees that they were edited.

    `parts` say which of the new words came in which message.
    Raises: Refused(Reason.TOO_LATE_TO_EDIT), Refused(Reason.NO_LONGER_OPEN), Refused of the words
    """
    _, said = asked(db, EDIT, person_id)
    speaking.check(db, said.consultation_id, Deed.EDIT, person_id=person_id, now=now)
    if not rules.can_edit(said, now=now):
        raise Refused(Reason.TOO_LATE_TO_EDIT)
    reword(db, said, list(parts) or [Piece(0, tidy(words))], person_id=person_id, now=now)
    flows.close(db, person_id)
    return said


def reword(db: Session, said: Contribution, pieces: list[Piece], *, person_id: int, now: datetime) -> None:
    """Give something said these words as a new version, if they are others. Raises: Refused of the words"""
    new = joined(pieces)
    check_words(new, limit=rules.WORDS_CHARACTERS)
    if new != said.words:
        contributions.change(db, said, words=new, version=said.version + 1, edited_at=now)
        contributions.keep_version(db, said, now=now)
        speech_index.index(db, said)
        _note(db, said, "contribution.edited", person_id=person_id, now=now)
        redraw(db, said, now=now)
    piecing.keep(db, said, pieces)


def ask_addition(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Ask for words to add. Raises: what the stage refuses, Refused(Reason.TOO_MANY_ADDITIONS)"""
    said = own(db, contribution_id, person_id)
    check_addition(db, said, person_id, now=now)
    flows.ask(db, person_id=person_id, step=ADD, draft={"contribution_id": contribution_id}, now=now)
    return said


def add(db: Session, *, words: str, person_id: int, now: datetime, parts: Sequence[Piece] = ()) -> Contribution:
    """Add dated words below what one said; `parts` say which of them came in which message.

    Raises: as `ask_addition`, Refused of the words
    """
    _, said = asked(db, ADD, person_id)
    add_below(db, said, list(parts) or [Piece(0, tidy(words))], person_id=person_id, now=now)
    flows.close(db, person_id)
    return said


def add_below(db: Session, said: Contribution, pieces: list[Piece], *, person_id: int, now: datetime) -> None:
    """Add these words below something said. Raises: as `add`"""
    check_addition(db, said, person_id, now=now)
    new = joined(pieces)
    check_words(new, limit=rules.ADDITION_CHARACTERS)
    added = additions.add_words(db, said.id or 0, words=new, now=now)
    piecing.keep(db, said, pieces, added)
    note_added(db, said, person_id=person_id, now=now)


def reword_addition(
    db: Session, addition: ContributionAddition, pieces: list[Piece], *, person_id: int, now: datetime
) -> None:
    """Give an addition these words as a new version, if they are others.

    Raises: Refused(Reason.TOO_LATE_TO_EDIT), what the stage refuses, Refused of the words
    """
    said = own(db, addition.contribution_id, person_id)
    speaking.check(db, said.consultation_id, Deed.SUPPLEMENT, person_id=person_id, now=now)
    if not rules.can_edit_addition(addition, now=now):
        raise Refused(Reason.TOO_LATE_TO_EDIT)
    new = joined(pieces)
    check_words(new, limit=rules.ADDITION_CHARACTERS)
    if new != addition.words:
        additions.reword(db, addition, words=new, now=now)
        note_added(db, said, person_id=person_id, now=now, verb="contribution.addition-edited")
    piecing.keep(db, said, pieces, addition)


def note_added(
    db: Session, said: Contribution, *, person_id: int, now: datetime, verb: str = "contribution.added-to"
) -> None:
    """Let what was just added be found, and every card show it."""
    speech_index.index(db, said)
    _note(db, said, verb, person_id=person_id, now=now)
    redraw(db, said, now=now)


def asked_about(db: Session, *, person_id: int) -> tuple[str, Contribution] | None:
    """Return which question about a published contribution is open, and the contribution; None without one."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (EDIT, ADD):
        return None
    return flow.step, own(db, int(flow.draft["contribution_id"]), person_id)


def own(db: Session, contribution_id: int, person_id: int) -> Contribution:
    """Return one's own public contribution. Raises: Refused(NO_SUCH_CONTRIBUTION), Refused(NOT_PERMITTED)"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    if said.person_id != person_id:
        raise Refused(Reason.NOT_PERMITTED)
    return said


def redraw(db: Session, said: Contribution, *, now: datetime) -> None:
    """Let every card that shows a contribution, or counts it, be drawn again."""
    cards.mark_dirty(db, CardKind.CONTRIBUTION, said.id or 0, now)
    staging.redraw_numbers(db, said.consultation_id, now=now)
    if said.answers_id is not None:
        cards.mark_dirty(db, CardKind.CONTRIBUTION, said.answers_id, now)


def check_addition(db: Session, said: Contribution, person_id: int, *, now: datetime) -> None:
    """Refuse what may not be added now. Raises: what the stage refuses, Refused(Reason.TOO_MANY_ADDITIONS)"""
    speaking.check(db, said.consultation_id, Deed.SUPPLEMENT, person_id=person_id, now=now)
    if additions.count_since(db, said.id or 0, since=now - DAY) >= rules.ADDITIONS_PER_DAY:
        raise Refused(Reason.TOO_MANY_ADDITIONS, limit=rules.ADDITIONS_PER_DAY)


def asked(db: Session, step: str, person_id: int) -> tuple[Flow, Contribution]:
    """Return this question and what it is about. Raises: Refused(Reason.NO_LONGER_OPEN), as `own`"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != step:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow, own(db, int(flow.draft["contribution_id"]), person_id)


def _tell_answered(db: Session, said: Contribution, *, now: datetime) -> None:
    answered = contributions.get(db, said.answers_id) if said.answers_id is not None else None
    is_heard = answered is not None and answered.status is ContributionStatus.PUBLISHED
    if answered is None or not is_heard or answered.person_id in (None, said.person_id):
        return
    outbox.owe(
        db,
        notice=ANSWERED,
        facts={"contribution_id": said.id},
        person_id=answered.person_id,
        dedupe_key=f"{ANSWERED}:{said.id}",
        priority=Priority.ANSWER,
        now=now,
    )


def _note(db: Session, said: Contribution, verb: str, *, person_id: int, now: datetime) -> None:
    if is_practice(said.consultation_id):
        return
    actor, subject = db.get(Person, person_id), f"contribution:{said.id}"
    audit.append(db, actor=actor, verb=verb, subject=subject, now=now, details={"version": said.version})
