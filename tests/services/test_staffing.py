"""Roles: by name in the settings, by a link that works once, and never by one's own hand."""

from datetime import timedelta

import pytest

from bot.domain.refusals import Reason, Refused
from bot.domain.staffing import BY_LINK, LINK_LASTS
from bot.services import staffing
from storage import people
from storage.tables import Role, RoleLink
from tests.services.town import FIRST_TELEGRAM_ID, Town


async def held(town: Town, person_id: int) -> frozenset[Role]:
    roles: frozenset[Role] = await town.see(people.roles_of, person_id=person_id, now=town.now)
    return roles - {Role.CITIZEN}


@pytest.mark.parametrize("role", BY_LINK)
async def test_a_link_gives_its_role_once(town: Town, role: Role) -> None:
    mira, sam, bob = await town.person("Mira", role=Role.ADMIN), await town.person("Sam"), await town.person("Bob")
    made = await town.do(staffing.invite, person_id=mira, role=role)
    sams = await town.see(staffing.consider, token=made.token, person_id=sam, now=town.now)
    bobs = await town.see(staffing.consider, token=made.token, person_id=bob, now=town.now)

    await town.do(staffing.accept, link_id=sams.link_id, seal=sams.seal, person_id=sam)
    with pytest.raises(Refused) as refused:
        await town.do(staffing.accept, link_id=bobs.link_id, seal=bobs.seal, person_id=bob)

    assert refused.value.reason is Reason.LINK_SPENT
    assert (await held(town, sam), await held(town, bob)) == (frozenset({role}), frozenset())


async def test_a_seal_belongs_to_the_one_who_held_the_token(town: Town) -> None:
    mira, sam, bob = await town.person("Mira", role=Role.ADMIN), await town.person("Sam"), await town.person("Bob")
    made = await town.do(staffing.invite, person_id=mira, role=Role.MODERATOR)
    offer = await town.see(staffing.consider, token=made.token, person_id=sam, now=town.now)

    for seal in (offer.seal, 0, offer.seal + 1):
        with pytest.raises(Refused):
            await town.do(staffing.accept, link_id=offer.link_id, seal=seal, person_id=bob)

    assert await held(town, bob) == frozenset()


async def test_a_link_ends_at_the_end_of_its_week(town: Town) -> None:
    mira, sam = await town.person("Mira", role=Role.ADMIN), await town.person("Sam")
    made = await town.do(staffing.invite, person_id=mira, role=Role.MODERATOR)
    last = town.now + LINK_LASTS - timedelta(microseconds=1)
    await town.see(staffing.consider, token=made.token, person_id=sam, now=last)

    with pytest.raises(Refused) as refused:
        await town.see(staffing.consider, token=made.token, person_id=sam, now=town.now + LINK_LASTS)

    assert refused.value.reason is Reason.LINK_SPENT


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.OFFICER])
async def test_only_admins_hand_out_roles(town: Town, role: Role | None) -> None:
    mallory = await town.person("Mallory", role=role)

    with pytest.raises(Refused) as refused:
        await town.do(staffing.invite, person_id=mallory, role=Role.MODERATOR)

    assert refused.value.reason is Reason.NOT_PERMITTED


@pytest.mark.parametrize("role", [Role.ADMIN, Role.CITIZEN])
async def test_no_link_makes_an_admin(town: Town, role: Role) -> None:
    mira = await town.person("Mira", role=Role.ADMIN)

    with pytest.raises(Refused):
        await town.do(staffing.invite, person_id=mira, role=role)


async def test_nobody_takes_a_role_from_their_own_link(town: Town) -> None:
    mira = await town.person("Mira", role=Role.ADMIN)
    made = await town.do(staffing.invite, person_id=mira, role=Role.MODERATOR)

    with pytest.raises(Refused) as refused:
        await town.see(staffing.consider, token=made.token, person_id=mira, now=town.now)

    assert refused.value.reason is Reason.NOT_PERMITTED


async def test_a_role_taken_back_is_gone_at_once_and_twice_is_once(town: Town) -> None:
    mira, sam = await town.person("Mira", role=Role.ADMIN), await town.person("Sam", role=Role.MODERATOR)
    holders = await town.see(staffing.people_with_roles, person_id=mira, now=town.now)

    taken = [await town.do(staffing.take_back, grant_id=holders[0].grant_id, person_id=mira) for _ in range(2)]

    assert taken == [Role.MODERATOR, None]
    assert await held(town, sam) == frozenset()


async def test_an_admin_is_whoever_the_settings_name_and_nobody_else(town: Town) -> None:
    mira = await town.person("Mira")
    telegram_id = FIRST_TELEGRAM_ID

    named = await town.do(staffing.recognise_admin, telegram_id=telegram_id, is_named_admin=True)
    dropped = await town.do(staffing.recognise_admin, telegram_id=telegram_id, is_named_admin=False)

    assert Role.ADMIN in named.roles
    assert Role.ADMIN not in dropped.roles
    assert await held(town, mira) == frozenset()


@pytest.mark.parametrize("how", ["they come", "the bot starts"])
async def test_links_of_somebody_who_is_no_admin_any_more_lead_nowhere(town: Town, how: str) -> None:
    mira, sam = await town.person("Mira", role=Role.ADMIN), await town.person("Sam")
    made = await town.do(staffing.invite, person_id=mira, role=Role.MODERATOR)

    if how == "they come":
        await town.do(staffing.recognise_admin, telegram_id=FIRST_TELEGRAM_ID, is_named_admin=False)
    else:
        await town.do(staffing.keep_named_admins, telegram_ids=(77,))

    with pytest.raises(Refused) as refused:
        await town.see(staffing.consider, token=made.token, person_id=sam, now=town.now)
    assert refused.value.reason is Reason.LINK_SPENT
    assert await held(town, mira) == frozenset()


async def test_the_token_of_a_link_is_not_stored(town: Town) -> None:
    mira = await town.person("Mira", role=Role.ADMIN)

    made = await town.do(staffing.invite, person_id=mira, role=Role.MODERATOR)

    kept = await town.database.read(lambda db: db.execute(RoleLink.__table__.select()).all())  # type: ignore[attr-defined]
    assert len(made.token) == 22
    assert made.token not in str(kept)
