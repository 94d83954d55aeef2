"""The moment of an announcement, once it has passed before anybody confirmed."""

from tests.conversations.announcing_walk import presses_like, written
from tests.fixtures.conversation import Scene


async def test_a_moment_that_has_passed_before_anybody_confirmed_is_said_and_sending_means_now(play: Scene) -> None:
    mira = await written(play)
    await mira.presses("Schedule")
    await mira.presses("In 1 hour")
    await mira.presses("Yes")
    await play.passes(hours=3)

    await presses_like(mira, "Schedule for 1")
    asked, keys = mira.chat.last.text, mira.chat.last.keyboard
    await mira.presses("Back")
    draft = mira.chat.last.text

    assert asked.startswith("Send to one person now?")
    assert keys == [["Send now"], ["Back"]]
    assert "The moment you chose has passed (" in draft
    assert ["Send to 1 person"] in mira.chat.last.keyboard
