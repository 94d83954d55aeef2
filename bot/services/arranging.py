"""The parts of a plan that are chosen by buttons: stages, groups, papers; and copying, keeping and dropping a plan."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.domain import planning as rules
from bot.domain import times_said
from bot.domain.file_kinds import Kept
from bot.domain.permissions import Act
from bot.domain.planning import Plan
from bot.domain.refusals import Reason, Refused
from bot.services import permitting
from bot.services.planning import close_question, own, plan_of, stage_of
from storage import consultations, departments, stored_files
from storage.tables import (
    AttachmentKind,
    Chat,
    Consultation,
    ConsultationStatus,
    Department,
    GuideQuestion,
    Paper,
    Stage,
    StageKind,
    Subtopic,
)

COPIED = {"theme", "run_by", "background"}
PARTS: dict[str, Any] = {"subtopic": Subtopic, "question": GuideQuestion, "paper": Paper}


def add_stage(db: Session, *, consultation_id: int, name: str, person_id: int, now: datetime) -> Stage:
    """Add a stage for speaking after the last one, a week long. Raises: Refused(Reason.TOO_MANY_LINES)"""
    plan = own(db, consultation_id, person_id, now=now)
    stages = consultations.parts(db, Stage, consultation_id)
    if len(stages) >= rules.STAGES_AT_MOST:
        raise Refused(Reason.TOO_MANY_LINES, limit=rules.STAGES_AT_MOST)
    opens_at = plan.ends_at or now
    position = consultations.next_position(db, Stage, consultation_id)
    stage = Stage(
        consultation_id=consultation_id, position=position, name=name, kind=StageKind.SPEAK, opens_at=opens_at
    )
    consultations.add(db, stage)
    consultations.change(db, plan, ends_at=opens_at + timedelta(days=7), now=now)
    return stage


def turn_kind(db: Session, *, consultation_id: int, stage_id: int, person_id: int, now: datetime) -> Plan:
    """Let a stage be for the next kind of thing."""
    plan = own(db, consultation_id, person_id, now=now)
    stage = stage_of(db, plan, stage_id)
    stage.kind = rules.next_kind(stage.kind)
    consultations.add(db, stage)
    return plan_of(db, plan, now=now)


def turn_floor(db: Session, *, consultation_id: int, stage_id: int, person_id: int, now: datetime) -> Plan:
    """Give the next ones the floor in a stage."""
    plan = own(db, consultation_id, person_id, now=now)
    stage = stage_of(db, plan, stage_id)
    stage.floor = rules.next_floor(stage.floor)
    consultations.add(db, stage)
    return plan_of(db, plan, now=now)


def remove_stage(db: Session, *, consultation_id: int, stage_id: int, person_id: int, now: datetime) -> Plan:
    """Take a stage out of the plan; the one before it lasts longer."""
    plan = own(db, consultation_id, person_id, now=now)
    consultations.remove(db, stage_of(db, plan, stage_id))
    consultations.settle_stages(db, consultations.parts(db, Stage, consultation_id))
    return plan_of(db, plan, now=now)


def remove_part(db: Session, *, kind: str, consultation_id: int, part_id: int, person_id: int, now: datetime) -> Plan:
    """Take a subtopic, a question or a paper out of the plan; one that has gone already stays gone."""
    plan = own(db, consultation_id, person_id, now=now)
    row = consultations.part(db, PARTS[kind], part_id)
    if row is not None and row.consultation_id == consultation_id:
        consultations.remove(db, row)
    return plan_of(db, plan, now=now)


def add_paper(
    db: Session, *, consultation_id: int, kept: Kept, name: str, kind: AttachmentKind, person_id: int, now: datetime
) -> Plan:
    """Put a file we keep among the papers; the same one twice is there once, by its newest name.

    Raises: Refused(Reason.TOO_MANY_LINES)
    """
    plan = own(db, consultation_id, person_id, now=now)
    papers = consultations.parts(db, Paper, consultation_id)
    for paper in (each for each in papers if each.digest == kept.digest):
        paper.name = name[: rules.PAPER_CHARACTERS]
        consultations.add(db, paper)
        return plan_of(db, plan, now=now)
    if len(papers) >= rules.PAPERS_AT_MOST:
        raise Refused(Reason.TOO_MANY_LINES, limit=rules.PAPERS_AT_MOST)
    stored_files.note(db, kept, now=now)
    position = consultations.next_position(db, Paper, consultation_id)
    paper = Paper(consultation_id=consultation_id, position=position, kind=kind, name=name[: rules.PAPER_CHARACTERS],
                  digest=kept.digest, size_bytes=kept.size_bytes)  # fmt: skip
    consultations.add(db, paper)
    return plan_of(db, plan, now=now)


def groups(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> list[tuple[Chat, bool]]:
    """Return the groups of the place, each with whether the consultation is to appear in it."""
    own(db, consultation_id, person_id, now=now)
    chosen = {chat.id for chat in consultations.groups_of(db, consultation_id)}
    return [(chat, chat.id in chosen) for chat in consultations.communities(db)]


def toggle_group(db: Session, *, consultation_id: int, chat_id: int, person_id: int, now: datetime) -> None:
    """Let the consultation appear in a group, or no longer. Raises: Refused(Reason.NOT_A_MEMBER)"""
    own(db, consultation_id, person_id, now=now)
    if not any(chat.id == chat_id for chat in consultations.communities(db)):
        raise Refused(Reason.NOT_A_MEMBER)
    consultations.toggle_group(db, consultation_id, chat_id)


def departments_for(
    db: Session, *, consultation_id: int, person_id: int, now: datetime
) -> list[tuple[Department, bool]]:
    """Return the departments of the place, each with whether it is on duty."""
    own(db, consultation_id, person_id, now=now)
    chosen = {each.id for each in consultations.departments_of(db, consultation_id)}
    return [(each, each.id in chosen) for each in departments.standing(db)]


def toggle_department(db: Session, *, consultation_id: int, department_id: int, person_id: int, now: datetime) -> None:
    """Put a department on duty, or not. Raises: Refused(Reason.NO_SUCH_DEPARTMENT)"""
    own(db, consultation_id, person_id, now=now)
    if not any(each.id == department_id for each in departments.standing(db)):
        raise Refused(Reason.NO_SUCH_DEPARTMENT)
    consultations.toggle_department(db, consultation_id, department_id)


def sources(db: Session, *, person_id: int, now: datetime) -> list[Consultation]:
    """Return what a new plan can be copied from: templates, and whatever has been public."""
    permitting.require(db, person_id=person_id, act=Act.MAKE_CONSULTATION, now=now)
    kept = consultations.with_status(db, [ConsultationStatus.TEMPLATE])
    earlier = consultations.with_status(db, [*ConsultationStatus][2:], limit=10)
    return [*kept, *earlier]


def drafts(db: Session, *, person_id: int, now: datetime) -> list[Consultation]:
    """Return somebody's own plans. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.MAKE_CONSULTATION, now=now)
    return consultations.planned_by(db, person_id, ConsultationStatus.DRAFT)


