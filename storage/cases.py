"""Queries about cases: opening, changing them if nobody did first, and what happened to them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, or_, update
from sqlmodel import Session, col, select

from storage.tables import (
    Case,
    CaseDepartment,
    CaseEvent,
    CaseEventKind,
    CasePhase,
    CaseState,
    Department,
    Idea,
    IdeaStatus,
    SubjectKind,
)

CASES: Table = Case.__table__  # type: ignore[attr-defined]
IDEAS: Table = Idea.__table__  # type: ignore[attr-defined]
OPEN_PHASES = (CasePhase.WAITING, CasePhase.CLAIMED)


def get(db: Session, case_id: int) -> Case | None:
    """Return one case as it stands in the database at this moment."""
    return db.get(Case, case_id, populate_existing=True)


def of_subject(db: Session, kind: SubjectKind, subject_id: int) -> list[Case]:
    """Return the cases about one thing, the first first."""
    is_it = (Case.subject_kind == kind, Case.subject_id == subject_id)
    return list(db.exec(select(Case).where(*is_it).order_by(col(Case.number))))


def by_number(db: Session, kind: SubjectKind, subject_id: int, number: int) -> Case | None:
    """Return one case about one thing by its number there."""
    is_it = (Case.subject_kind == kind, Case.subject_id == subject_id, Case.number == number)
    return db.exec(select(Case).where(*is_it)).first()


def start(db: Session, case: Case) -> Case:
    """Keep a new case under the next number of its subject."""
    is_it = (CASES.c.subject_kind == case.subject_kind, CASES.c.subject_id == case.subject_id)
    last = db.execute(select(func.max(CASES.c.number)).where(*is_it)).scalar()
    case.number = int(last or 0) + 1
    db.add(case)
    db.flush()
    return case


def change(db: Session, case: Case, values: dict[str, Any], *, when: Collection[CasePhase] | None = None) -> bool:
    """Change a case if it still is as we saw it; return whether it was us. The row in hand then shows what stands."""
    db.flush()
    is_as_seen = [CASES.c.id == case.id, CASES.c.revision == case.revision]
    if when is not None:
        is_as_seen.append(CASES.c.phase.in_(list(when)))
    changed = update(CASES).where(*is_as_seen).values(revision=CASES.c.revision + 1, **values)
    is_ours = db.execute(changed.returning(CASES.c.id)).first() is not None
    db.refresh(case)
    return is_ours


def joint_of(db: Session, case_id: int) -> list[Department]:
    """Return the departments that answer together with the lead, as they were added."""
    joined = select(Department).join(CaseDepartment, col(CaseDepartment.department_id) == col(Department.id))
    joined = joined.where(CaseDepartment.case_id == case_id)
    return list(db.exec(joined.order_by(col(CaseDepartment.added_at), col(Department.id))))


def join(db: Session, *, case_id: int, department_id: int, now: datetime) -> bool:
    """Add a department; return whether it is new."""
    if db.get(CaseDepartment, (case_id, department_id)) is not None:
        return False
    db.add(CaseDepartment(case_id=case_id, department_id=department_id, added_at=now))
    db.flush()
    return True


def unjoin(db: Session, *, case_id: int, department_id: int) -> None:
    """Let a department answer together with the lead no longer: it leads now, or it is not theirs."""
    held = db.get(CaseDepartment, (case_id, department_id))
    if held is not None:
        db.delete(held)
        db.flush()


def departments_of(db: Session, case: Case) -> frozenset[int]:
    """Return every department that answers a case."""
    joint = db.exec(select(CaseDepartment.department_id).where(CaseDepartment.case_id == case.id))
    return frozenset({*joint, *([case.lead_id] if case.lead_id else [])})


def note(db: Session, case: Case, kind: CaseEventKind, *, now: datetime, **said: Any) -> CaseEvent:
    """Add a line to a case's history."""
    event = CaseEvent(case_id=case.id or 0, kind=kind, happened_at=now, **said)
    db.add(event)
    db.flush()
    return event


def events_of(db: Session, case_id: int) -> list[CaseEvent]:
    """Return the history of a case, in order."""
    query = select(CaseEvent).where(CaseEvent.case_id == case_id)
    return list(db.exec(query.order_by(col(CaseEvent.happened_at), col(CaseEvent.id))))


