"""Groups, channels and the staff chat: connected by whoever they belong to, in a few taps, with no id typed."""

from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea, the_idea

PANEL = [["How much I post"], ["Area"], ["Disconnect"], ["Done"]]


async def test_a_group_is_greeted_when_the_bot_is_added(play: Scene) -> None:
    ana = play.user("Ana")

    group = play.group("Barrio", ana)
    await play.quiet()

    hello = ana.sees("I bring city ideas and consultations into this group.", in_=group)
    assert "at most once a day, and I don't read your conversations." in hello.text
    assert hello.keyboard == [["Set up (admins)"], ["What you can do here"]]


async def test_a_groups_admin_connects_it_with_one_tap(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await play.quiet()

    await ana.presses("Set up (admins)", in_=group)

    panel = ana.sees("This group is connected", in_=group)
    assert panel.keyboard == PANEL
    assert "Posts from me: at most one a day" in panel.text


async def test_somebody_who_only_is_in_a_group_connects_nothing(play: Scene) -> None:
    ana, mallory = play.user("Ana"), play.user("Mallory")
    group = play.group("Barrio", ana, mallory)
    await play.quiet()

    await mallory.presses("Set up (admins)", in_=group)
    await mallory.sends("/setup", to=group)

    assert mallory.last_alert
    mallory.sees_no("This group is connected", in_=group)
    mallory.sees("Only this group's admins can do that. Please ask one of them.", in_=group)


async def test_a_group_says_how_much_it_wants_to_hear(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await ana.sends("/setup", to=group)

    await ana.presses("How much I post", in_=group)
    choices = play.traffic and ana.chat_in(group).last.keyboard
    toast = await ana.presses("2 a day", in_=group)

    assert choices == [["Nothing", "1 a day"], ["2 a day", "3 a day"], ["Back"]]
    assert toast == "Saved."
    ana.sees("at most 2 a day", in_=group)


async def test_quiet_asks_how_much_at_once(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await ana.sends("/setup", to=group)

    await ana.sends("/quiet", to=group)
    await ana.presses("Nothing", in_=group)

    ana.sees("Posts from me: none, only answers", in_=group)


async def test_a_group_can_be_for_one_area(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await ana.sends("/setup", to=group)

    await ana.presses("Area", in_=group)
    await ana.presses("Old Town", in_=group)

    ana.sees("Area: Old Town", in_=group)


async def test_an_anonymous_admin_is_asked_to_come_in_person(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot="admin")
    await play.quiet()

    await ana.sends("/setup", to=group, anonymous=True)

    asked = ana.sees("I can't see who you are here", in_=group)
    assert asked.keyboard == [["Confirm it's you"]]
    ana.sees_no("This group is connected", in_=group)


async def test_confirming_in_person_leads_to_the_pickers(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot="admin")
    await ana.sends("/setup", to=group, anonymous=True)

    await ana.presses("Confirm it's you", in_=group)
    await ana.picks(group, button="Connect a group")

    ana.sees("Barrio is connected.")


async def test_an_admin_connects_the_staff_forum_in_four_taps(bare_play: Scene) -> None:
    play = bare_play
    mira = play.user("Mira", id=700_001)
    staff = play.group("City staff", mira, forum=True, bot="admin")
    await mira.sends("/admin")
    await mira.presses("Connect a chat")

    await mira.picks(staff, button="Connect the staff chat")

    done = mira.sees("City staff is the staff chat now.")
    assert "I have made the topics Review, Announcements and Alerts." in done.text
    assert {"Review", "Announcements", "Alerts"} <= {topic.name for topic in staff.chat.topics.values()}


async def test_the_picker_greets_a_group_of_neighbours_and_never_the_staff(bare_play: Scene) -> None:
    play = bare_play
    mira = play.user("Mira", id=700_001)
    staff = play.group("City staff", mira, forum=True, bot=None)
    barrio = play.group("Barrio", mira, bot=None)
    await mira.sends("/setup")

    await staff.adds_bot(admin=True, by=mira)
    await mira.picks(staff, button="Connect the staff chat")
    await mira.sends("/setup")
    await barrio.adds_bot(by=mira)
    await mira.picks(barrio, button="Connect a group")

    mira.sees_no("I bring city ideas and consultations into this group.", in_=staff)
    mira.sees("I bring city ideas and consultations into this group.", in_=barrio)


async def test_a_staff_chat_without_topics_works_and_says_how_to_switch_them_on(bare_play: Scene) -> None:
    play = bare_play
    mira = play.user("Mira", id=700_001)
    staff = play.group("City staff", mira, bot="member")
    await mira.sends("/admin")
    await mira.presses("Connect a chat")

    await mira.picks(staff, button="Staff chat without topics")
    done = mira.sees("City staff is the staff chat now.")
    await mira.presses("I've switched them on")

    assert "It has no topics yet" in done.text
    assert mira.last_toast == "I still can't make topics there. Check that topics are on, and that I may manage them."


async def test_a_channel_is_connected_by_the_picker(play: Scene) -> None:
    channel = play.channel("City news", play.admin)
    await play.admin.sends("/admin")
    await play.admin.presses("Connect a chat")

    await play.admin.picks(channel, button="Connect a channel")

    play.admin.sees("City news is connected. I post there at most once a day.")


async def test_a_card_in_a_channel_is_signed_there_and_stays_true(play: Scene) -> None:
    bob, idea_id = play.user("Bob"), await play.database.write(an_idea)
    channel = play.channel("City news", play.admin, bob)
    await play.admin.types_inline("crossing")
    await play.admin.chooses(0, in_=channel)

    toast = await bob.presses("Sign this idea", in_=channel)
    await play.passes(seconds=15)

    assert toast == "Signed. You're number 1. Thank you, Bob."
    assert bob.sees("1 of 500 signatures", in_=channel)
    assert (await play.database.read(the_idea, idea_id)).signature_count == 1


async def test_the_pickers_can_be_put_away(play: Scene) -> None:
    await play.admin.sends("/setup")

    await play.admin.presses("Not now")

    play.admin.sees("Nothing was connected.")


async def test_a_group_that_becomes_a_supergroup_stays_connected(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, basic=True)
    await ana.sends("/setup", to=group)

    new = await group.migrates()
    await ana.sends("/quiet", to=new)

    ana.sees("How much may I post here", in_=new)


async def test_a_group_that_removes_the_bot_is_remembered_as_left(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await ana.sends("/setup", to=group)

    await group.removes_bot()
    await group.adds_bot(by=ana)

    assert sum("I bring city ideas" in message.text for message in group.messages) == 2


async def test_a_disconnected_group_is_left_in_peace(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana)
    await ana.sends("/setup", to=group)

    await ana.presses("Disconnect", in_=group)

    ana.sees("This group is no longer connected.", in_=group)
