"""What a consultation does in every kind of group; the table in docs/places.md says which test shows what."""

from bot.playground.people import Person
from storage.tables import Role
from tests.conversations.assembly import with_role
from tests.conversations.places import a_town
from tests.conversations.test_concluding import writes
from tests.fixtures.conversation import Scene

WHY = "Everybody is here already."
WORDS = "Cars pass the gate at 50 km/h, every morning."
LINK = "https://video.example.org/live"


async def runs(lead: Person, *taps: str) -> None:
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    for tap in taps:
        await lead.presses(tap)


async def speaks(person: Person, words: str = WORDS) -> None:
    """Let somebody follow a link from a group and speak in our chat."""
    await person.sends("/start c1s2")
    await person.presses("Speak")
    await person.sends(words)
    await person.presses("Publish")


async def test_a_stage_turned_by_hand_shows_with_its_reason_everywhere_and_opens_what_can_be_opened(
    play: Scene,
) -> None:
    town = await a_town(play, stage="Get ready")
    before = town.counts()
    walking = town.topic()

    await runs(town.lead, "Open next")
    was_closed = walking.closed
    await town.lead.sends(WHY)
    await play.passes(minutes=1)

    for card in town.cards():
        assert "Stage 2 of 5: Have your say." in card.text
        assert f"This stage was opened by hand: {WHY}" in card.text
    assert (was_closed, walking.closed) == (True, False)
    now = town.counts()
    assert [now[at] - before[at] for at in (0, 1, 3)] == [0, 0, 0]  # a turned stage edits, and posts nothing


async def test_a_consultation_ended_by_hand_says_so_everywhere_also_to_whoever_replies(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana, stage="Report")

    await runs(town.lead, "End now")
    await town.lead.sends("The report is out.")
    await play.passes(minutes=1)
    answers = []
    for group, card in zip(town.groups, town.cards(), strict=True):
        await ana.sends(WORDS, to=group, reply_to=card)
        answers.append(group.last.text)

    assert all("This consultation closed on" in card.text for card in town.cards())
    assert (town.topic().name, town.topic().closed) == ("Walking buses (closed)", True)
    assert {answer.rsplit(" ", 1)[0][:33] for answer in answers} == {"This consultation closed on 10 Oc"}


async def test_another_day_for_the_next_stage_is_read_on_every_card(play: Scene) -> None:
    town = await a_town(play)

    await runs(town.lead, "Another day")
    await town.lead.sends("1 October")
    await town.lead.sends(WHY)
    await play.passes(minutes=1)

    assert all("1 October" in card.text for card in town.cards())


async def test_a_live_stream_stands_on_every_card_while_its_stage_is_open(play: Scene) -> None:
    town = await a_town(play)

    await runs(town.lead, "Live stream")
    await town.lead.sends(LINK)
    await play.passes(minutes=1)
    now = [{button["text"]: button.get("url") for button in card.buttons} for card in town.cards()]
    await play.passes(days=14)
    await play.passes(minutes=1)

    assert [buttons.get("Watch live") for buttons in now] == [LINK] * 4
    assert not any("Watch live" in row for card in town.cards() for row in card.keyboard)


async def test_the_outcome_is_asked_about_in_our_chat_and_no_group_sees_who_said_what(play: Scene) -> None:
    ana = play.user("Ana")
    town = await a_town(play, ana, stage="Conclude")
    before = town.counts()
    await writes(play, town.lead)
    await town.lead.presses("Ask who can live with it")
    await play.passes(minutes=1)
    asked, stances = [], ("I can support it", "I can live with it", "I can support it", "I can live with it")

    for card, stance in zip(town.cards(), stances, strict=True):
        await ana.presses("Read the outcome", on=card)
        asked.append(ana.chat.last.text)
        await ana.presses(stance)
    proposed = ana.chat.last.text
    await runs(town.lead, "The outcome", "Publish the outcome")
    await play.passes(minutes=1)

    assert all(each.startswith("The proposed outcome of consultation 1") for each in asked)
    assert "0 can support it, 1 can live with it, 0 object." in proposed
    assert town.counts() == before
    assert all(["Read the outcome"] in card.keyboard for card in town.cards())
    assert not any("support" in each.text for group in town.groups for each in group.messages)


async def test_what_was_said_is_found_from_every_card_and_whoever_comes_back_is_told_what_is_new(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    town = await a_town(play, ana, bob)
    await ana.presses("Open", on=town.card(town.plain))
    await play.passes(hours=5)
    await speaks(bob)
    found, news = [], []

    for card in town.cards():
        await ana.presses("Open", on=card)
        news.append(ana.chat.last.text.splitlines()[:2])
        if card is not town.cards()[2]:
            await ana.presses("Search in here")
            await ana.sends("gate")
            await ana.presses("View 1")
            found.append(ana.chat.last.text)
    await bob.sends("/search gate", to=town.plain_without_rights)

    assert news[0] == ["New for you since you were last here:", "1 new view about Walking buses"]
    assert not any("New for you" in line for lines in news[1:] for line in lines)
    assert all(WORDS in each for each in found)
    assert town.plain_without_rights.last.keyboard == [["Open our chat"]]


async def test_nudges_and_invitations_are_between_us_and_one_person(play: Scene) -> None:
    lee = await with_role(play, "Lee", Role.MEMBER)
    town = await a_town(play, lee, stage="Get ready")
    await runs(town.lead, "Invited members", "Invite all members")
    await play.passes(days=8)
    await play.passes(minutes=1)
    before = town.counts()

    await runs(town.lead, "Not heard yet (1)", "Nudge all (1)")
    await play.passes(hours=12)
    for group in town.groups:
        await lee.sends("/brief", to=group)

    assert "What you know would help." in str(lee.chat)
    assert [after - had for after, had in zip(town.counts(), before, strict=True)] == [2, 2, 2, 2]
    assert all(group.last.keyboard == [["Open our chat"]] for group in town.groups)
    assert not any("Lee" in each.text for group in town.groups for each in group.messages)


async def test_a_draw_stands_on_every_card_and_its_tickets_are_taken_in_our_chat(play: Scene) -> None:
    ana, bob = play.user("Ana"), play.user("Bob")
    town = await a_town(play, ana, bob)
    before = town.counts()
    await runs(town.lead, "Draw", "New draw: Safer streets around schools")
    await town.lead.sends("1")
    await town.lead.sends("The lottery numbers of Saturday")
    await play.passes(minutes=1)
    offered = [card.text for card in town.cards()]

    for person, card in ((ana, town.cards()[0]), (bob, town.cards()[3])):
        await person.presses("See the draw", on=card)
        await person.presses("Take a ticket")
    await town.lead.sends("/start draw_1")
    await town.lead.presses("Close the list")
    await town.lead.presses("Hold the draw")
    await town.lead.sends("3 14 15 27 41 44")
    await play.passes(hours=1)

    assert all("One seat is filled by lot: everybody may take a ticket now." in each for each in offered)
    assert all("the draw was held, and anybody can check it." in card.text for card in town.cards())
    assert town.counts() == before
    assert sorted("You were drawn" in str(person.chat) for person in (ana, bob)) == [False, True]
