"""The page of the demo, in a real browser: at a desk and on a phone, by mouse and by keyboard."""

import pytest
from playwright.async_api import Browser, expect

from tests.playground.visitor import CHROMIUM, Visitor, play_the_first_two_minutes

WIRE_BYTES, PAGE_BYTES = 75_000, 150_000  # the second is what the browser has to read, with what /play answers

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
]


async def test_a_newcomer_suggests_publishes_and_signs_on_three_phones(one_browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(one_browser, demo, still=False)

    await play_the_first_two_minutes(visitor)

    assert visitor.faults == []


async def test_on_a_small_screen_the_phones_are_tabs(one_browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(one_browser, demo, width=390)

    await visitor.page.get_by_role("tab", name="Staff").click()

    await expect(visitor.phone("sam")).to_be_visible()
    await expect(visitor.phone("ana")).to_be_hidden()
    assert await visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visitor.faults == []


async def test_the_keyboard_alone_is_enough_to_begin(guest: Visitor, demo: str) -> None:
    await guest.enters(demo)
    await guest.phone("ana").locator(".start").focus()

    await guest.page.keyboard.press("Enter")
    await guest.sees("ana", "Where would you like to begin?")
    await guest.phone("ana").get_by_role("button", name="Suggest an idea").last.focus()
    await guest.page.keyboard.press("Enter")

    await guest.sees("ana", "What would you like to change?")


async def test_the_page_is_small_and_asks_nobody_else(one_browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(one_browser, demo)

    loaded = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    weighed = await visitor.page.evaluate(f"{loaded}.map((one) => [one.name, one.transferSize, one.decodedBodySize])")
    waited_for = await visitor.page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking')"
        ".map((one) => one.name)"
    )

    assert {name.rpartition("/")[2] for name, _, _ in weighed} >= {"", "phones.css", "story.css", "phone.js"}
    assert sum(on_the_wire for _, on_the_wire, _ in weighed) < WIRE_BYTES
    assert sum(unpacked for _, _, unpacked in weighed) < PAGE_BYTES
    assert {name.rpartition(".")[2] for name in waited_for} == {"css"}  # the first paint waits for no script
    assert visitor.faults == []


async def test_the_councillors_phone_has_a_brief_and_speaks_on_the_go(guest: Visitor, demo: str) -> None:
    await guest.enters(demo)
    await guest.starts("lee")

    await guest.says("lee", "/brief")
    await guest.sees("lee", "One line for today.")
    await guest.says("lee", "/post")
    await guest.presses("lee", "2. Play and sport")

    await guest.sees("lee", "You appear as: a member.")
    assert guest.faults == []
