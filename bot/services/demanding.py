"""Demands: a member asks a department for another reply to a point, or for an earlier one, and everybody reads it."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import demanding as rules
from bot.domain.casing import OPEN_PHASES, CaseView
from bot.domain.demanding import Demanded
from bot.domain.refusals import Reason, Refused
from bot.domain.speaking import badge_of
from bot.domain.staging import Deed
from bot.domain.terms import Terms
from bot.domain.working_days import deadline_after
from bot.services import calendars, case_news, case_views, casework, speaking
from storage import audit, cases, demands, flows, people, points, replies
from storage.tables import Case, CaseEvent, CaseEventKind, CasePhase, Demand, Flow, Person, SubjectKind

WORDS, CHECK = "demanding.words", "demanding.check"
A_DAY = timedelta(days=1)


def ask(db: Session, *, case_id: int, terms: Terms, person_id: int, now: datetime) -> Demanded:
    """Ask a member what they demand. Raises: as `demand`"""
    case = _demandable(db, case_id, terms=terms, person_id=person_id, now=now)
    flows.ask(db, person_id=person_id, step=WORDS, draft={"case_id": case_id, "name": ""}, now=now)
    return _demanded(db, case, "", "", terms=terms, person_id=person_id, now=now)


def hear(db: Session, *, words: str, terms: Terms, person_id: int, now: datetime) -> Demanded:
    """Take the words, and show what the demand brings. Raises: as `demand`"""
    flow = _flow(db, person_id)
    case = _demandable(db, int(flow.draft["case_id"]), terms=terms, person_id=person_id, now=now)
    said, name = rules.check_words(words), str(flow.draft.get("name") or "")
    draft = {"case_id": case.id, "words": said, "name": name}
    flows.ask(db, person_id=person_id, step=CHECK, draft=draft, now=now)
    return _demanded(db, case, said, name, terms=terms, person_id=person_id, now=now)


def show_name(db: Session, *, name: str, terms: Terms, person_id: int, now: datetime) -> Demanded:
    """Show one's name with the demand, or ("") only one's role. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = _flow(db, person_id)
    case = _case(db, int(flow.draft["case_id"]))
    draft = {**flow.draft, "name": name[: rules.NAME_CHARACTERS]}
    flows.ask(db, person_id=person_id, step=CHECK, draft=draft, now=now)
    words = str(draft.get("words") or "")
    return _demanded(db, case, words, str(draft["name"]), terms=terms, person_id=person_id, now=now)


def rewrite(db: Session, *, terms: Terms, person_id: int, now: datetime) -> Demanded:
    """Ask for other words. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = _flow(db, person_id)
    draft = {"case_id": flow.draft["case_id"], "name": flow.draft.get("name", "")}
    flows.ask(db, person_id=person_id, step=WORDS, draft=draft, now=now)
    case, name = _case(db, int(draft["case_id"])), str(draft["name"] or "")
    return _demanded(db, case, "", name, terms=terms, person_id=person_id, now=now)


def asked_about(db: Session, *, terms: Terms, person_id: int, now: datetime) -> Demanded | None:
    """Return the demand somebody is making; None when there is none."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (WORDS, CHECK):
        return None
    case, words, name = _case(db, int(flow.draft["case_id"])), flow.draft.get("words"), flow.draft.get("name")
    return _demanded(db, case, str(words or ""), str(name or ""), terms=terms, person_id=person_id, now=now)


