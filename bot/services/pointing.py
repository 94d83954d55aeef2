"""Splitting a contribution into points: prepared by a facilitator, seen by nobody else, then each a case."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.domain import pointing as rules
from bot.domain.casing import Subject
from bot.domain.pointing import PointDraft, Split
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import Deed
from bot.domain.terms import Terms
from bot.services import calendars, case_news, casing, speaking
from storage import (
    additions,
    audit,
    cases,
    consultations,
    contributions,
    departments,
    flows,
    outbox,
    points,
    points_read,
)
from storage.tables import (
    CaseEventKind,
    Consultation,
    Contribution,
    Department,
    Flow,
    Person,
    Point,
    PointStatus,
    Priority,
    SubjectKind,
)

POINTS, REWORD = "pointing.points", "pointing.reword"
SPLIT = "contribution-split"


def begin(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Split:
    """Ask a facilitator for the points of a contribution; one that is numbered is offered ready-split.

    Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), what the stage refuses
    """
    said = check(db, contribution_id, person_id=person_id, now=now)
    was_numbered = False
    if not points.of_contribution(db, contribution_id) and not points.drafts_of(db, contribution_id):
        lines = rules.numbered_lines(said.words)
        was_numbered = 0 < len(lines) <= rules.POINTS_AT_MOST and max(map(len, lines)) <= rules.POINT_CHARACTERS
        _add(db, said, [PointDraft(each) for each in lines if was_numbered], person_id=person_id, now=now)
    ask(db, POINTS, person_id, now=now, contribution_id=contribution_id)
    return split_of(db, said, was_numbered=was_numbered)


def check(db: Session, contribution_id: int, *, person_id: int, now: datetime) -> Contribution:
    """Return a contribution to whoever may split it now.

    Raises: Refused(Reason.NO_SUCH_CONTRIBUTION), what the stage refuses
    """
    said = rules.check_can_split(contributions.get(db, contribution_id))
    speaking.check(db, said.consultation_id, Deed.SPLIT, person_id=person_id, now=now)
    return said


def hear(db: Session, *, words: str, quote: str | None, person_id: int, now: datetime) -> Split:
    """Take points: each numbered line, or (`quote`) what was selected in the contribution.

    Beside a quote the words may name the department that is to answer; otherwise they are given back (`beside`).
    Raises: Refused(NO_LONGER_OPEN), Refused(QUOTE_NOT_FOUND), Refused(TOO_MANY_POINTS), Refused of the words
    """
    flow = flow_of(db, person_id, POINTS)
    said = check(db, int(flow.draft["contribution_id"]), person_id=person_id, now=now)
    if quote is None:
        made, beside = [PointDraft(each) for each in rules.lines_in(words)], ""
    else:
        made, beside = _quoted(db, said, quote, words)
    if not made:
        raise Refused(Reason.WORDS_EMPTY)
    _add(db, said, made, person_id=person_id, now=now)
    return split_of(db, said, beside=beside)


def _quoted(db: Session, said: Contribution, quote: str, words: str) -> tuple[list[PointDraft], str]:
    if not rules.stands_in(quote, words_of(db, said)):
        raise Refused(Reason.QUOTE_NOT_FOUND)
    named = rules.department_named(words, departments.standing(db))
    beside = "" if named or not any(sign.isalnum() for sign in words) else words
    return [PointDraft(quote, (named.id or 0,) if named else ())], beside


def words_of(db: Session, said: Contribution) -> list[str]:
    """Return everything a contribution says: its words, and what was added to them."""
    return [said.words, *(each.words for each in additions.of(db, said.id or 0))]


def _add(db: Session, said: Contribution, made: Sequence[PointDraft], *, person_id: int, now: datetime) -> list[Point]:
    number, said_words = said.id or 0, words_of(db, said)
    there = points.drafts_of(db, number)
    rules.check_count(len(there) + len(points.of_contribution(db, number)) + len(made))
    last = max((each.position for each in there), default=0)
    return [
        points.keep(
            db,
            Point(
                consultation_id=said.consultation_id,
                contribution_id=number,
                position=last + place,
                words=rules.check_words(each.words),
                is_verbatim=rules.stands_in(each.words, said_words),
                department_ids=standing(db, each.department_ids),
                made_by_id=person_id,
                made_at=now,
            ),
        )
        for place, each in enumerate(made, start=1)
    ]


def standing(db: Session, department_ids: Iterable[int]) -> list[int]:
    """Return these departments once each. Raises: Refused(Reason.NO_SUCH_DEPARTMENT)"""
    found = departments.by_ids(db, list(department_ids))
    for each in department_ids:
        if each not in found or found[each].closed_at is not None:
            raise Refused(Reason.NO_SUCH_DEPARTMENT)
    return list(dict.fromkeys(department_ids))


def discard(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Contribution:
    """Let go of everything that was prepared. Raises: as `check`"""
    said = check(db, contribution_id, person_id=person_id, now=now)
    points.drop_drafts(db, [contribution_id])
    leave(db, person_id=person_id)
    return said


def leave(db: Session, *, person_id: int) -> int | None:
    """Put the open question away; what is prepared stays. Return the contribution it was about."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (POINTS, REWORD):
        return None
    flows.close(db, person_id)
    contribution_id = flow.draft.get("contribution_id")
    return int(contribution_id) if contribution_id is not None else None


