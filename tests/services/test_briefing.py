"""The brief and one's own demands: what still waits with its day, what was answered once, and nobody else's."""

from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.briefing import Line, Matter
from bot.services import briefing, contributing
from storage.tables import Person, StageKind
from tests.services.assembly import Assembly
from tests.services.points import Debate, case_row
from tests.services.town import Town


@pytest.fixture
async def debate(town: Town) -> Debate:
    """Lee, a member, has demanded more of what Roads replied to the first point."""
    opened = Debate(Assembly(town))
    await opened.opens()
    opened.said = await opened.splits(opened.roads)  # type: ignore[attr-defined]
    opened.first = (await opened.points(opened.said))[0]  # type: ignore[attr-defined]
    await opened.replies(opened.first)  # type: ignore[attr-defined]
    await opened.assembly.comes_to(StageKind.REPLY)
    await opened.demands(opened.first)  # type: ignore[attr-defined]
    return opened


async def told(debate: Debate, person: int) -> list[Line]:
    brief: Any = await debate.town.do(briefing.brief, person_id=person)
    return [each for each in brief.lines if each.demand is not None]


async def answers(debate: Debate) -> None:
    first = (await debate.points(debate.said))[0]  # type: ignore[attr-defined]
    await debate.replies(first, "It is done in May.")


async def test_an_open_demand_stands_in_every_brief_with_its_new_day(debate: Debate) -> None:
    case = await case_row(debate, debate.first)  # type: ignore[attr-defined]

    (line,) = await told(debate, debate.lee)
    (again,) = await told(debate, debate.lee)

    assert line.matter is again.matter is Matter.DEMANDED
    assert line.demand is not None
    assert (line.demand.code, line.demand.department, line.demand.due_at) == ("1.1", "Roads", case.due_at)
    assert not line.demand.is_late


async def test_a_demand_that_is_late_says_so(debate: Debate) -> None:
    debate.town.passes(days=30)

    (line,) = await told(debate, debate.lee)

    assert line.demand is not None
    assert line.demand.is_late


async def test_an_answered_demand_is_told_once(debate: Debate) -> None:
    await told(debate, debate.lee)
    debate.town.passes(hours=1)
    await answers(debate)
    debate.town.passes(hours=1)

    (line,) = await told(debate, debate.lee)
    debate.town.passes(hours=1)

    assert line.matter is Matter.ANSWERED
    assert await told(debate, debate.lee) == []


async def test_nobody_is_told_of_somebody_elses_demand(debate: Debate) -> None:
    assert await told(debate, debate.ana) == []
    assert await told(debate, debate.bob) == []


async def test_what_was_demanded_of_a_view_that_is_gone_is_told_no_more(debate: Debate) -> None:
    said = debate.said  # type: ignore[attr-defined]
    await debate.town.do(contributing.withdraw, contribution_id=said.id, person_id=debate.ana)

    assert await told(debate, debate.lee) == []


async def test_an_open_demand_alone_is_no_reason_to_write_in_the_morning(debate: Debate) -> None:
    await debate.town.do(briefing.choose_daily, daily=True, person_id=debate.lee)
    await debate.town.do(briefing.brief, person_id=debate.lee)
    debate.town.passes(hours=2)
    lee = await debate.town.database.read(briefing_person, debate.lee)

    quiet = await debate.town.database.read(briefing.told, {}, lee, debate.town.now)
    await answers(debate)
    debate.town.passes(hours=1)
    worth_it = await debate.town.database.read(briefing.told, {}, lee, debate.town.now)

    assert quiet is None
    assert worth_it is not None


def briefing_person(db: Any, person_id: int) -> Any:
    """Return a person's row."""
    return db.get_one(Person, person_id)


async def test_everybody_who_wishes_it_is_owed_a_morning_however_few_at_a_time(town: Town) -> None:
    wishing = [await town.person(name) for name in ("Ana", "Bob", "Eve")]
    for each in wishing:
        await town.do(briefing.choose_daily, daily=True, person_id=each)
    morning = datetime(2026, 9, 2, 8, tzinfo=UTC)

    def owe(moment: datetime) -> Awaitable[int]:
        return town.database.write(briefing.owe_mornings, moment, zone=UTC, limit=2)

    today = [await owe(morning + timedelta(minutes=minute)) for minute in range(4)]
    tomorrow = await owe(morning + timedelta(days=1))

    assert (today, tomorrow) == ([2, 1, 0, 0], 2)