def leave(db: Session, *, person_id: int) -> int | None:
    """Put the demand away, and return which case it was about."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (WORDS, CHECK):
        return None
    flows.close(db, person_id)
    case_id = flow.draft.get("case_id")
    return int(case_id) if case_id is not None else None


def put(db: Session, *, terms: Terms, person_id: int, now: datetime) -> CaseView:
    """Put the demand that was checked. Raises: as `demand`, Refused(Reason.NO_LONGER_OPEN)"""
    flow = _flow(db, person_id)
    given: dict[str, Any] = {"words": str(flow.draft.get("words") or ""), "name": str(flow.draft.get("name") or "")}
    view = demand(db, case_id=int(flow.draft["case_id"]), terms=terms, person_id=person_id, now=now, **given)
    flows.close(db, person_id)
    return view


def demand(
    db: Session, *, case_id: int, words: str, terms: Terms, person_id: int, now: datetime, name: str = ""
) -> CaseView:
    """Demand another reply, which opens the case again, or an earlier one; the ladder begins anew in working days.

    Nothing is pinned and nobody is ranked: the words stand in the case with the role, like everybody's.
    Raises: Refused(NO_SUCH_CASE), what the stage refuses, Refused(CASE_DROPPED), Refused(ALREADY_DEMANDED),
    Refused(DUE_SOON_ENOUGH), Refused(TOO_MANY_DEMANDS), Refused of the words
    """
    case = _demandable(db, case_id, terms=terms, person_id=person_id, now=now)
    said, newest = rules.check_words(words), replies.newest(db, case_id)
    event = _bring_forward(db, case, words=said, terms=terms, now=now, person_id=person_id)
    made = Demand(
        case_id=case_id,
        event_id=event.id,
        reply_id=newest.id if newest else None,
        person_id=person_id,
        badge=badge_of(people.roles_of(db, person_id, now=now)),
        shown_as=name or None,
        words=said,
        due_at=case.due_at,
        demanded_at=now,
    )
    kept = demands.keep(db, made)
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb="demand.put", subject=f"demand:{kept.id}", now=now, details={"case": case_id})
    case_news.tell_hearers(db, case, event, now=now)
    case_news.redraw(db, case, now=now)
    return case_views.view_of(db, case, now=now)


def _demandable(db: Session, case_id: int, *, terms: Terms, person_id: int, now: datetime) -> Case:
    case = _case(db, case_id)
    _check(db, case, due_at=_due_at(db, terms, now), person_id=person_id, now=now)
    if demands.made_since(db, person_id, since=now - A_DAY) >= rules.DEMANDS_PER_DAY:
        raise Refused(Reason.TOO_MANY_DEMANDS, limit=rules.DEMANDS_PER_DAY)
    return case


def _check(db: Session, case: Case, *, due_at: datetime, person_id: int, now: datetime) -> None:
    point = points.get(db, case.subject_id)
    if point is None:
        raise Refused(Reason.NO_SUCH_CASE)
    speaking.check(db, point.consultation_id, Deed.DEMAND, person_id=person_id, now=now)
    newest = replies.newest(db, case.id or 0)
    known = [each for each in demands.of_case(db, case.id or 0) if each.reply_id == (newest.id if newest else None)]
    rules.check_can_demand(case, due_at=due_at, known=known)


def _bring_forward(db: Session, case: Case, *, words: str, terms: Terms, now: datetime, person_id: int) -> CaseEvent:
    """Open a case again, or move its day forward, and let whoever answers know."""
    calendar, due_at = calendars.calendar_for(db, terms), _due_at(db, terms, now)
    values = casework.moved_to(due_at, calendar=calendar, now=now)
    if case.phase is CasePhase.REPLIED:
        values |= casework.given_back(db, case, now=now)
    if not cases.change(db, case, values):
        raise Refused(Reason.CASE_CHANGED)
    said: dict[str, Any] = {"person_id": person_id, "department_id": case.lead_id, "note": words, "until": due_at}
    event = cases.note(db, case, CaseEventKind.DEMANDED, now=now, **said)
    answering = case_news.answerers(db, case, today=calendar.day_of(now), now=now)
    case_news.owe_duty(db, case, answering, why=f"demanded:{event.id}", now=now)
    return event


def _demanded(
    db: Session, case: Case, words: str, name: str, *, terms: Terms, person_id: int, now: datetime
) -> Demanded:
    view = case_views.view_of(db, case, now=now)
    badge = badge_of(people.roles_of(db, person_id, now=now))
    return Demanded(view, words, name, badge, _due_at(db, terms, now), is_open=case.phase in OPEN_PHASES)


def _due_at(db: Session, terms: Terms, now: datetime) -> datetime:
    return deadline_after(now, terms.demand_days, calendar=calendars.calendar_for(db, terms))


def _case(db: Session, case_id: int) -> Case:
    case = cases.get(db, case_id)
    if case is None or case.subject_kind is not SubjectKind.POINT:
        raise Refused(Reason.NO_SUCH_CASE)
    return case


def _flow(db: Session, person_id: int) -> Flow:
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (WORDS, CHECK):
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow
