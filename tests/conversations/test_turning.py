"""Stages turned by hand: with a reason that everybody reads, by nobody but who leads, and felt in the groups."""

from tests.conversations.assembly import THEME, a_facilitator, a_group, announces, comes_to
from tests.fixtures.conversation import Scene

WHY = "Everybody is here already."


async def test_a_stage_opened_by_hand_opens_the_topics_of_its_groups(play: Scene) -> None:
    lead = await a_facilitator(play)
    forum = await a_group(play, "Northside forum", lead, forum=True)
    await announces(play, lead, forum)
    await play.passes(days=2)
    await play.passes(seconds=30)
    topic = next(iter(forum.chat.topics.values()))
    before = topic.closed

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Open next")
    await lead.sends(WHY)
    await play.passes(minutes=1)

    card = next(each for each in forum.topic("Walking buses").messages if each.text.startswith("Walking buses"))
    assert (before, topic.closed, topic.name) == (True, False, "Speed and crossings")
    assert f"This stage was opened by hand: {WHY}" in card.text


async def test_the_clock_goes_on_from_where_a_hand_has_turned_it(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Open next")
    await lead.sends(WHY)

    await play.passes(days=9)
    await ana.sends("/start c1")

    ana.sees("Stage 2 of 5: Have your say.")


async def test_the_last_stage_is_ended_by_hand(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await comes_to(play, "Report")
    await lead.sends("/consult 1")
    await lead.presses("Run it")

    await lead.presses("End now")
    asked = lead.chat.last.text
    await lead.sends("The report is out.")
    await ana.sends("/start c1")

    assert asked == "Why should the last stage end now? Everybody will read your reason."
    ana.sees("This consultation closed on ")


async def test_without_a_reason_nothing_turns(play: Scene) -> None:
    lead = await a_facilitator(play)
    await announces(play, lead)
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Open next")

    await lead.sends_photo()
    refused = lead.chat.last.text
    await lead.sends("/cancel")
    await lead.sends("/consult 1")

    assert refused.startswith("I")
    assert "It begins on " in lead.chat.last.text


async def test_whoever_no_longer_leads_turns_nothing(play: Scene) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    await announces(play, lead)
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    turn = next(each["callback_data"] for each in lead.chat.last.buttons if each["text"] == "Open next")
    await ana.sends("/start c1")

    await ana.presses(data=turn, on=lead.chat.last)
    await ana.sends(WHY)
    await ana.sends("/start c1")

    assert "It begins on " in ana.chat.last.text


async def test_a_turned_stage_is_seen_wherever_a_card_hangs_and_on_the_newest_of_each_reader(
    play: Scene,
) -> None:
    lead, ana = await a_facilitator(play), play.user("Ana")
    forum = await a_group(play, "Northside forum", lead, forum=True)
    group = await a_group(play, "Eastside", lead, forum=False, admin=False)
    await announces(play, lead, forum, group)
    await play.passes(days=2)
    await ana.sends("/start c1")
    old = ana.chat.last
    await ana.sends("/start c1")
    await play.passes(minutes=11)

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Open next")
    await lead.sends(WHY)
    await play.passes(minutes=1)
    newest = next(each for each in reversed(ana.chat.messages) if each.text.startswith(THEME))
    left_behind = old.text
    await ana.presses("Read a subtopic", on=old)
    await ana.presses("Back", on=old)

    hanging = [each.text for place in (forum, group) for each in place.messages if "onsultation 1" in each.text]
    assert len(hanging) == 4
    assert all("Stage 2 of 5: Have your say." in each for each in (*hanging, newest.text, old.text))
    assert "Stage 2 of 5: Have your say." not in left_behind


async def test_of_two_who_open_the_next_stage_at_once_only_one_does(play: Scene) -> None:
    carol, dora = await a_facilitator(play), await a_facilitator(play, "Dora")
    await announces(play, carol)
    await comes_to(play, "Have your say")
    for lead in (carol, dora):
        await lead.sends("/start c1")
        await lead.presses("Run it")
        await lead.presses("Open next")

    await carol.sends("Everybody has spoken.")
    await dora.sends("They have all said what they wanted.")

    assert dora.chat.last.text.startswith("Since I asked you, the stage Departments reply has begun.")
    assert dora.chat.last.keyboard == [["Cancel"]]
    await carol.sends("/start c1")
    assert "Stage 3 of 5: Departments reply" in carol.chat.last.text


async def test_a_day_given_after_the_clock_has_turned_moves_no_other_stage(play: Scene) -> None:
    carol = await a_facilitator(play)
    await announces(play, carol)
    await comes_to(play, "Have your say")
    await carol.sends("/start c1")
    await carol.presses("Run it")
    await carol.presses("Another day")
    await comes_to(play, "Departments reply")

    await carol.sends("in 10 days")

    assert carol.chat.last.text.startswith("Since I asked you, the stage Departments reply has begun.")
