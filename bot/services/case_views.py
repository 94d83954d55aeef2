"""Looking at cases: the staff's card, the citizens' timeline, and lists of what waits."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.domain.casing import CaseView, Given, Subject, SubjectLine, Workload
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import Deed
from bot.services import permitting, replies_read, speaking, subjects
from storage import case_answers, cases, chats, demands, departments
from storage.tables import Case, CaseEvent, CaseEventKind, CasePhase, SubjectKind, TopicPurpose

GONE = "…"
TREND_DAYS = 28


def view_of(db: Session, case: Case, *, now: datetime) -> CaseView:
    """Return everything that any card of this case says."""
    subject = Subject(case.subject_kind, case.subject_id)
    about = subjects.describe(db, subject) or SubjectLine(subject, GONE, is_public=False)
    events = cases.events_of(db, case.id or 0)
    everyone = cases.departments_of(db, case)
    named = departments.by_ids(db, {*everyone, *(event.department_id for event in events if event.department_id)})
    return CaseView(
        case=case,
        about=about,
        lead=named.get(case.lead_id or 0),
        joint=tuple(cases.joint_of(db, case.id or 0)),
        owner_name=departments.shown_name(db, person_id=case.owner_id, department_ids=everyone),
        reply=replies_read.newest(db, case.id or 0),
        events=tuple(events),
        choices=() if case.lead_id else tuple(departments.standing(db)),
        departments={number: department.name for number, department in named.items()},
        now=now,
        demands=tuple(demands.of_case(db, case.id or 0)),
        has_topic=_has_topic(db, case),
        answers=_answers(db, case, events),
    )


def _answers(db: Session, case: Case, events: list[CaseEvent]) -> tuple[Given, ...]:
    """Return what whoever began the matter has answered, with the files that came with it."""
    lines = {event.id: event for event in events if event.kind is CaseEventKind.ANSWERED}
    sent = case_answers.of_case(db, case.id or 0) if lines else []
    return tuple(
        Given(each.question_id, lines[each.event_id], tuple(case_answers.files_of(db, each.id or 0)))
        for each in sent
        if each.event_id in lines
    )


def _has_topic(db: Session, case: Case) -> bool:
    """Return whether the staff talks about this case in a topic of its department's own."""
    place = chats.staff_place(db, TopicPurpose.DEPARTMENT, case.lead_id or 0)
    return place is None or place.thread_id is not None


