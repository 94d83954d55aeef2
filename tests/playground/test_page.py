"""The page of the demo, in a real browser: at a desk and on a phone, by mouse and by keyboard."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.playground.visitor import CHROMIUM, Visitor, a_browser, a_demo, play_the_first_two_minutes

WIRE_BYTES, PAGE_BYTES = 75_000, 150_000  # the second is what the browser has to read, with what /play answers

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(180),
]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with a_browser() as opened:
        yield opened


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a fresh demo."""
    async with a_demo(tmp_path) as address:
        yield address


async def test_a_newcomer_suggests_publishes_and_signs_on_three_phones(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo)

    await play_the_first_two_minutes(visitor)

    assert visitor.faults == []


async def test_on_a_small_screen_the_phones_are_tabs(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo, width=390)

    await visitor.page.get_by_role("tab", name="Staff").click()

    await expect(visitor.phone("sam")).to_be_visible()
    await expect(visitor.phone("ana")).to_be_hidden()
    assert await visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visitor.faults == []


async def test_the_keyboard_alone_is_enough_to_begin(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo)
    await visitor.phone("ana").locator(".start").focus()

    await visitor.page.keyboard.press("Enter")
    await visitor.sees("ana", "Where would you like to begin?")
    await visitor.phone("ana").get_by_role("button", name="Suggest an idea").last.focus()
    await visitor.page.keyboard.press("Enter")

    await visitor.sees("ana", "What would you like to change?")


async def test_the_page_is_small_and_asks_nobody_else(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo)

    loaded = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    weighed = await visitor.page.evaluate(f"{loaded}.map((one) => [one.name, one.transferSize, one.decodedBodySize])")
    painted = await visitor.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")

    assert {name.rpartition("/")[2] for name, _, _ in weighed} >= {"", "phones.css", "story.css", "phone.js"}
    assert sum(on_the_wire for _, on_the_wire, _ in weighed) < WIRE_BYTES
    assert sum(unpacked for _, _, unpacked in weighed) < PAGE_BYTES
    assert painted < 1_000
    assert visitor.faults == []
