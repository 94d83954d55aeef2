"""Departments as an admin arranges them: names, parents, topics, fields, officers, texts at hand, and closing days."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.domain import organising as rules
from bot.domain.days_said import find_day
from bot.domain.organising import DepartmentView, Heard, Offered
from bot.domain.permissions import Act, Place
from bot.domain.refusals import Reason, Refused
from bot.domain.staffing import Invitation, Offer
from bot.domain.terms import Terms
from bot.services import calendars, permitting, seating, staffing
from storage import audit, chats, departments, flows, outbox, people, places, roles
from storage.tables import CannedText, ClosingDay, Department, Person, Priority, Role, TopicPurpose

STEP = "organising.line"
OWN_NAME = "own"
PICK = "organising.pick"
OFFERED = "officer-asked"


def listed(db: Session, *, person_id: int, now: datetime, place: Place = Place.PRIVATE) -> list[DepartmentView]:
    """Return every department. Raises: Refused(Reason.NOT_PERMITTED)"""
    _require(db, person_id, now, place)
    return [_seen(db, department, now=now) for department in departments.standing(db)]


def see(db: Session, *, department_id: int, person_id: int, now: datetime) -> DepartmentView:
    """Return one department. Raises: Refused(NOT_PERMITTED), Refused(NO_SUCH_DEPARTMENT)"""
    _require(db, person_id, now)
    return _seen(db, _there(db, department_id), now=now)


def standing(db: Session) -> list[Department]:
    """Return the departments that can be asked."""
    return departments.standing(db)


def make(db: Session, *, name: str | None, person_id: int, now: datetime) -> DepartmentView:
    """Make a department. Raises: Refused(NOT_PERMITTED), Refused(DEPARTMENT_EXISTS), Refused(NAME_TOO_LONG)"""
    _require(db, person_id, now)
    known = departments.by_name(db, rules.check_name(name))
    if known is not None and known.closed_at is None:
        raise Refused(Reason.DEPARTMENT_EXISTS)
    made = known or departments.keep(db, name=rules.check_name(name), now=now)
    made.closed_at = None
    return _changed(db, made, "department.made", person_id, now=now)


def rename(db: Session, *, department_id: int, name: str | None, person_id: int, now: datetime) -> DepartmentView:
    """Give a department another name. Raises: as `make`, Refused(NO_SUCH_DEPARTMENT)"""
    _require(db, person_id, now)
    department, wanted = _there(db, department_id), rules.check_name(name)
    known = departments.by_name(db, wanted)
    if known is not None and known.id != department_id:
        raise Refused(Reason.DEPARTMENT_EXISTS)
    department.name = wanted
    return _changed(db, department, "department.renamed", person_id, now=now)


def set_parent(db: Session, *, department_id: int, parent_id: int, person_id: int, now: datetime) -> DepartmentView:
    """Put a department under another one (0: under none). Raises: as `rename`, Refused(PARENT_IN_CIRCLE)"""
    _require(db, person_id, now)
    department = _there(db, department_id)
    if parent_id:
        _there(db, parent_id)
        parents = {each.id or 0: each.parent_id for each in departments.standing(db)}
        rules.check_parent(department_id, parent_id, parents=parents)
    department.parent_id = parent_id or None
    return _changed(db, department, "department.moved", person_id, now=now)


def toggle_field(db: Session, *, department_id: int, topic_id: int, person_id: int, now: datetime) -> DepartmentView:
    """Let a department answer for a field, or no longer. Raises: as `rename`"""
    _require(db, person_id, now)
    department = _there(db, department_id)
    if places.topic_name(db, topic_id) is not None:
        departments.toggle_field(db, department_id=department_id, topic_id=topic_id)
    return _changed(db, department, "department.fields", person_id, now=now)


def close(db: Session, *, department_id: int, person_id: int, now: datetime) -> None:
    """Let a department answer no more; what it has answered stands under its name. Raises: as `rename`"""
    _require(db, person_id, now)
    department = _there(db, department_id)
    department.closed_at = now
    _changed(db, department, "department.closed", person_id, now=now)


def bind_topic(
    db: Session,
    *,
    department_id: int,
    chat_telegram_id: int,
    thread_id: int,
    person_id: int,
    place: Place,
    now: datetime,
) -> DepartmentView:
    """Let a topic of the staff forum be a department's. Raises: as `rename`, Refused(NO_STAFF_FORUM)"""
    _require(db, person_id, now, place)
    department, staff = _there(db, department_id), chats.staff_chat(db)
    if staff is None or staff.id is None or staff.telegram_id != chat_telegram_id:
        raise Refused(Reason.NO_STAFF_FORUM)
    chats.set_topic(db, staff.id, TopicPurpose.DEPARTMENT, thread_id=thread_id, subject_id=department_id)
    outbox.wake_unaddressed(db, now=now)
    return _changed(db, department, "department.topic", person_id, now=now)