def copy(db: Session, *, source_id: int, person_id: int, timezone: str, now: datetime) -> Plan:
    """Start a plan with the parts of another; its stages keep their lengths and begin tomorrow.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), Refused(Reason.NOT_PERMITTED)
    """
    permitting.require(db, person_id=person_id, act=Act.MAKE_CONSULTATION, now=now)
    source = consultations.get(db, source_id)
    if source is None or (source.status is ConsultationStatus.DRAFT and source.facilitator_id != person_id):
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    stages = consultations.parts(db, Stage, source_id)
    tomorrow = times_said.moment_said("tomorrow", now=now, timezone=timezone) or now
    shift = tomorrow - stages[0].opens_at if stages else timedelta(0)
    ends_at = source.ends_at + shift if source.ends_at else None
    kept = source.model_dump(include=COPIED)
    made = consultations.start(
        db, Consultation(**kept, facilitator_id=person_id, ends_at=ends_at, created_at=now, changed_at=now)
    )
    _copy_parts(db, source_id, made.id or 0, shift=shift)
    return plan_of(db, made, now=now)


def _copy_parts(db: Session, from_id: int, to_id: int, *, shift: timedelta) -> None:
    for stage in consultations.parts(db, Stage, from_id):
        values = stage.model_dump(include={"position", "name", "kind", "floor"})
        consultations.add(db, Stage(consultation_id=to_id, opens_at=stage.opens_at + shift, **values))
    for kind in PARTS.values():
        for row in consultations.parts(db, kind, from_id):
            consultations.add(db, kind(**row.model_dump(exclude={"id", "consultation_id"}), consultation_id=to_id))


def keep_as_template(db: Session, *, consultation_id: int, person_id: int, timezone: str, now: datetime) -> Plan:
    """Keep a copy of a plan as a template, which every facilitator can begin from; the plan itself goes on."""
    plan = own(db, consultation_id, person_id, now=now)
    copied = copy(db, source_id=consultation_id, person_id=person_id, timezone=timezone, now=now)
    consultations.change(db, copied.consultation, status=ConsultationStatus.TEMPLATE, now=now)
    return plan_of(db, plan, now=now)


def drop(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> None:
    """Delete a plan that nobody else has seen. Raises: Refused(Reason.PLAN_IS_PUBLIC)"""
    plan = own(db, consultation_id, person_id, now=now)
    close_question(db, person_id, consultation_id)
    consultations.drop(db, plan)
