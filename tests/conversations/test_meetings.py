"""Being reminded of a meeting: asked for on the consultation's card, listed, told with where to watch, gone with it."""

from bot.playground.people import Person
from tests.conversations.assembly import a_facilitator
from tests.conversations.workbench import goes_on, publishes
from tests.fixtures.conversation import Scene

LINK = "https://video.example.org/live"


async def a_meeting(play: Scene) -> Person:
    """Let a consultation be public whose second stage can be watched live, and return who leads it."""
    lead = await a_facilitator(play)
    await goes_on(play, lead)
    await lead.presses("Stages")
    await lead.presses("Stage 2")
    await lead.presses("Live stream")
    await lead.sends(LINK)
    await lead.presses("Back")
    await lead.presses("Back")
    await publishes(lead)
    return lead


async def test_the_hour_before_a_meeting_is_a_tap_away_and_says_where_to_watch(play: Scene) -> None:
    await a_meeting(play)
    ana = play.user("Ana")
    await ana.sends("/start c1")

    await ana.presses("Remind me")
    offered = ana.chat.last.text
    await ana.presses("An hour before the meeting")
    kept = ana.chat.last.text
    await ana.sends("/reminders")
    listed = ana.chat.last.text
    await play.passes(days=8)

    assert "The meeting “Have your say” begins on " in offered
    assert f"You can watch it live: {LINK}" in offered
    assert kept.startswith("I'll remind you on ")
    assert kept.endswith(", of the meeting “Have your say” of consultation 1.")
    assert "the meeting “Have your say” of consultation 1" in listed
    told = ana.sees("You asked me to remind you of the meeting “Have your say” of consultation 1.")
    assert f"You can watch it live: {LINK}" in told.text
    assert told.keyboard == [["Watch live"], ["Take me there"], ["Remind me again"], ["Home"]]


async def test_it_follows_the_stage_and_goes_with_the_link(play: Scene) -> None:
    lead = await a_meeting(play)
    ana = play.user("Ana")
    await ana.sends("/start c1")
    await ana.presses("Remind me")
    await ana.presses("An hour before the meeting")
    before = ana.chat.last.text
    await play.passes(days=2)

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Another day")
    await lead.sends("in 3 weeks")
    await lead.sends("The hall is taken until then.")
    await ana.sends("/reminders")
    moved = ana.chat.last.text
    await ana.presses("Change 1")
    await ana.presses("Cancel the reminder")
    await ana.sends("/reminders")

    assert before.split(" on ")[-1].rstrip(".") not in moved
    assert "the meeting “Have your say” of consultation 1" in moved
    assert ana.chat.last.text.startswith("You have no reminders.")
