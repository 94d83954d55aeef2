"""Queries about demands: what members ask of a department that answers a point."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, and_, func, select, update
from sqlmodel import Session, col

from bot.domain.briefing import OwnDemand
from bot.domain.casing import OPEN_PHASES
from storage.tables import (
    Case,
    CaseEvent,
    Consultation,
    Contribution,
    ContributionStatus,
    Demand,
    Department,
    Point,
    Reply,
    SubjectKind,
)

DEMANDS: Table = Demand.__table__  # type: ignore[attr-defined]
CASES: Table = Case.__table__  # type: ignore[attr-defined]
POINTS: Table = Point.__table__  # type: ignore[attr-defined]
VIEWS: Table = Contribution.__table__  # type: ignore[attr-defined]
CONSULTATIONS: Table = Consultation.__table__  # type: ignore[attr-defined]
DEPARTMENTS: Table = Department.__table__  # type: ignore[attr-defined]
REPLIES: Table = Reply.__table__  # type: ignore[attr-defined]


def keep(db: Session, demand: Demand) -> Demand:
    """Keep a demand."""
    db.add(demand)
    db.flush()
    return demand


def of_case(db: Session, case_id: int) -> list[Demand]:
    """Return what was demanded in a case, in order."""
    query = select(Demand).where(col(Demand.case_id) == case_id).order_by(col(Demand.id))
    return list(db.execute(query).scalars())


def get(db: Session, demand_id: int) -> Demand | None:
    """Return one demand."""
    return db.get(Demand, demand_id)


def made_since(db: Session, person_id: int, *, since: datetime) -> int:
    """Return how many demands somebody has made since then."""
    theirs = (DEMANDS.c.person_id == person_id, DEMANDS.c.demanded_at > since)
    return int(db.execute(select(func.count()).select_from(DEMANDS).where(*theirs)).scalar_one())


def open_of(db: Session, person_id: int, *, now: datetime) -> list[OwnDemand]:
    """Return what somebody demanded that still waits for its answer, what is due first standing first."""
    waits = (CASES.c.phase.in_(OPEN_PHASES), _answered_at().is_(None))
    rows = db.execute(_own(person_id).where(*waits).order_by(CASES.c.due_at, DEMANDS.c.id))
    every = {row.case_id: _told(row, is_late=now >= row.due_at) for row in rows}
    return list(every.values())


def answered_of(db: Session, person_id: int, *, since: datetime) -> list[OwnDemand]:
    """Return what somebody demanded that was answered since then, the newest answer first."""
    rows = db.execute(_own(person_id).where(_answered_at() > since).order_by(DEMANDS.c.id.desc()))
    every: dict[int, OwnDemand] = {}
    for row in rows:
        every.setdefault(row.case_id, _told(row))
    return sorted(every.values(), key=lambda each: each.answered_at or each.due_at, reverse=True)


def _answered_at() -> Any:
    """Return when a department replied to a demand first; None while it has not."""
    is_answer = (REPLIES.c.is_step.is_(False), REPLIES.c.published_at > DEMANDS.c.demanded_at)
    first = select(func.min(REPLIES.c.published_at)).where(REPLIES.c.case_id == DEMANDS.c.case_id, *is_answer)
    return first.correlate(DEMANDS).scalar_subquery()


def _own(person_id: int) -> Select[Any]:
    """Return somebody's demands on points of views that stand, with all that names them."""
    about = and_(CASES.c.subject_kind == SubjectKind.POINT, CASES.c.subject_id == POINTS.c.id)
    joined = DEMANDS.join(CASES, CASES.c.id == DEMANDS.c.case_id).join(POINTS, about)
    joined = joined.join(VIEWS, VIEWS.c.id == POINTS.c.contribution_id)
    joined = joined.join(CONSULTATIONS, CONSULTATIONS.c.id == VIEWS.c.consultation_id)
    joined = joined.outerjoin(DEPARTMENTS, DEPARTMENTS.c.id == CASES.c.lead_id)
    columns = (
        DEMANDS.c.case_id,
        CASES.c.due_at,
        POINTS.c.number.label("point"),
        VIEWS.c.number.label("view"),
        VIEWS.c.id.label("view_id"),
        VIEWS.c.consultation_id,
        CONSULTATIONS.c.theme,
        DEPARTMENTS.c.name.label("department"),
        _answered_at().label("answered_at"),
    )
    theirs = (DEMANDS.c.person_id == person_id, VIEWS.c.status == ContributionStatus.PUBLISHED)
    return select(*columns).select_from(joined).where(*theirs)


def _told(row: Any, *, is_late: bool = False) -> OwnDemand:
    code = f"{row.view}.{row.point}"
    where = (row.consultation_id, row.theme, row.view_id, code, row.department)
    return OwnDemand(*where, row.due_at, answered_at=row.answered_at, is_late=is_late)


def take_name_off(db: Session, person_id: int) -> list[int]:
    """Let somebody's demands stand without their name; return the cases."""
    named = (DEMANDS.c.person_id == person_id, DEMANDS.c.shown_as.is_not(None))
    changed = update(DEMANDS).where(*named).values(shown_as=None).returning(DEMANDS.c.case_id)
    return sorted(set(db.execute(changed).scalars()))


def leave(db: Session, person_id: int, *, placeholder: str | None) -> list[int]:
    """Let somebody's demands stand without a name, or with a placeholder without their words too; return the cases."""
    theirs = DEMANDS.c.person_id == person_id
    rows = db.execute(select(DEMANDS.c.case_id, DEMANDS.c.event_id).where(theirs)).all()
    if placeholder is not None:
        db.execute(update(DEMANDS).where(theirs).values(words=placeholder))
        events = [row.event_id for row in rows if row.event_id is not None]
        db.execute(update(CaseEvent).where(col(CaseEvent.id).in_(events)).values(note=""))
    db.execute(update(DEMANDS).where(theirs).values(person_id=None, shown_as=None))
    return sorted({row.case_id for row in rows})
