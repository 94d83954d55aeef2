"""Speaking: a row from the first word on, seen by nobody else before it is published, and then kept as it was said."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import practising
from bot.domain import speaking as rules
from bot.domain import staging as stage_rules
from bot.domain.piecing import Piece, joined, with_words
from bot.domain.proposing import says_something, tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Appearance, Ask, Speech, Unplaced, Utterance
from bot.domain.staging import Deed
from bot.services import bringing, piecing, visiting
from storage import cards, consultations, contributions, flows, participants, people, pieces, places
from storage.tables import (
    AttachmentKind,
    Badge,
    CardKind,
    Consultation,
    Contribution,
    ContributionStatus,
    Flow,
    GuideQuestion,
    Person,
    Stage,
    Subtopic,
)

WORDS, LINE, CHECK, REWRITE = "speaking.words", "speaking.line", "speaking.check", "speaking.rewrite"
KEPT_NOTES = ("subtopic_id", "question_id", "answers_id", "appearance", "name", "contribution_id", "unplaced")
NAME_CHARACTERS = 64


def begin(
    db: Session,
    *,
    subtopic_id: int,
    person_id: int,
    now: datetime,
    question_id: int | None = None,
    answers_id: int | None = None,
) -> Speech:
    """Ask somebody what they would like to say here.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), what the stage refuses
    """
    subtopic = consultations.part(db, Subtopic, subtopic_id)
    if subtopic is None:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    check(db, subtopic.consultation_id, Deed.SPEAK, person_id=person_id, now=now)
    notes = {"subtopic_id": subtopic_id, "question_id": question_id, "answers_id": answers_id}
    flow = flows.ask(db, person_id=person_id, step=WORDS, draft=notes, now=now)
    return speech_of(db, flow, person_id, ask=Ask.WORDS, now=now)


def begin_question(db: Session, *, question_id: int, person_id: int, now: datetime) -> Speech:
    """Ask somebody to answer a guide question, under the first subtopic. Raises: as `begin`"""
    question = consultations.part(db, GuideQuestion, question_id)
    subtopics = consultations.parts(db, Subtopic, question.consultation_id) if question else []
    subtopic_id = subtopics[0].id or 0 if subtopics else 0
    return begin(db, subtopic_id=subtopic_id, person_id=person_id, now=now, question_id=question_id)


def begin_answer(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Speech:
    """Ask somebody to answer what was said, in the same place. Raises: Refused(NO_SUCH_CONTRIBUTION), as `begin`"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    return begin(db, subtopic_id=said.subtopic_id, person_id=person_id, now=now, answers_id=contribution_id)


