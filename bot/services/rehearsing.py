"""What is changed about a contribution before it is published: its words, its place, and as whom its author appears."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Appearance, Ask, Speech, Unplaced
from bot.domain.staging import Deed
from bot.services import speaking
from storage import consultations, contributions, flows
from storage.tables import Contribution, ContributionStatus, Flow, GuideQuestion, Subtopic


def rewrite(db: Session, *, person_id: int, now: datetime) -> Speech:
    """Ask for other words instead of those that were said. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    return _turn(db, Ask.REWRITE, person_id=person_id, now=now)


def keep_as_it_is(db: Session, *, person_id: int, now: datetime) -> Speech:
    """Show the preview, of a voice message also without a line. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = _flow(db, person_id)
    is_begun = speaking.open_draft(db, flow, person_id) is not None
    return _turn(db, Ask.CHECK if is_begun else Ask.WORDS, person_id=person_id, now=now)


def appear(db: Session, *, appearance: Appearance, name: str, person_id: int, now: datetime) -> Speech:
    """Choose as whom to appear. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = _flow(db, person_id)
    draft = speaking.open_draft(db, flow, person_id)
    notes = {**flow.draft, "appearance": int(appearance), "name": name[: speaking.NAME_CHARACTERS]}
    flow = flows.ask(db, person_id=person_id, step=flow.step, draft=notes, now=now)
    if draft is not None:
        contributions.change(db, draft, **speaking.shown_of(db, draft.consultation_id, flow, person_id, now=now))
    return speaking.speech_of(db, flow, person_id, ask=Ask.CHECK if draft is not None else Ask.WORDS, now=now)


def choose_subtopic(db: Session, *, subtopic_id: int, person_id: int, now: datetime) -> Speech:
    """Say it under another subtopic, also of another consultation; an answer stays where it answers.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), what the stage there refuses
    """
    return _move(db, subtopic_id, None, person_id=person_id, now=now)


def leave_open(db: Session, *, unplaced: Unplaced, person_id: int, now: datetime) -> Speech:
    """Note what is still to be chosen of where it will stand: what is said meanwhile stands there for the time being.

    Raises: Refused(Reason.NO_LONGER_OPEN)
    """
    flow = _flow(db, person_id)
    notes = {**flow.draft, "unplaced": unplaced.value}
    flow = flows.ask(db, person_id=person_id, step=flow.step, draft=notes, now=now)
    is_begun = speaking.open_draft(db, flow, person_id) is not None
    return speaking.speech_of(db, flow, person_id, ask=Ask.CHECK if is_begun else Ask.WORDS, now=now)


def choose_question(db: Session, *, question_id: int, person_id: int, now: datetime) -> Speech:
    """Let it answer a guide question, under the first subtopic. Raises: as `choose_subtopic`"""
    question = consultations.part(db, GuideQuestion, question_id)
    subtopics = consultations.parts(db, Subtopic, question.consultation_id) if question else []
    if not subtopics:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    return _move(db, subtopics[0].id or 0, question_id, person_id=person_id, now=now)


def choose_view(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Speech:
    """Let it answer what somebody said. Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), as `choose_subtopic`"""
    said = contributions.get(db, contribution_id)
    if said is None or said.status is not ContributionStatus.PUBLISHED:
        raise Refused(Reason.NO_SUCH_CONTRIBUTION)
    _move(db, said.subtopic_id, None, person_id=person_id, now=now)
    flow = _flow(db, person_id)
    notes = {**flow.draft, "answers_id": contribution_id, "question_id": None}
    flow = flows.ask(db, person_id=person_id, step=flow.step, draft=notes, now=now)
    draft = speaking.open_draft(db, flow, person_id)
    if draft is not None:
        contributions.change(db, draft, answers_id=contribution_id, question_id=None)
    return speaking.speech_of(db, flow, person_id, ask=_asked(flow, draft), now=now)


def _move(db: Session, subtopic_id: int, question_id: int | None, *, person_id: int, now: datetime) -> Speech:
    flow = _flow(db, person_id)
    there, here = consultations.part(db, Subtopic, subtopic_id), speaking.subtopic_of(db, flow)
    if there is None or (flow.draft.get("answers_id") and there.consultation_id != here.consultation_id):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    speaking.check(db, there.consultation_id, Deed.SPEAK, person_id=person_id, now=now)
    is_same = there.consultation_id == here.consultation_id
    about = question_id or (flow.draft.get("question_id") if is_same else None)
    notes = {**flow.draft, "subtopic_id": subtopic_id, "question_id": about, "unplaced": ""}
    draft = speaking.open_draft(db, flow, person_id)
    flow = flows.ask(db, person_id=person_id, step=flow.step, draft=notes, now=now)
    if draft is not None:
        shown = speaking.shown_of(db, there.consultation_id, flow, person_id, now=now)
        place = {"consultation_id": there.consultation_id, "subtopic_id": subtopic_id, "question_id": about}
        contributions.change(db, draft, **place, **shown)
    return speaking.speech_of(db, flow, person_id, ask=_asked(flow, draft), now=now)


def _asked(flow: Flow, draft: Contribution | None) -> Ask:
    if draft is None:
        return Ask.WORDS
    return Ask.LINE if flow.step == speaking.LINE and not draft.words else Ask.CHECK


def _turn(db: Session, ask: Ask, *, person_id: int, now: datetime) -> Speech:
    flow = _flow(db, person_id)
    flow = flows.ask(db, person_id=person_id, step=speaking.STEPS[ask], draft=flow.draft, now=now)
    return speaking.speech_of(db, flow, person_id, ask=ask, now=now)


def _flow(db: Session, person_id: int) -> Flow:
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in speaking.ANSWERS:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow
