"""What a visitor of a consultation sees: where it stands, how alive it is, and what is new for them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Table, func, select
from sqlmodel import Session

from storage import consultations, draws, outcomes, participants, points
from storage.participants import Turnout
from storage.tables import (
    Consultation,
    ConsultationStatus,
    Contribution,
    ContributionStatus,
    Draw,
    GuideQuestion,
    OutcomeState,
    Paper,
    Participant,
    Stage,
    Subtopic,
)

CONTRIBUTIONS: Table = Contribution.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class SubtopicLine:
    """One subtopic in a list: how many views there are, and how many the reader has not seen."""

    subtopic_id: int
    position: int
    title: str
    views: int
    new: int
    new_replies: int = 0


@dataclass(frozen=True, slots=True)
class ConsultationCard:
    """A consultation as everybody sees it, and (`visitor`) what is its reader's own.

    `replies`: how often departments have replied to points; `points`: how many points there are; `draw`: the newest
    draw of lots for its seats.
    """

    consultation: Consultation
    stages: tuple[Stage, ...]
    stage: Stage | None
    turnout: Turnout
    replies: int
    points: int
    subtopics: tuple[SubtopicLine, ...]
    questions: tuple[GuideQuestion, ...]
    papers: tuple[Paper, ...]
    visitor: Participant | None = None
    outcome: OutcomeState | None = None
    draw: Draw | None = None
    can_speak: bool = False
    can_run: bool = False
    can_practise: bool = False

    @property
    def number(self) -> int:
        """The number people call it by."""
        return self.consultation.id or 0

    @property
    def upcoming(self) -> Stage | None:
        """The stage that comes after the one that is open."""
        later = [stage for stage in self.stages if stage.position > (self.stage.position if self.stage else 0)]
        return later[0] if later and self.consultation.status is not ConsultationStatus.CONCLUDED else None

    @property
    def closes_at(self) -> datetime | None:
        """When the stage that is open closes."""
        return self.upcoming.opens_at if self.upcoming else self.consultation.ends_at


def card(db: Session, consultation: Consultation, *, reader_id: int | None = None) -> ConsultationCard:
    """Return how a consultation stands; every number is counted from the rows."""
    number = consultation.id or 0
    stages = consultations.parts(db, Stage, number)
    visitor = participants.of(db, number, reader_id) if reader_id is not None else None
    outcome = outcomes.of(db, number)
    return ConsultationCard(
        consultation=consultation,
        stages=tuple(stages),
        stage=next((stage for stage in stages if stage.id == consultation.stage_id), None),
        turnout=participants.turnout(db, number),
        replies=points.reply_count(db, number),
        points=points.public_count(db, number),
        subtopics=subtopic_lines(db, number, since=visitor.looked_before_at if visitor else None, reader_id=reader_id),
        questions=tuple(consultations.parts(db, GuideQuestion, number)),
        papers=tuple(consultations.parts(db, Paper, number)),
        visitor=visitor,
        outcome=outcome.state if outcome else None,
        draw=draws.newest_of(db, number),
    )


def subtopic_lines(
    db: Session, consultation_id: int, *, since: datetime | None, reader_id: int | None = None
) -> tuple[SubtopicLine, ...]:
    """Return the subtopics with their numbers; new is what others have said since somebody last looked in."""
    is_public = (
        CONTRIBUTIONS.c.consultation_id == consultation_id,
        CONTRIBUTIONS.c.status == ContributionStatus.PUBLISHED,
    )
    is_others = CONTRIBUTIONS.c.person_id.is_distinct_from(reader_id)
    count = select(CONTRIBUTIONS.c.subtopic_id, func.count()).group_by(CONTRIBUTIONS.c.subtopic_id)
    views = {row[0]: int(row[1]) for row in db.execute(count.where(*is_public))}
    fresh = count.where(*is_public, CONTRIBUTIONS.c.published_at > since, is_others) if since else None
    new = {row[0]: int(row[1]) for row in db.execute(fresh)} if fresh is not None else {}
    replied = points.replies_by_subtopic(db, consultation_id, since=since) if since else {}
    return tuple(
        SubtopicLine(
            each.id or 0,
            each.position,
            each.title,
            views.get(each.id, 0),
            new.get(each.id, 0),
            replied.get(each.id or 0, 0),
        )
        for each in consultations.parts(db, Subtopic, consultation_id)
    )


def with_rights(
    found: ConsultationCard, *, can_speak: bool, can_run: bool, can_practise: bool = False
) -> ConsultationCard:
    """Return the same card with what its reader may do."""
    return replace(found, can_speak=can_speak, can_run=can_run, can_practise=can_practise)