def go_on(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Speech:
    """Go on with what was left unfinished, even if other questions came in between.

    Raises: Refused(Reason.NO_LONGER_OPEN), what the stage refuses
    """
    draft = contributions.get(db, contribution_id)
    if draft is None or draft.person_id != person_id or draft.status is not ContributionStatus.DRAFT:
        raise Refused(Reason.NO_LONGER_OPEN)
    check(db, draft.consultation_id, Deed.SPEAK, person_id=person_id, now=now)
    appearance = Appearance.NAMED if draft.shown_as else Appearance.UNNAMED
    notes = {
        "subtopic_id": draft.subtopic_id,
        "question_id": draft.question_id,
        "answers_id": draft.answers_id,
        "contribution_id": draft.id,
        "appearance": int(Appearance.ORGANISATION if draft.badge is Badge.ORGANISATION else appearance),
        "name": draft.shown_as or "",
    }
    flow = flows.ask(db, person_id=person_id, step=CHECK, draft=notes, now=now)
    return speech_of(db, flow, person_id, ask=Ask.CHECK, now=now)


def check(db: Session, consultation_id: int, deed: Deed, *, person_id: int, now: datetime) -> Consultation:
    """Return the consultation if somebody may do this in the stage that is open. Raises: what the stage refuses"""
    found = visiting.public_or_refuse(db, consultation_id, person_id)
    if practising.is_practice(consultation_id) and deed in practising.NOT_PRACTISED:
        raise Refused(Reason.NOT_PRACTISED)
    stage = consultations.part(db, Stage, found.stage_id) if found.stage_id is not None else None
    standing = visiting.standing_of(db, consultation_id, person_id, now=now)
    stage_rules.check_may(standing, deed, consultation=found, stage=stage)
    return found


def can(db: Session, consultation_id: int, deed: Deed, *, person_id: int, now: datetime) -> bool:
    """Return whether somebody may do this in the stage that is open."""
    try:
        check(db, consultation_id, deed, person_id=person_id, now=now)
    except Refused:
        return False
    return True


def hear(db: Session, *, said: Utterance, person_id: int, now: datetime) -> Speech:
    """Take what somebody says into the contribution they are making, and return it with what to ask next.

    Raises: Refused(Reason.NO_LONGER_OPEN), Refused(Reason.TOO_MANY_FILES), Refused(Reason.WORDS_TOO_LONG)
    """
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ANSWERS:
        raise Refused(Reason.NO_LONGER_OPEN)
    draft = open_draft(db, flow, person_id) or _start(db, flow, person_id, now=now)
    files = contributions.files_of(db, draft.id or 0)
    rules.check_file(len(files), file=said.file)
    is_more_of_an_album = said.album is not None and said.album == flow.draft.get("album")
    bringing.attach(db, draft, said, now=now)
    words = tidy(said.words)
    _write(db, draft, ANSWERS[flow.step](db, draft, Piece(said.message_id, words if says_something(words) else "")))
    notes = {name: flow.draft[name] for name in KEPT_NOTES if name in flow.draft}
    notes |= {"contribution_id": draft.id, "album": said.album}
    ask = _next(db, draft, flow, is_heard=bool(words))
    flow = flows.ask(db, person_id=person_id, step=STEPS[ask], draft=notes, now=now)
    if is_more_of_an_album and not words:
        cards.mark_dirty(db, CardKind.CONTRIBUTION, draft.id or 0, now)
        ask = Ask.NOTHING
    return speech_of(db, flow, person_id, ask=ask, now=now)


def _next(db: Session, draft: Contribution, flow: Flow, *, is_heard: bool) -> Ask:
    kinds = {file.kind for file in contributions.files_of(db, draft.id or 0)}
    is_first_voice = AttachmentKind.VOICE in kinds and not draft.words and flow.step == WORDS
    return Ask.LINE if is_first_voice and not is_heard else Ask.CHECK


def _say(db: Session, draft: Contribution, piece: Piece) -> list[Piece]:
    """Say it, or go on with it: what comes next stands below what was said before."""
    return [*piecing.of(db, draft), piece]


def _say_anew(db: Session, draft: Contribution, piece: Piece) -> list[Piece]:
    return [piece] if piece.words else _say(db, draft, piece)


def _write(db: Session, draft: Contribution, pieces: list[Piece]) -> None:
    words = joined(pieces)
    if len(words) > rules.WORDS_CHARACTERS:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(words), limit=rules.WORDS_CHARACTERS)
    contributions.change(db, draft, words=words)
    piecing.keep(db, draft, pieces)


ANSWERS: dict[str, Callable[[Session, Contribution, Piece], list[Piece]]] = {
    WORDS: _say,
    LINE: _say,
    CHECK: _say,
    REWRITE: _say_anew,
}
STEPS = {Ask.WORDS: WORDS, Ask.LINE: LINE, Ask.CHECK: CHECK, Ask.REWRITE: REWRITE}


def asked(db: Session, *, person_id: int, now: datetime) -> Speech | None:
    """Return what somebody is saying and the question that is open; None when there is none."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ANSWERS:
        return None
    ask = next(each for each, step in STEPS.items() if step == flow.step)
    return speech_of(db, flow, person_id, ask=ask, now=now)


def asked_or_refuse(db: Session, *, person_id: int, now: datetime) -> Speech:
    """Return what somebody is saying. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    speech = asked(db, person_id=person_id, now=now)
    if speech is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    return speech


