"""Every trouble of the drawer, made in a browser, and the real bot that gets over it; and the buttons of the clock."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.playground.visitor import CHROMIUM, PATIENCE_MS, Visitor, play_the_first_two_minutes

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
]
IDEAS_OF_THE_TOWN = 3
"""They were open before anybody came, and close first."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def somebody(settler: Visitor) -> Visitor:
    """The same, after the first two minutes of the story."""
    await play_the_first_two_minutes(settler)
    return settler


@pytest_asyncio.fixture(loop_scope="session")
async def drawer(somebody: Visitor) -> AsyncIterator[Locator]:
    """The drawer of troubles; all are over in the end."""
    opened = await somebody.opens_drawer("Make trouble")
    yield opened
    await makes(opened, "End all troubles", "All troubles are over.")
    await somebody.page.keyboard.press("Escape")


async def makes(drawer: Locator, trouble: str, said: str = "done. Go on") -> None:
    """Press one trouble, and wait until it is made."""
    await drawer.get_by_role("button", name=trouble).click()
    await expect(drawer.locator(".said")).to_contain_text(said)


async def asks_for_help(visitor: Visitor) -> Locator:
    """Let Ana ask for help; return what she has been answered with so far, and now."""
    await visitor.says("ana", "/help")
    return visitor.phone("ana").locator(".message.theirs .words")


@pytest.mark.parametrize("trouble", ["too many requests", "An answer is lost"])
async def test_what_telegram_puts_off_or_loses_comes_once(somebody: Visitor, drawer: Locator, trouble: str) -> None:
    before = await somebody.phone("ana").locator(".message.theirs").count()
    await makes(drawer, trouble)

    answers = await asks_for_help(somebody)

    await expect(answers).to_have_count(before + 1, timeout=PATIENCE_MS)
    await somebody.page.evaluate("fetch('/play/quiet', {method: 'POST'}).then((said) => said.json())")
    await expect(answers).to_have_count(before + 1)


async def test_an_answer_in_doubt_is_not_said_twice_and_comes_when_asked_again(
    somebody: Visitor, drawer: Locator
) -> None:
    before = await somebody.phone("ana").locator(".message.theirs").count()
    await makes(drawer, "Telegram breaks")

    answers = await asks_for_help(somebody)
    await somebody.page.evaluate("fetch('/play/quiet', {method: 'POST'}).then((said) => said.json())")
    await expect(answers).to_have_count(before)
    await asks_for_help(somebody)

    await expect(answers).to_have_count(before + 1, timeout=PATIENCE_MS)


async def test_a_slow_network_is_waited_for(somebody: Visitor, drawer: Locator) -> None:
    before = await somebody.phone("ana").locator(".message.theirs").count()
    await makes(drawer, "A slow network")

    answers = await asks_for_help(somebody)

    await expect(answers).to_have_count(before + 1, timeout=PATIENCE_MS)


async def test_telegrams_own_limits_are_counted(somebody: Visitor, drawer: Locator) -> None:
    await makes(drawer, "Telegram's own limits")

    settings = await somebody.page.evaluate("fetch('/play/settings').then((said) => said.json())")

    assert settings["result"]["strict_rates"] is True


async def test_whoever_blocks_the_bot_is_left_alone_and_found_again(somebody: Visitor, drawer: Locator) -> None:
    await makes(drawer, "Ana blocks the bot")
    await expect(somebody.phone("ana").locator(".start")).to_have_text("UNBLOCK")

    await somebody.phone("ana").locator(".start").click()
    before = await somebody.phone("ana").locator(".message.theirs").count()
    answers = await asks_for_help(somebody)

    await expect(answers).to_have_count(before + 1, timeout=PATIENCE_MS)


async def test_an_anonymous_admin_is_asked_who_it_is(somebody: Visitor, drawer: Locator) -> None:
    before = await somebody.phone("bob").locator(".message.theirs").count()

    await makes(drawer, "An anonymous admin speaks", "Bob wrote /setup without a name")

    await expect(somebody.phone("bob").locator(".message.theirs")).to_have_count(before + 2, timeout=PATIENCE_MS)


async def test_the_clock_goes_by_hours_days_nights_and_to_the_deadline(somebody: Visitor) -> None:
    async def after(button: str) -> tuple[datetime, datetime]:
        now = somebody.page.locator("#now")
        before = await now.get_attribute("datetime")
        await somebody.page.get_by_role("button", name=button, exact=True).click()
        await expect(now).not_to_have_attribute("datetime", before or "", timeout=PATIENCE_MS)
        await somebody.page.wait_for_function(
            "(before) => new Date(document.getElementById('now').dateTime) - new Date(before) > 600000", arg=before
        )
        return datetime.fromisoformat(before or ""), datetime.fromisoformat(await now.get_attribute("datetime") or "")

    before, now = await after("+1 hour")
    assert 3_590 < (now - before).total_seconds() < 3_700
    before, now = await after("+1 day")
    assert 86_390 < (now - before).total_seconds() < 86_500
    _, now = await after("Night")
    assert now.hour == 22
    _, now = await after("Morning")
    assert now.hour == 8
    for _ in range(IDEAS_OF_THE_TOWN + 1):
        await after("To the deadline")
    await expect(somebody.phone("bob").locator(".messages")).to_contain_text("It ended on")
