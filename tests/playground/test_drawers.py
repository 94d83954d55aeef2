"""The drawers of the demo's page: calls, stored rows, trouble, all screens, and settings for a real bot."""

from collections.abc import AsyncIterator
from importlib.resources import files

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.playground.visitor import CHROMIUM, PATIENCE_MS, Visitor

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.long,
]

AXE = files("axe_playwright_python") / "axe.min.js"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def somebody(settler: Visitor) -> Visitor:
    """The same, once Ana has pressed START."""
    await settler.phone("ana").locator(".start").click()
    return settler


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(somebody: Visitor) -> AsyncIterator[Visitor]:
    """The same; the drawer that was opened is closed in the end."""
    yield somebody
    shut = somebody.page.locator("#drawer .shut")
    if await shut.is_visible():
        await shut.click()


async def test_calls_show_under_their_python_names_and_refusals_in_red(visitor: Visitor) -> None:
    drawer = await visitor.opens_drawer("Under the hood")
    await visitor.says("ana", "/start")
    await expect(drawer.locator("summary code", has_text="send_message").first).to_be_visible()
    await expect(drawer).to_contain_text("The validator found nothing wrong.")

    await visitor.makes_trouble({"method": "sendMessage", "fails": 403})
    await visitor.says("ana", "/help")

    await expect(drawer.locator("li.wanted").first).to_contain_text("bot was blocked")


async def test_what_is_stored_about_somebody_shows_at_once(guest: Visitor, demo: str) -> None:
    await guest.enters(demo)
    drawer = await guest.opens_drawer("What is stored")
    await expect(drawer).to_contain_text("Nothing is stored about Ana")

    await guest.phone("ana").locator(".start").click()

    await expect(drawer.locator("summary", has_text="Who they are")).to_be_visible()


async def test_a_restart_in_the_middle_loses_nothing(visitor: Visitor) -> None:
    await visitor.says("ana", "/start")
    await visitor.presses("ana", "Suggest an idea")
    await visitor.sees("ana", "What would you like to change?")
    drawer = await visitor.opens_drawer("Make trouble")

    await drawer.get_by_role("button", name="The bot restarts").click()
    await expect(drawer.locator(".said")).to_contain_text("done")
    await visitor.says("ana", "Mend the clock of the town hall, please. It has said four for a year.")

    await visitor.sees("ana", "Thank you. Please check it.")


async def test_the_gallery_shows_screens_at_their_extremes(visitor: Visitor) -> None:
    drawer = await visitor.opens_drawer("All screens")
    await expect(drawer.locator(".hint[role=status]")).to_contain_text("different screens", timeout=PATIENCE_MS)

    await drawer.get_by_label("Where").select_option("signing")
    await drawer.get_by_label("How").select_option("mirrored")

    await expect(drawer.locator("figure").first).to_contain_text("small", timeout=PATIENCE_MS)
    await expect(drawer).to_contain_text("Telegram would take them all.")


async def test_settings_for_a_real_bot_are_ready(visitor: Visitor) -> None:
    drawer = await visitor.opens_drawer("Use this for real")

    text = await drawer.get_by_label("The file .env").input_value()

    assert "FOLKMOOT_TELEGRAM_TOKEN=\n" in text
    assert "FOLKMOOT_THRESHOLD=500" in text
    await expect(drawer).to_contain_text("/setinlinefeedback")


@pytest.mark.parametrize(
    "title", ["Under the hood", "What is stored", "Make trouble", "All screens", "Use this for real"]
)
async def test_no_drawer_keeps_anybody_out(visitor: Visitor, title: str) -> None:
    drawer = await visitor.opens_drawer(title)
    await expect(drawer.locator(".inside > :nth-child(2)")).to_be_visible(timeout=PATIENCE_MS)

    if not await visitor.page.evaluate("'axe' in window"):
        await visitor.page.evaluate(AXE.read_text(encoding="utf-8"))
    inside = await drawer.element_handle()  # the page around it is looked at in test_page_for_everybody.py
    found = await visitor.page.evaluate("(drawer) => axe.run(drawer, {resultTypes: ['violations']})", inside)

    assert [fault["id"] for fault in found["violations"] if fault["impact"] in ("serious", "critical")] == []


async def test_a_stale_button_is_answered_with_what_is_true_now(visitor: Visitor) -> None:
    await visitor.says("ana", "/start")
    await visitor.presses("ana", "More")
    await visitor.sees("ana", "Here is everything else.")
    drawer = await visitor.opens_drawer("Make trouble")

    await drawer.get_by_role("button", name="Ana presses a stale button").click()

    await expect(drawer.locator(".said")).to_contain_text("which is gone", timeout=PATIENCE_MS)


async def test_escape_closes_a_drawer_and_gives_the_focus_back(visitor: Visitor) -> None:
    drawer = await visitor.opens_drawer("Make trouble")

    await visitor.page.keyboard.press("Escape")

    await expect(drawer).to_be_hidden()
    assert await visitor.focused() == "Make trouble"
    assert visitor.faults == []
