"""Cases from their beginning: opened at the threshold or sent on by somebody, and reminded of until answered."""

from datetime import date, datetime

from sqlmodel import Session

from bot.domain import casing as rules
from bot.domain import ladder
from bot.domain.casing import PROMISING, Asking, Subject
from bot.domain.ladder import Step
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.domain.working_days import WorkCalendar, add_working_days, deadline_after
from bot.services import calendars, case_news, permitting, subjects
from storage import audit, cards, cases, departments, ideas
from storage.tables import CardKind, Case, CaseEventKind, CasePhase, Department, Person, SubjectKind

IDEAS_AT_ONCE = 20
CASES_PER_SUBJECT = 20


def open_case(
    db: Session,
    *,
    subject: Subject,
    question: str,
    department_id: int | None,
    terms: Terms,
    now: datetime,
    opened_by_id: int | None = None,
) -> Case:
    """Put a question about a thing to a department; without one it waits for somebody to say whose it is.

    Whoever calls this has asked whether it may be done. Raises: Refused(NO_SUCH_DEPARTMENT), Refused(TOO_MANY_CASES)
    """
    lead = _department(db, department_id) if department_id is not None else None
    if len(cases.of_subject(db, subject.kind, subject.subject_id)) >= CASES_PER_SUBJECT:
        raise Refused(Reason.TOO_MANY_CASES, limit=CASES_PER_SUBJECT)
    calendar = calendars.calendar_for(db, terms)
    due_at = deadline_after(now, terms.reply_days, calendar=calendar)
    made = Case(
        subject_kind=subject.kind,
        subject_id=subject.subject_id,
        question=question,
        lead_id=lead.id if lead else None,
        opened_by_id=opened_by_id,
        opened_at=now,
        due_at=due_at,
        remind_at=ladder.next_step_at(now, due_at, calendar=calendar),
    )
    case = cases.start(db, made)
    actor = db.get(Person, opened_by_id) if opened_by_id else None
    audit.append(db, actor=actor, verb="case.opened", subject=f"case:{case.id}", now=now, details=_place_of(case))
    event = cases.note(db, case, CaseEventKind.OPENED, now=now, department_id=case.lead_id, until=due_at)
    settle_subject(db, case)
    case_news.owe_card(db, case, case.lead_id, now=now)
    if lead is not None:
        announce(db, case, calendar=calendar, now=now)
        if subject.kind is SubjectKind.IDEA:  # whoever said several points hears of them together
            case_news.tell_author(db, case, event, now=now)
    case_news.redraw(db, case, now=now)
    return case


def announce(db: Session, case: Case, *, calendar: WorkCalendar, now: datetime) -> None:
    """Tell whoever is on duty in the department, in their own chat, that a case has come."""
    on_duty = case_news.answerers(db, case, today=calendar.day_of(now), now=now)
    case_news.owe_duty(db, case, on_duty, why=f"{case_news.NEW}:{case.lead_id}", now=now)


def send_on(
    db: Session,
    *,
    asked: Asking,
    terms: Terms,
    person_id: int,
    place: Place,
    now: datetime,
) -> Case:
    """Let a moderator or an officer put a question about something published to a department.

    Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_IDEA), Refused(NO_SUCH_DEPARTMENT), Refused(NO_TEXT)
    """
    permitting.require(db, person_id=person_id, act=Act.SEND_ON, now=now, place=place)
    about = subjects.describe(db, asked.subject)
    if about is None or not about.is_public:
        raise Refused(Reason.NO_SUCH_IDEA)
    if asked.subject.kind is SubjectKind.IDEA:
        cases.lock_idea(db, asked.subject.subject_id)
    return open_case(
        db,
        subject=asked.subject,
        question=rules.check_question(asked.question),
        department_id=asked.department_id,
        terms=terms,
        now=now,
        opened_by_id=person_id,
    )


def open_due(db: Session, now: datetime, *, terms: Terms) -> int:
    """Open the case of every idea that has reached its signatures; return how many."""
    opened = 0
    for idea_id in cases.qualified_without_case(db, limit=IDEAS_AT_ONCE):
        if cases.take_idea(db, idea_id):
            opened += 1
            _open_first(db, idea_id, terms=terms, now=now)
    return opened


def _open_first(db: Session, idea_id: int, *, terms: Terms, now: datetime) -> None:
    idea = ideas.get(db, idea_id)
    answering = departments.for_topic(db, idea.topic_id if idea else None)
    subject = Subject(SubjectKind.IDEA, idea_id)
    department_id = answering.id if answering else None
    open_case(db, subject=subject, question="", department_id=department_id, terms=terms, now=now)


def remind_due(db: Session, now: datetime, *, terms: Terms, limit: int) -> int:
    """Take the step of the ladder that belongs to this day, once for each open case; return how many were looked at.

    A step that was missed is not made up for: the one of today says all there is to say. Two who look at once
    take it once, because the case is changed only as it was seen.
    """
    calendar = calendars.calendar_for(db, terms)
    due = cases.due_for_a_reminder(db, now=now, limit=limit)
    for case in due:
        if case.phase is CasePhase.REPLIED:
            _remind_of_promise(db, case, calendar=calendar, now=now)
        else:
            _remind(db, case, calendar=calendar, now=now)
    return len(due)


