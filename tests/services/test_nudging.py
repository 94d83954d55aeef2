"""Everybody invited has had the floor: whoever has not is nudged gently, and may have nothing to add."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.refusals import Reason
from bot.services import inviting, nudging, visiting
from storage.tables import Person, Role, StageKind
from tests.services.assembly import Assembly
from tests.services.town import TERMS, Town
from tests.services.voices import refused, speaks

ONCE = replace(TERMS, nudges_per_stage=1)


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def with_two_members(assembly: Assembly) -> tuple[int, int]:
    lee, park = [await assembly.town.person(name, role=Role.MEMBER) for name in ("Lee", "Park")]
    await assembly.speaks_now()
    await assembly.town.do(inviting.invite_members, consultation_id=assembly.number, person_id=assembly.lead)
    return lee, park


async def nudges(assembly: Assembly, participant_id: int = 0, **more: Any) -> int:
    given = {"consultation_id": assembly.number, "participant_id": participant_id, "person_id": assembly.lead}
    _, count = await assembly.town.do(nudging.nudge, **({"terms": TERMS} | given | more))
    return int(count)


async def floor(assembly: Assembly) -> Any:
    return await assembly.town.do(nudging.floor, consultation_id=assembly.number, terms=TERMS, person_id=assembly.lead)


async def test_whoever_has_spoken_or_has_nothing_to_add_had_the_floor(assembly: Assembly) -> None:
    lee, park = await with_two_members(assembly)
    before = await floor(assembly)

    await speaks(assembly, lee)
    await assembly.town.do(nudging.decline, consultation_id=assembly.number, person_id=park)

    after = await floor(assembly)
    card = await assembly.town.do(visiting.see, consultation_id=assembly.number, person_id=park)
    assert (before.invited, len(before.unheard)) == (2, 2)
    assert (after.invited, after.unheard) == (2, ())
    assert (card.turnout.spoken, card.turnout.heard, card.can_speak) == (1, 2, True)


async def test_a_nudge_goes_to_those_who_have_not_had_the_floor_and_to_nobody_else(assembly: Assembly) -> None:
    lee, park = await with_two_members(assembly)
    await speaks(assembly, lee)

    count = await nudges(assembly)

    owed = await assembly.town.owed(nudging.NUDGE)
    assert (count, [message.person_id for message in owed]) == (1, [park])


async def test_nobody_is_nudged_two_days_running_or_more_often_than_the_place_says(assembly: Assembly) -> None:
    await with_two_members(assembly)

    counts = [await nudges(assembly)]
    assembly.town.passes(hours=20)
    counts.append(await nudges(assembly))
    assembly.town.passes(days=2)
    counts.append(await nudges(assembly))
    assembly.town.passes(days=2)
    counts.append(await nudges(assembly))

    assert counts == [2, 0, 2, 0]
    assert await nudges(assembly, terms=replace(TERMS, nudges_per_stage=0)) == 0


async def test_one_person_can_be_nudged_alone(assembly: Assembly) -> None:
    await with_two_members(assembly)
    one = (await floor(assembly)).unheard[1]

    count = await nudges(assembly, one.participant_id, terms=ONCE)

    assert count == 1
    assert [each.can_nudge for each in (await floor(assembly)).unheard] == [True, False]


async def test_a_nudge_that_has_become_untrue_is_not_sent(assembly: Assembly) -> None:
    lee, park = await with_two_members(assembly)
    await nudges(assembly)
    await speaks(assembly, lee)
    await assembly.town.do(visiting.follow, consultation_id=assembly.number, follows=False, person_id=park)

    owed = await assembly.town.owed(nudging.NUDGE)
    seen = [await assembly.town.database.read(_told, message.facts, message.person_id, assembly.town.now)
            for message in owed]  # fmt: skip

    assert seen == [None, None]
    assert await nudges(assembly) == 0


def _told(db: Any, facts: Any, person_id: int | None, now: Any) -> Any:
    return nudging.told(db, facts, db.get(Person, person_id), now)


async def test_only_whoever_leads_sees_it_and_only_while_people_speak(assembly: Assembly) -> None:
    lee, _ = await with_two_members(assembly)
    bob = await assembly.town.person("Bob")
    given = {"consultation_id": assembly.number}

    assert await refused(assembly, nudging.floor, terms=TERMS, person_id=lee, **given) is Reason.NOT_PERMITTED
    assert await refused(assembly, nudging.decline, person_id=bob, **given) is Reason.INVITED_ONLY
    await assembly.comes_to(StageKind.REPLY)
    reason = await refused(assembly, nudging.nudge, participant_id=0, terms=TERMS, person_id=assembly.lead, **given)
    assert reason is Reason.NOT_IN_THIS_STAGE
