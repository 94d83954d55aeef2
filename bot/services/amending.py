"""Points after they are public: other words while nobody has begun to answer, and what becomes of one taken back."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import casing as case_rules
from bot.domain import pointing as rules
from bot.domain.pointing import PointReading
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import Deed
from bot.services import case_news, speaking
from storage import additions, audit, cards, cases, flows, outbox, points, points_read, replies
from storage.tables import (
    CardKind,
    Case,
    CaseEventKind,
    CasePhase,
    CaseState,
    Contribution,
    Flow,
    Person,
    Point,
    PointStatus,
    Priority,
)

REWORD, WITHDRAW = "amending.reword", "amending.withdraw"
WITHDRAWN = "point-withdrawn"
UNTOUCHED = frozenset({CasePhase.WAITING})


def ask(db: Session, *, point_id: int, step: str, person_id: int, now: datetime) -> PointReading:
    """Ask for other words of a public point, or for the reason why it is taken back. Raises: as `reword`"""
    _untouched(db, point_id, person_id=person_id, now=now)
    flows.ask(db, person_id=person_id, step=step, draft={"point_id": point_id}, now=now)
    return _read(db, point_id)


def asked_about(db: Session, *, person_id: int, now: datetime) -> tuple[str, PointReading] | None:  # noqa: ARG001
    """Return which question about a public point is open; None without one."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (REWORD, WITHDRAW):
        return None
    return flow.step, _read(db, int(flow.draft["point_id"]))


def reword(db: Session, *, words: str, person_id: int, now: datetime) -> PointReading:
    """Give a point other words; the ones before are kept, and its department sees the new ones.

    Raises: Refused(NO_SUCH_POINT), Refused(POINT_TAKEN) once somebody has it, what the stage refuses, of the words
    """
    flow = _flow(db, person_id, REWORD)
    point, case = _untouched(db, int(flow.draft["point_id"]), person_id=person_id, now=now)
    new = rules.check_words(words)
    flows.close(db, person_id)
    if new == point.words:
        return _read(db, point.id or 0)
    said = db.get_one(Contribution, point.contribution_id)
    everything = [said.words, *(each.words for each in additions.of(db, said.id or 0))]
    if not cases.change(db, case, {"question": new}, when=UNTOUCHED):
        raise Refused(Reason.POINT_TAKEN)
    is_verbatim = rules.stands_in(new, everything)
    points.change(db, point, words=new, version=point.version + 1, edited_at=now, is_verbatim=is_verbatim)
    points.keep_version(db, point, now=now)
    cases.note(db, case, CaseEventKind.REWORDED, now=now, person_id=person_id)
    _note(db, "point.reworded", point, person_id, now=now, version=point.version)
    case_news.redraw(db, case, now=now)
    return _read(db, point.id or 0)


def withdraw(db: Session, *, reason: str, person_id: int, now: datetime) -> PointReading:
    """Take a point back before anybody has begun to answer; whoever said it reads why.

    Raises: as `reword`, Refused(REASON_MISSING), Refused(REASON_TOO_LONG)
    """
    flow = _flow(db, person_id, WITHDRAW)
    point, case = _untouched(db, int(flow.draft["point_id"]), person_id=person_id, now=now)
    why = case_rules.check_reason(reason)
    if not cases.change(db, case, _dropped(), when=UNTOUCHED):
        raise Refused(Reason.POINT_TAKEN)
    flows.close(db, person_id)
    points.change(db, point, status=PointStatus.WITHDRAWN, ended_at=now, ended_for=why)
    cases.note(db, case, CaseEventKind.DROPPED, now=now, person_id=person_id, note=why)
    _note(db, "point.withdrawn", point, person_id, now=now)
    case_news.redraw(db, case, now=now)
    author_id = db.get_one(Contribution, point.contribution_id).person_id
    if author_id is not None:
        given: dict[str, Any] = {"facts": {"point_id": point.id}, "dedupe_key": f"{WITHDRAWN}:{point.id}"}
        outbox.owe(db, notice=WITHDRAWN, person_id=author_id, priority=Priority.ANSWER, now=now, **given)
    return _read(db, point.id or 0)


def take_back(db: Session, said: Contribution, *, now: datetime) -> None:
    """Let go of what a contribution asked that was taken back: what nobody answered is asked no more.

    What was answered keeps its reply; its words are read by nobody any more.
    """
    points.drop_drafts(db, [said.id or 0])
    for point in points.of_contribution(db, said.id or 0):
        case = points.case_of(db, point.id or 0)
        if case is not None:
            _let_go(db, case, now=now)


def _let_go(db: Session, case: Case, *, now: datetime) -> None:
    number = case.id or 0
    newest = replies.newest(db, number)
    is_open = case.phase in case_rules.OPEN_PHASES
    if is_open and newest is not None:
        values = {"phase": CasePhase.REPLIED, "status": newest.status, "remind_at": None, "step": ""}
    elif is_open:
        values = _dropped()
    else:
        values = {}
    if not cases.change(db, case, {"question": "", "asked_at": None, **values}):
        raise Refused(Reason.CASE_CHANGED)
    if is_open:
        cases.note(db, case, CaseEventKind.DROPPED, now=now)
        audit.append(db, actor=None, verb="case.dropped", subject=f"case:{number}", now=now)
    case_news.redraw(db, case, now=now)
    cards.mark_dirty(db, CardKind.CASE, number, now)


def _dropped() -> dict[str, Any]:
    return {"phase": CasePhase.DROPPED, "status": CaseState.NONE, "remind_at": None, "step": "", "asked_at": None}


def told(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> PointReading | None:  # noqa: ARG001
    """Return the point of somebody's that was taken back, with why."""
    found = points_read.one(db, int(facts["point_id"]))
    return found if found is not None and found.point.status is PointStatus.WITHDRAWN else None


def _untouched(db: Session, point_id: int, *, person_id: int, now: datetime) -> tuple[Point, Case]:
    point = points.get(db, point_id)
    if point is None:
        raise Refused(Reason.NO_SUCH_POINT)
    speaking.check(db, point.consultation_id, Deed.SPLIT, person_id=person_id, now=now)
    case = points.case_of(db, point_id)
    has_reply = case is not None and replies.newest(db, case.id or 0) is not None
    return rules.check_untouched(point, case, has_reply=has_reply)


def _read(db: Session, point_id: int) -> PointReading:
    found = points_read.one(db, point_id)
    if found is None:
        raise Refused(Reason.NO_SUCH_POINT)
    return found


def _flow(db: Session, person_id: int, step: str) -> Flow:
    flow = flows.current(db, person_id)
    if flow is None or flow.step != step:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow


def _note(db: Session, verb: str, point: Point, person_id: int, *, now: datetime, **details: Any) -> None:
    actor, subject = db.get(Person, person_id), f"point:{point.id}"
    audit.append(db, actor=actor, verb=verb, subject=subject, now=now, details=details)