def publish(db: Session, *, contribution_id: int, terms: Terms, person_id: int, now: datetime) -> Split:
    """Make every prepared point public, each as a case of its department, and tell whoever said it, once.

    Raises: as `check`, Refused(Reason.NO_POINTS), Refused(Reason.NO_SUCH_DEPARTMENT)
    """
    said = check(db, contribution_id, person_id=person_id, now=now)
    points.lock(db, contribution_id)
    drafts = points.drafts_of(db, contribution_id)
    if not drafts:
        raise Refused(Reason.NO_POINTS)
    first = points.next_number(db, contribution_id)
    for number, point in enumerate(drafts, start=first):
        if points.publish(db, point, number=number, now=now):
            _open(db, point, terms=terms, person_id=person_id, now=now)
    flow = flows.current(db, person_id)
    if flow is not None and flow.step in (POINTS, REWORD):
        flows.close(db, person_id)
    details = {"points": len(drafts), "first": first}
    _note(db, "contribution.split", f"contribution:{contribution_id}", person_id, now=now, **details)
    _tell(db, said, first, now=now)
    return split_of(db, said)


def split(
    db: Session, *, contribution_id: int, lines: Sequence[PointDraft], terms: Terms, person_id: int, now: datetime
) -> Split:
    """Split a contribution at once, as `begin`, `hear` and `publish` do step by step. Raises: as those"""
    said = check(db, contribution_id, person_id=person_id, now=now)
    points.drop_drafts(db, [contribution_id])
    _add(db, said, lines, person_id=person_id, now=now)
    return publish(db, contribution_id=contribution_id, terms=terms, person_id=person_id, now=now)


def _open(db: Session, point: Point, *, terms: Terms, person_id: int, now: datetime) -> None:
    lead, joint = (point.department_ids[0] if point.department_ids else None), point.department_ids[1:]
    subject = Subject(SubjectKind.POINT, point.id or 0)
    given: dict[str, Any] = {"question": point.words, "department_id": lead, "opened_by_id": person_id}
    case = casing.open_case(db, subject=subject, terms=terms, now=now, **given)
    today = calendars.calendar_for(db, terms).day_of(now)
    for number in standing(db, joint):
        cases.join(db, case_id=case.id or 0, department_id=number, now=now)
        cases.note(db, case, CaseEventKind.JOINED, now=now, department_id=number, person_id=person_id)
        case_news.owe_card(db, case, number, now=now)
        on_duty = departments.on_duty(db, [number], today=today, now=now)
        case_news.owe_duty(db, case, on_duty, why=f"{case_news.JOINED}:{number}", now=now)


def _tell(db: Session, said: Contribution, first: int, *, now: datetime) -> None:
    if said.person_id is None:
        return
    outbox.owe(
        db,
        notice=SPLIT,
        facts={"contribution_id": said.id, "first": first},
        person_id=said.person_id,
        dedupe_key=f"{SPLIT}:{said.id}:{first}",
        priority=Priority.ANSWER,
        now=now,
    )


def draft_of(db: Session, point_id: int, *, person_id: int, now: datetime) -> tuple[Point, Contribution]:
    """Return a point that is being split off, and its contribution. Raises: Refused(NO_SUCH_POINT), as `check`"""
    point = points.get(db, point_id)
    if point is None:
        raise Refused(Reason.NO_SUCH_POINT)
    said = check(db, point.contribution_id, person_id=person_id, now=now)
    if point.status is not PointStatus.DRAFT:
        raise Refused(Reason.NO_SUCH_POINT)
    return point, said


def see(db: Session, *, contribution_id: int, person_id: int, now: datetime) -> Split:
    """Return what is prepared. Raises: as `check`"""
    return split_of(db, check(db, contribution_id, person_id=person_id, now=now))


def see_draft(db: Session, *, point_id: int, person_id: int, now: datetime) -> tuple[Split, Point]:
    """Return one prepared point with the others. Raises: as `draft_of`"""
    point, said = draft_of(db, point_id, person_id=person_id, now=now)
    split = split_of(db, said)
    return split, next(each for each in split.drafts if each.id == point.id)


def asked_about(db: Session, *, person_id: int, now: datetime) -> tuple[Split, Point | None] | None:
    """Return what an open question about points is about, and which point if it is for words; None without one."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in (POINTS, REWORD):
        return None
    if flow.step == REWORD:
        return see_draft(db, point_id=int(flow.draft["point_id"]), person_id=person_id, now=now)
    return see(db, contribution_id=int(flow.draft["contribution_id"]), person_id=person_id, now=now), None


def split_of(db: Session, said: Contribution, *, was_numbered: bool = False, beside: str = "") -> Split:
    """Return a contribution as its facilitator splits it; departments on duty for its consultation stand first."""
    duty = [each for each in consultations.departments_of(db, said.consultation_id) if each.closed_at is None]
    others: list[Department] = [each for each in departments.standing(db) if each not in duty]
    return Split(
        contribution=said,
        consultation=db.get_one(Consultation, said.consultation_id),
        drafts=tuple(points.drafts_of(db, said.id or 0)),
        published=tuple(points_read.of_contribution(db, said.id or 0)),
        on_duty=tuple(duty),
        others=tuple(others),
        was_numbered=was_numbered,
        beside=beside,
    )


def ask(db: Session, step: str, person_id: int, *, now: datetime, **notes: Any) -> None:
    """Open a question about points."""
    flows.ask(db, person_id=person_id, step=step, draft=notes, now=now)


def flow_of(db: Session, person_id: int, step: str) -> Flow:
    """Return the open question of this kind. Raises: Refused(Reason.NO_LONGER_OPEN)"""
    flow = flows.current(db, person_id)
    if flow is None or flow.step != step:
        raise Refused(Reason.NO_LONGER_OPEN)
    return flow


def _note(db: Session, verb: str, subject: str, person_id: int, *, now: datetime, **details: Any) -> None:
    audit.append(db, actor=db.get(Person, person_id), verb=verb, subject=subject, now=now, details=details)
