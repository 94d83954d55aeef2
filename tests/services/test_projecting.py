"""The screen in the room: only what whoever leads puts there, and nothing that has left the record."""

from typing import Any

import pytest

from bot.domain.projecting import SHOWN_AT_MOST
from bot.domain.refusals import Reason
from bot.services import contributing, projecting, viewing
from storage.tables import Role
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import refused, speaks


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.speaks_now()
    return gathered


async def puts(assembly: Assembly, said: Any, service: Any = projecting.put) -> Any:
    assembly.town.passes(minutes=1)
    return await assembly.town.do(service, contribution_id=said.id, person_id=assembly.lead)


async def wall(assembly: Assembly) -> list[str]:
    seen = await assembly.town.see(projecting.wall, consultation_id=assembly.number)
    return [each.words for each in seen.views]


async def test_nothing_stands_there_that_was_not_put_there(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    first, second = await speaks(assembly, ana, "One."), await speaks(assembly, ana, "Two.")
    before = await wall(assembly)

    await puts(assembly, second)
    await puts(assembly, first)
    await puts(assembly, first)

    assert before == []
    assert await wall(assembly) == ["One.", "Two."]


async def test_it_is_taken_off_again(assembly: Assembly) -> None:
    said = await speaks(assembly, await assembly.town.person("Ana"), "One.")
    await puts(assembly, said)

    await puts(assembly, said, projecting.take_off)

    assert await wall(assembly) == []


async def test_what_its_author_takes_back_leaves_the_screen(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    said = await speaks(assembly, ana, "One.")
    await puts(assembly, said)

    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    assert await wall(assembly) == []
    assert await refused(assembly, projecting.put, contribution_id=said.id, person_id=assembly.lead) is (
        Reason.NO_SUCH_CONTRIBUTION
    )


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.OFFICER, Role.MODERATOR])
async def test_nobody_else_may(assembly: Assembly, role: Role | None) -> None:
    somebody = await assembly.town.person("Mallory", role=role)
    said = await speaks(assembly, await assembly.town.person("Ana"))

    for service in (projecting.put, projecting.take_off):
        assert await refused(assembly, service, contribution_id=said.id, person_id=somebody) is Reason.NOT_PERMITTED

    view = await assembly.town.see(viewing.see, contribution_id=said.id, person_id=somebody, now=assembly.town.now)
    assert not view.can_project


async def test_whoever_leads_sees_whether_it_is_there(assembly: Assembly) -> None:
    said = await speaks(assembly, await assembly.town.person("Ana"))
    given = {"contribution_id": said.id, "person_id": assembly.lead, "now": assembly.town.now}
    before = await assembly.town.see(viewing.see, **given)

    await puts(assembly, said)

    after = await assembly.town.see(viewing.see, **given)
    assert (before.can_project, before.is_on_screen, after.is_on_screen) == (True, False, True)


async def test_the_newest_fit(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    for at in range(SHOWN_AT_MOST + 1):
        await puts(assembly, await speaks(assembly, ana, f"{at}."))

    shown = await wall(assembly)

    assert len(shown) == SHOWN_AT_MOST
    assert shown[0] == f"{SHOWN_AT_MOST}."
