"""Lines that people are asked for around cases: opened in private as a question, and carried out when they come."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain.casing import Asking, CaseView, Line, Prompt, Subject
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Drafted, Written
from bot.domain.terms import Terms
from bot.services import case_views, casework, casing, permitting, rating, replying
from storage import flows, replies
from storage.tables import Case, Flow, SubjectKind

STEP = "prompting.line"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a line: the case as it is now, and the draft if it is about one."""

    prompt: Prompt
    view: CaseView
    drafted: Drafted | None = None


def ask(db: Session, *, prompt: Prompt, person_id: int, place: Place, now: datetime) -> CaseView | None:
    """Open the question for a line, which in private the next message answers, and return the case it is about.

    Raises: Refused as the deed itself would, if it may not be done at all
    """
    view = _check(db, prompt, person_id=person_id, place=place, now=now)
    if place is Place.PRIVATE:
        flows.ask(db, person_id=person_id, step=STEP, draft=asdict(prompt), now=now)
    return view


def leave(db: Session, *, person_id: int, place: Place) -> None:
    """Put the open question away."""
    _close(db, person_id, place)


def open_prompt(flow: Flow) -> Prompt:
    """Return which line an open question is for."""
    return Prompt(Line(flow.draft["line"]), int(flow.draft["row_id"]), int(flow.draft["choice"]))


def answer(
    db: Session, *, prompt: Prompt, written: Written, terms: Terms, person_id: int, place: Place, now: datetime
) -> Answered:
    """Do what a line was asked for. Raises: Refused as that deed"""
    here: dict[str, Any] = {"person_id": person_id, "place": place, "now": now}
    drafted, case_id = None, 0
    match prompt.line:
        case Line.EDIT | Line.PROMISE:
            drafted = _draft(db, prompt, written, terms, here)
            case_id = drafted.view.number
        case Line.FOLLOW_UP:
            given: dict[str, Any] = {"reply_id": prompt.row_id, "words": written.words, "terms": terms}
            view = rating.follow_up(db, **given, person_id=person_id, now=now)
            _close(db, person_id, place)
            return Answered(prompt, view)
        case _:
            case_id = _staff(db, prompt, written.words, terms, here)
    _close(db, person_id, place)
    return Answered(prompt, case_views.view_of(db, db.get_one(Case, case_id), now=now), drafted)


def _draft(db: Session, prompt: Prompt, written: Written, terms: Terms, here: dict[str, Any]) -> Drafted:
    if prompt.line is Line.PROMISE:
        return replying.promise(db, reply_id=prompt.row_id, words=written.words, terms=terms, **here)
    return replying.rewrite(db, reply_id=prompt.row_id, written=written, **here)


def _staff(db: Session, prompt: Prompt, words: str, terms: Terms, here: dict[str, Any]) -> int:
    match prompt.line:
        case Line.ASK_RESIDENT:
            return casework.ask_resident(db, case_id=prompt.row_id, words=words, **here).case_id
        case Line.NOT_OURS:
            return casework.hand_on(db, prompt=prompt, words=words, terms=terms, **here).id or 0
        case Line.MORE_TIME:
            return casework.ask_for_time(db, prompt=prompt, words=words, terms=terms, **here).id or 0
        case Line.SEND_ON:
            asked = Asking(Subject(SubjectKind.IDEA, prompt.row_id), words, prompt.choice or None)
            return casing.send_on(db, asked=asked, terms=terms, **here).id or 0
        case Line.REOPEN:
            return casework.ask_again(db, case_id=prompt.row_id, words=words, terms=terms, **here).id or 0
        case _:
            return rating.conclude_review(db, prompt=prompt, words=words, terms=terms, **here).number


def _check(db: Session, prompt: Prompt, *, person_id: int, place: Place, now: datetime) -> CaseView | None:
    """Refuse before anybody writes a line in vain, and return the case."""
    here: dict[str, Any] = {"person_id": person_id, "place": place, "now": now}
    match prompt.line:
        case Line.EDIT | Line.PROMISE:
            return replying.see_draft(db, reply_id=prompt.row_id, **here).view
        case Line.SEND_ON:
            permitting.require(db, act=Act.SEND_ON, **here)
            return None
        case Line.REOPEN:
            return case_views.see(db, case_id=prompt.row_id, **here)
        case Line.STANDS | Line.AGAIN:
            case = _case_of_reply(db, prompt.row_id)
            rating.require_reviewer(db, case, **here)
            return case_views.view_of(db, case, now=now)
        case Line.FOLLOW_UP:
            return case_views.view_of(db, _case_of_reply(db, prompt.row_id), now=now)
        case _:
            return case_views.view_of(db, casework.workable(db, prompt.row_id, **here), now=now)


def _case_of_reply(db: Session, reply_id: int) -> Case:
    reply = replies.get(db, reply_id)
    if reply is None or reply.published_at is None:
        raise Refused(Reason.REPLY_GONE)
    return db.get_one(Case, reply.case_id)


def _close(db: Session, person_id: int, place: Place) -> None:
    """Close the open question in private; what somebody is writing there is no concern of the staff chat."""
    flow = flows.current(db, person_id) if place is Place.PRIVATE else None
    if flow is not None and flow.step == STEP:
        flows.close(db, person_id)
