"""When something goes wrong: a rule says no in a kind sentence, a fault of ours says sorry, and nothing is lost."""

import pytest
from structlog.testing import LogCapture

from bot.services import settling
from tests.fixtures.conversation import Scene


@pytest.fixture
def a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the settings stumble over themselves."""

    def stumble(*_args: object, **_given: object) -> None:
        raise ZeroDivisionError("what Ana said")

    monkeypatch.setattr(settling, "see", stumble)


@pytest.mark.usefixtures("a_bug")
async def test_a_fault_of_ours_says_sorry_once_and_offers_two_ways_on(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/settings")

    sorry = ana.sees("Something went wrong on our side, and we've been told. What you wrote is saved.")
    assert sorry.keyboard == [["Try again"], ["Home"]]
    assert len(ana.chat.messages) == 2


@pytest.mark.usefixtures("a_bug")
async def test_a_tap_that_meets_a_fault_is_answered_all_the_same(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    await ana.presses("More")

    toast = await ana.presses("Settings")

    assert toast == "Something went wrong on our side, and we've been told. Please try again in a moment."
    assert ana.last_alert


@pytest.mark.usefixtures("a_bug")
async def test_the_way_home_works_after_a_fault(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/settings")

    await ana.presses("Try again")

    assert ana.chat.last.text == "What would you like to do?"


@pytest.mark.usefixtures("a_bug")
async def test_the_log_names_the_update_and_nobody(play: Scene, log: LogCapture) -> None:
    ana = play.user("Ana")

    await ana.sends("/settings")

    told = [event for event in log.entries if event["event"] == "a handler failed"]
    assert [sorted(event) for event in told] == [["event", "exc_info", "log_level", "update_id"]]


async def test_a_fault_in_the_middle_of_a_question_leads_back_to_it(
    play: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")
    with monkeypatch.context() as broken:
        broken.setattr("bot.domain.helping.check_words", lambda words: 1 // 0)
        await ana.sends("Who fixes lamps?")

    await ana.presses("Try again")
    await ana.sends("Who fixes lamps?")

    ana.sees("Thank you. A person will read it")


async def test_a_refusal_in_the_middle_of_a_question_leaves_it_open(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/help")
    await ana.presses("Talk to a person")

    await ana.sends("x" * 1600)
    await ana.sends("Shorter.")

    ana.sees("That's 1,600 characters; a question can have 1,500. Please send a shorter one.")
    ana.sees("Thank you. A person will read it")
