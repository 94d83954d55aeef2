"""The public pages of a consultation in a real browser: read wide and narrow, and looked at while people speak."""

import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.playground.people import Person
from tests.conversations.assembly import THEME, opens
from tests.conversations.test_speaking import speaks
from tests.fixtures.conversation import Scene, a_scene
from tests.playground.visitor import CHROMIUM
from tests.web.test_consultations import WORDS, address, sends_photo

AXE = files("axe_playwright_python") / "axe.min.js"
GRAVE = {"serious", "critical"}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}  # nothing else differs in the dark
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.long,
]


@dataclass(frozen=True, slots=True)
class Town:
    """A town whose consultation 1 is at the stage in which people speak, and who leads it."""

    play: Scene
    lead: Person


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def town(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """It lives in the loop of the browser, and goes on from test to test."""
    file = shutil.copy(migrated_file, tmp_path_factory.mktemp("town") / "folkmoot.db")
    async with a_scene(f"sqlite:///{file}") as play:
        yield Town(play, await opens(play))


async def grave_faults(page: Page, **rules: Any) -> list[Any]:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("(asked) => axe.run(document, asked)", {"resultTypes": ["violations"], **rules})
    return [
        (fault["id"], node["html"][:160])
        for fault in found["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


async def test_a_browser_reads_it_wide_and_narrow_light_and_dark_without_a_fault(
    town: Town, one_browser: Browser
) -> None:
    ana = town.play.user("Ana")
    await speaks(ana, WORDS)
    await sends_photo(ana)
    faults: list[str] = []

    for width, scheme, rules in ((1280, "light", {}), (390, "dark", COLOURS)):
        page = await one_browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            bypass_csp=True,  # for axe alone: what the page itself may load, the others look at
        )
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        for path in ("/c/1", "/c/1/screen", "/c/7"):
            await page.goto(address(town.play, path))
            assert await grave_faults(page, **rules) == []
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.context.close()

    assert [fault for fault in faults if "404" not in fault] == []


async def test_the_screen_shows_what_is_put_on_it_while_people_look(town: Town, one_browser: Browser) -> None:
    bob = town.play.user("Bob")
    await speaks(town.play.user("Carl"), "Speed is the danger.")
    await speaks(bob, "Costs are the danger.")
    number = re.search(r"view (\d+)", bob.chat.last.text)
    assert number is not None
    page, faults = await one_browser.new_page(), list[str]()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    await page.goto(address(town.play, "/c/1/screen"))
    await expect(page.get_by_text("Views appear here")).to_be_visible()

    await town.lead.sends(f"/start c1v{number[1]}")
    await town.lead.presses("Put on screen")
    await expect(page.get_by_text("Costs are the danger.")).to_be_visible(timeout=15_000)

    await expect(page.get_by_text("Speed is the danger.")).to_have_count(0)
    await expect(page.get_by_role("heading", name=THEME)).to_be_visible()
    await expect(page.locator("aside svg path").first).to_be_visible()
    assert await page.locator("aside a").get_attribute("href") == "https://t.me/folkmoot_bot?start=c1speak"
    await town.lead.presses("Take off screen")
    await expect(page.get_by_text("Costs are the danger.")).to_have_count(0)
    assert faults == []
    await page.context.close()


async def test_without_scripts_the_screen_asks_again_by_itself(town: Town, one_browser: Browser) -> None:
    context = await one_browser.new_context(java_script_enabled=False)
    page = await context.new_page()

    await page.goto(address(town.play, "/c/1/screen"))

    assert await page.locator("meta[http-equiv=refresh]").get_attribute("content") == "10"
    await context.close()
