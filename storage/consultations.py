"""Queries about consultations and their parts: stages, subtopics, questions, papers and groups."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Table, bindparam, delete, func, update
from sqlmodel import Session, SQLModel, col, select

from storage.tables import (
    Chat,
    ChatRole,
    Consultation,
    ConsultationDepartment,
    ConsultationGroup,
    ConsultationStatus,
    Department,
    GuideQuestion,
    Officer,
    Paper,
    Stage,
    Subtopic,
)

CONSULTATIONS: Table = Consultation.__table__  # type: ignore[attr-defined]
STAGES: Table = Stage.__table__  # type: ignore[attr-defined]
Part = TypeVar("Part", Stage, Subtopic, GuideQuestion, Paper)

# Made once, as the parts below: to make them anew takes as long as to run them.
OF_CONSULTATION: Any = bindparam("consultation_id")
GROUP_IDS = select(ConsultationGroup.chat_id).where(ConsultationGroup.consultation_id == OF_CONSULTATION)
GROUPS_OF = select(Chat).where(col(Chat.id).in_(GROUP_IDS)).order_by(col(Chat.title), col(Chat.id))
ON_DUTY = select(ConsultationDepartment.department_id).where(ConsultationDepartment.consultation_id == OF_CONSULTATION)
DEPARTMENTS_OF = select(Department).where(col(Department.id).in_(ON_DUTY)).order_by(col(Department.name))


def get(db: Session, consultation_id: int) -> Consultation | None:
    """Return this consultation as it stands in the database at this moment."""
    return db.get(Consultation, consultation_id, populate_existing=True)


def start(db: Session, consultation: Consultation) -> Consultation:
    """Keep a new consultation and give it its number."""
    db.add(consultation)
    db.flush()
    return consultation


def change(db: Session, consultation: Consultation, *, now: datetime, **values: Any) -> None:
    """Change a consultation that is still planned; for anything public use `move`, which looks before it writes."""
    for name, value in values.items():
        setattr(consultation, name, value)
    consultation.changed_at = now
    db.add(consultation)
    db.flush()


def move(
    db: Session,
    consultation: Consultation,
    to: ConsultationStatus,
    *,
    when: Collection[ConsultationStatus],
    now: datetime,
    **values: Any,
) -> bool:
    """Move a consultation if nobody moved it first; return whether it was us."""
    db.flush()
    moved = (
        update(CONSULTATIONS)
        .where(CONSULTATIONS.c.id == consultation.id, CONSULTATIONS.c.status.in_(list(when)))
        .values(status=to, changed_at=now, **values)
        .returning(CONSULTATIONS.c.id)
    )
    is_ours = db.execute(moved).first() is not None
    db.refresh(consultation)
    return is_ours


def turn(db: Session, consultation: Consultation, *, to_id: int | None, now: datetime) -> bool:
    """Let another stage be open, if the one we saw still is; return whether it was us."""
    db.flush()
    seen = CONSULTATIONS.c.stage_id.is_not_distinct_from(consultation.stage_id)
    turned = (
        update(CONSULTATIONS)
        .where(CONSULTATIONS.c.id == consultation.id, seen)
        .values(stage_id=to_id, changed_at=now)
        .returning(CONSULTATIONS.c.id)
    )
    is_ours = db.execute(turned).first() is not None
    db.refresh(consultation)
    return is_ours


def drop(db: Session, consultation: Consultation) -> None:
    """Delete a consultation nobody has seen, with everything that hangs on it."""
    for table in (Paper, GuideQuestion, Subtopic, Stage, ConsultationGroup):
        db.execute(delete(table).where(col(table.consultation_id) == consultation.id))
    db.delete(consultation)
    db.flush()


def parts(db: Session, kind: type[Part], consultation_id: int) -> list[Part]:
    """Return the parts of one kind, in their order."""
    return list(db.exec(_parts_of(kind), params={"consultation_id": consultation_id}))


@cache
def _parts_of(kind: type[Part]) -> Any:
    """Made once for each kind: most screens of a consultation ask for several."""
    query = select(kind).where(kind.consultation_id == OF_CONSULTATION)
    return query.order_by(col(kind.position), col(kind.id))


def part(db: Session, kind: type[Part], part_id: int) -> Part | None:
    """Return one part."""
    return db.get(kind, part_id, populate_existing=True)


def add(db: Session, row: SQLModel) -> None:
    """Keep a part."""
    db.add(row)
    db.flush()


def remove(db: Session, row: SQLModel) -> None:
    """Let go of a part."""
    db.delete(row)
    db.flush()


def next_position(db: Session, kind: type[Part], consultation_id: int) -> int:
    """Return the place after the last part of this kind."""
    last = db.exec(select(func.max(kind.position)).where(kind.consultation_id == consultation_id)).one()
    return 1 if last is None else int(last) + 1


def settle_stages(db: Session, stages: Sequence[Stage]) -> None:
    """Number stages in the order in which they begin."""
    for position, stage in enumerate(sorted(stages, key=lambda each: (each.opens_at, each.id or 0)), start=1):
        stage.position = position
        db.add(stage)
    db.flush()


def keep_calendar(db: Session, consultation: Consultation) -> None:
    """Keep the days as they were announced, whatever is moved afterwards."""
    its = STAGES.c.consultation_id == consultation.id
    db.execute(update(STAGES).where(its).values(planned_at=STAGES.c.opens_at))
    whole = update(CONSULTATIONS).where(CONSULTATIONS.c.id == consultation.id)
    db.execute(whole.values(planned_end_at=CONSULTATIONS.c.ends_at))
    db.refresh(consultation)


def note_opened(db: Session, stage_id: int, *, now: datetime, reason: str = "") -> None:
    """Note when a stage really began, and why if it was by hand."""
    db.execute(update(STAGES).where(STAGES.c.id == stage_id).values(opened_at=now, turned_for=reason))


def note_closed(db: Session, stage_id: int, *, now: datetime) -> None:
    """Note when a stage really ended."""
    db.execute(update(STAGES).where(STAGES.c.id == stage_id).values(closed_at=now))


def with_status(db: Session, statuses: Collection[ConsultationStatus], *, limit: int = 50) -> list[Consultation]:
    """Return the consultations that stand so, the newest first."""
    query = select(Consultation).where(col(Consultation.status).in_(list(statuses)))
    return list(
        db.exec(query.order_by(col(Consultation.announced_at).desc(), col(Consultation.id).desc()).limit(limit))
    )


def count_with_status(db: Session, statuses: Collection[ConsultationStatus]) -> int:
    """Return how many consultations stand so."""
    query = select(func.count()).select_from(Consultation).where(col(Consultation.status).in_(list(statuses)))
    return int(db.exec(query).one())


def planned_by(db: Session, person_id: int, status: ConsultationStatus) -> list[Consultation]:
    """Return somebody's own plans, the newest first."""
    query = select(Consultation).where(Consultation.facilitator_id == person_id, Consultation.status == status)
    return list(db.exec(query.order_by(col(Consultation.changed_at).desc(), col(Consultation.id).desc())))


