"""What the demo's town did in the days before a visitor comes: three ideas, and a consultation that is alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select, update

from bot.domain.permissions import Place
from bot.domain.pointing import PointDraft
from bot.domain.replying import Written
from bot.domain.speaking import Appearance, Utterance
from bot.domain.terms import Terms
from bot.services import (
    consulting,
    contributing,
    liking,
    planning,
    pointing,
    publishing,
    rehearsing,
    replying,
    signing,
    speaking,
    staging,
    visiting,
)
from bot.services.planning import Step
from storage import consultations, participants, people, points_read, roles
from storage.tables import (
    Consultation,
    Idea,
    IdeaStatus,
    OutboxMessage,
    Participant,
    Person,
    Role,
    StageKind,
    Subtopic,
)

FIRST_NEIGHBOUR = 3_900_000_001
NEIGHBOURS = 41
DAY = timedelta(days=1)
STAGES = {
    StageKind.MOBILISE: "Get ready",
    StageKind.SPEAK: "Have your say",
    StageKind.REPLY: "Departments reply",
    StageKind.CONCLUDE: "Conclude",
    StageKind.REPORT: "Report",
}
IDEAS = (
    (
        "A drinking fountain on Market Square",
        "In summer the nearest tap is ten minutes away. Water should be free, and near.",
        31,
        9,
    ),
    (
        "Open the library on Sunday afternoons",
        "Many people work all week, and Sunday is the day they could read.",
        12,
        6,
    ),
    ("Plant a fruit orchard beside the allotments", "Apples and pears for everybody, and shade in July.", 7, 2),
)
THEME = "A park by the river"
BACKGROUND = (
    "The old goods yard becomes a park next year. There are 300,000 for the first part; the council decides in spring."
)
SUBTOPICS = ("Paths and lights", "Play and sport", "Costs and care")
ASKED = "Lights along the path to the bridge, please. In winter it is dark at four, and nobody walks there."
REPLY = "Yes: twelve lamps along the path to the bridge, within half a year. They dim when nobody is near."


@dataclass(frozen=True, slots=True)
class Said:
    """One view of the consultation: by which neighbour, about which subtopic, how many like it."""

    who: int
    subtopic: int
    words: str
    likes: int = 0
    organisation: str = ""


VIEWS = (
    Said(3, 0, ASKED, likes=9),
    Said(4, 1, "A table for table tennis costs little, and three generations use it at once.", likes=5),
    Said(1, 2, "Who empties the bins at weekends? That should be settled before the first tree is planted.", likes=4),
    Said(5, 0, "Let the paths be wide enough for two prams and a wheelchair.", likes=7, organisation="River Friends"),
    Said(6, 1, "Leave one meadow as it is. The skylarks were here first.", likes=6),
)


def live_through(db: Session, *, terms: Terms, officer_id: int, department_id: int, now: datetime) -> None:
    """Let the last days happen, once: whoever comes finds a town in which people already talk.

    Nobody in it has a phone, so what they are owed is forgotten, and nothing reaches the visitor's five.
    """
    if db.exec(select(Idea.id)).first() is not None or db.exec(select(Consultation.id)).first() is not None:
        return
    neighbours = [_moves_in(db, FIRST_NEIGHBOUR + number, now - 12 * DAY) for number in range(NEIGHBOURS)]
    db.exec(update(Person).where(col(Person.id).in_(neighbours)).values(unreachable_at=now))
    for title, words, signatures, days in IDEAS:
        _suggest(db, title, words, signers=neighbours[:signatures], terms=terms, now=now - days * DAY)
    number = _consult(db, neighbours[0], terms=terms, now=now - 12 * DAY)
    views = _speak(db, number, neighbours, now=now - 3 * DAY)
    _answer(
        db, views[0], lead=neighbours[0], officer_id=officer_id, department_id=department_id, terms=terms, now=now - DAY
    )
    db.exec(update(Participant).values(follows=False))
    db.exec(delete(OutboxMessage))


def _moves_in(db: Session, telegram_id: int, now: datetime) -> int:
    return people.welcome(db, telegram_id=telegram_id, language="en", now=now).id or 0


def _suggest(db: Session, title: str, words: str, *, signers: list[int], terms: Terms, now: datetime) -> None:
    author = signers[-1]
    idea = Idea(title=title, words=words, status=IdeaStatus.SUBMITTED, author_id=author, created_at=now, changed_at=now)
    db.add(idea)
    db.flush()
    publishing.publish(db, idea, when=(IdeaStatus.SUBMITTED,), terms=terms, now=now)
    for each in signers[:-1]:
        signing.sign(db, idea_id=idea.id or 0, person_id=each, now=now)


def _consult(db: Session, lead: int, *, terms: Terms, now: datetime) -> int:
    """Make a consultation as a facilitator does, and let the calendar bring it to its second stage."""
    roles.grant(db, lead, Role.FACILITATOR, now=now)
    zone = terms.timezone
    number = planning.begin(db, person_id=lead, names=STAGES, timezone=zone, now=now).number
    planning.hear(db, words=THEME, person_id=lead, timezone=zone, now=now)
    for step, words in ((Step.BACKGROUND, BACKGROUND), (Step.SUBTOPICS, "\n".join(SUBTOPICS))):
        planning.ask(db, step=step, consultation_id=number, person_id=lead, now=now)
        planning.hear(db, words=words, person_id=lead, timezone=zone, now=now)
    consulting.publish(db, consultation_id=number, person_id=lead, now=now)
    for days in (2, 9):
        staging.turn_due(db, now + days * DAY)
    return number


def _speak(db: Session, number: int, neighbours: list[int], *, now: datetime) -> list[int]:
    """Let people look in and speak; return their views."""
    roles.grant(db, neighbours[1], Role.MEMBER, now=now)
    subtopics = [each.id or 0 for each in consultations.parts(db, Subtopic, number)]
    for each in neighbours[1:]:
        visiting.count_in(db, number, each, now=now)
    return [
        _say(db, said, number, subtopics[said.subtopic], neighbours, now=now + timedelta(hours=3 * hour))
        for hour, said in enumerate(VIEWS)
    ]


def _say(db: Session, said: Said, number: int, subtopic_id: int, neighbours: list[int], *, now: datetime) -> int:
    person = neighbours[said.who]
    if said.organisation:
        participants.note(db, number, person, organisation=said.organisation, invited_at=now)
    speaking.begin(db, subtopic_id=subtopic_id, person_id=person, now=now)
    if said.organisation:
        rehearsing.appear(db, appearance=Appearance.ORGANISATION, name="", person_id=person, now=now)
    speaking.hear(db, said=Utterance(said.words), person_id=person, now=now)
    view = contributing.publish(db, person_id=person, now=now).id or 0
    for each in neighbours[10 : 10 + said.likes]:
        liking.like(db, contribution_id=view, person_id=each, now=now)
    return view


def _answer(
    db: Session, view: int, *, lead: int, officer_id: int, department_id: int, terms: Terms, now: datetime
) -> None:
    """Let a department answer what one view asks for."""
    lines = [PointDraft(ASKED, (department_id,))]
    pointing.split(db, contribution_id=view, lines=lines, terms=terms, person_id=lead, now=now)
    (point,) = points_read.of_contribution(db, view)
    case_id = point.case.id or 0 if point.case else 0
    here: dict[str, Any] = {"person_id": officer_id, "place": Place.STAFF}
    drafted = replying.draft(db, case_id=case_id, written=Written(REPLY), now=now, **here)
    replying.publish(db, reply_id=drafted.reply.id or 0, terms=terms, now=now, **here)
