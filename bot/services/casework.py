"""Working on a case: taking it, asking the resident, adding a department, handing it on, and asking for more time."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import casing as rules
from bot.domain import ladder
from bot.domain.closing import last_moment
from bot.domain.days_said import find_day
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.terms import Terms
from bot.domain.working_days import WorkCalendar, add_working_days, deadline_after
from bot.services import calendars, case_news, casing, permitting, subjects
from storage import audit, cases, departments
from storage.tables import Case, CaseEvent, CaseEventKind, CasePhase, CaseState, Department, Person

HANDED_ON_WORKING_DAYS = 10
CLAIMABLE = frozenset({CasePhase.WAITING})
LATEST_EXTENSION = timedelta(days=183)


def claim(db: Session, *, case_id: int, person_id: int, place: Place, now: datetime) -> Case:
    """Take a case that nobody has; of two who tap at once, one has it.

    Raises: Refused(NOT_YOUR_CASE), Refused(CASE_TAKEN), Refused(CASE_ANSWERED)
    """
    case = workable(db, case_id, person_id=person_id, place=place, now=now)
    taken = {"phase": CasePhase.CLAIMED, "owner_id": person_id, "claimed_at": now}
    if not cases.change(db, case, taken, when=CLAIMABLE):
        raise Refused(Reason.CASE_TAKEN)
    note(db, case, CaseEventKind.CLAIMED, person_id=person_id, now=now)
    return case


def release(db: Session, *, case_id: int, person_id: int, place: Place, now: datetime) -> Case:
    """Give a case back for a colleague to take; only whoever has it can, or anybody once that one answers no more.

    Raises: Refused(NOT_YOUR_CASE), Refused(CASE_TAKEN)
    """
    case = workable(db, case_id, person_id=person_id, place=place, now=now)
    theirs = cases.departments_of(db, case)
    if case.owner_id != person_id and _still_answers(db, case.owner_id, theirs, now=now):
        raise Refused(Reason.CASE_TAKEN)
    given = {"phase": CasePhase.WAITING, "owner_id": None, "claimed_at": None}
    _changed(db, case, given)
    note(db, case, CaseEventKind.RELEASED, person_id=person_id, now=now)
    return case


def ask_resident(
    db: Session, *, case_id: int, words: str | None, person_id: int, place: Place, now: datetime
) -> CaseEvent:
    """Ask whoever began the matter. Raises: Refused(NOT_YOUR_CASE), Refused(NOBODY_TO_ASK), Refused(NO_TEXT)"""
    case = workable(db, case_id, person_id=person_id, place=place, now=now)
    question = rules.check_question(words)
    author_id = author_of(db, case)
    if author_id is None:
        raise Refused(Reason.NOBODY_TO_ASK)
    _changed(db, case, {"asked_at": now})
    event = note(db, case, CaseEventKind.ASKED, person_id=person_id, now=now, note=question)
    case_news.owe_question(db, case, event, author_id, now=now)
    return event


def add_department(
    db: Session, *, case_id: int, department_id: int, terms: Terms, person_id: int, place: Place, now: datetime
) -> Case:
    """Let another department answer together with the lead. Raises: as `claim`, Refused(NO_SUCH_DEPARTMENT)"""
    case = workable(db, case_id, person_id=person_id, place=place, now=now)
    added = _standing(db, department_id)
    if department_id != case.lead_id and cases.join(db, case_id=case_id, department_id=department_id, now=now):
        note(db, case, CaseEventKind.JOINED, person_id=person_id, now=now, department_id=added.id)
        case_news.owe_card(db, case, department_id, now=now)
        today = calendars.calendar_for(db, terms).day_of(now)
        on_duty = departments.on_duty(db, [department_id], today=today, now=now)
        case_news.owe_duty(db, case, on_duty, why=f"{case_news.JOINED}:{department_id}", now=now)
    return case


def hand_on(
    db: Session,
    *,
    prompt: rules.Prompt,
    words: str | None,
    terms: Terms,
    person_id: int,
    place: Place,
    now: datetime,
) -> Case:
    """Say that a case is not ours, to whom it belongs (`prompt.choice`; 0: unknown), and why. The resident reads it.

    Raises: as `claim`, Refused(REASON_MISSING), Refused(REASON_TOO_LONG), Refused(NO_SUCH_DEPARTMENT)
    """
    case = workable(db, prompt.row_id, person_id=person_id, place=place, now=now)
    reason = rules.check_reason(words)
    target = _standing(db, prompt.choice) if prompt.choice else None
    own = departments.departments_of(db, person_id, now=now)
    speaks_for = case.lead_id if case.lead_id in own else min(own & cases.departments_of(db, case))
    kind = CaseEventKind.NOT_OURS
    event = note(db, case, kind, person_id=person_id, now=now, department_id=speaks_for, note=reason)
    if speaks_for == case.lead_id:
        _give(db, case, target, calendar=calendars.calendar_for(db, terms), now=now)
    else:
        cases.unjoin(db, case_id=case.id or 0, department_id=speaks_for or 0)
    case_news.tell_author(db, case, event, now=now)
    return case


def route(
    db: Session, *, case_id: int, department_id: int, terms: Terms, person_id: int, place: Place, now: datetime
) -> Case:
    """Say whose a case is that nobody has.

    Raises: Refused(NOT_PERMITTED), Refused(CASE_TAKEN), Refused(NO_SUCH_CASE), Refused(CASE_ANSWERED)
    """
    permitting.require(db, person_id=person_id, act=Act.ROUTE_CASE, now=now, place=place)
    case = cases.get(db, case_id)
    if case is None:
        raise Refused(Reason.NO_SUCH_CASE)
    rules.check_is_open(case)
    if case.lead_id is not None:
        raise Refused(Reason.CASE_TAKEN)
    _give(db, case, _standing(db, department_id), calendar=calendars.calendar_for(db, terms), now=now)
    event = note(db, case, CaseEventKind.ROUTED, person_id=person_id, now=now, department_id=department_id)
    case_news.tell_author(db, case, event, now=now)
    return case


def ask_for_time(
    db: Session, *, prompt: rules.Prompt, words: str | None, terms: Terms, person_id: int, place: Place, now: datetime
) -> Case:
    """Move the day of a case, by `prompt.choice` working days or to the day in the words, and say why.

    Raises: as `claim`, Refused(DAY_MISSING), Refused(DAY_TOO_FAR), Refused(REASON_MISSING), Refused(REASON_TOO_LONG)
    """
    case = workable(db, prompt.row_id, person_id=person_id, place=place, now=now)
    calendar = calendars.calendar_for(db, terms)
    due_at, reason = _until(case, prompt.choice, words, calendar=calendar, now=now)
    reason = rules.check_reason(reason)
    _changed(db, case, moved_to(due_at, calendar=calendar, now=now))
    event = note(db, case, CaseEventKind.MORE_TIME, person_id=person_id, now=now, note=reason, until=due_at)
    case_news.tell_hearers(db, case, event, now=now)
    return case


def new_day(
    db: Session, *, case_id: int, days: int, terms: Terms, person_id: int, place: Place, now: datetime
) -> datetime:
    """Return the last day of a case that had so many working days more. Raises: as `claim`"""
    case = workable(db, case_id, person_id=person_id, place=place, now=now)
    rules.check_extension(days)
    until, _ = _until(case, days, "", calendar=calendars.calendar_for(db, terms), now=now)
    return last_moment(until)


def check_may_send_on(db: Session, *, person_id: int, place: Place, now: datetime) -> None:
    """Refuse whoever may not ask a department. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.SEND_ON, now=now, place=place)