def card(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> CaseView | None:
    """Return the staff's card of a case: in the topic for all, in private for who holds a seat or moderates."""
    case = cases.get(db, subject_id)
    if case is None or (viewer_id is not None and not may_look(db, case, viewer_id, now=now)):
        return None
    return view_of(db, case, now=now)


def may_look(db: Session, case: Case, person_id: int, *, now: datetime) -> bool:
    """Return whether somebody may see the staff's side of a case."""
    if permitting.may_see_queue(db, person_id, now=now):
        return True
    lead = departments.get(db, case.lead_id)
    above = {lead.parent_id} if lead is not None and lead.parent_id else set()
    theirs = {*cases.departments_of(db, case), *above}
    return permitting.may_of_seat(db, person_id, Act.WORK_CASE, department_ids=theirs, now=now, place=Place.PRIVATE)


def timeline(db: Session, subject_id: int, *, viewer_id: int | None, now: datetime) -> CaseView | None:
    """Return a case as citizens see it; None when its subject is not public and not the viewer's own."""
    case = cases.get(db, subject_id)
    view = view_of(db, case, now=now) if case is not None else None
    if view is None:
        return None
    is_author = viewer_id is not None and view.about.author_id == viewer_id
    can_demand = viewer_id is not None and _may_demand(db, view, viewer_id, now=now)
    seen = replace(view, is_author=is_author, can_demand=can_demand)
    return seen if view.about.is_public or is_author else None


def _may_demand(db: Session, view: CaseView, person_id: int, *, now: datetime) -> bool:
    place, newest = view.about.place, view.reply.reply.id if view.reply else None
    if view.is_dropped or any(each.reply_id == newest for each in view.demands):
        return False
    return place is not None and speaking.can(db, place.consultation_id, Deed.DEMAND, person_id=person_id, now=now)


def see_timeline(db: Session, *, case_id: int, viewer_id: int | None, now: datetime) -> CaseView:
    """Return the same, or refuse. Raises: Refused(Reason.NO_SUCH_CASE)"""
    view = timeline(db, case_id, viewer_id=viewer_id, now=now)
    if view is None:
        raise Refused(Reason.NO_SUCH_CASE)
    return view


def see(db: Session, *, case_id: int, person_id: int, place: Place, now: datetime) -> CaseView:
    """Return a case to the staff: in the staff chat to all of it, in private to who works on it.

    Raises: Refused(NOT_PERMITTED), Refused(NOT_YOUR_CASE)
    """
    permitting.require(db, person_id=person_id, act=Act.SEE_CASES, now=now, place=place)
    case = cases.get(db, case_id)
    if case is None or (place is Place.PRIVATE and not may_look(db, case, person_id, now=now)):
        raise Refused(Reason.NOT_YOUR_CASE)
    return view_of(db, case, now=now)


def about_idea(db: Session, *, idea_id: int, now: datetime) -> list[CaseView]:
    """Return the cases of an idea, the first first."""
    return [view_of(db, case, now=now) for case in cases.of_subject(db, SubjectKind.IDEA, idea_id)]


def find(db: Session, *, subject: Subject, number: int | None) -> list[int]:
    """Return which cases `184-1`, `184` or `p7-1` means."""
    found = cases.of_subject(db, subject.kind, subject.subject_id)
    return [case.id or 0 for case in found if number is None or case.number == number]


def inbox(
    db: Session, *, person_id: int, place: Place, now: datetime, department_id: int | None = None
) -> list[CaseView]:
    """Return what waits for an answer: of one department, else of all of somebody's own; moderators see every one.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    permitting.require(db, person_id=person_id, act=Act.SEE_CASES, now=now, place=place)
    if department_id is not None:
        return _views(db, cases.open_for(db, [department_id]), now=now)
    own = departments.departments_of(db, person_id, now=now)
    sees_all = permitting.may_see_queue(db, person_id, now=now) and not own
    return _views(db, cases.open_for(db, None if sees_all else own), now=now)


def late(db: Session, *, person_id: int, place: Place, now: datetime) -> list[CaseView]:
    """Return the cases whose day has passed. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_CASES, now=now, place=place)
    return _views(db, cases.late(db, now=now), now=now)


def owned(db: Session, *, person_id: int, place: Place, now: datetime) -> tuple[list[CaseView], Workload]:
    """Return the cases somebody has taken, and their workload. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEE_CASES, now=now, place=place)
    return _views(db, cases.owned_by(db, person_id), now=now), workload(db, person_id, now=now)


def workload(db: Session, person_id: int, *, now: datetime) -> Workload:
    """Return how much somebody has to answer, how long it takes them, and whether that grows."""
    mine = cases.owned_by(db, person_id, limit=1_000)
    done = cases.answered_by(db, person_id)
    recent = [replied for _, replied in done if (now - replied).days < TREND_DAYS]
    earlier = [replied for _, replied in done if TREND_DAYS <= (now - replied).days < 2 * TREND_DAYS]
    days = sorted((replied - claimed).total_seconds() / 86_400 for claimed, replied in done)
    return Workload(
        open=len(mine),
        late=sum(now >= case.due_at for case in mine),
        answered=len(done),
        median_days=round(days[len(days) // 2], 1) if days else None,
        recently=len(recent),
        before=len(earlier),
    )


def _views(db: Session, found: list[Case], *, now: datetime) -> list[CaseView]:
    return [view_of(db, case, now=now) for case in found]


def is_unrouted(view: CaseView) -> bool:
    """Return whether a case waits for somebody to say whose it is."""
    return view.case.lead_id is None and view.case.phase is not CasePhase.REPLIED
