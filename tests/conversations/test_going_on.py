"""A half-written idea is a row: whatever happens to the bot, its author goes on where they were."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlmodel import func, select

from bot.app import House
from storage import inbox
from storage.tables import Idea, InboxState
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


async def test_what_took_effect_is_not_done_again_and_its_lost_answer_is_made_up_for(sqlite_url: str) -> None:
    async with Scene(patience=30) as scene:
        ana = scene.user("Ana")
        async with a_life_of_the_bot(scene, sqlite_url):
            await ana.sends("/start")
            scene.next_call("sendMessage", fails="timeout")
            scene.waits = False
            await ana.sends("/idea A safe crossing by Elm Street School.")
            while await scene.house.database.read(inbox.state_of, newest_update(scene)) is not InboxState.EFFECTED:
                await scene.traffic.wait_for_stir(0.01)
        scene.traffic.faults.clear()
        scene.waits = True
        async with a_life_of_the_bot(scene, sqlite_url):
            await scene.quiet()
            drafts = await scene.database.read(lambda db: db.exec(select(func.count()).select_from(Idea)).one())

        ana.sees("I was interrupted just now")
        assert drafts == 1


def newest_update(scene: Scene) -> int:
    return scene.bot.updates.next_number - 1
