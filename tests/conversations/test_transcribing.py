"""The record as a file, the screen in the room and the live stream, as people meet them in the chat."""

from typing import Any

import pytest

from bot.playground.people import Person
from tests.conversations.assembly import a_facilitator, a_group, announces, comes_to, has_said, opens
from tests.conversations.test_speaking import WORDS
from tests.conversations.workbench import goes_on, publishes
from tests.fixtures.conversation import Scene

SITE = "https://town.example"
LINK = "https://video.example.org/live"


@pytest.fixture
def play_settings() -> dict[str, Any]:
    return {"public_url": SITE}


def files_in(play: Scene, person: Person) -> dict[str, str]:
    """Return what stands in the files somebody was sent, by their names."""
    sent = [each.message.content["document"] for each in person.chat.messages if each.kind == "document"]
    return {each["file_name"]: play.world.files.find(each["file_id"]).body.decode() for each in sent}


async def test_anybody_gets_the_whole_record_as_files(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS, subtopic=3)

    await ana.sends("/consult 1")
    await ana.presses("Transcript")

    ana.sees("Here is the whole record of consultation 1, in order")
    ana.sees(f"It is on the web, too: {SITE}/c/1")
    files = files_in(play, ana)
    assert list(files) == ["consultation-1-record.md", "consultation-1-record.json"]
    assert f"> {WORDS}" in files["consultation-1-record.md"]
    assert WORDS in files["consultation-1-record.json"]
    assert str(ana.id) not in "".join(files.values())


async def test_cards_lead_to_the_web_where_there_is_a_web(play: Scene) -> None:
    lead = await a_facilitator(play)
    ana = play.user("Ana")
    group = await a_group(play, "Neighbours", ana, forum=False)
    await announces(play, lead, group)
    await comes_to(play, "Have your say")

    await ana.sends("/consult 1")

    assert ["Transcript", "Read it on the web"] in ana.chat.last.keyboard
    assert any("Read it on the web" in row for message in group.messages for row in message.keyboard)


async def test_whoever_leads_puts_a_view_on_the_screen_and_nobody_else_is_offered_to(play: Scene) -> None:
    lead = await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS, subtopic=3)

    await lead.sends("/start c1v1")
    await lead.presses("Put on screen")
    await ana.sends("/start c1v1")

    assert ["Take off screen"] in lead.chat.last.keyboard
    assert lead.last_toast == "It's on the screen."
    assert not any("screen" in label for row in ana.chat.last.keyboard for label in row)


async def test_the_record_tells_what_stood_on_the_screen_and_that_there_was_a_stream(play: Scene) -> None:
    lead = await opens(play)
    ana = play.user("Ana")
    await has_said(play, ana, WORDS, subtopic=3)
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Live stream")
    await lead.sends(LINK)
    await lead.sends("/start c1v1")
    await lead.presses("Put on screen")
    await lead.presses("Take off screen")

    await ana.sends("/consult 1")
    await ana.presses("Transcript")

    written = files_in(play, ana)["consultation-1-record.md"]
    told = (
        "“Have your say” can be watched live from here on",
        "View 1 was put on the screen in the room",
        "View 1 was taken off the screen in the room",
    )
    assert [line[3:] for line in written.splitlines() if line[3:] in told] == list(told)
    assert LINK not in written
    assert "Mira" not in written


async def test_somebody_in_the_room_speaks_by_the_link_on_the_screen(play: Scene) -> None:
    await opens(play)
    ana = play.user("Ana")

    await ana.sends("/start c1speak")
    await ana.presses("1. Speed and crossings")
    await ana.sends(WORDS)
    await ana.presses("Publish")

    ana.sees("Published as view 1.")


async def test_a_live_stream_is_named_in_the_plan_and_stands_on_cards_while_its_stage_is_open(play: Scene) -> None:
    lead = await a_facilitator(play)
    ana = play.user("Ana")
    await goes_on(play, lead)
    await lead.presses("Stages")
    await lead.presses("Stage 2")
    await lead.presses("Live stream")
    await lead.sends("http://video.example.org")
    lead.sees("I need an https link")
    await lead.sends(LINK)
    lead.sees(f"Now: {LINK}")
    await lead.presses("Back")
    await lead.presses("Back")
    await publishes(lead)
    await play.passes(days=1)
    await ana.sends("/consult 1")
    before = ana.chat.last.keyboard

    await play.passes(days=8)

    await ana.sends("/consult 1")
    assert not any("Watch live" in row for row in before)
    assert ["Watch live"] in ana.chat.last.keyboard


async def test_a_live_stream_is_named_while_the_stage_is_open(play: Scene) -> None:
    lead = await opens(play)

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Live stream")
    await lead.sends(LINK)
    await lead.sends("/consult 1")

    assert ["Watch live"] in lead.chat.last.keyboard


async def test_whoever_leads_finds_the_draw_where_they_run_it(play: Scene) -> None:
    lead = await opens(play)

    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Draw")
    await lead.presses(lead.chat.last.keyboard[0][0])
    await lead.sends("2")
    await lead.sends("The lottery numbers of Saturday")
    await lead.sends("/consult 1")
    await lead.presses("Run it")
    await lead.presses("Draw")

    assert ["Draw 1"] in lead.chat.last.keyboard
