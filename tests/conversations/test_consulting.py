"""A consultation where people are: its home, and how it appears in groups, forums and chats."""

from storage.tables import Role
from tests.conversations.assembly import THEME, a_facilitator, a_group, announces, comes_to, with_role
from tests.fixtures.conversation import Scene


async def test_the_home_says_where_it_stands_and_how_alive_it_is(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await comes_to(play, "Have your say")

    await ana.sends("/start c1")

    shown = ana.chat.last.text
    assert shown.startswith("Safer streets around schools\nConsultation 1.")
    assert "Stage 2 of 5: Have your say. Closes " in shown
    assert "Done: Get ready. Next: Departments reply, Conclude, Report." in shown
    assert "So far 1 person has looked in, nobody has spoken, and departments have not replied yet." in shown
    assert "1. Speed and crossings: 0 views" in shown
    assert shown.endswith("You're welcome just to read.")


async def test_it_stands_on_the_start_screen_and_in_the_list(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)

    await ana.sends("/start")
    await ana.presses("Open consultations (1)")
    listed = ana.chat.last.text
    await ana.presses("Open 1")
    await ana.presses("Follow")
    followed = ana.chat.last.keyboard

    assert "1. Safer streets around schools\n   It begins on " in listed
    assert ana.last_toast == "You'll hear what becomes of it."
    assert ["Follow: on"] in followed


async def test_members_hear_of_it_and_followers_of_each_stage(play: Scene) -> None:
    lead, lee = await a_facilitator(play), await with_role(play, "Lee", Role.MEMBER)
    await announces(play, lead)
    await play.passes(hours=1)
    lee.sees("A new consultation, number 1: Safer streets around schools.")
    await comes_to(play, "Have your say")
    await play.passes(hours=12)

    lee.sees("Consultation 1, Safer streets around schools: the stage Have your say has begun.")


async def test_each_subtopic_has_its_own_topic_in_a_forum(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    forum = await a_group(play, "Northside forum", ana, forum=True)
    await announces(play, lead, forum)
    await play.passes(seconds=30)

    names = [topic.name for topic in forum.chat.topics.values()]
    assert names == ["Speed and crossings", "Walking buses", "Costs and who pays"]
    card = forum.topic("Walking buses").messages[-2]
    assert card.text.startswith(f"Walking buses\nA subtopic of consultation 1, {THEME}.")
    assert card.keyboard == [["Open", "Share"]]
    assert "pinned_message" in forum.topic("Walking buses").messages[-1].message.content


async def test_the_card_in_every_topic_counts_everybody(play: Scene) -> None:
    lead, ana, bob = await a_facilitator(play), play.user("Ana"), play.user("Bob")
    forum = await a_group(play, "Northside forum", lead, forum=True)
    await announces(play, lead, forum)
    await comes_to(play, "Have your say")

    await ana.sends("/start c1s2")
    await ana.presses("Speak")
    await ana.sends("The bus should leave at half past seven.")
    await ana.presses("Publish")
    await bob.sends("/start c1v1")
    await play.passes(minutes=1)

    for title in ("Speed and crossings", "Walking buses", "Costs and who pays"):
        card = next(each for each in forum.topic(title).messages if each.text.startswith(title))
        assert "So far 2 people have looked in, 1 has spoken, and departments have not replied yet." in card.text


async def test_topics_are_closed_and_reopened_with_the_stage(play: Scene) -> None:
    lead = await a_facilitator(play)
    forum = await a_group(play, "Northside forum", lead, forum=True)
    await announces(play, lead, forum)
    await play.passes(seconds=30)
    topic = next(iter(forum.chat.topics.values()))

    seen = []
    for days in (2, 7, 14):
        await play.passes(days=days)
        await play.passes(seconds=30)
        seen.append((topic.name, topic.closed))

    assert seen == [
        ("Speed and crossings (closed)", True),
        ("Speed and crossings", False),
        ("Speed and crossings (closed)", True),
    ]


async def test_without_rights_a_forum_has_one_card_for_everything(play: Scene) -> None:
    lead = await a_facilitator(play)
    forum = await a_group(play, "Northside forum", lead, forum=True, admin=False)
    await announces(play, lead, forum)
    await play.passes(minutes=1)

    assert list(forum.chat.topics.values()) == []
    card = forum.seen.find("3. Costs and who pays: 0 views")
    assert card is not None
    assert card.text.startswith(THEME)


async def test_a_plain_group_has_one_card_that_stays_true(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    group = await a_group(play, "Northside", ana, forum=False)
    await announces(play, lead, group)
    await play.passes(seconds=30)
    card = next(each for each in group.messages if each.text.startswith(THEME))

    await ana.presses("Open", on=card)
    await play.passes(seconds=30)

    ana.sees("Consultation 1.")
    assert "So far 1 person has looked in" in card.text
    assert [each.text for each in group.messages if each.text.startswith(THEME)] == [card.text]


async def test_a_group_that_wants_no_posts_today_gets_it_another_day(play: Scene) -> None:
    lead = await a_facilitator(play)
    group = await a_group(play, "Northside", lead, forum=False)
    for _ in range(2):
        await announces(play, lead, group)
        await play.passes(seconds=30)

    today = [each for each in group.messages if each.text.startswith(THEME)]
    await play.passes(days=1)
    tomorrow = [each for each in group.messages if each.text.startswith(THEME)]

    assert (len(today), len(tomorrow)) == (1, 2)


async def test_a_group_is_told_what_is_open_here(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    group = await a_group(play, "Northside", ana, forum=False)
    await announces(play, lead)

    await ana.sends("/consult", to=group)
    await ana.presses("Open 1", in_=group)

    assert group.seen.find("1. Safer streets around schools") is not None
    ana.sees("Consultation 1.")


async def test_a_stage_is_opened_by_hand_and_everybody_reads_why(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await lead.sends("/consult 1")
    await lead.presses("Run it")

    await lead.presses("Open next")
    await lead.sends("Everybody is here already.")
    await ana.sends("/start c1")

    ana.sees("This stage was opened by hand: Everybody is here already.")


async def test_the_next_stage_is_moved_to_another_day_with_a_reason(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await ana.sends("/start c1")
    await ana.presses("Follow")
    await lead.sends("/consult 1")
    await lead.presses("Run it")

    await lead.presses("Another day")
    await lead.sends("in 20 days")
    await lead.sends("The papers come late.")
    await play.passes(hours=13)

    lead.sees("The next stage, Get ready, begins on ")
    ana.sees("has a new calendar. The reason: The papers come late.")


async def test_when_it_is_over_it_can_still_be_read(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)

    await play.passes(days=50)
    await ana.sends("/consult")
    listed = ana.chat.last.text
    await ana.presses("Open 1")

    assert "Over, and open to read:\n1. Safer streets around schools" in listed
    ana.sees("This consultation closed on ")


async def test_a_consultation_travels_into_any_chat_by_inline_mode(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    group = play.group("Without the bot", ana, bot=None)
    await announces(play, lead)

    offered = await ana.types_inline("c1")
    await ana.chooses(0, in_=group)
    await comes_to(play, "Have your say")

    assert offered[0]["title"] == THEME
    card = ana.sees("Stage 2 of 5: Have your say.", in_=group)
    assert card.keyboard == [["Open", "Share"]]
