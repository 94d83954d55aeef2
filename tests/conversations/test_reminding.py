"""[Remind me] and /reminders: asked for in two taps, seen, changed, cancelled, and told once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.playground.people import Person
from storage import cases
from storage.tables import CaseState
from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import TITLE, an_idea

EMPTY = "You have no reminders. Open an idea, a consultation or a case and tap Remind me to have one."


@pytest.fixture
def play_settings() -> dict[str, Any]:
    return {"timezone": "Europe/Bucharest"}


async def at(play: Scene, moment: str) -> None:
    await play.passes(seconds=(datetime.fromisoformat(moment) - play.now).total_seconds())


@pytest.fixture
async def idea_id(play: Scene) -> int:
    await at(play, "2026-11-24T12:00+02:00")
    closes_at = datetime.fromisoformat("2027-01-21T00:00+02:00")
    return await play.database.write(an_idea, published_at=play.now, closes_at=closes_at)


@pytest.fixture
async def ana(play: Scene, idea_id: int) -> Person:
    ana = play.user("Ana")
    await ana.sends(f"/start i{idea_id}")
    return ana


async def test_being_reminded_takes_two_taps(play: Scene, ana: Person, idea_id: int) -> None:
    await ana.presses("Remind me")
    choices, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    toast = await ana.presses("In 1 hour")
    kept = ana.chat.last.text
    count = len(ana.chat.messages)
    await play.passes(minutes=59)
    early = len(ana.chat.messages) - count
    await play.passes(minutes=2)

    assert choices == f"When shall I remind you of idea {idea_id}, {TITLE}?"
    assert keyboard == [
        ["In 1 hour"],
        ["Tomorrow morning"],
        ["A day before it closes"],
        ["A date"],
        ["Back", "Home"],
    ]
    assert toast == "I'll remind you."
    assert kept == f"I'll remind you on 24 November, 13:00, of idea {idea_id}, {TITLE}."
    assert early == 0
    assert ana.chat.last.text.splitlines() == [
        f"You asked me to remind you of idea {idea_id}, {TITLE}.",
        "",
        "It is open until 20 January.",
    ]
    assert ana.chat.last.keyboard == [["Take me there"], ["Remind me again"], ["Home"]]
    await play.passes(days=30)
    assert len(ana.chat.messages) == count + 1


@pytest.mark.parametrize(
    ("presses", "moment"),
    [
        (("Tomorrow morning",), "25 November, 09:00"),
        (("A day before it closes",), "20 January, 08:00"),
        (("A date", "In a week"), "1 December, 09:00"),
    ],
)
async def test_each_time_is_a_tap_away(play: Scene, ana: Person, presses: tuple[str, ...], moment: str) -> None:
    await ana.presses("Remind me")

    for label in presses:
        await ana.presses(label)

    assert ana.chat.last.text.startswith(f"I'll remind you on {moment}, of ")


async def test_a_day_can_be_written(play: Scene, ana: Person) -> None:
    await ana.presses("Remind me")
    await ana.presses("A date")
    asked = ana.chat.last.text

    await ana.sends("some time soon")
    refused = ana.chat.last.text
    await ana.sends("on 15 January, please")

    assert asked.endswith("Choose one, or write it: 15 January, tomorrow 9:00, in 3 weeks.")
    assert refused.startswith("I can't find a day in that.")
    assert ana.chat.last.text.startswith("I'll remind you on 15 January, 09:00, of ")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("in 3 weeks", "15 December, 09:00"),
        ("tomorrow", "25 November, 09:00"),
        ("Tomorrow 7:30", "25 November, 07:30"),
        ("tomorrow morning", "25 November, 09:00"),
        ("A day before it closes", "20 January, 08:00"),
        ("In two weeks", "8 December, 09:00"),
        ("In 1 hour", "24 November, 13:00"),
    ],
)
async def test_what_announcements_understand_and_buttons_say_can_be_written(
    play: Scene, ana: Person, words: str, moment: str
) -> None:
    await ana.presses("Remind me")
    await ana.presses("A date")

    await ana.sends(words)

    assert ana.chat.last.text.startswith(f"I'll remind you on {moment}, of ")


async def test_the_question_survives_an_aside_and_a_cancel(play: Scene, ana: Person) -> None:
    await ana.presses("Remind me")
    await ana.presses("A date")

    await ana.sends("/help")
    asked_again = ana.chat.last.text
    await ana.sends("/cancel")

    assert asked_again.startswith("On which day")
    assert ana.chat.last.text == "Stopped. Nothing was sent."


async def test_reminders_are_seen_changed_and_cancelled(play: Scene, ana: Person, idea_id: int) -> None:
    await ana.presses("Remind me")
    await ana.presses("In 1 hour")

    await ana.sends("/mine")
    await ana.presses("My reminders (1)")
    listed, keyboard = ana.chat.last.text, ana.chat.last.keyboard
    await ana.presses("Change 1")
    again = ana.chat.last.text
    await ana.presses("Tomorrow morning")
    await ana.sends("/reminders")
    changed = ana.chat.last.text
    await ana.presses("Change 1")
    await ana.presses("Cancel the reminder")
    await ana.sends("/reminders")
    count = len(ana.chat.messages)
    await play.passes(days=3)

    assert f"1. 24 November, 13:00: idea {idea_id}, {TITLE}" in listed
    assert keyboard == [["Change 1"], ["My ideas", "Home"]]
    assert again.startswith("I'll remind you on 24 November, 13:00. You can choose another time.")
    assert "25 November, 09:00" in changed
    assert ana.chat.last.text == EMPTY
    assert len(ana.chat.messages) == count


async def test_a_typed_command_asks_for_a_reminder_too(play: Scene, ana: Person, idea_id: int) -> None:
    await ana.sends(f"/remind {idea_id}")
    asked = ana.chat.last.text
    await ana.sends("/remind crossing")
    hint = ana.chat.last.text
    await ana.sends("/remind 99999")

    assert asked.startswith("When shall I remind you of")
    assert hint.startswith("Remind you of which idea?")
    assert ana.chat.last.text.startswith("I can't find what you want to be reminded of.")


async def test_an_hour_asked_for_at_night_comes_at_night_without_a_sound(play: Scene, ana: Person) -> None:
    await at(play, "2026-11-24T22:30+02:00")
    await ana.presses("Remind me")
    await ana.presses("In 1 hour")

    await play.passes(minutes=61)

    ana.sees("You asked me to remind you of")
    sent = play.calls_to("sendMessage")[-1]
    assert str(sent.params["disable_notification"]).lower() == "true"


async def test_a_morning_missed_by_an_outage_is_not_made_up_for_at_night(play: Scene, ana: Person) -> None:
    await ana.presses("Remind me")
    await ana.presses("Tomorrow morning")
    count = len(ana.chat.messages)

    play.clock.passes(timedelta(hours=35))  # nobody ticks until 23:00 on the day it was for
    await play.house.tick()
    at_night = len(ana.chat.messages) - count
    await at(play, "2026-11-26T08:30+02:00")

    assert at_night == 0
    assert len(ana.chat.messages) == count + 1


async def test_who_wants_nothing_else_still_gets_their_reminder(play: Scene, ana: Person) -> None:
    await ana.presses("Remind me")
    await ana.presses("In 1 hour")
    await ana.sends("/settings")
    await ana.presses("How often")
    await ana.presses("Nothing")

    await play.passes(minutes=61)

    ana.sees("You asked me to remind you of")


async def test_an_idea_with_a_reply_is_found_among_the_replies(play: Scene, ana: Person, idea_id: int) -> None:
    await ana.presses("Follow")
    await play.database.write(cases.set_idea_state, idea_id, CaseState.PLANNED)

    await ana.sends("/mine")
    await ana.presses("Replies (1)")

    assert TITLE in ana.chat.last.text
    await ana.presses("Read 1")
    assert ana.chat.last.text.startswith(TITLE)
