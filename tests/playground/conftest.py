"""A playground, and an example bot on python-telegram-bot that knows nothing of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser
from telegram.ext import Application

from bot.playground.playing import Playground
from tests.playground.example_bot import make_application
from tests.playground.town_bot import HandBot, a_town_with_a_bot
from tests.playground.visitor import Visitor, a_demo

Ask = Callable[..., Awaitable[Any]]
Pressed = Callable[[], Awaitable[str]]


@pytest.fixture
async def play() -> AsyncIterator[Playground]:
    """A playground without a listening bot: updates wait, calls are made by hand."""
    async with Playground() as playground:
        playground.waits = False
        yield playground


@pytest.fixture
async def ask(play: Playground) -> AsyncIterator[Ask]:
    """Call a method as a bot by raw HTTP; returns the whole answer."""
    async with ClientSession() as session:

        async def call(method: str, **params: Any) -> Any:
            async with session.post(f"{play.url}/bot{play.token}/{method}", json=params) as response:
                return await response.json()

        yield call


@pytest.fixture
async def served(play: Playground) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    """The example bot, polling the playground."""
    play.waits = True
    application = make_application(play)
    await application.initialize()
    await application.start()
    assert application.updater is not None
    await application.updater.start_polling(poll_interval=0.0, timeout=5)
    yield application
    await application.updater.stop()
    await application.stop()
    await application.shutdown()


@pytest.fixture
def pressed(play: Playground, ask: Ask) -> Pressed:
    """Let Ana press a button under a message of the bot; returns the number of the query."""

    async def press() -> str:
        ana = play.user("Ana")
        await ana.sends("/start")
        keyboard = {"inline_keyboard": [[{"text": "Sign", "callback_data": "sign:1"}]]}
        await ask("sendMessage", chat_id=ana.id, text="hi", reply_markup=keyboard)
        await ana.presses("Sign")
        assert ana.last_query is not None
        return ana.last_query.id

    return press


@pytest_asyncio.fixture(loop_scope="session")
async def bot() -> AsyncIterator[HandBot]:
    """A fresh town and its bot."""
    async with a_town_with_a_bot() as hand:
        yield hand


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tmp_path: Path, one_browser: Browser, migrated_file: Path) -> AsyncIterator[str]:
    """The address of a fresh demo; whoever still looks at it in the end leaves before it closes."""
    others = list(one_browser.contexts)
    async with a_demo(tmp_path, migrated=migrated_file) as address:
        yield address
        for context in [each for each in one_browser.contexts if each not in others]:
            await context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(one_browser: Browser) -> Visitor:
    """One window, wide enough for five phones, that shows one town after another."""
    return await Visitor.sits_down(one_browser, width=1600)


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(window: Visitor, bot: HandBot) -> AsyncIterator[Visitor]:
    """Somebody in front of the five phones, who finds nothing to complain about."""
    await window.enters(bot.place.address)
    yield window
    assert window.faults == []
    await window.goes_out()


@pytest_asyncio.fixture(loop_scope="session")
async def guest(window: Visitor, demo: str) -> AsyncIterator[Visitor]:
    """Somebody who has not entered the fresh demo yet, and leaves it before it closes."""
    yield window
    await window.goes_out()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def settler(
    one_browser: Browser, tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> AsyncIterator[Visitor]:
    """Somebody on the page of a demo that goes on from test to test of one file."""
    async with a_demo(tmp_path_factory.mktemp("demo"), migrated=migrated_file) as address:
        came = await Visitor.comes(one_browser, address)
        yield came
        assert came.faults == []
        await came.leaves()
