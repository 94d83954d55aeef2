"""The story on the demo's page, in a real browser: played at a desk, on a phone, and by the keyboard alone."""

import pytest
from playwright.async_api import Browser, expect

from tests.playground.visitor import CHROMIUM, Visitor

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
]
WHOLE_STORY_MS = 400_000
STEP_MS = 60_000
IN_TOWN = 47
"""Signatures under the ideas that the town had before anybody came."""
WITHOUT_PAUSES = "/?pace=0"
TWO_STORIES = """
const step = (words) => ({ async plays(acts) { acts.tell(words); await acts.wait(0); } });
export const STORIES = [
  { name: "An idea", steps: ["Written"], load: async () => ({ STEPS: [step("Ana writes.")] }) },
  { name: "A consultation", steps: ["Asked", "Answered"],
    load: async () => ({ STEPS: [step("Mira asks."), step("Bob answers.")] }) },
];
"""


async def test_the_story_plays_to_its_end_at_a_desk(one_browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(one_browser, f"{demo}{WITHOUT_PAUSES}", width=1440)

    await visitor.page.get_by_role("button", name="Play the story").click()

    await ends_well(visitor)


@pytest.mark.long
async def test_the_story_plays_to_its_end_on_a_phone_by_the_keyboard_alone(one_browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(one_browser, f"{demo}{WITHOUT_PAUSES}", width=390)

    await visitor.tabs_to("Play the story")
    await visitor.page.keyboard.press("Enter")

    await ends_well(visitor)
    await visitor.page.keyboard.press("Enter")
    await visitor.page.keyboard.press("Tab")
    assert await visitor.focused() != "Play the story"
    assert visitor.faults == []


async def ends_well(visitor: Visitor) -> None:
    """Wait for the end of the story: the phones are free, Ana is forgotten, and what she began counts on."""
    await visitor.story_is("over", within_ms=WHOLE_STORY_MS)
    await expect(visitor.page.locator("#ribbon")).to_contain_text("Now the phones are yours")
    await visitor.sees("ana", "We no longer know you")
    assert await visitor.stored("ana") == {"known": False, "tables": {}, "signatures_in_all": 500 + IN_TOWN}
    assert visitor.faults == []


async def test_a_step_that_is_clicked_brings_what_comes_before_it(guest: Visitor, demo: str) -> None:
    await guest.enters(f"{demo}{WITHOUT_PAUSES}")

    await guest.page.get_by_role("button", name="Step 2 of").click()
    await expect(guest.page.locator("#story[data-state=free]")).to_have_attribute("data-done", "2", timeout=STEP_MS)

    await guest.sees("ana", "Your idea is published.")


async def test_a_paused_story_waits_and_lets_go(one_browser: Browser, demo: str) -> None:
    visitor = await Visitor.comes(one_browser, f"{demo}/?pace=1", still=False)

    await visitor.page.get_by_role("button", name="Play the story").click()
    await visitor.page.get_by_role("button", name="Pause").click()
    await visitor.story_is("paused", within_ms=STEP_MS)
    await visitor.page.get_by_role("button", name="Free play").click()
    await visitor.story_is("free", within_ms=STEP_MS)

    await expect(visitor.page.locator("#ribbon")).to_contain_text("The phones are yours")


async def test_of_several_stories_each_goes_on_where_it_was_left(one_browser: Browser, demo: str) -> None:
    context = await one_browser.new_context()
    await context.route("**/stories.js", lambda route: route.fulfill(body=TWO_STORIES, content_type="text/javascript"))
    page = await context.new_page()
    await page.goto(f"{demo}{WITHOUT_PAUSES}")
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


async def test_the_last_sentence_stands_until_the_visitor_does_something(guest: Visitor, demo: str) -> None:
    await guest.enters(f"{demo}/?pace=1")
    ribbon, now = guest.page.locator("#ribbon"), guest.page.locator("#now")
    await guest.page.get_by_role("button", name="Play the story").click()
    await guest.page.get_by_role("button", name="Free play").click()
    await expect(ribbon).to_contain_text("The phones are yours")

    before = await now.get_attribute("datetime") or ""
    await guest.lets_pass(hours=1)
    await expect(now).not_to_have_attribute("datetime", before)
    await expect(ribbon).to_contain_text("The phones are yours")

    await guest.page.get_by_role("button", name="+1 hour", exact=True).click()
    await expect(ribbon).not_to_contain_text("The phones are yours")