def _until(
    case: Case, days: int, words: str | None, *, calendar: WorkCalendar, now: datetime
) -> tuple[datetime, str | None]:
    today, due_day = calendar.day_of(now), calendar.last_day_before(case.due_at)
    if days:
        rules.check_extension(days)
        return calendar.end_of(add_working_days(max(today, due_day), days, calendar=calendar)), words
    found = find_day(words or "", today=today)
    if found is None:
        raise Refused(Reason.DAY_MISSING)
    day, reason = found
    if day <= max(today, due_day) or day > today + LATEST_EXTENSION:
        raise Refused(Reason.DAY_TOO_FAR)
    return calendar.end_of(day), reason


def moved_to(due_at: datetime, *, calendar: WorkCalendar, now: datetime) -> dict[str, Any]:
    """Return what a case with a new day is: the ladder begins anew."""
    remind_at = ladder.next_step_at(now, due_at, calendar=calendar)
    return {"due_at": due_at, "remind_at": remind_at, "step": "", "escalated_at": None}


def _give(db: Session, case: Case, lead: Department | None, *, calendar: WorkCalendar, now: datetime) -> None:
    """Let another department lead, or nobody until somebody says who; it has ten working days at least."""
    at_least = deadline_after(now, HANDED_ON_WORKING_DAYS, calendar=calendar)
    moved = moved_to(max(case.due_at, at_least), calendar=calendar, now=now)
    given = {"lead_id": lead.id if lead else None, "phase": CasePhase.WAITING, "owner_id": None, "claimed_at": None}
    _changed(db, case, moved | given)
    if lead is not None:
        cases.unjoin(db, case_id=case.id or 0, department_id=lead.id or 0)
        casing.announce(db, case, calendar=calendar, now=now)
    case_news.owe_card(db, case, case.lead_id, now=now)


