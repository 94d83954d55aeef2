"""The bot as a process of its own: told to stop it finishes, killed it goes on where it was."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.app import House, NobodysToken
from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.world import acting, contents
from bot.playground.world.acting import Place
from tests.fixtures.conversation import HURRY, SECRET_KEY, settings_for
from tests.fixtures.warm_starts import WarmProcess, warm_start

HANGS_SECONDS = 30.0  # it is meant to take under five; how loaded the machine is shall not decide a test
Process = asyncio.subprocess.Process | WarmProcess


class Starter:
    """Starts the bot: as it is typed, or from a parent that has imported it; its words go to one log."""

    def __init__(self, play: Playground, database_url: str, log: Path) -> None:
        self.log = log
        self.started: list[Process] = []
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("FOLKMOOT_")} | {
            "FOLKMOOT_TELEGRAM_TOKEN": play.token,
            "FOLKMOOT_TELEGRAM_API": play.url,
            "FOLKMOOT_DATABASE_URL": database_url,
            "FOLKMOOT_SECRET_KEY": SECRET_KEY,
            "FOLKMOOT_WEB_PORT": "0",
        }

    async def types(self) -> Process:
        """Type `python -m bot run`."""
        with self.log.open("ab") as log:
            command = (sys.executable, "-m", "bot", "run")
            process = await asyncio.create_subprocess_exec(*command, env=self._environment, stdout=log, stderr=log)
        self.started.append(process)
        return process

    def warm(self) -> Process:
        """Start it at once."""
        process = warm_start("run", environment=self._environment, output=self.log)
        self.started.append(process)
        return process


@pytest.fixture
async def start(playground: Playground, sqlite_url: str, tmp_path: Path) -> AsyncIterator[Starter]:
    starter = Starter(playground, sqlite_url, tmp_path / "log")
    yield starter
    for process in starter.started:
        if process.returncode is None:
            process.kill()
        await process.wait()


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
    playground: Playground, start: Starter
) -> None:
    people = [playground.user(f"P{number}") for number in range(40)]
    process = await start.types()
    for person in people:
        says(playground, person, "/start")
    await answers(playground, 3)

    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    code = await process.wait()
    took = time.monotonic() - began
    start.warm()
    await answers(playground, len(people))

    assert code == 0
    assert took < HANGS_SECONDS
    for person in people:
        assert len([message for message in person.chat.messages if message.message.sender is playground.bot.user]) == 1


async def test_killed_in_the_middle_it_goes_on_at_once_where_it_was(
    playground: Playground, start: Starter, sqlite_url: str
) -> None:
    people = [playground.user(f"P{number}") for number in range(40)]
    process = start.warm()
    for person in people:
        says(playground, person, "/start")
    await answers(playground, 3)

    process.kill()
    await process.wait()
    start.warm()
    await answers(playground, len(people))

    with sqlite3.connect(f"file:{make_url(sqlite_url).database}?mode=ro", uri=True) as db:
        known = db.execute("SELECT count(*) FROM persons").fetchone()[0]
    assert known == len(people)


async def test_one_that_stands_by_stops_in_time(playground: Playground, start: Starter) -> None:
    ana = playground.user("Ana")
    start.warm()
    says(playground, ana, "/start")
    await answers(playground, 1)
    second = start.warm()
    async with asyncio.timeout(90):
        while "stands by" not in start.log.read_text():
            await playground.traffic.wait_for_stir(0.1)

    began = time.monotonic()
    second.send_signal(signal.SIGTERM)
    await second.wait()
    took = time.monotonic() - began

    assert second.returncode == 0
    assert took < HANGS_SECONDS


async def test_nobodys_token_is_named_and_never_shown(playground: Playground, sqlite_url: str) -> None:
    settings = settings_for(playground, sqlite_url, telegram_token="123:nobodys-token-nobodys-token-nobody")

    with pytest.raises(NobodysToken, match="does not know this token") as told:
        async with House(settings, playground.clock, manner=HURRY):
            pass

    assert "nobodys-token" not in "".join(traceback.format_exception(told.value))
