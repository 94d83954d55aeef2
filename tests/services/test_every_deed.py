"""Every role, every deed, every stage: the real services do exactly what the tables say, with no menu in between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.permissions import TABLE as ACTS
from bot.domain.permissions import Act, Place
from bot.domain.pointing import PointDraft
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Written
from bot.domain.speaking import Utterance
from bot.domain.staging import TABLE, Deed, Standing, may
from bot.services import concluding, contributing, demanding, liking, pointing, replying, speaking, visiting
from storage import consultations, outcomes, participants
from storage.tables import (
    Consultation,
    ConsultationStatus,
    Floor,
    Outcome,
    OutcomeState,
    Role,
    Stage,
    StageKind,
    Stance,
)
from tests.services.assembly import Assembly
from tests.services.points import Debate
from tests.services.town import TERMS, Town
from tests.services.voices import speaks

# What else a deed needs besides its stage; whoever answers needs a seat in the department as well.
BESIDES = {Deed.ANSWER: Act.PUBLISH_REPLY, Deed.CONCLUDE: Act.RUN_CONSULTATION, Deed.LOOK: Act.VISIT_CONSULTATION}
STAGE_SAYS_NO = {Reason.NOT_IN_THIS_STAGE, Reason.NOT_BEGUN, Reason.CONSULTATION_OVER}
FLOOR_SAYS_NO = {Reason.MEMBERS_ONLY, Reason.INVITED_ONLY}
ROLE_SAYS_NO = {Reason.NOT_PERMITTED, Reason.NOT_YOUR_CASE}
OVER = "over"


@dataclass
class World:
    """A consultation in which everything can be tried: everybody has spoken, one view is split, one case waits."""

    number: int
    subtopic_id: int
    somebodys: int
    case_id: int
    who: dict[str, tuple[int, Standing]] = field(default_factory=dict)
    own: dict[int, int] = field(default_factory=dict)


Try = Callable[[Session, World, int, datetime], Any]


def _look(db: Session, world: World, person: int, now: datetime) -> Any:
    return visiting.look_in(db, consultation_id=world.number, person_id=person, now=now)


def _speak(db: Session, world: World, person: int, now: datetime) -> Any:
    speaking.begin(db, subtopic_id=world.subtopic_id, person_id=person, now=now)
    speaking.hear(db, said=Utterance("One thing more."), person_id=person, now=now)
    return contributing.publish(db, person_id=person, now=now)


def _supplement(db: Session, world: World, person: int, now: datetime) -> Any:
    contributing.ask_addition(db, contribution_id=world.own[person], person_id=person, now=now)
    return contributing.add(db, words="And this.", person_id=person, now=now)


def _edit(db: Session, world: World, person: int, now: datetime) -> Any:
    contributing.ask_edit(db, contribution_id=world.own[person], person_id=person, now=now)
    return contributing.edit(db, words="In other words.", person_id=person, now=now)


def _withdraw(db: Session, world: World, person: int, now: datetime) -> Any:
    return contributing.withdraw(db, contribution_id=world.own[person], person_id=person, now=now)


def _like(db: Session, world: World, person: int, now: datetime) -> Any:
    return liking.like(db, contribution_id=world.somebodys, person_id=person, now=now)


def _split(db: Session, world: World, person: int, now: datetime) -> Any:
    lines = [PointDraft("Who pays?")]
    given: dict[str, Any] = {"contribution_id": world.somebodys, "lines": lines, "terms": TERMS}
    return pointing.split(db, **given, person_id=person, now=now)


def _answer(db: Session, world: World, person: int, now: datetime) -> Any:
    here: dict[str, Any] = {"person_id": person, "place": Place.PRIVATE, "now": now}
    drafted = replying.draft(db, case_id=world.case_id, written=Written("We can build one."), **here)
    return replying.publish(db, reply_id=drafted.reply.id or 0, terms=TERMS, **here)


def _demand(db: Session, world: World, person: int, now: datetime) -> Any:
    given: dict[str, Any] = {"case_id": world.case_id, "words": "By when exactly?", "terms": TERMS}
    return demanding.demand(db, **given, person_id=person, now=now)


def _consent(db: Session, world: World, person: int, now: datetime) -> Any:
    return concluding.consent(db, consultation_id=world.number, stance=Stance.SUPPORT, person_id=person, now=now)


def _conclude(db: Session, world: World, person: int, now: datetime) -> Any:
    return concluding.publish(db, consultation_id=world.number, person_id=person, now=now)


TRIES: dict[Deed, Try] = {
    Deed.LOOK: _look,
    Deed.SPEAK: _speak,
    Deed.SUPPLEMENT: _supplement,
    Deed.EDIT: _edit,
    Deed.WITHDRAW: _withdraw,
    Deed.LIKE: _like,
    Deed.SPLIT: _split,
    Deed.ANSWER: _answer,
    Deed.DEMAND: _demand,
    Deed.CONSENT: _consent,
    Deed.CONCLUDE: _conclude,
}


@pytest.fixture
async def world(town: Town) -> World:
    debate = Debate(Assembly(town))
    await debate.opens()
    said = await debate.splits(debate.roads)
    point = (await debate.points(said))[0]
    assert point.case is not None
    found = World(debate.number, (await debate.assembly.subtopics())[0].id or 0, said.id, point.case.id or 0)
    people: dict[str, tuple[int, Role]] = {
        "citizen": (debate.bob, Role.CITIZEN),
        "invited": (await town.person("Carol"), Role.CITIZEN),
        "member": (debate.lee, Role.MEMBER),
        "officer": (debate.park, Role.OFFICER),
        "moderator": (await town.person("Olena", role=Role.MODERATOR), Role.MODERATOR),
        "facilitator": (debate.lead, Role.FACILITATOR),
        "admin": (await town.person("Admin"), Role.ADMIN),
    }
    for name, (person, role) in people.items():
        found.who[name] = person, Standing(frozenset({role}), is_invited=name == "invited")
        found.own[person] = (await speaks(debate.assembly, person)).id
    await town.database.write(_furnish, found, town.now)
    return found


def _furnish(db: Session, world: World, now: datetime) -> None:
    participants.note(db, world.number, world.who["invited"][0], invited_at=now)
    words: dict[str, Any] = {"said": "A crossing.", "done": "We build one.", "not_done": "No bridge."}
    row = Outcome(consultation_id=world.number, state=OutcomeState.PROPOSED, begun_at=now, proposed_at=now, **words)
    outcomes.start(db, row)


def _be_in(db: Session, world: World, state: StageKind | str | None, floor: Floor = Floor.EVERYBODY) -> None:
    """Let the consultation be in a stage of this kind, before the first one (None), or over."""
    row = db.get_one(Consultation, world.number)
    row.status = ConsultationStatus.CONCLUDED if state == OVER else ConsultationStatus.RUNNING
    stages = consultations.parts(db, Stage, world.number)
    stage = next((each for each in stages if each.kind == state), None)
    row.stage_id = stage.id if stage else None
    if stage is not None:
        stage.floor = floor
    db.flush()


def _tried(db: Session, world: World, deed: Deed, person: int, now: datetime) -> Reason | None:
    """Do it for real, undo it, and return why it was refused."""
    with db.begin_nested() as undo:
        try:
            TRIES[deed](db, world, person, now)
        except Refused as refusal:
            return refusal.reason
        finally:
            undo.rollback()
            db.expire_all()
    return None


def _expected(deed: Deed, standing: Standing, state: StageKind | str | None, floor: Floor = Floor.EVERYBODY) -> bool:
    """Return what the two tables say."""
    kind = StageKind(state) if state in set(StageKind) else None
    allowed = may(standing, deed, kind=kind, floor=floor)
    if deed is Deed.CONCLUDE and state == OVER:
        allowed = True  # the outcome may still be written when it is all over, by whoever runs it
    besides = ACTS[BESIDES[deed]].roles if deed in BESIDES else frozenset({Role.CITIZEN})
    return allowed and bool(besides & standing.all_roles)


def _matrix(db: Session, world: World, now: datetime) -> Iterator[tuple[str, bool, Reason | None]]:
    for state in (None, *StageKind, OVER):
        _be_in(db, world, state)
        for name, (person, standing) in world.who.items():
            for deed in Deed:
                cell = f"{name} {deed.value} {state}"
                yield cell, _expected(deed, standing, state), _tried(db, world, deed, person, now)


def _floors(db: Session, world: World, now: datetime) -> Iterator[tuple[str, bool, Reason | None]]:
    for floor in Floor:
        _be_in(db, world, StageKind.SPEAK, floor)
        for name, (person, standing) in world.who.items():
            cell = f"{name} speak {floor.value}"
            expected = _expected(Deed.SPEAK, standing, StageKind.SPEAK, floor)
            yield cell, expected, _tried(db, world, Deed.SPEAK, person, now)


def _all(db: Session, cells: Any, world: World, now: datetime) -> list[tuple[str, bool, Reason | None]]:
    return list(cells(db, world, now))


async def test_each_service_allows_exactly_what_the_table_does(town: Town, world: World) -> None:
    cells = await town.database.write(_all, _matrix, world, town.now + timedelta(minutes=1))

    assert len(cells) == 7 * 7 * len(Deed)
    assert [cell for cell, expected, refused in cells if expected is not (refused is None)] == []
    assert {refused for _, _, refused in cells if refused} <= STAGE_SAYS_NO | ROLE_SAYS_NO
    assert {refused for cell, _, refused in cells if refused and cell.endswith(OVER)} <= (
        {Reason.CONSULTATION_OVER} | ROLE_SAYS_NO
    )


async def test_whoever_has_the_floor_speaks_and_nobody_else(town: Town, world: World) -> None:
    cells = await town.database.write(_all, _floors, world, town.now + timedelta(minutes=1))

    assert [cell for cell, expected, refused in cells if expected is not (refused is None)] == []
    assert {refused for _, expected, refused in cells if not expected} == FLOOR_SAYS_NO


def test_no_deed_and_no_stage_is_left_out() -> None:
    assert set(TRIES) == set(Deed)
    assert set(TABLE) == {*StageKind, None}
