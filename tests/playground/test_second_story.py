"""The second story on the demo's page, in a real browser: a consultation from its first tap to its record."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.playground.visitor import CHROMIUM, Visitor, a_browser, a_demo

WHOLE_STORY_MS = 150_000


@pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium")
@pytest.mark.timeout(240)
async def test_a_consultation_is_played_from_its_first_tap_to_its_record(tmp_path: Path) -> None:
    async with a_demo(tmp_path) as address, a_browser() as browser:
        visitor = await Visitor.comes(browser, f"{address}/?pace=0")
        await visitor.page.get_by_label("Which story").select_option("A consultation")

        await visitor.page.get_by_role("button", name="Play the story").click()
        await visitor.story_is("over", within_ms=WHOLE_STORY_MS)

        await expect(visitor.page.locator("#ribbon")).to_contain_text("Now the phones are yours")
        await visitor.sees("ana", "has replied to point 1 of your view")
        assert visitor.faults == []
