"""Answering a department's question: words at once; what comes with a voice, pictures or a file once it was seen."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import casing as rules
from bot.domain import speaking
from bot.domain.answering import AnswerHeld, Asked, OwnAnswer
from bot.domain.casing import CaseView
from bot.domain.permissions import Act, Place
from bot.domain.proposing import tidy
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import Utterance
from bot.services import case_news, case_views, casework, permitting
from storage import cards, case_answers, cases, flows, stored_files
from storage.tables import CardKind, Case, CaseAnswer, CaseAnswerFile, CaseEvent, CaseEventKind

STEP = "answering.words"
LISTED_AT_ONCE = 10


def ask(db: Session, *, question_id: int, person_id: int, now: datetime) -> Asked | AnswerHeld:
    """Ask somebody for their answer; what they began before is returned to be seen again.

    Raises: Refused(NO_SUCH_CASE), Refused(NOT_PERMITTED), Refused(CASE_DROPPED)
    """
    question, case = _asked(db, question_id, person_id, now=now)
    flows.ask(db, person_id=person_id, step=STEP, draft={"question_id": question_id}, now=now)
    held = case_answers.held_of(db, question_id, person_id)
    found = Asked(case_views.view_of(db, case, now=now), question)
    return _held(db, found, held) if held is not None else found


def hear(
    db: Session, *, said: Utterance, person_id: int, now: datetime, question_id: int | None = None
) -> CaseView | AnswerHeld:
    """Take an answer, to the open question or to this one: words alone are sent, a file is held first.

    Raises: as `ask`, Refused(NO_LONGER_OPEN), Refused(NO_TEXT), Refused(QUESTION_TOO_LONG), Refused(TOO_MANY_FILES)
    """
    notes = _notes(db, person_id)
    number = question_id or int(notes.get("question_id", 0))
    if not number:
        raise Refused(Reason.NO_LONGER_OPEN)
    question, case = _asked(db, number, person_id, now=now)
    held = case_answers.held_of(db, number, person_id)
    if held is None and said.file is None:
        words = rules.check_question(said.words)
        return _send(db, case, case_answers.hold(db, number, person_id), words=words, now=now)
    is_more = said.album is not None and said.album == notes.get("album") and number == notes.get("question_id")
    held = held or case_answers.hold(db, number, person_id)
    _take(db, held, said, now=now)
    flows.ask(db, person_id=person_id, step=STEP, draft={"question_id": number, "album": said.album}, now=now)
    is_silent = is_more and not said.words
    if is_silent:
        cards.mark_dirty(db, CardKind.CASE_ANSWER, held.id or 0, now)
    return _held(db, Asked(case_views.view_of(db, case, now=now), question), held, is_silent=is_silent)


def _take(db: Session, held: CaseAnswer, said: Utterance, *, now: datetime) -> None:
    speaking.check_file(len(case_answers.files_of(db, held.id or 0)), file=said.file)
    if said.file is not None:
        stored_files.note(db, said.file.kept, now=now)
        case_answers.attach(db, CaseAnswerFile(answer_id=held.id or 0, **said.file.columns))
    whole = "\n\n".join(each for each in (held.words, tidy(said.words)) if each)
    if whole:
        rules.check_question(whole)
    elif said.file is None:
        raise Refused(Reason.NO_TEXT)
    case_answers.write(db, held, whole)


def finish(db: Session, *, question_id: int, person_id: int, now: datetime) -> CaseView:
    """Send what is held. Raises: as `ask`, Refused(Reason.NO_LONGER_OPEN)"""
    _, case = _asked(db, question_id, person_id, now=now)
    held = case_answers.held_of(db, question_id, person_id)
    if held is None:
        raise Refused(Reason.NO_LONGER_OPEN)
    return _send(db, case, held, words=held.words, now=now)


def _send(db: Session, case: Case, held: CaseAnswer, *, words: str, now: datetime) -> CaseView:
    """Let an answer stand in the history, once; whoever has the case, or else whoever asked, hears of it."""
    question_id, person_id = held.question_id, held.person_id or 0
    question = cases.get_event(db, question_id)
    if question is None or not case_answers.send(db, held, now=now):
        raise Refused(Reason.NO_LONGER_OPEN)
    cases.change(db, case, {"asked_at": None})
    event = casework.note(db, case, CaseEventKind.ANSWERED, person_id=person_id, now=now, note=words)
    case_answers.stand(db, held, event)
    if _notes(db, person_id).get("question_id") == question_id:
        flows.close(db, person_id)
    cards.mark_dirty(db, CardKind.CASE_QUESTION, question_id, now)
    asker = case.owner_id or question.person_id
    if asker is not None:
        case_news.owe_duty(db, case, [asker], why=f"{case_news.ANSWERED}:{event.id}", now=now)
    return case_views.view_of(db, case, now=now)


def discard(db: Session, *, person_id: int, now: datetime) -> Asked | None:
    """Throw away what was about to be answered; the question itself stays open, and is returned."""
    question_id = int(_notes(db, person_id).get("question_id", 0))
    case_answers.drop_held(db, question_id, person_id)
    flows.close(db, person_id)
    question = cases.get_event(db, question_id)
    case = cases.get(db, question.case_id) if question is not None else None
    if question is None or case is None:
        return None
    return Asked(case_views.view_of(db, case, now=now), question)


def held(db: Session, *, person_id: int, now: datetime) -> Asked | AnswerHeld | None:
    """Return the question that is open in somebody's chat, with what they are about to answer."""
    question = cases.get_event(db, int(_notes(db, person_id).get("question_id", 0)))
    case = cases.get(db, question.case_id) if question is not None else None
    if question is None or case is None:
        return None
    asked = Asked(case_views.view_of(db, case, now=now), question)
    row = case_answers.held_of(db, question.id or 0, person_id)
    return _held(db, asked, row) if row is not None else asked


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> AnswerHeld | None:
    """Return what its author is about to answer; None for everybody else, and once it is sent or gone."""
    row = case_answers.get(db, subject_id)
    question = cases.get_event(db, row.question_id) if row is not None and row.sent_at is None else None
    case = cases.get(db, question.case_id) if question is not None else None
    if row is None or question is None or case is None or row.person_id != viewer_id:
        return None
    return _held(db, Asked(case_views.view_of(db, case, now=now), question), row)


