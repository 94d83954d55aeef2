"""Practice: speaking, replying and turning stages where nobody else sees it and nothing stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.domain import practising as rules
from bot.domain.permissions import Act
from bot.domain.refusals import Reason, Refused
from bot.domain.staging import is_open_for_words
from bot.services import permitting, visiting
from storage import consultations, contributions, people, speech_index
from storage import practising as statements
from storage.tables import (
    Badge,
    Consultation,
    ConsultationStatus,
    Contribution,
    GuideQuestion,
    Stage,
    Subtopic,
)
from storage.visits import ConsultationCard

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Made:
    """The words a practice begins with, in the language of whoever practises: views of nobody, to reply to."""

    views: Sequence[str]


def begin(db: Session, *, consultation_id: int, made: Made, person_id: int, now: datetime) -> ConsultationCard:
    """Begin to practise what this consultation is about, in place of any earlier practice.

    Raises: Refused(Reason.NO_SUCH_CONSULTATION), Refused(Reason.INVITED_ONLY)
    """
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    source = visiting.public_or_refuse(db, consultation_id)
    standing = visiting.standing_of(db, consultation_id, person_id, now=now)
    if not rules.may_practise(people.roles_of(db, person_id, now=now), is_invited=standing.is_invited):
        raise Refused(Reason.INVITED_ONLY)
    number = rules.number_of(person_id)
    statements.remove(db, number)
    practice = consultations.start(
        db,
        Consultation(
            id=number,
            facilitator_id=person_id,
            theme=source.theme,
            run_by=source.run_by,
            background=source.background,
            status=ConsultationStatus.PRACTICE,
            created_at=now,
            changed_at=now,
            ends_at=now + rules.KEPT_FOR,
        ),
    )
    _copy_parts(db, consultation_id, number)
    _open(db, practice, _first_for_words(consultations.parts(db, Stage, number)), now=now)
    _say(db, practice, made, now=now)
    return visiting.look_in(db, consultation_id=number, person_id=person_id, now=now)


def _copy_parts(db: Session, source_id: int, number: int) -> None:
    for stage in consultations.parts(db, Stage, source_id):
        known = stage.model_dump(include={"position", "name", "kind", "opens_at"})
        consultations.add(db, Stage(consultation_id=number, **known))
    for subtopic in consultations.parts(db, Subtopic, source_id):
        consultations.add(db, Subtopic(consultation_id=number, position=subtopic.position, title=subtopic.title))
    for question in consultations.parts(db, GuideQuestion, source_id):
        row = GuideQuestion(consultation_id=number, position=question.position, words=question.words)
        consultations.add(db, row)


def _first_for_words(stages: Sequence[Stage]) -> Stage | None:
    return next((stage for stage in stages if is_open_for_words(stage)), stages[0] if stages else None)


def _open(db: Session, practice: Consultation, stage: Stage | None, *, now: datetime) -> None:
    consultations.change(db, practice, stage_id=stage.id if stage else None, now=now)
    if stage is not None:
        consultations.note_opened(db, stage.id or 0, now=now)


def _say(db: Session, practice: Consultation, made: Made, *, now: datetime) -> None:
    first = consultations.parts(db, Subtopic, practice.id or 0)[0]
    for words in made.views:
        said = Contribution(
            consultation_id=practice.id or 0,
            subtopic_id=first.id or 0,
            badge=Badge.CITIZEN,
            words=words,
            created_at=now,
        )
        contributions.start(db, said)
        contributions.publish(db, said, now=now, stage_id=practice.stage_id)
        contributions.keep_version(db, said, now=now)
        speech_index.index(db, said)


def turn(db: Session, *, person_id: int, now: datetime) -> ConsultationCard:
    """Turn to the next stage of one's practice, after the last one to the first. Raises: Refused(NO_LONGER_OPEN)"""
    practice = _own(db, person_id)
    stages = consultations.parts(db, Stage, practice.id or 0)
    at = next((place for place, stage in enumerate(stages) if stage.id == practice.stage_id), -1)
    _open(db, practice, stages[(at + 1) % len(stages)], now=now)
    return visiting.see(db, consultation_id=practice.id or 0, person_id=person_id, now=now)


def end(db: Session, *, person_id: int, now: datetime) -> bool:  # noqa: ARG001  every deed is given its moment
    """Take one's practice away, with everything that was said in it; return whether there was one."""
    return statements.remove(db, rules.number_of(person_id))


def end_old(db: Session, now: datetime, *, limit: int = AT_ONCE) -> int:
    """Take away the practices that were begun a day ago; return how many."""
    old = statements.older_than(db, now - rules.KEPT_FOR, limit=limit)
    return sum(statements.remove(db, number) for number in old)


def _own(db: Session, person_id: int) -> Consultation:
    found = consultations.get(db, rules.number_of(person_id))
    if found is None or found.status is not ConsultationStatus.PRACTICE:
        raise Refused(Reason.NO_LONGER_OPEN)
    return found
