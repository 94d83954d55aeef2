"""The bot as a process of its own: told to stop it finishes, killed it goes on where it was."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from sqlalchemy import make_url

from bot.app import House, NobodysToken
from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.world import acting, contents
from bot.playground.world.acting import Place
from tests.fixtures.conversation import HURRY, SECRET_KEY, settings_for

HANGS_SECONDS = 30.0  # it is meant to take under five; how loaded the machine is shall not decide a test
Start = Callable[[], Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
async def start(playground: Playground, sqlite_url: str) -> AsyncIterator[Start]:
    started: list[asyncio.subprocess.Process] = []
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FOLKMOOT_")} | {
        "FOLKMOOT_TELEGRAM_TOKEN": playground.token,
        "FOLKMOOT_TELEGRAM_API": playground.url,
        "FOLKMOOT_DATABASE_URL": sqlite_url,
        "FOLKMOOT_SECRET_KEY": SECRET_KEY,
        "FOLKMOOT_WEB_PORT": "0",
    }

    async def launch() -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
        )
        started.append(process)
        return process

    yield launch
    for process in started:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def says(play: Playground, person: Person, words: str) -> None:
    """Let somebody send without waiting for anybody."""
    place = Place(play.world.private_chat(person.user, play.bot.user))
    acting.say(play.world, person.user, place, "text", contents.text_content(words))


async def answers(play: Playground, count: int) -> None:
    """Return when so many messages have been sent by the bot."""
    async with asyncio.timeout(90):
        while len(play.calls_to("sendMessage")) < count:
            await play.traffic.wait_for_stir(0.2)


async def test_told_to_stop_in_the_middle_it_stops_in_time_and_loses_nothing(
    playground: Playground, start: Start
) -> None:
    people = [playground.user(f"P{number}") for number in range(40)]
    process = await start()
    for person in people:
        says(playground, person, "/start")
    await answers(playground, 3)

    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    code = await process.wait()
    took = time.monotonic() - began
    await start()
    await answers(playground, len(people))

    assert code == 0
    assert took < HANGS_SECONDS
    for person in people:
        assert len([message for message in person.chat.messages if message.message.sender is playground.bot.user]) == 1


async def test_killed_in_the_middle_it_goes_on_at_once_where_it_was(
    playground: Playground, start: Start, sqlite_url: str
) -> None:
    people = [playground.user(f"P{number}") for number in range(40)]
    process = await start()
    for person in people:
        says(playground, person, "/start")
    await answers(playground, 3)

    process.kill()
    await process.wait()
    await start()
    await answers(playground, len(people))

    with sqlite3.connect(f"file:{make_url(sqlite_url).database}?mode=ro", uri=True) as db:
        known = db.execute("SELECT count(*) FROM persons").fetchone()[0]
    assert known == len(people)


async def test_one_that_stands_by_stops_in_time(playground: Playground, start: Start) -> None:
    ana = playground.user("Ana")
    await start()
    says(playground, ana, "/start")
    await answers(playground, 1)
    second = await start()
    assert second.stderr is not None
    async with asyncio.timeout(90):
        while b"stands by" not in await second.stderr.readline():
            pass

    began = time.monotonic()
    second.send_signal(signal.SIGTERM)
    await second.communicate()
    took = time.monotonic() - began

    assert second.returncode == 0
    assert took < HANGS_SECONDS


async def test_nobodys_token_is_named_and_never_shown(playground: Playground, sqlite_url: str) -> None:
    settings = settings_for(playground, sqlite_url, telegram_token="123:nobodys-token-nobodys-token-nobody")

    with pytest.raises(NobodysToken, match="does not know this token") as told:
        async with House(settings, playground.clock, manner=HURRY):
            pass

    assert "nobodys-token" not in "".join(traceback.format_exception(told.value))
