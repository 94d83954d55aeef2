"""Screen 11, the rest: when it goes out, with whose agreement, and what can be done on the way."""

from typing import Any

import pytest

from bot.playground.people import Person
from tests.conversations.announcing_walk import POOL, goes_out, presses_like, residents, written
from tests.fixtures.conversation import ADMIN_ID, Scene

SECOND_ADMIN_ID = 700_002


@pytest.fixture
def play_settings() -> dict[str, Any]:
    return {"admins": (ADMIN_ID, SECOND_ADMIN_ID), "second_admin_above": 3}


async def many(play: Scene) -> tuple[Person, Person]:
    """More people than one admin may write to alone; return both admins, the second named Sam."""
    sam = play.user("Sam", id=SECOND_ADMIN_ID)
    await sam.sends("/start")
    await residents(play, "Ana", "Bob", "Carol")
    return await written(play), sam


async def test_a_second_admin_sees_it_first_and_agrees(play: Scene) -> None:
    mira, sam = await many(play)
    await presses_like(mira, "Send to 5")
    question = mira.sees("Send to 5 people now?").text
    await mira.presses("Ask a second admin")
    await mira.presses("Ask Sam to agree")
    waiting = mira.sees("Waiting for a second admin. 5 people would get it.").keyboard

    sam.sees(POOL)
    card = sam.sees("The announcement above waits for your agreement.").keyboard
    await sam.presses("Agree")
    await play.passes(seconds=3)
    await play.passes(seconds=4)

    assert question.endswith("A second admin must agree because it is over 3.")
    assert waiting == [["Back to the draft"], ["All announcements"]]
    assert card == [["Agree", "Don't agree"]]
    sam.sees("Thank you. It goes out at once.")
    mira.sees("Another admin agreed to your announcement (The pool opens on Monday.).")
    assert "Delivered 5." in mira.sees("Finished in").text
    play.check()


async def test_a_second_admin_may_say_no(play: Scene) -> None:
    mira, sam = await many(play)
    await presses_like(mira, "Send to 5")
    await mira.presses("Ask a second admin")
    await mira.presses("Ask Sam to agree")

    await sam.presses("Don't agree")

    sam.sees("Nothing is sent. Whoever asked you is told.")
    mira.sees("Nothing was sent; it is a draft again.")
    await mira.presses("Continue draft")
    mira.sees("Step 3 of 3.")


async def test_nobody_is_asked_when_there_is_no_second_admin(play: Scene) -> None:
    await residents(play, "Ana", "Bob", "Carol")
    mira = await written(play)
    await presses_like(mira, "Send to 4")

    await mira.presses("Ask a second admin")

    assert mira.last_toast == (
        "Nobody else is an admin here who could agree. Name a second one in the settings, or choose fewer people."
    )


async def test_a_moment_is_chosen_by_a_button_and_echoed_in_words(play: Scene) -> None:
    mira = await written(play)

    await mira.presses("Schedule")
    choices = mira.sees("When shall it go out?").keyboard
    await mira.presses("Tomorrow, 09:00")
    echo = mira.sees("It goes out on").text
    await mira.presses("Yes")
    await presses_like(mira, "Schedule for 1")
    await mira.presses("Yes, then")
    card = mira.sees("Announcement 1").text
    await play.passes(hours=30)
    await play.passes(seconds=4)
    await play.passes(seconds=4)

    assert choices == [
        ["In 1 hour"],
        ["This evening, 18:00"],
        ["Tomorrow, 09:00"],
        ["Tomorrow, 18:00"],
        ["Monday, 09:00"],
        ["Another time"],
        ["Back"],
    ]
    assert echo.startswith("It goes out on Wednesday 2 September, 09:00, in ")
    assert "It goes out on Wednesday 2 September, 09:00" in card
    assert sum(POOL in text for text in mira.chat.texts) == 4  # what she wrote, the preview, the card, and her copy
    mira.sees("Finished in")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tomorrow 18:30", "Wednesday 2 September, 18:30"),
        ("10 september 9:00", "Thursday 10 September, 09:00, in 9 days"),
        ("Friday 9:00", "Friday 4 September, 09:00"),
        ("in 2 hours", "Tuesday 1 September, "),
        ("2026-10-01 12:15", "Thursday 1 October, 12:15"),
    ],
)
async def test_a_moment_can_be_typed(play: Scene, typed: str, said: str) -> None:
    mira = await written(play)
    await mira.presses("Schedule")
    await mira.presses("Another time")

    await mira.sends(typed)

    assert said in mira.sees("Is that right?").text


async def test_a_moment_typed_where_the_buttons_are_is_a_moment_and_no_new_announcement(play: Scene) -> None:
    mira = await written(play)
    await mira.presses("Schedule")

    await mira.sends("tomorrow 18:30")
    await mira.presses("Yes")

    assert "It goes out on Wednesday 2 September, 18:30" in mira.sees("Step 3 of 3.").text
    mira.sees_no("tomorrow 18:30\n")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("when pigs fly", "I can't read that as a day and a time."), ("today 00:01", "That moment has passed.")],
)
async def test_a_moment_that_cannot_be_is_asked_again(play: Scene, typed: str, answer: str) -> None:
    mira = await written(play)
    await mira.presses("Schedule")
    await mira.presses("Another time")

    await mira.sends(typed)
    await mira.sends("tomorrow 10:00")

    mira.sees(answer)
    mira.sees("Wednesday 2 September, 10:00")


