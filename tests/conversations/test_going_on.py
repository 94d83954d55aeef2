"""A half-written idea is a row: whatever happens to the bot, its author goes on where they were."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import House
from tests.fixtures.conversation import HURRY, Scene, settings_for


@asynccontextmanager
async def a_life_of_the_bot(scene: Scene, database_url: str) -> AsyncIterator[None]:
    """Let the bot live in this playground for a while, on a store that outlives it."""
    house = House(settings_for(scene, database_url), scene.clock, manner=HURRY)
    scene.house, scene.settled = house, house.settled
    async with house:
        yield


async def test_every_question_survives_the_bot(sqlite_url: str) -> None:
    async with Scene() as scene:
        ana = scene.user("Ana")
        async with a_life_of_the_bot(scene, sqlite_url):
            await ana.sends("/idea")
        async with a_life_of_the_bot(scene, sqlite_url):
            await ana.sends("A safe crossing by Elm Street School.")
        async with a_life_of_the_bot(scene, sqlite_url):
            await ana.presses("Edit title")
        async with a_life_of_the_bot(scene, sqlite_url):
            await ana.sends("A zebra for Elm Street")
        async with a_life_of_the_bot(scene, sqlite_url):
            await ana.sends("With a light, please.")
        async with a_life_of_the_bot(scene, sqlite_url):
            shown = ana.chat.last.text
            await ana.presses("Send for review")

        assert "Title: A zebra for Elm Street" in shown
        assert "With a light, please." in shown
        ana.sees("Sent. Your idea is number 1.")
