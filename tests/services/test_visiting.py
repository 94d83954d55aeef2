"""Looking in: counted once, followed at will, and by invitation."""

import pytest

from bot.domain.refusals import Reason, Refused
from bot.services import inviting, visiting
from storage import participants
from storage.tables import Floor, Role
from tests.services.assembly import Assembly
from tests.services.town import Town


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def test_whoever_looks_in_is_counted_once(assembly: Assembly) -> None:
    await assembly.publishes()
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")

    for person in (ana, ana, bob):
        shown = await assembly.looks_in(person)

    assert shown.turnout.looked_in == 2
    assert (shown.turnout.spoken, shown.can_speak, shown.can_run) == (0, False, False)


async def test_following_can_be_taken_back(assembly: Assembly) -> None:
    number, ana = await assembly.publishes(), await assembly.town.person("Ana")
    given = {"consultation_id": number, "person_id": ana}

    on = await assembly.town.do(visiting.follow, follows=True, **given)
    off = await assembly.town.do(visiting.follow, follows=False, **given)

    assert on.visitor is not None
    assert off.visitor is not None
    assert (on.visitor.follows, off.visitor.follows) == (True, False)


async def test_who_has_the_floor_depends_on_the_stage(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    lee = await assembly.town.person("Lee", role=Role.MEMBER)
    await assembly.speaks_now(floor=Floor.MEMBERS)

    may_speak = [(await assembly.looks_in(person)).can_speak for person in (ana, lee, assembly.lead)]

    assert may_speak == [False, True, True]


async def test_an_invitation_gives_the_floor(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    number = await assembly.speaks_now(floor=Floor.INVITED)
    link = await assembly.town.do(inviting.make_link, consultation_id=number, person_id=assembly.lead)

    before = (await assembly.looks_in(ana)).can_speak
    await assembly.town.do(inviting.accept, token=link.token, person_id=ana)

    assert (before, (await assembly.looks_in(ana)).can_speak) == (False, True)


async def test_an_organisation_is_spoken_for_by_whoever_opens_its_link_first(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    number = await assembly.speaks_now(floor=Floor.INVITED)
    await assembly.town.do(inviting.ask_organisation, consultation_id=number, person_id=assembly.lead)
    link = await assembly.town.do(inviting.name_organisation, name="Safe Routes", person_id=assembly.lead)

    await assembly.town.do(inviting.accept, token=link.token, person_id=ana)
    await assembly.town.do(inviting.accept, token=link.token, person_id=ana)
    with pytest.raises(Refused) as refused:
        await assembly.town.do(inviting.accept, token=link.token, person_id=bob)

    part = await assembly.town.database.read(participants.of, number, ana)
    assert part is not None
    assert part.organisation == "Safe Routes"
    assert refused.value.reason is Reason.LINK_SPENT


async def test_inviting_all_members_twice_invites_each_once(assembly: Assembly) -> None:
    await assembly.town.person("Lee", role=Role.MEMBER)
    number = await assembly.publishes()
    given = {"consultation_id": number, "person_id": assembly.lead}

    (_, first), (plan, second) = [await assembly.town.do(inviting.invite_members, **given) for _ in range(2)]

    assert (first, second, plan.invited) == (1, 0, 1)
    assert len(await assembly.town.owed(inviting.INVITED)) == 1
