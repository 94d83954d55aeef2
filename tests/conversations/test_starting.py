"""The front door: the first hello, coming back, links, cancel, the area and the language."""

import pytest

from tests.fixtures.conversation import Scene
from tests.fixtures.ideas import an_idea

FIRST_DOORS = [["Suggest an idea"], ["Browse ideas"], ["How it works", "Language"], ["More"]]


async def test_somebody_new_is_told_what_can_be_done_here(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.sends("/start")

    hello = ana.sees("Hello Ana. This is Folkmoot")
    assert "I'm a bot. People at the city read and answer." in hello.text
    assert hello.keyboard == FIRST_DOORS


async def test_somebody_who_comes_back_is_not_told_again(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await ana.sends("/start")

    assert ana.sees("Welcome back, Ana.").text.endswith("Nothing new for you since last time.")


async def test_whoever_signed_in_a_group_is_told_what_this_is_when_they_first_come_in(play: Scene) -> None:
    idea_id = await play.database.write(an_idea)
    ana = play.user("Ana")
    group = play.group("Neighbours", ana)
    await ana.sends(f"/ideas@{play.bot.user.username} {idea_id}", to=group)
    await ana.presses("Sign this idea", in_=group)

    await ana.sends("/start")
    hello = ana.chat.last.text
    await ana.sends("/start")

    assert hello.startswith("Hello Ana. This is Folkmoot")
    assert ana.chat.last.text.startswith("Welcome back, Ana.")


async def test_whoever_began_with_an_idea_is_told_what_this_is_when_they_come_to_the_front_door(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/idea A safe crossing by Elm Street School. Cars pass the gate at 50 km/h.")

    await ana.sends("/start")
    hello = ana.chat.last.text
    await ana.sends("/start")

    assert hello.startswith("Hello Ana. This is Folkmoot")
    assert ana.chat.last.text.startswith("Welcome back, Ana.")


async def test_an_idea_whose_signature_was_taken_back_is_no_news(play: Scene) -> None:
    idea_id = await play.database.write(an_idea)
    ana = play.user("Ana")
    await ana.sends("/start")
    await ana.sends(f"/sign {idea_id}")
    await ana.sends("/start")
    told = ana.chat.last.text

    await ana.sends(f"/unsign {idea_id}")
    await ana.sends("/start")

    assert f"idea {idea_id} now has" in told
    assert ana.chat.last.text.endswith("Nothing new for you since last time.")


async def test_a_name_is_shown_as_it_is_written_and_means_nothing(play: Scene) -> None:
    mallory = play.user("<b>Mallory</b>{name}&amp;")

    await mallory.sends("/start")

    mallory.sees("Hello <b>Mallory</b>{name}&amp;.")


async def test_a_link_that_leads_nowhere_is_answered_kindly(play: Scene) -> None:
    ana = play.user("Ana")

    await ana.opens(f"https://t.me/{play.bot.user.username}?start=nowhere")

    ana.sees("That link leads nowhere I know.")
    ana.sees("Hello Ana.")


async def test_cancel_is_answered_when_there_is_nothing_to_cancel(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await ana.sends("/cancel")

    assert ana.sees("There's nothing to stop. What next?").keyboard == FIRST_DOORS


async def test_more_leads_to_what_is_needed_less_often_and_back(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    await ana.presses("More")
    doors = ana.chat.last.keyboard
    await ana.presses("Home")

    assert doors == [["My ideas"], ["Settings", "My data"], ["How it works", "Language"], ["Home"]]
    assert ana.chat.last.keyboard == FIRST_DOORS


async def test_the_only_language_says_that_it_is_the_only_one(play: Scene) -> None:
    ana = play.user("Ana", language="ro")
    await ana.sends("/start")

    await ana.presses("Language")

    ana.sees("I speak English so far.")


async def test_start_in_a_group_shows_the_way_to_the_private_chat(play: Scene) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot="member")

    await ana.sends(f"/start@{play.bot.user.username}", to=group)

    assert ana.sees("I'm here.", in_=group).keyboard == [["Open our chat"]]


@pytest.mark.parametrize("payload", ["mydata", "mine", "settings", "i1"])
async def test_a_link_that_adds_us_to_a_group_tells_the_group_nothing_of_whoever_followed_it(
    play: Scene, payload: str
) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, bot=None)
    await ana.sends("/idea Benches along the river.")

    await ana.opens(f"https://t.me/{play.bot.user.username}?startgroup={payload}", in_=group)

    hello = ana.sees("I bring city ideas and consultations into this group.", in_=group)
    assert [line for line in group.seen.texts if "/start" not in line] == [hello.text]


async def test_whoever_had_blocked_us_is_welcomed_back_with_their_settings(play: Scene) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    await ana.sends("/settings")
    await ana.presses("Plain text mode")

    await ana.blocks()
    await ana.unblocks()
    await ana.sends("/start")

    assert ana.chat.last.text.startswith("Good to see you again. Your settings are as you left them.")
    await ana.sends("/settings")
    assert "Plain text mode: on" in ana.chat.last.text
    await ana.sends("/start")
    assert ana.chat.last.text.startswith("Welcome back, Ana.")
