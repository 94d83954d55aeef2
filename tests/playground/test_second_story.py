"""The second story on the demo's page, in a real browser: a consultation from its first tap to its record."""

import pytest
from playwright.async_api import expect

from tests.playground.visitor import CHROMIUM, Visitor

WHOLE_STORY_MS = 150_000


@pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium")
@pytest.mark.timeout(600)
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.long
async def test_a_consultation_is_played_from_its_first_tap_to_its_record(guest: Visitor, demo: str) -> None:
    await guest.enters(f"{demo}/?pace=0")
    await guest.page.get_by_label("Which story").select_option("A consultation")

    await guest.page.get_by_role("button", name="Play the story").click()
    await guest.story_is("over", within_ms=WHOLE_STORY_MS)

    await expect(guest.page.locator("#ribbon")).to_contain_text("Now the phones are yours")
    await guest.sees("ana", "has replied to point 1 of your view")
    assert guest.faults == []