def files(
    db: Session, *, event_id: int, person_id: int, place: Place, now: datetime
) -> tuple[CaseView, tuple[CaseAnswerFile, ...]]:
    """Return the files of an answer: to whoever sent it, and to the staff where they may see its case.

    Raises: Refused(NO_SUCH_CASE), Refused(NOT_PERMITTED), Refused(NOT_YOUR_CASE)
    """
    given = case_answers.of_event(db, event_id)
    event = cases.get_event(db, event_id)
    if given is None or event is None:
        raise Refused(Reason.NO_SUCH_CASE)
    here: dict[str, Any] = {"person_id": person_id, "place": place, "now": now}
    if place is Place.PRIVATE and given.person_id == person_id:
        view = case_views.view_of(db, db.get_one(Case, event.case_id), now=now)
    else:
        view = case_views.see(db, case_id=event.case_id, **here)
    return view, tuple(case_answers.files_of(db, given.id or 0))


def own(db: Session, *, person_id: int, now: datetime) -> tuple[OwnAnswer, ...]:
    """Return what somebody has answered last. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_OWN_RECORD, owner_id=person_id, now=now)
    sent = case_answers.sent_by(db, person_id, limit=LISTED_AT_ONCE)
    return tuple(_own(db, each, now=now) for each in sent)


def _own(db: Session, sent: CaseAnswer, *, now: datetime) -> OwnAnswer:
    question = db.get_one(CaseEvent, sent.question_id)
    view = case_views.view_of(db, db.get_one(Case, question.case_id), now=now)
    return OwnAnswer(view, question, next(each for each in view.answers if each.event.id == sent.event_id))


def _asked(db: Session, question_id: int, person_id: int, *, now: datetime) -> tuple[CaseEvent, Case]:
    question = cases.get_event(db, question_id)
    case = cases.get(db, question.case_id) if question is not None else None
    if question is None or case is None or question.kind is not CaseEventKind.ASKED:
        raise Refused(Reason.NO_SUCH_CASE)
    author_id = casework.author_of(db, case)
    permitting.require(db, person_id=person_id, act=Act.ANSWER_DEPARTMENT, owner_id=author_id or -1, now=now)
    rules.check_stands(case)
    return question, case


def _held(db: Session, asked: Asked, row: CaseAnswer, *, is_silent: bool = False) -> AnswerHeld:
    return AnswerHeld(asked, row, tuple(case_answers.files_of(db, row.id or 0)), is_silent)


def _notes(db: Session, person_id: int) -> dict[str, Any]:
    flow = flows.current(db, person_id)
    return dict(flow.draft) if flow is not None and flow.step == STEP else {}
