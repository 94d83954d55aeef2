"""Connecting chats: the permission table decides, and the staff chat is one at a time."""

import pytest

from bot.domain.connecting import Asker, Group
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import connecting
from storage import chats
from storage.tables import ChatKind, ChatRole, Role, TopicPurpose
from tests.services.town import Town

BARRIO = Group(-1001, ChatKind.GROUP, "Barrio")
STAFF = Group(-1002, ChatKind.FORUM, "Staff", bot_is_admin=True)


async def test_a_groups_own_admin_connects_it(town: Town) -> None:
    ana = await town.person("Ana")

    connected = await town.do(connecting.connect, group=BARRIO, asker=Asker(ana, Place.GROUP, is_group_admin=True))

    assert (connected.chat.role, connected.chat.title) == (ChatRole.COMMUNITY, "Barrio")


@pytest.mark.parametrize("place", [Place.PRIVATE, Place.GROUP])
async def test_an_admin_of_the_place_connects_any_group(town: Town, place: Place) -> None:
    mira = await town.person("Mira", role=Role.ADMIN)

    connected = await town.do(connecting.connect, group=BARRIO, asker=Asker(mira, place, is_group_admin=False))

    assert connected.chat.role is ChatRole.COMMUNITY


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.OFFICER])
async def test_nobody_else_connects_a_group(town: Town, role: Role | None) -> None:
    mallory = await town.person("Mallory", role=role)

    with pytest.raises(Refused) as refused:
        await town.do(connecting.connect, group=BARRIO, asker=Asker(mallory, Place.GROUP, is_group_admin=False))

    assert refused.value.reason is Reason.GROUP_ADMINS_ONLY


async def test_a_groups_own_admin_makes_it_no_staff_chat(town: Town) -> None:
    ana = await town.person("Ana")

    with pytest.raises(Refused) as refused:
        await town.do(connecting.connect_staff, group=STAFF, person_id=ana, place=Place.GROUP)

    assert refused.value.reason is Reason.NOT_PERMITTED


async def test_there_is_one_staff_chat_and_the_last_connected_is_it(town: Town) -> None:
    mira = await town.person("Mira", role=Role.ADMIN)
    await town.do(connecting.connect_staff, group=BARRIO, person_id=mira, place=Place.PRIVATE)

    await town.do(connecting.connect_staff, group=STAFF, person_id=mira, place=Place.PRIVATE)

    staff = await town.see(chats.staff_chat)
    before = await town.see(chats.by_telegram_id, telegram_id=BARRIO.telegram_id)
    assert (staff.telegram_id, before.role) == (STAFF.telegram_id, ChatRole.NONE)


async def test_topics_are_remembered_one_by_one(town: Town) -> None:
    mira = await town.person("Mira", role=Role.ADMIN)
    chat = await town.do(connecting.connect_staff, group=STAFF, person_id=mira, place=Place.PRIVATE)

    await town.do(connecting.keep_topics, chat_id=chat.id, threads={TopicPurpose.REVIEW: 7})

    missing = await town.see(connecting.missing_topics, chat_id=chat.id)
    place = await town.see(chats.staff_place, purpose=TopicPurpose.REVIEW)
    assert missing == [TopicPurpose.ANNOUNCEMENTS, TopicPurpose.ALERTS]
    assert place.thread_id == 7


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.ADMIN])
async def test_the_staff_chat_becomes_no_group_of_the_place_by_a_slip_of_the_picker(
    town: Town, role: Role | None
) -> None:
    mira, ana = await town.person("Mira", role=Role.ADMIN), await town.person("Ana", role=role)
    await town.do(connecting.connect_staff, group=STAFF, person_id=mira, place=Place.PRIVATE)

    with pytest.raises(Refused) as refused:
        await town.do(connecting.connect, group=STAFF, asker=Asker(ana, Place.PRIVATE, is_group_admin=True))

    staff = await town.see(chats.staff_chat)
    assert refused.value.reason is Reason.STAFF_WORKS_THERE
    assert staff.telegram_id == STAFF.telegram_id


@pytest.mark.parametrize(("wanted", "kept"), [(-1, 0), (0, 0), (2, 2), (3, 3), (99, 3)])
async def test_a_group_never_hears_more_than_three_posts_a_day(town: Town, wanted: int, kept: int) -> None:
    asker = Asker(await town.person("Ana"), Place.GROUP, is_group_admin=True)
    await town.do(connecting.connect, group=BARRIO, asker=asker)

    connected = await town.do(connecting.limit_posts, telegram_id=BARRIO.telegram_id, posts=wanted, asker=asker)

    assert connected.chat.posts_per_day == kept


async def test_a_chat_we_never_joined_cannot_be_set(town: Town) -> None:
    asker = Asker(await town.person("Ana"), Place.GROUP, is_group_admin=True)

    with pytest.raises(Refused) as refused:
        await town.do(connecting.limit_posts, telegram_id=-5, posts=1, asker=asker)

    assert refused.value.reason is Reason.NOT_A_MEMBER


async def test_coming_back_to_a_chat_counts_as_new(town: Town) -> None:
    arrivals = [
        await town.do(connecting.note_arrival, group=BARRIO),
        await town.do(connecting.note_arrival, group=BARRIO),
        await town.do(connecting.note_departure, telegram_id=BARRIO.telegram_id),
        await town.do(connecting.note_arrival, group=BARRIO),
    ]

    assert arrivals == [True, False, None, True]


async def test_a_group_hears_as_much_as_is_usual_in_the_place(town: Town) -> None:
    ana = await town.person("Ana")
    asker = Asker(ana, Place.GROUP, is_group_admin=True)

    connected = await town.do(connecting.connect, group=BARRIO, asker=asker, usual_posts=3)

    assert connected.chat.posts_per_day == 3
