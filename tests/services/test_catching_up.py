"""Catching up: at most six lines, the most personal first, told once to whoever was away for long enough."""

import pytest

from bot.domain.briefing import Matter
from bot.domain.catching_up import AWAY, LINES_AT_MOST, What
from bot.services import briefing, catching_up, contributing, inviting, nudging, starting, visiting
from storage.tables import Role
from tests.services.assembly import Assembly
from tests.services.points import Debate
from tests.services.town import Town
from tests.services.voices import begins, says, speaks


@pytest.fixture
async def debate(town: Town) -> Debate:
    opened = Debate(Assembly(town))
    await opened.opens()
    return opened


async def opens(debate: Debate, person: int) -> list[tuple[What, int]]:
    _, news = await debate.town.do(visiting.come_in, consultation_id=debate.number, person_id=person)
    return [(each.what, each.count) for each in news]


async def answers(debate: Debate, person: int, contribution_id: int) -> None:
    await begins(debate.assembly, person, answers_id=contribution_id)
    await says(debate.assembly, person, "The same by the river.")
    await debate.town.do(contributing.publish, person_id=person)


async def test_what_is_new_is_told_once_and_the_most_personal_first(debate: Debate) -> None:
    said = await debate.splits(debate.roads)
    await opens(debate, debate.ana)
    debate.town.passes(hours=5)
    await answers(debate, debate.bob, said.id)
    await speaks(debate.assembly, debate.lee, "And another thing.")
    await debate.replies((await debate.points(said))[0])

    first = await opens(debate, debate.ana)
    again = await opens(debate, debate.ana)

    assert first == [(What.ANSWERED, 1), (What.REPLIED, 1), (What.VIEWS, 2)]
    assert again == []


async def test_nobody_is_told_who_was_here_a_moment_ago_or_never(debate: Debate) -> None:
    await opens(debate, debate.bob)
    debate.town.passes(hours=1)
    await speaks(debate.assembly, debate.ana)

    assert await opens(debate, debate.bob) == []
    assert await opens(debate, debate.lee) == []


async def test_the_front_door_tells_it_too_and_then_the_consultation_does_not(debate: Debate) -> None:
    await speaks(debate.assembly, debate.bob)
    debate.town.now += AWAY
    await speaks(debate.assembly, debate.ana)

    back = await debate.town.do(starting.come_back, person_id=debate.bob)

    assert [(each.what, each.count) for each in back.talk] == [(What.VIEWS, 1)]
    assert await opens(debate, debate.bob) == []


async def test_there_are_never_more_than_six_lines(debate: Debate) -> None:
    for _ in range(8):
        await debate.assembly.publishes()
        await debate.town.do(visiting.look_in, consultation_id=debate.assembly.number, person_id=debate.bob)
        await debate.town.do(
            visiting.follow, consultation_id=debate.assembly.number, follows=True, person_id=debate.bob
        )
    debate.town.passes(days=40)
    await debate.assembly.turns()

    news = await debate.town.do(catching_up.on_return, person_id=debate.bob, at_most=LINES_AT_MOST)

    assert len(news) == LINES_AT_MOST


async def test_the_brief_has_at_most_five_lines_and_says_first_what_waits(debate: Debate) -> None:
    await debate.town.do(visiting.follow, consultation_id=debate.number, follows=True, person_id=debate.lee)
    said = await speaks(debate.assembly, debate.lee, "Ours first.")
    debate.town.passes(hours=1)
    for _ in range(3):
        await answers(debate, debate.bob, said.id)

    told = await debate.town.do(briefing.brief, person_id=debate.lee)
    again = await debate.town.do(briefing.brief, person_id=debate.lee)

    assert told.lines[0].news is not None
    assert (told.lines[0].news.what, told.lines[0].news.count) == (What.ANSWERED, 3)
    assert [each.news for each in again.lines] == [None]
    assert len(told.lines) <= 5


async def test_whoever_has_nothing_to_add_is_not_asked_by_the_brief_again(debate: Debate) -> None:
    park = await debate.town.person("Kim", role=Role.MEMBER)
    await debate.town.do(inviting.invite_members, consultation_id=debate.number, person_id=debate.lead)

    before = await debate.town.do(briefing.brief, person_id=park)
    await debate.town.do(nudging.decline, consultation_id=debate.number, person_id=park)
    after = await debate.town.do(briefing.brief, person_id=park)

    assert before.lines[0].matter is Matter.INVITED
    assert all(each.matter is not Matter.INVITED for each in after.lines)
