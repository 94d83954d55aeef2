"""Bots of other libraries run on the playground unchanged, each in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.playground.playing import Playground
from bot.playground.testing import running

GUESTS = Path(__file__).parent / "guests"


async def test_a_python_telegram_bot_is_at_home_here(play: Playground) -> None:
    ana, bea = play.user("Ana"), play.user("Bea")
    group = play.group("Barrio", ana, bea, bot="admin")

    async with running(play, sys.executable, GUESTS / "python_telegram_bot.py"):
        await ana.sends("/start")
        ana.sees("Hi Ana! What would you like?")
        assert await ana.presses("Tea") == "One tea"
        ana.sees("Selected option: tea")
        await ana.sends("Hello there", to=group)
        assert group.last.text == "Hello there"
        await ana.sends_photo(b"\x89PNG" + bytes(96))
        ana.sees("That were 100 bytes")
        await ana.sends("/poll")
        await ana.votes(ana.chat.last, 1)
        ana.sees("You chose [1]")
        results = await bea.types_inline("louder", in_=group)
        await bea.chooses(results[1], in_=group)
        assert [entity["type"] for entity in group.messages[-2].entities + group.last.entities] == ["bold"]

    play.check()


@pytest.mark.long
async def test_an_aiogram_bot_is_at_home_here(play: Playground) -> None:
    pytest.importorskip("aiogram", reason="aiogram is a guest: pip install --no-deps -r tests/guests.txt")
    ana = play.user("Ana")

    async with running(play, sys.executable, "-W", "ignore", GUESTS / "aiogram_bot.py"):
        await ana.sends("/start")
        ana.sees("What's your name?")
        await ana.sends("Ana <3")
        assert ana.sees("Nice to meet you, Ana <3!")
        assert ana.chat.keys == [["Yes", "No"]]
        await ana.sends("maybe")
        ana.sees("I don't understand you :(")
        await ana.presses("Yes")
        assert ana.sees("Cool, Ana <3! I'm one too.").reply_to == ana.chat.messages[-2]
        assert ana.chat.keys == []
        await ana.sends("/number")
        assert await ana.presses("Set: 2") == "It is 2 now"
        assert ana.chat.last.entities == [{"offset": 14, "length": 1, "type": "bold"}]

    play.check()
