"""An ordinary python-telegram-bot application lives in the playground without knowing it."""

from __future__ import annotations

import pytest

from bot.playground.playing import Playground

pytestmark = pytest.mark.usefixtures("served")


async def test_a_command_is_answered(play: Playground) -> None:
    ana = play.user("Ana")

    await ana.sends("/start")

    assert ana.sees("Hello Ana").keyboard == [["Pressed 0"]]


async def test_a_pressed_button_brings_a_toast_and_an_edit(play: Playground) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    toast = await ana.presses("Pressed 0")

    assert toast == "That was 1"
    assert ana.chat.last.keyboard == [["Pressed 1"]]
    play.check()


async def test_a_deep_link_carries_its_payload(play: Playground) -> None:
    ana = play.user("Ana")

    await ana.opens("https://t.me/folkmoot_bot?start=i184")

    ana.sees("Hello Ana from i184")


async def test_an_inline_result_lands_in_a_group_and_can_be_pressed(play: Playground) -> None:
    ana, bea = play.user("Ana"), play.user("Bea")
    group = play.group("Barrio", ana, bea, bot=None)

    results = await ana.types_inline("crossing")
    card = await ana.chooses(results[0], in_=group)
    await bea.presses("Pressed 0", in_=group)

    assert card.text == "crossing"
    assert group.last.keyboard == [["Pressed 1"]]
    assert bea.last_toast == "That was 1"
