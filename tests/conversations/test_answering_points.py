"""Answers to points, on a phone: several departments sign one, a photo proves one, a group hears of them."""

from bot.playground.people import Person
from tests.conversations.assembly import a_group
from tests.conversations.points import Offices
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY, a_department, an_officer


async def test_several_departments_sign_one_reply_to_a_point(play: Scene) -> None:
    schools = await a_department(play, "Schools")
    lee = await an_officer(play, "Lee", of="Schools")
    offices = Offices(play)
    await offices.open()
    await offices.begins()
    await offices.gives(1)
    await offices.gives(1, "Schools")
    await offices.gives(2)
    await offices.carol.presses("Publish 2 points")
    await play.passes(seconds=15)
    both = lee.sees("Case p1-1", in_=schools).text

    await offices.park.sends(REPLY, to=offices.roads, reply_to=offices.card())
    await offices.park.presses("Ask them to sign", in_=offices.roads)
    await play.passes(seconds=15)
    await lee.presses("Sign with them", in_=schools)
    await play.passes(seconds=15)
    await offices.park.presses("Publish", in_=offices.roads)
    await play.passes(seconds=15)

    assert "Lead: Roads. Joint: Schools." in both
    assert "J. Park, Roads Department, with Schools." in offices.ana.sees("has replied to point 1").text
    await offices.ana.sends("/start c1v1")
    await offices.ana.presses("Points (1 of 2)")
    await offices.ana.presses("Point 1")
    shown = offices.ana.chat.last.text
    assert "J. Park, Roads Department, with Schools." in shown
    assert "The Roads Department, with Schools: replied." in shown


async def test_a_reply_to_a_point_is_rated_and_done_is_proved_by_a_photo(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.reply()
    await offices.ana.presses("Not ideal, but acceptable")
    rated = offices.ana.chat.last.text

    await offices.park.presses("Update the status", in_=offices.roads)
    await offices.park.presses("Set status and date", in_=offices.roads)
    await offices.park.presses("Done (with proof)", in_=offices.roads)
    draft = offices.park.sees("Draft reply to case p1-1", in_=offices.roads)
    await offices.park.sends_photo(caption="It stands.", to=offices.roads, reply_to=draft)
    await offices.park.presses("Publish", in_=offices.roads)
    await play.passes(seconds=15)

    assert "So far: 0% satisfied, 100% acceptable, 0% not acceptable (one person)." in rated
    done = offices.ana.sees("There is news from the Roads Department about point 1 of your view 1.")
    assert "It is done. Does it match what you asked for?" in done.text
    await offices.ana.sends("/start c1v1")
    assert "The Roads Department: done, with proof." in offices.ana.chat.last.text
    await offices.ana.sends("/start c1")
    assert "departments have replied once." in offices.ana.chat.last.text


async def test_a_forum_in_which_no_topics_can_be_made_counts_and_hears_on_its_one_card(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    forum = await a_group(play, "Riverside", ana, forum=True, admin=False)
    offices = Offices(play)
    await offices.open(forum)
    await offices.split()

    await offices.reply()
    await play.passes(hours=24)

    assert "and departments have replied once." in ana.sees("Consultation 1", in_=forum).text
    posted = ana.sees("Departments have replied in Safer streets around schools:", in_=forum)
    assert "The Roads Department: replied." in posted.text
    assert posted.keyboard == [["Open"]]


async def test_archiving_shows_first_what_nobody_has_answered(play: Scene) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.reply()
    carol = offices.carol
    await play.passes(days=60)
    await _concludes(carol)

    await carol.presses("Archive")
    shown = carol.chat.last.text
    await carol.presses("Archive all the same")

    assert "One point has no answer yet" in shown
    assert "View 1, point 2. “Who pays for the signs?”" in shown
    assert "Consultation 1 is archived." in carol.chat.last.text
    await offices.reply("p2-1")
    offices.ana.sees("has replied to point 2 of your view 1")


async def _concludes(carol: Person) -> None:
    await carol.sends("/start c1")
    await carol.presses("Run it")
    await carol.presses("The outcome")
    await carol.presses("You said")
    for words in ("You said.", "We did.", "What not, and why."):
        await carol.sends(words)
    await carol.presses("Publish the outcome")
