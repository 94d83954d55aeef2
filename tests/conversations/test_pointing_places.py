"""Points wherever people and departments are: in every kind of group, and in staff chats of every kind."""

import pytest

from storage.tables import Role
from tests.conversations.assembly import comes_to, with_role
from tests.conversations.places import Town, four_groups
from tests.conversations.points import Offices
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY, an_officer

DEMAND = "By which day exactly?"


async def test_groups_hear_of_replies_in_numbers_and_one_post_and_of_demands_only_who_reads_the_case(
    play: Scene,
) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    groups = await four_groups(play, lee)
    offices = Offices(play)
    await offices.open(*groups)
    town = Town(play, offices.carol, groups)
    await play.passes(minutes=1)
    before = town.counts()

    await offices.split()
    await offices.reply()
    await play.passes(minutes=1)
    replied, posts = [card.text for card in town.cards()], town.counts()
    await play.passes(hours=24)
    told = [group.messages[-1].text for group in groups]
    await comes_to(play, "Departments reply")
    await lee.sends("/start case_p1-1")
    await lee.presses("Put a demand")
    await lee.sends(DEMAND)
    await lee.presses("Put the demand")
    await play.passes(minutes=1)

    assert all("and departments have replied once." in each for each in replied)
    assert posts == before
    assert all("Departments have replied in Safer streets around schools:" in each for each in told)
    assert offices.ana.sees("demands an answer to point 1 of view 1 by")
    assert not any(DEMAND in each.text for group in groups for each in group.messages)


@pytest.mark.parametrize("loses_them_later", [True, False])
async def test_a_department_works_in_a_staff_forum_where_the_bot_has_no_rights(
    play: Scene, loses_them_later: bool
) -> None:
    offices = Offices(play)
    if not loses_them_later:
        play.staff.set(play.bot.user, "member")
    await offices.open()
    play.staff.set(play.bot.user, "member")
    await offices.split()
    card = offices.park.sees("Case p1-1", in_=play.staff)

    await offices.park.sends("Between us, the budget is gone.", to=play.staff)
    await offices.park.presses("I'll take it", on=card)
    await offices.park.sends(REPLY, to=play.staff, reply_to=card)
    preview = offices.park.sees("Draft reply to case p1-1", in_=play.staff)
    await offices.park.presses("Publish", on=preview)
    await play.passes(minutes=1)

    assert REPLY in offices.ana.sees("has replied to point 1 of your view 1.").text
    assert "the budget is gone" not in str(offices.ana.chat) + str(offices.carol.chat)


async def test_whoever_is_on_duty_hears_of_a_new_point_and_nobody_else(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    sam = await an_officer(play, "Sam", shown="S. Sam")

    await offices.park.sends("/duty", to=offices.roads)
    here = offices.roads.last
    await sam.sends("/duty")
    await sam.presses("I'm not on duty")
    await offices.split()
    told = offices.park.sees("p1-1")
    await offices.park.sends("/inbox", to=offices.roads)

    assert "come to your own chat with me too" in here.text
    assert told.keyboard
    sam.sees_no("p1-1")
    assert "Waiting for an answer (2)" in offices.park.sees("Waiting for an answer", in_=offices.roads).text