def _remind_of_promise(db: Session, case: Case, *, calendar: WorkCalendar, now: datetime) -> None:
    """Ask the department what has become of its promise: on its day, and every five working days until it says."""
    today = calendar.day_of(now)
    if case.promised_on is None or case.status not in PROMISING:
        cases.change(db, case, {"remind_at": None})
        return
    again = add_working_days(today, ladder.PARENT_AFTER_WORKING_DAYS, calendar=calendar)
    is_first = case.step == ""
    if not cases.change(db, case, {"remind_at": calendar.morning_of(again), "step": ladder.PROMISE_STEP}):
        return
    event = cases.note(db, case, CaseEventKind.PROMISE_DUE, now=now, department_id=case.lead_id)
    case_news.owe_duty(
        db, case, case_news.answerers(db, case, today=today, now=now), why=f"promise:{event.id}", now=now
    )
    if not is_first:
        case_news.tell_author(db, case, event, now=now)
    case_news.redraw(db, case, now=now)


def _remind(db: Session, case: Case, *, calendar: WorkCalendar, now: datetime) -> None:
    today, due_day = calendar.day_of(now), calendar.last_day_before(case.due_at)
    step = ladder.step_at(today, due_day, calendar=calendar)
    remind_at = ladder.next_step_at(now, case.due_at, calendar=calendar)
    key, escalates = _key_of(case, step), step is not None and step.reaches_parent and case.escalated_at is None
    values = {"remind_at": remind_at, "step": key, "escalated_at": now if escalates else case.escalated_at}
    is_new = key != case.step
    if not cases.change(db, case, values) or step is None or not is_new:
        return
    audit.append(db, actor=None, verb="case.reminded", subject=f"case:{case.id}", now=now, details={"step": step.key})
    case_news.owe_duty(
        db, case, case_news.answerers(db, case, today=today, now=now), why=f"{due_day}:{step.key}", now=now
    )
    if step.is_first_late or (step.rung is ladder.Rung.LATE and not _was_late(db, case)):
        _say_late(db, case, calendar=calendar, now=now)
    if escalates or _promised_word(db, case, calendar=calendar, today=today):
        _tell_parent(db, case, calendar=calendar, now=now, is_first=escalates)
    case_news.redraw(db, case, now=now)


def _key_of(case: Case, step: Step | None) -> str:
    return step.key if step is not None else case.step


def _was_late(db: Session, case: Case) -> bool:
    """Return whether the citizen has been told that this very deadline has passed."""
    events = cases.events_of(db, case.id or 0)
    return any(event.kind is CaseEventKind.OVERDUE and event.happened_at >= case.due_at for event in events)


def _promised_word(db: Session, case: Case, *, calendar: WorkCalendar, today: date) -> bool:
    """Return whether the citizen was told to hear from us by today at the latest, with the case as late as it was."""
    told = [each for each in cases.events_of(db, case.id or 0) if each.kind is CaseEventKind.ESCALATED]
    until = told[-1].until if told and case.escalated_at is not None else None
    return until is not None and calendar.last_day_before(until) <= today


def _say_late(db: Session, case: Case, *, calendar: WorkCalendar, now: datetime) -> None:
    until = ladder.parent_told_on(case.due_at, calendar=calendar)
    event = cases.note(db, case, CaseEventKind.OVERDUE, now=now, department_id=case.lead_id, until=until)
    case_news.tell_author(db, case, event, now=now)


def _tell_parent(db: Session, case: Case, *, calendar: WorkCalendar, now: datetime, is_first: bool) -> None:
    """Let the parent department see the case, without one whoever says whose cases are; the citizen hears each time."""
    lead = departments.get(db, case.lead_id)
    parent = departments.get(db, lead.parent_id) if lead else None
    until = deadline_after(now, ladder.PARENT_AFTER_WORKING_DAYS, calendar=calendar)
    event = cases.note(
        db, case, CaseEventKind.ESCALATED, now=now, department_id=parent.id if parent else None, until=until
    )
    if is_first:
        case_news.owe_card(db, case, parent.id if parent else None, now=now)
    case_news.tell_author(db, case, event, now=now)


def refresh_open(db: Session, *, now: datetime) -> int:
    """Let the cards of open cases say anew how many days are left; return how many there are."""
    found = [case.id or 0 for case in cases.open_for(db, None, limit=1_000)]
    for kind in (CardKind.CASE, CardKind.CASE_TIMELINE):
        cards.mark_many_dirty(db, kind, found, now)
    return len(found)


def settle_subject(db: Session, case: Case) -> None:
    """Let the idea show what its cases together say."""
    if case.subject_kind is SubjectKind.IDEA:
        every = cases.of_subject(db, case.subject_kind, case.subject_id)
        cases.set_idea_state(db, case.subject_id, rules.state_of(every))


def _department(db: Session, department_id: int) -> Department:
    found = departments.get(db, department_id)
    if found is None or found.closed_at is not None:
        raise Refused(Reason.NO_SUCH_DEPARTMENT)
    return found


def _place_of(case: Case) -> dict[str, int | str | None]:
    return {"kind": case.subject_kind.value, "subject": case.subject_id, "department": case.lead_id}