def department_of_topic(db: Session, *, chat_telegram_id: int, thread_id: int | None) -> int | None:
    """Return whose topic of the staff forum this is."""
    chat = chats.by_telegram_id(db, chat_telegram_id)
    return chats.subject_of_topic(db, chat.id or 0, TopicPurpose.DEPARTMENT, thread_id) if chat and thread_id else None


def staff_forum(db: Session) -> int | None:
    """Return Telegram's id of the staff chat."""
    staff = chats.staff_chat(db)
    return staff.telegram_id if staff is not None else None


def invite(db: Session, *, department_id: int, person_id: int, now: datetime) -> Invitation:
    """Make a link that seats the first who accepts it in a department. Raises: as `rename`"""
    _require(db, person_id, now)
    department = _there(db, department_id)
    return staffing.invite(db, person_id=person_id, role=Role.OFFICER, now=now, department=department)


def ask_whom(db: Session, *, department_id: int, person_id: int, now: datetime) -> Department:
    """Ask an admin whom to invite, by Telegram's own picker. Raises: as `rename`"""
    _require(db, person_id, now)
    flows.ask(db, person_id=person_id, step=PICK, draft={"department_id": department_id}, now=now)
    return _there(db, department_id)


def offer_seats(db: Session, *, telegram_ids: tuple[int, ...], person_id: int, now: datetime) -> Offered:
    """Offer a seat to everybody who was picked: in their own chat where they have one with us, else by a link.

    Raises: as `rename`
    """
    flow = flows.current(db, person_id)
    if flow is None or flow.step != PICK:
        raise Refused(Reason.NO_SUCH_DEPARTMENT)
    flows.close(db, person_id)
    department = _there(db, int(flow.draft["department_id"]))
    written_to, unknown, token = 0, 0, None
    for telegram_id in telegram_ids:
        made = invite(db, department_id=department.id or 0, person_id=person_id, now=now)
        known = people.by_telegram_id(db, telegram_id)
        if known is None or known.unreachable_at is not None:
            unknown, token = unknown + 1, made.token
            continue
        written_to += 1
        _offer(db, made.link_id, known.id or 0, now=now)
    return Offered(written_to, unknown, token, department.name)


def _offer(db: Session, link_id: int, person_id: int, *, now: datetime) -> None:
    key, facts = f"{OFFERED}:{link_id}", {"link_id": link_id}
    outbox.owe(db, notice=OFFERED, facts=facts, dedupe_key=key, now=now, person_id=person_id, priority=Priority.ANSWER)


def offer_of(db: Session, facts: dict[str, Any], person: Person | None, now: datetime) -> Offer | None:
    """Return what somebody is offered, while it can be had."""
    link = roles.link_by_id(db, int(facts["link_id"]))
    if link is None or person is None or link.used_at is not None or now >= link.expires_at:
        return None
    return staffing.offer_to(db, link, person.id or 0)


def keep_canned(db: Session, *, department_id: int, words: str | None, person_id: int, now: datetime) -> DepartmentView:
    """Keep a text at hand: a label in the first line, its words below. Raises: as `rename`, Refused(REASON_MISSING)"""
    _require(db, person_id, now)
    label, said = rules.check_canned(words)
    department = _there(db, department_id)
    db.add(CannedText(department_id=department_id, label=label, words=said, made_at=now))
    db.flush()
    return _changed(db, department, "department.text_kept", person_id, now=now)


def drop_canned(db: Session, *, text_id: int, person_id: int, now: datetime) -> DepartmentView:
    """Keep a text at hand no longer. Raises: as `rename`"""
    _require(db, person_id, now)
    canned = departments.canned_text(db, text_id)
    department = _there(db, canned.department_id if canned else 0)
    db.delete(canned)
    db.flush()
    return _changed(db, department, "department.text_dropped", person_id, now=now)


def closing_days(db: Session, *, person_id: int, now: datetime) -> list[ClosingDay]:
    """Return the place's own closing days. Raises: Refused(Reason.NOT_PERMITTED)"""
    _require(db, person_id, now)
    return departments.closing_days(db)


