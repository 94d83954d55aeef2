"""Planning a consultation: a row from the first word on; nobody else hears of it before it is published."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from bot.domain import planning as rules
from bot.domain import times_said
from bot.domain.permissions import Act
from bot.domain.planning import Plan
from bot.domain.refusals import Reason, Refused
from bot.services import permitting
from storage import consultations, flows, participants
from storage.tables import Consultation, ConsultationStatus, GuideQuestion, Paper, Stage, StageKind, Subtopic

PLANNED = (ConsultationStatus.DRAFT, ConsultationStatus.TEMPLATE)


class Step(StrEnum):
    """What a facilitator is asked for."""

    THEME = "planning.theme"
    BACKGROUND = "planning.background"
    RUN_BY = "planning.run-by"
    SUBTOPICS = "planning.subtopics"
    QUESTIONS = "planning.questions"
    PAPERS = "planning.papers"
    STAGE_NAME = "planning.stage-name"
    STAGE_DAY = "planning.stage-day"
    ENDS = "planning.ends"


@dataclass(frozen=True, slots=True)
class Heard:
    """The plan after an answer, what was answered, and the stage it was about (0: none)."""

    plan: Plan
    step: Step
    stage_id: int = 0


@dataclass(frozen=True, slots=True)
class Saying:
    """An answer with the moment and the zone in which a day that is named lies."""

    words: str
    now: datetime
    timezone: str
    stage_id: int = 0


def begin(db: Session, *, person_id: int, names: dict[StageKind, str], timezone: str, now: datetime) -> Plan:
    """Start a plan with the usual stages, and ask for its theme. Raises: Refused(Reason.NOT_PERMITTED)"""
    permitting.require(db, person_id=person_id, act=Act.MAKE_CONSULTATION, now=now)
    planned, ends_at = rules.usual_stages(names, now=now, timezone=timezone)
    made = consultations.start(
        db, Consultation(facilitator_id=person_id, ends_at=ends_at, created_at=now, changed_at=now)
    )
    for position, (kind, name, opens_at) in enumerate(planned, start=1):
        stage = Stage(consultation_id=made.id or 0, position=position, name=name, kind=kind, opens_at=opens_at)
        consultations.add(db, stage)
    flows.ask(db, person_id=person_id, step=Step.THEME, draft={"consultation_id": made.id}, now=now)
    return plan_of(db, made, now=now)


def see(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Plan:
    """Return a plan as its facilitator sees it. Raises: Refused(NO_SUCH_CONSULTATION), Refused(NOT_PERMITTED)"""
    return plan_of(db, any_of(db, consultation_id, person_id, now=now), now=now)


def ask(db: Session, *, step: Step, consultation_id: int, person_id: int, now: datetime, stage_id: int = 0) -> Plan:
    """Ask for one part of a plan. Raises: Refused(Reason.PLAN_IS_PUBLIC) and what `own` refuses"""
    plan = own(db, consultation_id, person_id, now=now)
    if stage_id:
        stage_of(db, plan, stage_id)
    draft = {"consultation_id": consultation_id, "stage_id": stage_id}
    flows.ask(db, person_id=person_id, step=step, draft=draft, now=now)
    return plan_of(db, plan, now=now)


def hear(db: Session, *, words: str, person_id: int, timezone: str, now: datetime) -> Heard:
    """Take an answer into the plan it was asked for, and close the question.

    Raises: Refused of the words, Refused(Reason.DATE_NOT_UNDERSTOOD), Refused(Reason.NO_LONGER_OPEN)
    """
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in ANSWERS:
        raise Refused(Reason.NO_LONGER_OPEN)
    plan = own(db, int(flow.draft["consultation_id"]), person_id, now=now)
    said = words.strip()
    if not said:
        raise Refused(Reason.WORDS_EMPTY)
    stage_id = int(flow.draft.get("stage_id") or 0)
    step = Step(flow.step)
    ANSWERS[step](db, plan, Saying(said, now, timezone, stage_id))
    flows.close(db, person_id)
    return Heard(plan_of(db, plan, now=now), step, stage_id)


def _set_theme(db: Session, plan: Consultation, saying: Saying) -> None:
    theme = _short(" ".join(saying.words.split()), limit=rules.THEME_CHARACTERS)
    consultations.change(db, plan, theme=theme, now=saying.now)


def _set_background(db: Session, plan: Consultation, saying: Saying) -> None:
    words = _short(saying.words, limit=rules.BACKGROUND_CHARACTERS)
    consultations.change(db, plan, background=words, now=saying.now)


def _set_run_by(db: Session, plan: Consultation, saying: Saying) -> None:
    name = _short(" ".join(saying.words.split()), limit=rules.RUN_BY_CHARACTERS)
    consultations.change(db, plan, run_by=name, now=saying.now)


def _add_subtopics(db: Session, plan: Consultation, saying: Saying) -> None:
    lines = rules.lines_of(saying.words, limit=rules.SUBTOPIC_CHARACTERS)
    number = plan.id or 0
    _check_lines(lines, [each.title for each in consultations.parts(db, Subtopic, number)], rules.SUBTOPICS_AT_MOST)
    for title in lines:
        position = consultations.next_position(db, Subtopic, number)
        consultations.add(db, Subtopic(consultation_id=number, position=position, title=title))


def _add_questions(db: Session, plan: Consultation, saying: Saying) -> None:
    lines = rules.lines_of(saying.words, limit=rules.QUESTION_CHARACTERS)
    number = plan.id or 0
    there = [each.words for each in consultations.parts(db, GuideQuestion, number)]
    _check_lines(lines, there, rules.QUESTIONS_AT_MOST)
    for words in lines:
        position = consultations.next_position(db, GuideQuestion, number)
        consultations.add(db, GuideQuestion(consultation_id=number, position=position, words=words))


def _name_stage(db: Session, plan: Consultation, saying: Saying) -> None:
    stage = stage_of(db, plan, saying.stage_id)
    stage.name = _short(" ".join(saying.words.split()), limit=rules.STAGE_CHARACTERS)
    consultations.add(db, stage)


def _date_stage(db: Session, plan: Consultation, saying: Saying) -> None:
    stage = stage_of(db, plan, saying.stage_id)
    stage.opens_at = moment_in(saying)
    consultations.add(db, stage)
    consultations.settle_stages(db, consultations.parts(db, Stage, plan.id or 0))


def _set_end(db: Session, plan: Consultation, saying: Saying) -> None:
    consultations.change(db, plan, ends_at=moment_in(saying), now=saying.now)


ANSWERS: dict[str, Callable[[Session, Consultation, Saying], None]] = {
    Step.THEME: _set_theme,
    Step.BACKGROUND: _set_background,
    Step.RUN_BY: _set_run_by,
    Step.SUBTOPICS: _add_subtopics,
    Step.QUESTIONS: _add_questions,
    Step.STAGE_NAME: _name_stage,
    Step.STAGE_DAY: _date_stage,
    Step.ENDS: _set_end,
}


def moment_in(saying: Saying) -> datetime:
    """Return the moment somebody names. Raises: Refused(Reason.DATE_NOT_UNDERSTOOD)"""
    moment = times_said.moment_said(saying.words, now=saying.now, timezone=saying.timezone)
    if moment is None:
        raise Refused(Reason.DATE_NOT_UNDERSTOOD)
    return moment


def plan_of(db: Session, consultation: Consultation, *, now: datetime) -> Plan:
    """Return a consultation with its parts, and what it still lacks."""
    number = consultation.id or 0
    stages = consultations.parts(db, Stage, number)
    return Plan(
        consultation=consultation,
        stages=tuple(stages),
        subtopics=tuple(consultations.parts(db, Subtopic, number)),
        questions=tuple(consultations.parts(db, GuideQuestion, number)),
        papers=tuple(consultations.parts(db, Paper, number)),
        groups=tuple(chat.title for chat in consultations.groups_of(db, number)),
        departments=tuple(each.name for each in consultations.departments_of(db, number)),
        invited=participants.turnout(db, number).invited,
        lacks=rules.lacks_of(consultation, stages, now=now),
    )


def any_of(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> Consultation:
    """Return a consultation its facilitators may see. Raises: Refused(NO_SUCH_CONSULTATION), Refused(NOT_PERMITTED)"""
    found = consultations.get(db, consultation_id)
    if found is None or found.status is ConsultationStatus.PRACTICE:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    owner_id = found.facilitator_id or 0
    permitting.require(db, person_id=person_id, act=Act.RUN_CONSULTATION, owner_id=owner_id, now=now)
    return found


def own(db: Session, consultation_id: int, person_id: int, *, now: datetime) -> Consultation:
    """Return a consultation that can still be planned. Raises: Refused(PLAN_IS_PUBLIC) and what `any_of` refuses"""
    found = any_of(db, consultation_id, person_id, now=now)
    if found.status not in PLANNED:
        raise Refused(Reason.PLAN_IS_PUBLIC)
    return found


def stage_of(db: Session, consultation: Consultation, stage_id: int) -> Stage:
    """Return one stage of this consultation. Raises: Refused(Reason.NO_SUCH_CONSULTATION)"""
    stage = consultations.part(db, Stage, stage_id)
    if stage is None or stage.consultation_id != consultation.id:
        raise Refused(Reason.NO_SUCH_CONSULTATION)
    return stage


def come_back(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> Plan:
    """Return a plan to its facilitator, and close the question about it: what was set stays."""
    plan = own(db, consultation_id, person_id, now=now)
    close_question(db, person_id, consultation_id)
    return plan_of(db, plan, now=now)


def stop(db: Session, *, person_id: int, now: datetime) -> Plan | None:
    """Close the open question, whoever asks; return the plan it was about, if it is theirs to plan."""
    flow = flows.current(db, person_id)
    number = int(flow.draft.get("consultation_id") or 0) if flow else 0
    flows.close(db, person_id)
    try:
        return plan_of(db, own(db, number, person_id, now=now), now=now)
    except Refused:  # it has been published or taken away meanwhile: there is only the question to close
        return None


def asked_about(db: Session, *, person_id: int, now: datetime) -> Heard | None:
    """Return the plan somebody is asked about and the question that is open; None when there is none."""
    flow = flows.current(db, person_id)
    if flow is None or flow.step not in set(Step):
        return None
    plan = own(db, int(flow.draft["consultation_id"]), person_id, now=now)
    return Heard(plan_of(db, plan, now=now), Step(flow.step), int(flow.draft.get("stage_id") or 0))


def _short(words: str, *, limit: int) -> str:
    if len(words) > limit:
        raise Refused(Reason.WORDS_TOO_LONG, characters=len(words), limit=limit)
    return words


def _check_lines(lines: list[str], there: list[str], limit: int) -> None:
    if not lines:
        raise Refused(Reason.WORDS_EMPTY)
    if (twice := rules.repeated(lines, there)) is not None:
        raise Refused(Reason.LINE_TWICE, line=twice)
    if len(there) + len(lines) > limit:
        raise Refused(Reason.TOO_MANY_LINES, limit=limit)


def close_question(db: Session, person_id: int, consultation_id: int) -> None:
    """Close the question about this plan, if it is the one that is open."""
    flow = flows.current(db, person_id)
    draft: dict[str, Any] = flow.draft if flow and flow.step in set(Step) else {}
    if draft.get("consultation_id") == consultation_id:
        flows.close(db, person_id)