def follow_edit(db: Session, *, message_id: int, words: str, person_id: int, now: datetime) -> bool:
    """Follow an edit of any message of what is still a draft: the preview is redrawn, silently.

    Raises: Refused(Reason.WORDS_EMPTY) when nothing would be left, Refused(Reason.WORDS_TOO_LONG)
    """
    chat_id = db.get_one(Person, person_id).telegram_id
    spot = pieces.said_in(db, chat_telegram_id=chat_id, message_id=message_id, person_id=person_id)
    if spot is None or spot.is_former or spot.said.status is not ContributionStatus.DRAFT:
        return False
    draft = spot.said
    said = tidy(words)
    parts = with_words(piecing.of(db, draft), message_id, said if says_something(said) else "")
    if not joined(parts) and not contributions.files_of(db, draft.id or 0) and draft.latitude is None:
        raise Refused(Reason.WORDS_EMPTY)
    _write(db, draft, parts)
    cards.mark_dirty(db, CardKind.CONTRIBUTION, draft.id or 0, now)
    return True


def discard(db: Session, *, person_id: int) -> Consultation | None:
    """Throw away what was being said, and return where; None when nothing was."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ANSWERS:
        return None
    subtopic = db.get(Subtopic, int(flow.draft.get("subtopic_id") or 0))
    where = db.get(Consultation, subtopic.consultation_id) if subtopic else None
    draft = open_draft(db, flow, person_id)
    if draft is not None:
        contributions.drop(db, draft)
    flows.close(db, person_id)
    return where


def open_draft(db: Session, flow: Flow | None, person_id: int) -> Contribution | None:
    """Return the contribution that is being written in this question, if it has begun."""
    number = flow.draft.get("contribution_id") if flow is not None and flow.step in ANSWERS else None
    found = contributions.get(db, int(number)) if number else None
    is_theirs = found is not None and found.person_id == person_id and found.status is ContributionStatus.DRAFT
    return found if is_theirs else None


def speech_of(db: Session, flow: Flow, person_id: int, *, ask: Ask, now: datetime) -> Speech:
    """Return a contribution as its author checks it."""
    subtopic, draft = subtopic_of(db, flow), open_draft(db, flow, person_id)
    question_id, answers_id = flow.draft.get("question_id"), flow.draft.get("answers_id")
    shown = shown_of(db, subtopic.consultation_id, flow, person_id, now=now)
    return Speech(
        consultation=db.get_one(Consultation, subtopic.consultation_id),
        subtopic=subtopic,
        ask=ask,
        question=db.get(GuideQuestion, int(question_id)) if question_id else None,
        answers=contributions.get(db, int(answers_id)) if answers_id else None,
        draft=draft,
        files=tuple(contributions.files_of(db, draft.id or 0)) if draft else (),
        region=places.region_name(db, db.get_one(Person, person_id).region_id),
        badge=shown["badge"],
        shown_as=shown["shown_as"],
        unplaced=Unplaced(str(flow.draft.get("unplaced") or "")),
    )


def shown_of(db: Session, consultation_id: int, flow: Flow, person_id: int, *, now: datetime) -> dict[str, Any]:
    """Return as whom somebody appears: unnamed in their role, by name, or for the organisation they speak for."""
    appearance = Appearance(int(flow.draft.get("appearance") or 0))
    badge = rules.badge_of(people.roles_of(db, person_id, now=now))
    part = participants.of(db, consultation_id, person_id)
    if appearance is Appearance.ORGANISATION and part is not None and part.organisation:
        return {"badge": Badge.ORGANISATION, "shown_as": part.organisation}
    name = str(flow.draft.get("name") or "") if appearance is Appearance.NAMED else ""
    return {"badge": badge, "shown_as": name or None}


def _start(db: Session, flow: Flow, person_id: int, *, now: datetime) -> Contribution:
    subtopic = subtopic_of(db, flow)
    shown = shown_of(db, subtopic.consultation_id, flow, person_id, now=now)
    draft = Contribution(
        consultation_id=subtopic.consultation_id,
        subtopic_id=subtopic.id or 0,
        question_id=flow.draft.get("question_id"),
        answers_id=flow.draft.get("answers_id"),
        person_id=person_id,
        region_id=db.get_one(Person, person_id).region_id,
        created_at=now,
        **shown,
    )
    contributions.start(db, draft)
    flow.draft = {**flow.draft, "contribution_id": draft.id}
    return draft


def subtopic_of(db: Session, flow: Flow) -> Subtopic:
    """Return the subtopic under which something is being said."""
    return db.get_one(Subtopic, int(flow.draft["subtopic_id"]))