def add_closing_day(db: Session, *, words: str | None, terms: Terms, person_id: int, now: datetime) -> list[ClosingDay]:
    """Close the place on the day these words name: `24 December Christmas Eve`. Raises: Refused(Reason.DAY_MISSING)"""
    _require(db, person_id, now)
    found = find_day(words or "", today=calendars.calendar_for(db, terms).day_of(now))
    if found is None:
        raise Refused(Reason.DAY_MISSING)
    if departments.add_closing_day(db, day=found[0], name=found[1][: rules.NAME_CHARACTERS], now=now):
        _note(db, "closing_day.added", f"day:{found[0]}", person_id, now=now)
    return departments.closing_days(db)


def drop_closing_day(db: Session, *, day: date, person_id: int, now: datetime) -> list[ClosingDay]:
    """Work on this day after all. Raises: Refused(Reason.NOT_PERMITTED)"""
    _require(db, person_id, now)
    if departments.remove_closing_day(db, day):
        _note(db, "closing_day.dropped", f"day:{day}", person_id, now=now)
    return departments.closing_days(db)


def ask_line(db: Session, *, what: str, department_id: int, person_id: int, now: datetime) -> None:
    """Ask for a line about a department, the calendar, or one's own name. Raises: Refused(Reason.NOT_PERMITTED)"""
    if what == OWN_NAME:
        seating.seats_or_refuse(db, person_id, now=now)
    else:
        _require(db, person_id, now)
    draft = {"what": what, "department_id": department_id}
    flows.ask(db, person_id=person_id, step=STEP, draft=draft, now=now)


def answer_line(db: Session, *, words: str | None, terms: Terms, person_id: int, now: datetime) -> Heard:
    """Do what a line was asked for. Raises: Refused as that deed"""
    flow = flows.current(db, person_id)
    what = str(flow.draft["what"]) if flow is not None and flow.step == STEP else ""
    department_id = int(flow.draft["department_id"]) if flow is not None and what else 0
    who: dict[str, Any] = {"person_id": person_id, "now": now}
    match what:
        case "new":
            heard = Heard(make(db, name=words, **who))
        case "name":
            heard = Heard(rename(db, department_id=department_id, name=words, **who))
        case "text":
            heard = Heard(keep_canned(db, department_id=department_id, words=words, **who))
        case "days":
            heard = Heard(days=tuple(add_closing_day(db, words=words, terms=terms, **who)))
        case _:
            heard = Heard(seats=tuple(seating.show_as(db, name=words, **who)))
    flows.close(db, person_id)
    return heard


def stop_picking(db: Session, *, person_id: int) -> None:
    """Put the question whom to invite away, whoever it is open for."""
    flows.close(db, person_id)


def _require(db: Session, person_id: int, now: datetime, place: Place = Place.PRIVATE) -> None:
    permitting.require(db, person_id=person_id, act=Act.ARRANGE_DEPARTMENTS, now=now, place=place)


def _there(db: Session, department_id: int) -> Department:
    found = departments.get(db, department_id)
    if found is None or found.closed_at is not None:
        raise Refused(Reason.NO_SUCH_DEPARTMENT)
    return found


def _changed(db: Session, department: Department, verb: str, person_id: int, *, now: datetime) -> DepartmentView:
    db.add(department)
    db.flush()
    _note(db, verb, f"department:{department.id}", person_id, now=now)
    return _seen(db, department, now=now)


def _note(db: Session, verb: str, subject: str, person_id: int, *, now: datetime) -> None:
    audit.append(db, actor=db.get(Person, person_id), verb=verb, subject=subject, now=now)


def _seen(db: Session, department: Department, *, now: datetime) -> DepartmentView:
    number, staff = department.id or 0, chats.staff_chat(db)
    topic = chats.topic_for(db, staff.id, TopicPurpose.DEPARTMENT, number) if staff and staff.id else None
    return DepartmentView(
        department=department,
        parent=departments.get(db, department.parent_id),
        has_topic=topic is not None and topic.thread_id is not None,
        fields=tuple(places.topics(db)),
        field_ids=departments.fields_of(db, number),
        officers=tuple(departments.officers_of(db, number, now=now)),
        canned=tuple(departments.canned_texts(db, [number])),
        others=tuple(each for each in departments.standing(db) if each.id != number),
    )
