"""The story on the demo's page, in a real browser: played at a desk, on a phone, and by the keyboard alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.playground.visitor import CHROMIUM, Visitor, a_browser, a_demo

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(240),
]
WHOLE_STORY_MS = 120_000
STEP_MS = 60_000
IN_TOWN = 47
"""Signatures under the ideas that the town had before anybody came."""
TWO_STORIES = """
const step = (words) => ({ async plays(acts) { acts.tell(words); await acts.wait(0); } });
export const STORIES = [
  { name: "An idea", steps: ["Written"], load: async () => ({ STEPS: [step("Ana writes.")] }) },
  { name: "A consultation", steps: ["Asked", "Answered"],
    load: async () => ({ STEPS: [step("Mira asks."), step("Bob answers.")] }) },
];
"""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with a_browser() as opened:
        yield opened


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a fresh demo whose story plays without pauses."""
    async with a_demo(tmp_path) as address:
        yield f"{address}/?pace=0"


@pytest.mark.parametrize("width", [1440, 390])
async def test_the_story_plays_to_its_end(browser: Browser, demo: str, width: int) -> None:
    visitor = await Visitor.comes(browser, demo, width=width)

    await visitor.page.get_by_role("button", name="Play the story").click()
    await visitor.story_is("over", within_ms=WHOLE_STORY_MS)

    await expect(visitor.page.locator("#ribbon")).to_contain_text("Now the phones are yours")
    await visitor.sees("ana", "We no longer know you")
    assert await visitor.stored("ana") == {"known": False, "tables": {}, "signatures_in_all": 500 + IN_TOWN}
    assert visitor.faults == []


async def test_the_keyboard_alone_is_enough_for_the_whole_story(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo)

    await visitor.tabs_to("Play the story")
    await visitor.page.keyboard.press("Enter")
    await visitor.story_is("over", within_ms=WHOLE_STORY_MS)
    await visitor.page.keyboard.press("Enter")
    await visitor.page.keyboard.press("Tab")

    assert await visitor.focused() != "Play the story"
    assert visitor.faults == []


async def test_a_step_that_is_clicked_brings_what_comes_before_it(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo)

    await visitor.page.get_by_role("button", name="Step 2 of").click()
    await visitor.story_is("free", within_ms=STEP_MS)

    await visitor.sees("ana", "Your idea is published.")
    assert await visitor.page.locator("#story").get_attribute("data-done") == "2"


async def test_a_paused_story_waits_and_lets_go(browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(browser, demo.replace("pace=0", "pace=1"))

    await visitor.page.get_by_role("button", name="Play the story").click()
    await visitor.page.get_by_role("button", name="Pause").click()
    await visitor.story_is("paused", within_ms=STEP_MS)
    await visitor.page.get_by_role("button", name="Free play").click()
    await visitor.story_is("free", within_ms=STEP_MS)

    await expect(visitor.page.locator("#ribbon")).to_contain_text("The phones are yours")


async def test_of_several_stories_each_goes_on_where_it_was_left(browser: Browser, demo: str) -> None:
    context = await browser.new_context()
    await context.route("**/stories.js", lambda route: route.fulfill(body=TWO_STORIES, content_type="text/javascript"))
    page = await context.new_page()
    await page.goto(demo)
    story = page.get_by_role("region", name="The story")
    which = story.get_by_label("Which story")

    await which.select_option("A consultation")
    await story.get_by_role("button", name="Next step").click()
    await expect(page.locator("#ribbon")).to_contain_text("Mira asks.")
    await which.select_option("An idea")
    await expect(story.get_by_role("listitem")).to_have_count(1)
    await story.get_by_role("button", name="Play the story").click()
    await expect(page.locator("#ribbon")).to_contain_text("That is the whole story")
    await which.select_option("A consultation")

    await expect(story).to_have_attribute("data-done", "1")
    await expect(story.get_by_role("button", name="Step 1 of 2: Asked, played")).to_be_visible()
    await context.close()