async def test_what_is_scheduled_can_be_taken_back(play: Scene) -> None:
    mira = await written(play)
    await mira.presses("Schedule")
    await mira.presses("In 1 hour")
    await mira.presses("Yes")
    await presses_like(mira, "Schedule for 1")
    await mira.presses("Yes, then")

    await mira.presses("Back to the draft")
    await play.passes(hours=2)

    assert sum(POOL in text for text in mira.chat.texts) == 4  # what she wrote, two previews, and the card


async def test_whoever_sleeps_gets_it_in_the_morning(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    await ana.sends("/settings")
    await ana.presses("Quiet hours")
    await ana.presses("No quiet hours")
    await until(play, hour=22)
    mira = await written(play)
    step = mira.sees("Step 3 of 3.").text
    await goes_out(play, mira)
    ana.sees(POOL)
    card = mira.sees("Everybody who is awake has it: 1 of 1.").text

    await play.passes(hours=10.5)
    await play.passes(seconds=4)

    assert "Of these, one is in quiet hours and gets it when those end." in step
    assert "Waiting for 08:00: 1." in card
    assert "Delivered 2." in mira.sees("Finished in").text


async def test_it_is_paused_goes_on_and_is_taken_back(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = await written(play)
    await presses_like(mira, "Send to ")
    await mira.presses("Send now")
    await mira.presses("Pause")
    await play.passes(seconds=4)
    paused = mira.sees("Paused at").keyboard
    ana.sees_no(POOL)
    await mira.presses("Continue")
    await play.passes(seconds=3)
    await play.passes(seconds=4)
    copy = ana.sees(POOL)

    await presses_like(mira, "Recall")
    question = mira.sees("copies back?").text
    await mira.presses("Recall")
    for _ in range(3):
        await play.passes(seconds=4)

    assert paused == [["Continue", "Stop"], ["All announcements"]]
    assert question.startswith("Take all 2 copies back?")
    assert copy.is_deleted
    assert "Taken back: 2 of 2 copies" in mira.sees("Taken back").text
    play.check()


async def test_it_is_stopped_for_good_and_nobody_else_gets_it(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = await written(play)
    await presses_like(mira, "Send to ")
    await mira.presses("Send now")
    await mira.presses("Pause")
    await mira.presses("Stop")
    card = mira.sees("Stopped at")
    stopped, choices = card.text, card.keyboard
    await mira.presses("Leave it")
    for _ in range(3):
        await play.passes(seconds=4)

    assert "Stopped at 0. 0 people have it, 2 don't yet, 0 were waiting for morning." in stopped
    assert choices[0][0] == "Continue"
    assert "Stopped for good at 0." in card.text
    ana.sees_no(POOL)
    play.check()


async def test_every_file_of_an_album_is_taken_back(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = play.admin
    await mira.sends("/start")
    await mira.sends("/announce")
    await mira.sends_album(("photo", "photo"), caption=POOL)
    await presses_like(mira, "Everyone")
    await goes_out(play, mira)
    album = ana.chat.messages[-2:]

    await presses_like(mira, "Recall")
    await mira.presses("Recall")
    for _ in range(3):
        await play.passes(seconds=4)

    assert [message.is_deleted for message in album] == [True, True]


async def test_who_has_left_is_counted_and_the_report_names_nobody(play: Scene) -> None:
    ana, bob = await residents(play, "Ana", "Bob")
    mira = await written(play)
    await presses_like(mira, "Send to 3")
    await mira.presses("Send now")
    bob.user.deactivated = True
    for _ in range(3):
        await play.passes(seconds=4)
    assert "Left the bot 1." in mira.sees("Finished in").text

    await mira.presses("Report file")

    file = mira.chat.last
    body = play.world.files.find(file.message.content["document"]["file_id"]).body.decode("utf-8-sig")
    assert '"Left the bot","1"' in body
    assert '"Delivered in all","2"' in body
    assert not any(name in body for name in ("Ana", "Bob", str(ana.id), str(bob.id)))
    assert not any(line.lstrip('"')[:1] in "=+-@" for line in body.splitlines())


async def until(play: Scene, *, hour: int) -> None:
    """Let the day go on until this hour."""
    await play.passes(hours=(hour - play.now.hour) % 24)


async def test_exactly_those_in_doubt_get_it_again(play: Scene) -> None:
    (ana,) = await residents(play, "Ana")
    mira = play.admin
    await mira.sends("/start")
    await mira.sends("/announce")
    await mira.sends_photo(caption=POOL)
    await presses_like(mira, "Everyone")
    await presses_like(mira, "Send to 2")
    await mira.presses("Send now")
    play.next_call("sendPhoto", fails="drop")
    for _ in range(3):
        await play.passes(seconds=4)
    card = mira.sees("Finished in")
    doubted = (card.text, card.keyboard[0])

    await mira.presses("Send again to the 1 in doubt")
    for _ in range(3):
        await play.passes(seconds=4)

    assert "Delivered 1. Left the bot 0. Failed 0. In doubt 1." in doubted[0]
    assert doubted[1] == ["Send again to the 1 in doubt"]
    assert "Delivered 2." in mira.sees("Finished in").text
    assert sum(POOL in text for text in ana.chat.texts) == 1
