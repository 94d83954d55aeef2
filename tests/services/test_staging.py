"""Stages turn over by the clock and by hand, exactly once, and everybody who follows hears of it."""

from datetime import timedelta

import pytest

from bot.domain.refusals import Reason, Refused
from bot.services import staging, turning, visiting
from storage.tables import ConsultationStatus, StageKind
from tests.services.assembly import Assembly
from tests.services.town import Town

MOMENT = timedelta(microseconds=1)


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.publishes()
    return gathered


async def test_a_stage_opens_at_its_moment_and_not_before(assembly: Assembly) -> None:
    first = (await assembly.stages())[0]

    assembly.town.now = first.opens_at - MOMENT
    before = await assembly.turns()
    assembly.town.now = first.opens_at
    at_once, again = await assembly.turns(), await assembly.turns()

    row = await assembly.row()
    assert (before, at_once, again) == (0, 1, 0)
    assert (row.status, row.stage_id) == (ConsultationStatus.RUNNING, first.id)


async def test_a_tick_that_comes_late_opens_the_stage_that_is_due_now(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.REPLY)

    stages = await assembly.stages()
    assert (await assembly.row()).stage_id == stages[2].id
    assert [stage.opened_at is not None for stage in stages] == [False, False, True, False, False]


async def test_the_last_stage_ends_with_the_consultation(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.REPORT)
    ends_at = (await assembly.row()).ends_at
    assert ends_at is not None

    assembly.town.now = ends_at
    await assembly.turns()

    row = await assembly.row()
    assert (row.status, row.stage_id) == (ConsultationStatus.CONCLUDED, None)
    assert all(stage.closed_at for stage in await assembly.stages() if stage.opened_at)
    assert await assembly.turns() == 0


async def test_followers_hear_once_of_each_stage(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.town.do(visiting.follow, consultation_id=assembly.number, follows=True, person_id=ana)

    await assembly.comes_to(StageKind.MOBILISE)
    await assembly.comes_to(StageKind.SPEAK)
    await assembly.turns()

    owed = await assembly.town.owed(staging.OPENED)
    assert [message.facts["stage_id"] for message in owed if message.person_id == ana] == [
        stage.id for stage in (await assembly.stages())[:2]
    ]


async def test_a_late_tick_does_not_make_a_consultation_last_longer(assembly: Assembly) -> None:
    ends_at = (await assembly.row()).ends_at
    assert ends_at is not None
    assembly.town.passes(days=(ends_at - assembly.town.now).days + 20)

    await assembly.turns()

    assert (await assembly.row()).concluded_at == ends_at


async def test_the_next_stage_can_be_opened_by_hand_with_a_reason(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.MOBILISE)
    given = {"consultation_id": assembly.number, "person_id": assembly.lead}

    await assembly.town.do(turning.turn_now, reason="Everybody is here already.", **given)
    again = await assembly.turns()

    stage = (await assembly.stages())[1]
    assert (await assembly.row()).stage_id == stage.id
    assert (stage.turned_for, stage.opens_at) == ("Everybody is here already.", assembly.town.now)
    assert again == 0


async def test_no_stage_is_turned_without_a_reason(assembly: Assembly) -> None:
    with pytest.raises(Refused) as refused:
        await assembly.town.do(turning.turn_now, consultation_id=assembly.number, reason="  ", person_id=assembly.lead)

    assert refused.value.reason is Reason.WORDS_EMPTY


async def test_moving_a_stage_moves_everything_after_it(assembly: Assembly) -> None:
    await assembly.comes_to(StageKind.SPEAK)
    before, ended = await assembly.stages(), (await assembly.row()).ends_at
    assert ended is not None

    await assembly.town.do(
        turning.move,
        consultation_id=assembly.number,
        to=before[2].opens_at + timedelta(days=7),
        reason="Many have asked for another week.",
        person_id=assembly.lead,
    )

    after = await assembly.stages()
    moved = [late.opens_at - early.opens_at for early, late in zip(before, after, strict=True)]
    assert moved == [timedelta(0)] * 2 + [timedelta(days=7)] * 3
    assert (await assembly.row()).ends_at == ended + timedelta(days=7)


async def test_a_stage_cannot_be_moved_into_the_past_or_by_a_stranger(assembly: Assembly) -> None:
    bob = await assembly.town.person("Bob")
    given = {"consultation_id": assembly.number, "reason": "Because.", "to": assembly.town.now}

    for person, reason in ((assembly.lead, Reason.DATE_NOT_UNDERSTOOD), (bob, Reason.NOT_PERMITTED)):
        with pytest.raises(Refused) as refused:
            await assembly.town.do(turning.move, person_id=person, **given)
        assert refused.value.reason is reason
