"""One view in full, and what its author does with it afterwards: edit it, add to it, take it back."""

import pytest

from tests.conversations.assembly import has_said, opens, posts
from tests.fixtures.conversation import Scene

WORDS = "Our school already collected 1,400 for signs. Could the city match it?"
ANSWER = "The same is true by the river."


async def test_own_words_are_edited_added_to_and_taken_back(play: Scene) -> None:
    await opens(play)
    ana, bob = play.user("Ana"), play.user("Bob")
    await posts(ana, WORDS, "3. Costs and who pays")
    await ana.presses("See it")

    await ana.presses("Edit")
    await ana.sends("Could the city match what schools collect?")
    edited = ana.chat.last.text
    await ana.presses("Add to it")
    await ana.sends("It is 1,650 by now.")
    added = ana.chat.last.text
    await ana.presses("Take back")
    await bob.sends("/start c1v1")

    assert ", edited" in edited
    assert "Added 9 September: It is 1,650 by now." in added
    assert bob.chat.last.text.startswith("View 1 was taken back by whoever wrote it, on 9 September.")
    assert "match" not in bob.chat.last.text


@pytest.mark.parametrize(
    ("button", "take", "shown"), [("Add to it", "Add it", "Added 9 September:"), ("Edit", "Change it", ", edited")]
)
async def test_what_telegram_splits_goes_on_when_words_are_added_or_edited(
    play: Scene, button: str, take: str, shown: str
) -> None:
    await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS, subtopic=3)
    await ana.sends("/start c1v1")
    await ana.presses(button)
    whole = "We counted again, at every gate and every hour. " * 100

    await ana.sends(whole[:4_000])
    asked = ana.chat.last
    await ana.sends(f"{whole[4_000:]} That was all.")
    view = ana.chat.last.text
    await ana.presses("Read it all")

    assert asked.text.startswith("I have 4,000 characters so far. If there is more, send it now")
    assert asked.keyboard == [[take], ["Cancel"]]
    assert shown in view
    assert "That was all." in "".join(each.text for each in ana.chat.messages[-4:])


async def test_long_words_that_were_all_are_added_by_a_tap(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS, subtopic=3)
    await ana.sends("/start c1v1")
    await ana.presses("Add to it")
    await ana.sends("We counted again. " * 150)

    await ana.presses("Add it")

    assert "Added 9 September: We counted again." in ana.chat.last.text
