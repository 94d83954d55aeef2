"""What the clock says unasked: a draft that waits, an answer that is late, a day that was given back."""

from datetime import datetime
from typing import Any

import pytest

from bot.app import House
from tests.fixtures.conversation import HURRY, Scene
from tests.fixtures.ideas import an_idea


@pytest.fixture
def play_settings() -> dict[str, Any]:
    return {"timezone": "Europe/Bucharest"}


async def at(play: Scene, moment: str) -> None:
    await play.passes(seconds=(datetime.fromisoformat(moment) - play.now).total_seconds())


async def test_a_draft_says_once_that_it_waits_and_can_be_taken_up_from_there(play: Scene) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends("A bench by the weir for those who walk slowly.")
    await ana.presses("Save for later")

    await at(play, "2026-11-27T13:30+02:00")
    waiting, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Go on writing")
    count = len(ana.chat.messages)
    await at(play, "2026-12-20T13:00+02:00")

    assert waiting.startswith("Your draft is waiting: A bench by the weir")
    assert "It is kept until 24 December, and I won't remind you of it again." in waiting
    assert keyboard == [["Go on writing"], ["Delete the draft"], ["Home"]]
    assert len(ana.chat.messages) == count


async def test_an_author_hears_when_the_promised_answer_is_late_and_the_staff_sees_it(play: Scene) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    ana = play.user("Ana")
    await ana.sends("/idea")
    await ana.sends("A bench by the weir for those who walk slowly.")
    await ana.presses("Send for review")

    await at(play, "2026-11-26T09:00+02:00")
    told = ana.chat.last.text
    card = play.staff.last.text
    await at(play, "2026-11-28T09:00+02:00")

    assert "should have had an answer within one working day" in told
    assert ana.chat.last.text == told
    assert "An answer was promised by 25 November." in card
    assert "Late: an answer was promised by 25 November" in play.staff.last.text


async def test_a_question_that_waits_is_put_to_the_staff_again(play: Scene) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    await ana.sends("When is the market?")

    await at(play, "2026-11-27T09:00+02:00")

    assert "Your question of 24 November still waits for an answer." in ana.chat.last.text
    assert "Late: it has waited since 24 November." in play.staff.last.text
    count = len(ana.chat.messages)
    await at(play, "2026-12-20T09:00+02:00")
    assert len(ana.chat.messages) == count


async def test_the_card_says_that_a_day_was_given_back(play: Scene) -> None:
    await at(play, "2026-11-24T12:00+02:00")
    closes_at = datetime.fromisoformat("2026-12-24T00:00+02:00")
    idea_id = await play.database.write(an_idea, published_at=play.now, closes_at=closes_at)
    ana = play.user("Ana")
    await ana.sends(f"/start i{idea_id}")
    await play.passes(minutes=2)

    await play.house.stop()
    play.clock.passes(datetime.fromisoformat("2026-11-25T15:00+02:00") - play.now)
    async with House(play.house.settings, play.clock, manner=HURRY) as again:
        play.house, play.settled = again, again.settled
        await play.passes(minutes=2)

    assert "Open until 25 December. Signing was off on 2 days" in ana.sees("to go").text
