"""Practice: everything works, nobody else sees any of it, nothing is counted, and nothing stays."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.domain.finding_views import Wanted
from bot.domain.practising import KEPT_FOR
from bot.domain.refusals import Reason
from bot.domain.speaking import Utterance
from bot.services import contributing, liking, planning, practising, speaking, turning, viewing, visiting
from bot.services.practising import Made
from storage import consultations, contributions, speech_index
from storage.record import rows_about
from storage.tables import (
    AuditEntry,
    Consultation,
    Contribution,
    OutboxMessage,
    Participant,
    Role,
    SearchWord,
    Stage,
    StageKind,
    Subtopic,
)
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import refused

MADE = Made(("A lamp would help.", "The bus leaves too early."))
TABLES = (Consultation, Stage, Subtopic, Contribution, Participant, SearchWord, OutboxMessage, AuditEntry)


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.publishes()
    return gathered


async def practises(assembly: Assembly, name: str = "Lee", role: Role | None = Role.MEMBER) -> tuple[int, Any]:
    person = await assembly.town.person(name, role=role)
    given = {"consultation_id": assembly.number, "made": MADE, "person_id": person}
    return person, await assembly.town.do(practising.begin, **given)


def _speak(db: Session, person_id: int, subtopic_id: int, now: Any) -> Contribution:
    speaking.begin(db, subtopic_id=subtopic_id, person_id=person_id, now=now)
    speaking.hear(db, said=Utterance("My first try, at the crossing."), person_id=person_id, now=now)
    return contributing.publish(db, person_id=person_id, now=now)


async def speaks(assembly: Assembly, person: int, card: Any) -> Contribution:
    first = card.subtopics[0].subtopic_id
    said: Contribution = await assembly.town.database.write(_speak, person, first, assembly.town.now)
    return said


def _counts(db: Session) -> dict[str, int]:
    return {table.__tablename__: len(db.exec(select(table)).all()) for table in TABLES}


async def test_one_can_speak_before_the_stage_for_it_has_come_and_like_and_change_and_add(assembly: Assembly) -> None:
    lee, card = await practises(assembly)
    said = await speaks(assembly, lee, card)
    page = await assembly.town.do(viewing.subtopic, subtopic_id=card.subtopics[0].subtopic_id, page=1, person_id=lee)
    first = page.views[0].contribution

    liked = await assembly.town.do(liking.like, contribution_id=first.id, person_id=lee)
    await assembly.town.do(contributing.ask_edit, contribution_id=said.id, person_id=lee)
    edited = await assembly.town.do(contributing.edit, words="My second try.", person_id=lee)
    wanted = Wanted(question="second", consultation_id=card.number)
    found = await assembly.town.see(speech_index.count, wanted=wanted, now=assembly.town.now)

    assert (card.number, said.number, page.total) == (-lee, 3, 3)
    assert (liked.like_count, edited.version, found) == (1, 2, 1)


async def test_its_stages_are_turned_by_whoever_practises(assembly: Assembly) -> None:
    lee, card = await practises(assembly)

    turned = await assembly.town.do(practising.turn, person_id=lee)

    assert (card.stage.kind, turned.stage.kind) == (StageKind.SPEAK, StageKind.REPLY)
    assert (await assembly.row()).stage_id is None


async def test_nobody_else_sees_or_does_anything_in_it(assembly: Assembly) -> None:
    lee, card = await practises(assembly)
    said = await speaks(assembly, lee, card)
    subtopic_id = card.subtopics[0].subtopic_id

    for other in (assembly.lead, await assembly.town.person("Mallory", role=Role.ADMIN)):
        by = {"person_id": other}
        gone = Reason.NO_SUCH_CONTRIBUTION
        assert await refused(assembly, visiting.look_in, consultation_id=card.number, **by) is (
            Reason.NO_SUCH_CONSULTATION
        )
        assert await refused(assembly, viewing.one, contribution_id=said.id, **by) is gone
        assert await refused(assembly, liking.like, contribution_id=said.id, **by) is Reason.NO_SUCH_CONSULTATION
        assert await refused(assembly, speaking.begin, subtopic_id=subtopic_id, **by) is Reason.NO_SUCH_CONSULTATION
        assert await refused(assembly, planning.see, consultation_id=card.number, **by) is Reason.NO_SUCH_CONSULTATION
        reason = await refused(assembly, turning.ask_why, consultation_id=card.number, **by)
        assert reason is Reason.NO_SUCH_CONSULTATION


async def test_nothing_of_it_is_listed_found_counted_noted_or_told(assembly: Assembly) -> None:
    before = await assembly.town.see(_counts)
    lee, card = await practises(assembly)
    await speaks(assembly, lee, card)

    going_on, over = await assembly.town.see(visiting.listing)
    everywhere = await assembly.town.see(speech_index.count, wanted=Wanted(question="crossing"), now=assembly.town.now)
    real = await assembly.looks_in(assembly.lead)
    after = await assembly.town.see(_counts)

    assert ([each.number for each in going_on], over, everywhere) == ([assembly.number], [], 0)
    assert (real.turnout.spoken, await assembly.turns()) == (0, 0)
    assert (after["outbox"], after["audit_log"]) == (before["outbox"], before["audit_log"])


@pytest.mark.parametrize("ends", ["by hand", "by the clock", "by forgetting"])
async def test_nothing_of_it_stays(assembly: Assembly, ends: str) -> None:
    lee = await assembly.town.person("Lee", role=Role.MEMBER)
    before = await assembly.town.see(_counts)
    _, card = await practises(assembly)
    await speaks(assembly, lee, card)
    await assembly.town.do(speaking.begin, subtopic_id=card.subtopics[0].subtopic_id, person_id=lee)

    if ends == "by the clock":
        early = await assembly.town.database.write(
            practising.end_old, assembly.town.now + KEPT_FOR - timedelta(hours=1)
        )
        late = await assembly.town.database.write(practising.end_old, assembly.town.now + KEPT_FOR + timedelta(hours=1))
        assert (early, late) == (0, 1)
    else:
        assert await assembly.town.do(practising.end, person_id=lee)

    after = await assembly.town.see(_counts)
    assert after == before
    assert "flows" not in await assembly.town.see(rows_about, person_id=lee)
    assert not await assembly.town.do(practising.end, person_id=lee)


async def test_a_new_practice_takes_the_place_of_the_one_before(assembly: Assembly) -> None:
    lee, card = await practises(assembly)
    await speaks(assembly, lee, card)

    _, again = await practises(assembly)

    views = await assembly.town.see(contributions.count, subtopic_id=again.subtopics[0].subtopic_id)
    assert (again.number, views) == (card.number, 2)


async def test_it_is_offered_to_members_to_whoever_leads_and_to_the_invited(assembly: Assembly) -> None:
    bob = await assembly.town.person("Bob")

    reason = await refused(assembly, practising.begin, consultation_id=assembly.number, made=MADE, person_id=bob)
    offered = [
        (await assembly.town.do(visiting.see, consultation_id=assembly.number, person_id=each)).can_practise
        for each in (bob, assembly.lead)
    ]

    assert reason is Reason.INVITED_ONLY
    assert offered == [False, True]


async def test_the_next_real_consultation_gets_the_next_number(assembly: Assembly) -> None:
    await practises(assembly)

    second = await assembly.publishes()

    stands = await assembly.town.see(consultations.get, consultation_id=second)
    assert second == 2
    assert stands is not None
