"""Catching up: whoever comes back is told once, in a few lines, what is new for them in consultations."""

from datetime import datetime

from sqlmodel import Session

from bot.domain.catching_up import News, What, is_back, told
from storage import catching_up as found
from storage import consultations, outcomes, participants, points
from storage.tables import Consultation, OutcomeState, Participant, Stage

ANSWERED_AT_MOST = 3
TO_READ = (OutcomeState.PROPOSED, OutcomeState.PUBLISHED)


def on_return(db: Session, *, person_id: int, at_most: int, now: datetime) -> tuple[News, ...]:
    """Return what is new in all the consultations somebody cares for, and note that they have been told."""
    news = []
    for consultation, part in found.attended(db, person_id):
        news += _told_once(db, consultation, part, person_id, now=now)
    return told(news, at_most=at_most)


def on_opening(db: Session, *, consultation_id: int, person_id: int, now: datetime) -> tuple[News, ...]:
    """Return what is new in the consultation somebody is about to open, and note that they have been told."""
    part = participants.of(db, consultation_id, person_id)
    consultation = consultations.get(db, consultation_id)
    if part is None or consultation is None:
        return ()
    return told(_told_once(db, consultation, part, person_id, now=now))


def _told_once(
    db: Session, consultation: Consultation, part: Participant, person_id: int, *, now: datetime
) -> list[News]:
    since = last_here(part)
    if since is None or not is_back(since, now=now):
        return []
    news = since_then(db, consultation, person_id, since=since)
    participants.note(db, consultation.id or 0, person_id, caught_up_at=now)
    return news


def last_here(part: Participant) -> datetime | None:
    """Return until when somebody knows what is new; None when they have never looked."""
    known = [moment for moment in (part.last_looked_at, part.caught_up_at) if moment is not None]
    return max(known, default=part.spoke_at)


def since_then(db: Session, consultation: Consultation, person_id: int, *, since: datetime) -> list[News]:
    """Return everything in one consultation that is new since then to somebody."""
    number, theme = consultation.id or 0, consultation.theme
    answered = [
        News(What.ANSWERED, number, theme, count, own.number or 0, view=newest.number or 0, view_id=newest.id or 0)
        for own, newest, count in found.answered(db, person_id, consultation_id=number, since=since)
    ]
    views = found.fresh_views(db, person_id, consultation_id=number, since=since)
    fresh = [
        News(What.VIEWS, number, theme, count, subtopic=subtopic.position, title=subtopic.title)
        for subtopic, count in views
    ]
    replies = sum(points.replies_by_subtopic(db, number, since=since).values())
    replied = [News(What.REPLIED, number, theme, replies)] if replies else []
    return [
        *answered[:ANSWERED_AT_MOST],
        *replied,
        *_outcome(db, consultation, since),
        *_stage(db, consultation, since),
        *fresh,
    ]


def _outcome(db: Session, consultation: Consultation, since: datetime) -> list[News]:
    outcome = outcomes.of(db, consultation.id or 0)
    if outcome is None or outcome.state not in TO_READ:
        return []
    told_at = outcome.published_at or outcome.proposed_at
    is_new = told_at is not None and told_at > since
    return [News(What.OUTCOME, consultation.id or 0, consultation.theme)] if is_new else []


def _stage(db: Session, consultation: Consultation, since: datetime) -> list[News]:
    stage = consultations.part(db, Stage, consultation.stage_id) if consultation.stage_id is not None else None
    if stage is None or stage.opened_at is None or stage.opened_at <= since:
        return []
    return [News(What.STAGE, consultation.id or 0, consultation.theme, stage=stage)]