def communities(db: Session) -> list[Chat]:
    """Return the groups in which a consultation can appear."""
    query = select(Chat).where(Chat.role == ChatRole.COMMUNITY, col(Chat.left_at).is_(None))
    return list(db.exec(query.order_by(col(Chat.title), col(Chat.id))))


def groups_of(db: Session, consultation_id: int) -> list[Chat]:
    """Return the groups in which a consultation appears."""
    return list(db.exec(GROUPS_OF, params={"consultation_id": consultation_id}))


def toggle_group(db: Session, consultation_id: int, chat_id: int) -> bool:
    """Let a consultation appear in a group, or no longer; return whether it does now."""
    chosen = db.get(ConsultationGroup, (consultation_id, chat_id))
    if chosen is not None:
        remove(db, chosen)
        return False
    add(db, ConsultationGroup(consultation_id=consultation_id, chat_id=chat_id))
    return True


def departments_of(db: Session, consultation_id: int) -> list[Department]:
    """Return the departments on duty for a consultation, by name."""
    return list(db.exec(DEPARTMENTS_OF, params={"consultation_id": consultation_id}))


def toggle_department(db: Session, consultation_id: int, department_id: int) -> bool:
    """Put a department on duty, or not; return whether it is now."""
    chosen = db.get(ConsultationDepartment, (consultation_id, department_id))
    if chosen is not None:
        remove(db, chosen)
        return False
    add(db, ConsultationDepartment(consultation_id=consultation_id, department_id=department_id))
    return True


def officers_on_duty(db: Session, consultation_id: int, *, now: datetime) -> list[int]:
    """Return the officers of the departments on duty."""
    chosen = select(ConsultationDepartment.department_id).where(
        ConsultationDepartment.consultation_id == consultation_id
    )
    query = select(Officer.person_id).where(col(Officer.department_id).in_(chosen), col(Officer.expires_at) > now)
    return list(db.exec(query.distinct().order_by(col(Officer.person_id))))
