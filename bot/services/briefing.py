"""What somebody needs on the go: what waits for them, what is new since the last brief, and where things stand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlmodel import Session

from bot.domain.briefing import (
    DEMANDS_AT_MOST,
    LINES_AT_MOST,
    MORNING_AT,
    MORNING_ENDS,
    NO_NEWS,
    Brief,
    Line,
    Matter,
    Unfinished,
)
from bot.domain.catching_up import What
from bot.domain.permissions import Act
from bot.domain.staging import Deed, may
from bot.services import catching_up, permitting, visiting
from storage import catching_up as found
from storage import demands, outbox, outcomes, people, record
from storage.outbox import Owed
from storage.tables import (
    Consultation,
    ConsultationStatus,
    OutcomeState,
    Participant,
    Person,
    Role,
)

MORNING = "brief-morning"
FIRST_LOOK_BACK = timedelta(days=7)
A_DAY = timedelta(days=1)
AT_ONCE = 500
GOING_ON = (ConsultationStatus.ANNOUNCED, ConsultationStatus.RUNNING)


def brief(db: Session, *, person_id: int, now: datetime) -> Brief:
    """Return what somebody needs to know today, and note that they have been told."""
    permitting.require(db, person_id=person_id, act=Act.VISIT_CONSULTATION, now=now)
    person = db.get_one(Person, person_id)
    since = person.briefed_at or max(person.created_at, now - FIRST_LOOK_BACK)
    told = _brief(db, person, since=since, now=now)
    person.briefed_at = now
    db.add(person)
    return told


def _brief(db: Session, person: Person, *, since: datetime, now: datetime) -> Brief:
    person_id = person.id or 0
    lines: list[Line] = []
    for consultation, part in _concerning(db, person_id, now=now):
        lines += _lines_of(db, consultation, part, person_id, since=since, now=now)
    lines += _own_demands(db, person_id, since=since, now=now)
    lines += _ideas(db, person_id, since=since)
    order = tuple(Matter)
    in_order = sorted(lines, key=lambda each: order.index(each.matter))
    drafts = found.drafts_of(db, person_id)
    unfinished = Unfinished(drafts[0][0].id or 0, drafts[0][2].title) if drafts else None
    shown = tuple(in_order[: LINES_AT_MOST - (1 if unfinished else 0)])
    return Brief(shown, unfinished, is_daily=person.brief_daily)


def _concerning(db: Session, person_id: int, *, now: datetime) -> list[tuple[Consultation, Participant | None]]:
    """Return the consultations somebody cares for; a member's are all that go on."""
    attended: list[tuple[Consultation, Participant | None]] = [*found.attended(db, person_id)]
    if Role.MEMBER not in people.roles_of(db, person_id, now=now):
        return attended
    known = {consultation.id for consultation, _ in attended}
    going_on, _ = visiting.listing(db)
    return attended + [(card.consultation, None) for card in going_on if card.number not in known]


def _lines_of(
    db: Session,
    consultation: Consultation,
    part: Participant | None,
    person_id: int,
    *,
    since: datetime,
    now: datetime,
) -> Iterator[Line]:
    card = visiting.see(db, consultation_id=consultation.id or 0, person_id=person_id, now=now)
    line = Line(Matter.STANDS, card.number, consultation.theme, card.stage, card.closes_at)
    is_asked = part is not None and part.invited_at is not None and part.spoke_at is None and part.declined_at is None
    is_waited_for = is_asked and card.can_speak
    if is_waited_for:
        yield replace(line, matter=Matter.INVITED)
    if _is_asked_for_consent(db, line, person_id, now=now):
        yield replace(line, matter=Matter.CONSENT)
    known_since = max(since, part.last_looked_at) if part is not None and part.last_looked_at else since
    news = catching_up.since_then(db, consultation, person_id, since=known_since)
    for each in (one for one in news if one.what is not What.STAGE):  # where it stands has a line of its own
        yield replace(line, matter=Matter.NEWS, news=each, subtopic_id=_subtopic_id(card.subtopics, each.subtopic))
    if consultation.status in GOING_ON and not is_waited_for:
        yield replace(line, views=sum(each.views for each in card.subtopics))


def _subtopic_id(lines: Any, position: int) -> int:
    return next((each.subtopic_id for each in lines if each.position == position), 0) if position else 0


def _is_asked_for_consent(db: Session, line: Line, person_id: int, *, now: datetime) -> bool:
    outcome = outcomes.of(db, line.consultation_id)
    if outcome is None or outcome.state is not OutcomeState.PROPOSED or line.stage is None:
        return False
    standing = visiting.standing_of(db, line.consultation_id, person_id, now=now)
    can = may(standing, Deed.CONSENT, kind=line.stage.kind, floor=line.stage.floor)
    return can and outcomes.consent_of(db, line.consultation_id, person_id) is None


def _own_demands(db: Session, person_id: int, *, since: datetime, now: datetime) -> Iterator[Line]:
    """Yield what became of what somebody demanded: answered since the last brief, and still open with its day."""
    for each in demands.answered_of(db, person_id, since=since)[:DEMANDS_AT_MOST]:
        yield Line(Matter.ANSWERED, each.consultation_id, each.theme, demand=each)
    for each in demands.open_of(db, person_id, now=now)[:DEMANDS_AT_MOST]:
        yield Line(Matter.DEMANDED, each.consultation_id, each.theme, demand=each)


def _ideas(db: Session, person_id: int, *, since: datetime) -> list[Line]:
    """Return how somebody's own, signed and followed ideas have moved."""
    news = [each for each in record.news_for(db, person_id, since=since) if each.threshold]
    return [
        Line(Matter.IDEA, idea_id=each.idea_id, signatures=each.signature_count, threshold=each.threshold)
        for each in news
    ]


def choose_daily(db: Session, *, daily: bool, person_id: int, now: datetime) -> bool:
    """Send the brief each morning on which there is something to do, or no longer."""
    permitting.require(db, person_id=person_id, act=Act.CHANGE_SETTINGS, owner_id=person_id, now=now)
    person = db.get_one(Person, person_id)
    person.brief_daily = daily
    db.add(person)
    return daily


def owe_mornings(db: Session, now: datetime, *, zone: tzinfo, limit: int = AT_ONCE) -> int:
    """Owe up to `limit` of those who wish it today's brief, once a day and in the morning; return how many."""
    here = now.astimezone(zone)
    if not MORNING_AT <= here.time() < MORNING_ENDS:
        return 0
    day = here.date().isoformat()
    key = f"{MORNING}:{day}:"
    owed = [
        Owed(notice=MORNING, facts={"day": day}, person_id=each, dedupe_key=f"{key}{each}")
        for each in people.wanting_briefs(db, key=key, limit=limit)
    ]
    return outbox.owe_many(db, owed, now=now)


def told(db: Session, _facts: dict[str, Any], person: Person | None, now: datetime) -> Brief | None:
    """Return this morning's brief; None on a day on which nothing waits and nothing is new."""
    if person is None or not person.brief_daily:
        return None
    yesterday = now - A_DAY
    since = max(person.briefed_at, yesterday) if person.briefed_at else yesterday
    todays = _brief(db, person, since=since, now=now)
    is_worth_it = todays.unfinished is not None or any(each.matter not in NO_NEWS for each in todays.lines)
    return todays if is_worth_it else None
