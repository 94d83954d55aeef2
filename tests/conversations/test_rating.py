"""What people say of a reply: three numbers, why, another mind, a follow-up that opens the case again, and a review."""

from typing import Any

from tests.conversations.test_replying import a_citizen
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import a_case, a_department, an_officer, has_replied

NAMES = ("Bob", "Carol", "Sam")


async def a_published_reply(play: Scene) -> tuple[Any, Any, Any, list[Any]]:
    """Return the topic, the officer, the author and three signers, once a reply is out."""
    roads = await a_department(play)
    park, ana = await an_officer(play, "Park"), await a_citizen(play, "Ana")
    signers = [await a_citizen(play, name) for name in NAMES]
    await a_case(play, author=ana, signers=tuple(signers))
    await has_replied(play, park)
    return roads, park, ana, signers


async def test_three_answers_are_counted_apart_and_can_be_changed_for_two_weeks(play: Scene) -> None:
    _, _, _, (bob, carol, sam) = await a_published_reply(play)

    await bob.presses("Satisfied")
    await carol.presses("Not ideal, but acceptable")
    await sam.presses("Satisfied")

    assert "67% satisfied, 33% acceptable, 0% not acceptable (3 people)" in sam.sees("Thank you. So far:").text
    await sam.presses("Change")
    sam.sees("You said: satisfied. What do you think now?")
    await sam.presses("Not ideal, but acceptable")
    assert "33% satisfied, 67% acceptable" in sam.sees("Thank you. So far:").text
    await play.passes(days=15)
    late = await bob.presses("Not acceptable")
    assert str(late).startswith("This reply could be rated until 15 September.")


async def test_not_acceptable_asks_why_and_one_in_three_brings_a_review(play: Scene) -> None:
    roads, park, ana, (bob, carol, sam) = await a_published_reply(play)
    review = play.staff.topic("Review")
    await bob.presses("Satisfied")
    await carol.presses("Satisfied")

    await sam.presses("Not acceptable")
    sam.sees("Thank you for being honest. What is missing?")
    await sam.presses("The reasons aren't clear")
    sam.sees("If one in three people say this, a participation officer reviews the answer within 10 working days.")
    await play.passes(seconds=15)
    own = await park.presses("Ask for a better one", in_=review)
    await play.moderator.presses("Ask for a better one", in_=review)
    asked = play.moderator.sees("What should a better reply", in_=review)
    await play.moderator.sends("Say why it takes until August.", to=review, reply_to=asked)
    await play.passes(seconds=15)

    assert own == "That's not something you can do here. If it should be, ask an admin of the city for an invite link."
    assert "Say why it takes until August." in ana.sees("has been looked at again").text
    assert "Needs another reply" in park.sees("Case 1-1", in_=roads).text


async def test_the_authors_follow_up_opens_the_case_again_and_others_are_passed_on(play: Scene) -> None:
    roads, park, ana, (bob, *_) = await a_published_reply(play)

    await bob.presses("Ask a follow-up")
    await bob.sends("What about the second gate?")
    bob.sees("The Roads Department has your question now.")
    await play.passes(seconds=15)
    passed_on = park.sees("A follow-up question: What about the second gate?")
    await ana.presses("Ask a follow-up")
    await ana.sends("Can it be done before the holidays?")
    await play.passes(seconds=15)

    ana.sees("the case is open again. You hear back here.")
    told = park.sees("Case 1-1 is open again. What is asked: Can it be done before the holidays?")
    assert told.keyboard == [["Open 1-1"], ["Home"]]
    assert "Needs another reply" in passed_on.text
    card = park.sees("Needs another reply", in_=roads).text
    assert "Asked again: Can it be done before the holidays?" in card
    assert "A follow-up question: What about the second gate?" in card
    await bob.sends("/case 1-1")
    assert "second gate" not in bob.chat.last.text
    assert "holidays" not in bob.chat.last.text
