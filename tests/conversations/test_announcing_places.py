"""Announcements from where the staff works, and to groups, topics and channels: chosen by taps, no id typed."""

from bot.playground.groups import Group
from bot.playground.people import Person
from tests.conversations.announcing_walk import POOL, goes_out, presses_like, residents, written
from tests.fixtures.conversation import Scene


async def connected(play: Scene, title: str, *, forum: bool = False) -> Group:
    """A group of Mira's that is part of the place."""
    group = play.group(title, play.admin, forum=forum, bot="admin")
    await play.quiet()
    await play.admin.sends("/setup", to=group)
    return group


async def chooses_places(mira: Person, *titles: str) -> None:
    """Write an announcement for these chats alone."""
    await mira.sends("/announce")
    await mira.sends(POOL)
    await mira.presses("Groups and channels")
    for title in titles:
        await mira.presses(f"{title}: off")
    await mira.presses("Done")


async def test_it_is_written_and_sent_where_the_staff_works(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira, topic = play.admin, play.staff.topic("Announcements")

    await mira.sends("/announce", to=topic)
    asked = mira.sees("Step 1 of 3.", in_=topic)
    await mira.sends(POOL, to=topic, reply_to=asked)
    await mira.presses("Everyone (1)", in_=topic)
    step = mira.sees("Step 3 of 3. The preview is above.", in_=topic).text
    await mira.presses("Send to 1 person", in_=topic)
    await mira.presses("Send now", in_=topic)
    await play.passes(seconds=3)
    await play.passes(seconds=11)
    await play.passes(seconds=11)

    assert "Reply to this message with it." in asked.text
    assert "To: everybody, 1." in step
    ana.sees(POOL)
    assert "Delivered 1." in mira.sees("Finished in", in_=topic).text
    assert all(message.message.thread_id == topic.topic_row.id for message in mira.chat_in(topic).messages)
    play.check()


async def test_a_button_a_moment_and_an_idea_are_told_by_replies(play: Scene) -> None:
    await residents(play, "Ana")
    mira, topic = play.admin, play.staff.topic("Announcements")
    await mira.sends("/announce", to=topic)
    await mira.sends(POOL, to=topic, reply_to=mira.sees("Step 1 of 3.", in_=topic))
    await mira.presses("Everyone (1)", in_=topic)

    await mira.presses("Add a button", in_=topic)
    await mira.sends("I'll come", to=topic, reply_to=mira.sees("What should the button say?", in_=topic))
    await mira.presses("Schedule", in_=topic)
    await mira.presses("Another time", in_=topic)
    await mira.sends("tomorrow 18:30", to=topic, reply_to=mira.sees("Which day, and what time?", in_=topic))
    await mira.presses("Yes", in_=topic)

    step = mira.sees("Step 3 of 3.", in_=topic).text
    assert "I'll come: counts taps" in step
    assert "It goes out on Wednesday 2 September, 18:30" in step


async def test_a_moderator_does_not_announce(play: Scene) -> None:
    topic = play.staff.topic("Announcements")

    await play.moderator.sends("/announce", to=topic)

    play.moderator.sees("That's not something you can do here.", in_=topic)


async def test_talk_in_the_staff_chat_is_no_announcement(play: Scene) -> None:
    mira, topic = play.admin, play.staff.topic("Announcements")
    await mira.sends("/announce", to=topic)

    await mira.sends("Shall we announce the pool?", to=topic)

    mira.sees_no("Step 2 of 3.", in_=topic)


async def test_groups_and_channels_get_it_too(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    group = await connected(play, "Barrio")
    channel = play.channel("City news", play.admin)
    await play.admin.sends("/setup")
    await play.admin.picks(channel, button="Connect a channel")
    mira = await written(play)
    await mira.presses("Change audience")
    await mira.presses("Groups and channels")
    await mira.presses("Barrio: off")
    await mira.presses("City news: off")
    chosen = mira.sees("In which groups and channels").keyboard
    await mira.presses("Done")
    step = mira.sees("Step 3 of 3.").text
    await goes_out(play, mira)

    assert chosen[:2] == [["Barrio: on"], ["City news: on"]]
    assert "Also in Barrio, City news (channel), within the daily posts of each." in step
    ana.sees(POOL)
    in_group = mira.sees(POOL, in_=group)
    assert in_group.text.endswith("Admins of this group can change how much I post with /quiet.")
    assert in_group.keyboard == []
    assert mira.sees(POOL, in_=channel).text == POOL
    assert "Delivered 4." in mira.sees("Finished in").text
    play.check()


async def test_a_group_hears_no_more_a_day_than_it_wants(play: Scene) -> None:
    group = await connected(play, "Barrio")
    await play.admin.sends("/start")
    for _ in range(2):
        await chooses_places(play.admin, "Barrio")
        await presses_like(play.admin, "Send to 1 chat")
        await play.admin.presses("Send now")
        await play.passes(seconds=4)
    today = sum(POOL in message.text for message in group.messages)

    await play.passes(hours=24)
    await play.passes(seconds=4)

    assert today == 1
    assert sum(POOL in message.text for message in group.messages) == 2


async def test_an_announcement_for_nobody_is_not_sent(play: Scene) -> None:
    await play.admin.sends("/start")
    await connected(play, "Barrio")
    await chooses_places(play.admin, "Barrio")
    await play.admin.presses("Change audience")
    await play.admin.presses("Groups and channels")
    await play.admin.presses("Barrio: on")
    await play.admin.presses("Back")
    await play.admin.presses("By area")
    await play.admin.presses("Old Town (0)")

    await presses_like(play.admin, "Send to ")

    assert play.admin.last_toast == ("Nobody would get this. Choose other people, or a group, with Change audience.")


async def test_a_forum_hears_announcements_in_the_topic_it_chose(play: Scene) -> None:
    group = await connected(play, "Barrio", forum=True)
    news = group.topic("News")
    await play.admin.sends("/setup", to=news)
    await play.admin.presses("Announce in this topic", in_=news)
    await chooses_places(play.admin, "Barrio")
    await presses_like(play.admin, "Send to 1 chat")
    await play.admin.presses("Send now")
    await play.passes(seconds=4)

    copy = play.admin.sees(POOL, in_=news)
    assert copy.message.thread_id == news.topic_row.id


async def test_followers_of_an_idea_can_be_chosen_by_its_number(play: Scene) -> None:
    await residents(play, "Ana")
    mira = play.admin
    await mira.sends("/start")
    await mira.sends("/announce")
    await mira.sends(POOL)
    await mira.presses("Signers of an idea")

    await mira.sends("77")

    mira.sees("I can't find that idea.")
