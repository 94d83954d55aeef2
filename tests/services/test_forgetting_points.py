"""Points and demands of people who go: what stays, without whom, and what they can download before."""

from typing import Any

import pytest

from bot.domain.forgetting import ERASED_WORDS, Choice, Part
from bot.domain.pointing import PointState
from bot.services import forgetting, recording
from storage import demands
from storage.tables import Demand, StageKind
from tests.services.assembly import Assembly
from tests.services.points import Debate
from tests.services.town import Town


@pytest.fixture
async def debate(town: Town) -> Debate:
    opened = Debate(Assembly(town))
    await opened.opens()
    return opened


async def test_whoever_is_forgotten_leaves_points_without_a_name_or_takes_their_words_along(debate: Debate) -> None:
    kept, gone = await debate.splits(debate.roads), await _of_bob(debate)
    await debate.replies((await debate.points(gone))[0])
    await debate.town.do(forgetting.forget, choice=Choice.KEEP_TOTALS, person_id=debate.ana)

    await debate.town.do(forgetting.forget, choice=Choice.WITHDRAW_IDEAS, person_id=debate.bob)

    stays, erased = await debate.points(kept), await debate.points(gone)
    assert next(each.words for each in stays) == "Build a crossing at the school gate."
    assert all(each.is_waiting for each in stays)
    assert [each.words for each in erased] == [""] * 3
    assert {each.point.words for each in erased} == {ERASED_WORDS}
    assert [each.case.question for each in erased] == [""] * 3  # type: ignore[union-attr]
    assert len(erased[0].replies) == 1
    assert await debate.counted() == 1


async def _of_bob(debate: Debate) -> Any:
    ana, debate.ana = debate.ana, debate.bob
    said = await debate.splits(debate.roads)
    debate.ana = ana
    return said


async def test_only_the_words_of_somebody_are_taken_back_and_their_points_with_them(debate: Debate) -> None:
    said = await debate.splits(debate.roads)

    await debate.town.do(forgetting.forget_part, part=Part.VIEWS, person_id=debate.ana)

    assert [each.state for each in await debate.points(said)] == [PointState.WITHDRAWN] * 3
    assert {each.point.words for each in await debate.points(said)} == {ERASED_WORDS}


async def test_a_record_holds_ones_own_points_and_not_those_one_split_for_others(debate: Debate) -> None:
    await debate.splits(debate.roads)

    of_ana = (await debate.town.do(recording.download, person_id=debate.ana)).decode()
    of_lead = (await debate.town.do(recording.download, person_id=debate.lead)).decode()

    assert "Build a crossing at the school gate." in of_ana
    assert '"point_versions"' in of_ana
    assert '"points"' in of_lead
    assert "Build a crossing" not in of_lead


async def test_a_member_who_goes_leaves_their_demand_without_a_name_or_without_words(debate: Debate) -> None:
    first, second, _ = await debate.points(await debate.splits(debate.roads, debate.roads))
    await debate.assembly.comes_to(StageKind.REPLY)
    await debate.replies(first)
    await debate.demands(first)
    await debate.town.do(forgetting.forget, choice=Choice.KEEP_TOTALS, person_id=debate.lee)

    rows: list[Demand] = await debate.town.database.read(demands.of_case, first.case.id or 0)  # type: ignore[union-attr]

    assert [(each.person_id, each.shown_as, each.words) for each in rows] == [(None, None, "By when exactly?")]
    assert second.demands == ()