def get_event(db: Session, event_id: int) -> CaseEvent | None:
    """Return one line of a history."""
    return db.get(CaseEvent, event_id)


def due_for_a_reminder(db: Session, *, now: datetime, limit: int) -> Sequence[Case]:
    """Return the cases at which somebody should look now, the longest due first."""
    query = select(Case).where(col(Case.remind_at) <= now).order_by(col(Case.remind_at), col(Case.id)).limit(limit)
    return db.exec(query.execution_options(populate_existing=True)).all()


def open_for(db: Session, department_ids: Collection[int] | None, *, limit: int = 50) -> list[Case]:
    """Return the open cases of these departments (None: of all, and those nobody has yet), the most pressing first."""
    query = select(Case).where(col(Case.phase).in_(OPEN_PHASES))
    if department_ids is not None:
        joint = select(CaseDepartment.case_id).where(col(CaseDepartment.department_id).in_(list(department_ids)))
        query = query.where(or_(col(Case.lead_id).in_(list(department_ids)), col(Case.id).in_(joint)))
    return list(db.exec(query.order_by(col(Case.due_at), col(Case.id)).limit(limit)))


def owned_by(db: Session, person_id: int, *, limit: int = 50) -> list[Case]:
    """Return the open cases somebody has taken, the most pressing first."""
    query = select(Case).where(Case.owner_id == person_id, col(Case.phase).in_(OPEN_PHASES))
    return list(db.exec(query.order_by(col(Case.due_at), col(Case.id)).limit(limit)))


def late(db: Session, *, now: datetime, limit: int = 50) -> list[Case]:
    """Return the open cases whose day has passed, the latest first."""
    query = select(Case).where(col(Case.phase).in_(OPEN_PHASES), col(Case.due_at) <= now)
    return list(db.exec(query.order_by(col(Case.due_at), col(Case.id)).limit(limit)))


def without_department(db: Session, *, limit: int = 50) -> list[Case]:
    """Return the open cases that wait for somebody to say whose they are."""
    query = select(Case).where(col(Case.phase).in_(OPEN_PHASES), col(Case.lead_id).is_(None))
    return list(db.exec(query.order_by(col(Case.opened_at)).limit(limit)))


def answered_by(db: Session, person_id: int) -> list[tuple[datetime, datetime]]:
    """Return when each case somebody took was taken, and when it was answered."""
    query = select(Case.claimed_at, Case.replied_at).where(Case.owner_id == person_id)
    found = db.exec(query.where(col(Case.claimed_at).is_not(None), col(Case.replied_at).is_not(None)))
    return [(claimed, replied) for claimed, replied in found if claimed and replied]


def qualified_without_case(db: Session, *, limit: int) -> list[int]:
    """Return the ideas that have their signatures and no case yet."""
    has_one = select(CASES.c.id).where(CASES.c.subject_kind == SubjectKind.IDEA, CASES.c.subject_id == IDEAS.c.id)
    is_due = (IDEAS.c.status == IdeaStatus.QUALIFIED, ~has_one.exists())
    return list(db.execute(select(IDEAS.c.id).where(*is_due).order_by(IDEAS.c.id).limit(limit)).scalars())


def take_idea(db: Session, idea_id: int) -> bool:
    """Let nobody else open the first case of an idea; return whether it still has none."""
    lock_idea(db, idea_id)
    return not of_subject(db, SubjectKind.IDEA, idea_id)


def set_idea_state(db: Session, idea_id: int, state: CaseState) -> None:
    """Let an idea show what the departments have made of it."""
    db.execute(update(IDEAS).where(IDEAS.c.id == idea_id).values(case_state=state))


def lock_idea(db: Session, idea_id: int) -> None:
    """Let nobody else give a number to a case of this idea before we have."""
    db.execute(select(IDEAS.c.id).where(IDEAS.c.id == idea_id).with_for_update())


def asked_since(db: Session, person_id: int, *, since: datetime) -> int:
    """Return how many follow-ups somebody has asked since then."""
    kinds = (CaseEventKind.FOLLOW_UP, CaseEventKind.REOPENED)
    asked = (col(CaseEvent.kind).in_(kinds), CaseEvent.person_id == person_id, col(CaseEvent.happened_at) > since)
    return int(db.exec(select(func.count()).select_from(CaseEvent).where(*asked)).one())
