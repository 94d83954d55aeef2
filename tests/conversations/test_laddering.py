"""The ladder as people live it: the department before, on and after the day, its parent, and the citizen each time."""

from typing import Any

import pytest

from tests.fixtures.conversation import Scene
from tests.fixtures.offices import a_case, a_department, an_officer


@pytest.fixture
def play_settings() -> dict[str, Any]:
    return {"reply_days": 5}


async def a_working_day(play: Scene) -> None:
    await play.passes(hours=24)
    await play.passes(minutes=6)


async def test_everybody_hears_in_time_and_the_topic_keeps_one_card(play: Scene) -> None:
    roads, mayor = await a_department(play), await a_department(play, "Mayor's office")
    await play.admin.sends("/admin")
    await play.admin.presses("Departments")
    await play.admin.presses("Roads")
    await play.admin.presses("What it stands under")
    await play.admin.presses("Mayor's office")
    park, boss = await an_officer(play, "Park"), await an_officer(play, "Lee", of="Mayor's office")
    ana = play.user("Ana")
    await ana.sends("/start")
    await a_case(play, author=ana)
    heard: list[list[str]] = []

    for _ in range(18):
        before = len(ana.chat.messages)
        await a_working_day(play)
        heard.append([message.text for message in ana.chat.messages[before:]])

    told = [text for day in heard for text in day]
    late = [text for text in told if "has not answered your idea in time" in text]
    above = [text for text in told if "There is still no answer to your idea" in text]
    assert (len(late), len(above)) == (1, 1)
    assert told.index(late[0]) < told.index(above[0])
    assert "I remind them every working day." in late[0]
    assert "The Mayor's office Department" in above[0] or "Mayor's office" in above[0]
    boss.sees("Case 1-1", in_=mayor)
    # One live card in the topic, and in private none but the one somebody opens.
    cards = [message for message in roads.messages if message.text.startswith("Case 1-1")]
    assert len(cards) == 1
    assert "Was due" in cards[0].text
    assert "working days ago" in park.sees("Case 1-1", in_=roads).text


async def test_whoever_took_a_case_has_one_card_and_short_reminders_that_answer_to_it(play: Scene) -> None:
    roads = await a_department(play)
    park = await an_officer(play, "Park", shown="J. Park")
    ana = play.user("Ana")
    await ana.sends("/start")
    await a_case(play, author=ana)
    await park.presses("I'll take it", in_=roads)
    for _ in range(10):
        await a_working_day(play)

    cards = [message for message in park.chat.messages if message.text.startswith("Case 1-1.")]
    reminders = [message for message in park.chat.messages if message.text.startswith("Reminder: case 1-1")]
    refers_to = {message.reply_to.message.id for message in reminders if message.reply_to}

    assert (len(cards), len(reminders) > 2) == (1, True)
    assert "working days ago" in cards[0].text
    assert refers_to == {cards[0].message.id}
    assert reminders[-1].text.splitlines()[0] == "Reminder: case 1-1 still needs an answer."
    assert reminders[-1].keyboard == [["Open 1-1"], ["Home"]]

    await park.sends("We will build it in spring.", reply_to=reminders[-1])
    await park.presses("Publish")
    await play.passes(seconds=15)

    assert "We will build it in spring." in ana.sees("has replied to your idea 1").text
    assert park.sees("Case 1-1: nothing is owed at the moment.").message.id == reminders[-1].message.id