def reopen(
    db: Session, case: Case, *, words: str, terms: Terms, now: datetime, person_id: int, days: int | None = None
) -> CaseEvent:
    """Ask for another answer; whoever gave the last one has the case again while they still answer."""
    calendar = calendars.calendar_for(db, terms)
    moved = moved_to(deadline_after(now, days or terms.reply_days, calendar=calendar), calendar=calendar, now=now)
    _changed(db, case, moved | given_back(db, case, now=now))
    event = note(db, case, CaseEventKind.REOPENED, person_id=person_id, now=now, note=words, until=case.due_at)
    casing.settle_subject(db, case)
    answering = case_news.answerers(db, case, today=calendar.day_of(now), now=now)
    case_news.owe_duty(db, case, answering, why=f"reopened:{event.id}", now=now)
    return event


def given_back(db: Session, case: Case, *, now: datetime) -> dict[str, Any]:
    """Return what a case is that is open again: with whoever answered it last, while they still answer."""
    keeps = _still_answers(db, case.owner_id, cases.departments_of(db, case), now=now)
    return {
        "phase": CasePhase.CLAIMED if keeps else CasePhase.WAITING,
        "owner_id": case.owner_id if keeps else None,
        "claimed_at": now if keeps else None,
        "status": CaseState.WAITING,
        "reopened_at": now,
    }


def ask_again(
    db: Session, *, case_id: int, words: str | None, terms: Terms, person_id: int, place: Place, now: datetime
) -> Case:
    """Let the staff ask for a new answer to what has been answered.

    Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_CASE), Refused(REASON_MISSING), Refused(CASE_CHANGED)
    """
    permitting.require(db, person_id=person_id, act=Act.SEND_ON, now=now, place=place)
    case = cases.get(db, case_id)
    if case is None:
        raise Refused(Reason.NO_SUCH_CASE)
    asked = rules.check_reason(words)
    if case.phase is not CasePhase.REPLIED:
        raise Refused(Reason.CASE_CHANGED)
    event = reopen(db, case, words=asked, terms=terms, now=now, person_id=person_id)
    case_news.tell_hearers(db, case, event, now=now)
    return case


def workable(db: Session, case_id: int, *, person_id: int, place: Place, now: datetime) -> Case:
    """Return a case that still waits for an answer, to an officer of one of its departments.

    Raises: Refused(NOT_YOUR_CASE), Refused(CASE_ANSWERED)
    """
    case = officers_case(db, case_id, Act.WORK_CASE, person_id=person_id, place=place, now=now)
    rules.check_is_open(case)
    return case


def officers_case(db: Session, case_id: int, act: Act, *, person_id: int, place: Place, now: datetime) -> Case:
    """Return a case to an officer of one of its departments. Raises: Refused(NOT_YOUR_CASE), Refused(CASE_DROPPED)"""
    case = cases.get(db, case_id)
    theirs = cases.departments_of(db, case) if case is not None else frozenset()
    permitting.require_seat(db, person_id=person_id, act=act, department_ids=theirs, now=now, place=place)
    if case is None:
        raise Refused(Reason.NOT_YOUR_CASE)
    rules.check_stands(case)
    return case


def author_of(db: Session, case: Case) -> int | None:
    """Return who began the matter, if they can still be asked."""
    about = subjects.describe(db, rules.Subject(case.subject_kind, case.subject_id))
    return about.author_id if about is not None else None


def _still_answers(db: Session, owner_id: int | None, theirs: frozenset[int], *, now: datetime) -> bool:
    return owner_id is not None and not departments.departments_of(db, owner_id, now=now).isdisjoint(theirs)


def _standing(db: Session, department_id: int) -> Department:
    found = departments.get(db, department_id)
    if found is None or found.closed_at is not None:
        raise Refused(Reason.NO_SUCH_DEPARTMENT)
    return found


def _changed(db: Session, case: Case, values: dict[str, Any]) -> None:
    """Change a case as it was seen. Raises: Refused(Reason.CASE_CHANGED)"""
    if not cases.change(db, case, values):
        raise Refused(Reason.CASE_CHANGED)


def note(db: Session, case: Case, kind: CaseEventKind, *, person_id: int, now: datetime, **said: Any) -> CaseEvent:
    """Write a deed into the history and the audit log, and have every card drawn anew."""
    event = cases.note(db, case, kind, now=now, person_id=person_id, **{"department_id": case.lead_id, **said})
    actor = db.get(Person, person_id)
    audit.append(db, actor=actor, verb=f"case.{kind.value}", subject=f"case:{case.id}", now=now)
    case_news.redraw(db, case, now=now)
    return event
