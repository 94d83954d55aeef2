"""The public pages of a consultation: the record, its files and the screen in the room, in a real browser too."""

import re
from collections.abc import AsyncIterator
from importlib.resources import files
from typing import Any

import pytest
from aiohttp import ClientSession
from playwright.async_api import Browser, Page, expect

from bot.playground.people import Person
from tests.conversations.assembly import THEME, a_facilitator, announces, comes_to, plans
from tests.conversations.points import Offices
from tests.conversations.test_speaking import begins, speaks
from tests.fixtures.conversation import Scene
from tests.fixtures.offices import REPLY
from tests.playground.visitor import CHROMIUM, a_browser

AXE = files("axe_playwright_python") / "axe.min.js"
GRAVE = {"serious", "critical"}
WORDS = "Cars are <b>too</b> fast & 공원 is dark.\n<script>alert(1)</script>"
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium: sudo apt install chromium")


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
async def lead(play: Scene) -> Person:
    """Somebody whose consultation 1 is at the stage in which people speak."""
    leading = await a_facilitator(play)
    await announces(play, leading)
    await comes_to(play, "Have your say")
    return leading


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with a_browser() as opened:
        yield opened


def address(play: Scene, path: str) -> str:
    return f"http://127.0.0.1:{play.house.port}{path}"


async def get(session: ClientSession, play: Scene, path: str, **headers: str) -> tuple[int, str, Any]:
    async with session.get(address(play, path), headers=headers, allow_redirects=False) as answer:
        content = await answer.read()
        return answer.status, content.decode(errors="replace"), answer.headers


async def sends_photo(ana: Person) -> None:
    await begins(ana)
    await ana.sends_photo(caption="Look.")
    await ana.presses("Publish")


async def test_the_record_is_there_for_everybody_and_every_word_is_only_a_word(
    play: Scene, lead: Person, session: ClientSession
) -> None:
    await speaks(play.user("Ana"), WORDS)

    status, page, headers = await get(session, play, "/c/1")

    assert status == 200
    assert "Cars are &lt;b&gt;too&lt;/b&gt; fast &amp; 공원 is dark." in page
    assert "<script" not in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "a resident" in page


async def test_a_page_that_has_not_changed_is_not_sent_again(play: Scene, lead: Person, session: ClientSession) -> None:
    ana = play.user("Ana")
    await speaks(ana)
    _, _, headers = await get(session, play, "/c/1")
    same, nothing, _ = await get(session, play, "/c/1", **{"If-None-Match": headers["ETag"]})

    await speaks(ana, "One thing more.")

    fresh, page, _ = await get(session, play, "/c/1", **{"If-None-Match": headers["ETag"]})
    assert (same, nothing, fresh) == (304, "", 200)
    assert "One thing more." in page


async def test_what_is_taken_back_is_gone_from_the_page_and_so_are_its_files(
    play: Scene, lead: Person, session: ClientSession
) -> None:
    ana = play.user("Ana")
    await sends_photo(ana)
    _, before, _ = await get(session, play, "/c/1")
    picture = re.search(r"/c/1/files/[0-9a-f]{64}", before)
    assert picture is not None
    shown, _, headers = await get(session, play, picture[0])

    await ana.presses("Undo (30 min)")

    _, after, _ = await get(session, play, "/c/1")
    hidden, _, _ = await get(session, play, picture[0])
    assert (shown, headers["Content-Type"], hidden) == (200, "image/png", 404)
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "View 1 was taken back" in after
    assert "Look." not in after


async def test_a_photo_that_was_added_is_there_in_its_addition_and_not_before(
    play: Scene, lead: Person, session: ClientSession
) -> None:
    ana = play.user("Ana")
    await speaks(ana)
    await ana.presses("See it")
    await ana.presses("Add to it")
    await ana.sends_photo(caption="Look.")
    _, before, _ = await get(session, play, "/c/1")

    await ana.presses("Add it")

    _, page, _ = await get(session, play, "/c/1")
    picture = re.search(r"/c/1/files/[0-9a-f]{64}", page)
    assert "/files/" not in before
    assert picture is not None
    assert page.index("Added to view 1") < page.index("Look.") < page.index('alt="A photo with view 1"')
    shown, _, _ = await get(session, play, picture[0])
    await ana.presses("Take back")
    hidden, _, _ = await get(session, play, picture[0])
    assert (shown, hidden) == (200, 404)


async def test_a_departments_photo_is_there_with_its_reply_and_not_before(play: Scene, session: ClientSession) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()
    await offices.park.sends_photo(caption=REPLY, to=offices.roads, reply_to=offices.card())
    _, before, _ = await get(session, play, "/c/1")

    await offices.park.presses("Publish", in_=offices.roads)

    _, page, _ = await get(session, play, "/c/1")
    picture = re.search(r"/c/1/files/[0-9a-f]{64}", page)
    assert "/files/" not in before
    assert picture is not None
    assert 'alt="A photo with the reply of Roads to point 1.1"' in page
    shown, _, headers = await get(session, play, picture[0])
    assert (shown, headers["Content-Type"]) == (200, "image/png")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_a_departments_file_that_cannot_be_kept_is_refused_before_anybody_sees_it(
    play: Scene, session: ClientSession
) -> None:
    offices = Offices(play)
    await offices.open()
    await offices.split()

    card = offices.card()
    await offices.park.sends_document(b"MZ program", name="plan.exe", caption=REPLY, to=offices.roads, reply_to=card)

    offices.park.sees("I can't keep that kind of file.", in_=offices.roads)
    offices.park.sees_no("Draft reply", in_=offices.roads)


@pytest.mark.parametrize(
    "path",
    ["/c/", "/c/0", "/c/2", "/c/999999999", "/c/1/nothing", "/c/1/files/" + "0" * 64, "/c/1/v7", "/c/1x"],
)
async def test_what_is_not_there_or_not_public_is_told_alike(
    play: Scene, lead: Person, session: ClientSession, path: str
) -> None:
    await plans(play, lead)  # number 2 is a draft

    status, page, headers = await get(session, play, path)

    assert status == 404
    assert "There is no such page." in page
    assert headers["Cache-Control"] == "no-store"


async def test_a_view_has_an_address_of_its_own(play: Scene, lead: Person, session: ClientSession) -> None:
    await speaks(play.user("Ana"))

    status, _, headers = await get(session, play, "/c/1/v1")

    assert (status, headers["Location"]) == (302, "/c/1?page=1#v1")


async def test_nothing_can_be_changed_here(play: Scene, lead: Person, session: ClientSession) -> None:
    async with session.post(address(play, "/c/1"), data={"words": "Mine."}) as answer:
        assert answer.status == 405
    async with session.head(address(play, "/c/1")) as answer:
        assert (answer.status, await answer.read()) == (200, b"")


async def test_no_number_of_telegrams_is_on_any_page(play: Scene, lead: Person, session: ClientSession) -> None:
    ana = play.user("Ana")
    await speaks(ana)

    pages = [(await get(session, play, path))[1] for path in ("/c/1", "/c/1/screen")]

    assert not any(str(each.id) in page for page in pages for each in (ana, lead))


async def grave_faults(page: Page) -> list[Any]:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        (fault["id"], node["html"][:160])
        for fault in found["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


@needs_browser
@pytest.mark.timeout(600)
async def test_a_browser_reads_it_wide_and_narrow_light_and_dark_without_a_fault(
    play: Scene, lead: Person, browser: Browser
) -> None:
    ana = play.user("Ana")
    await speaks(ana, WORDS)
    await sends_photo(ana)
    faults: list[str] = []

    for width, scheme in ((1280, "light"), (390, "dark")):
        page = await browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            bypass_csp=True,  # for axe alone: what the page itself may load, the others look at
        )
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        for path in ("/c/1", "/c/1/screen", "/c/7"):
            await page.goto(address(play, path))
            assert await grave_faults(page) == []
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.close()

    assert [fault for fault in faults if "404" not in fault] == []


@needs_browser
@pytest.mark.timeout(600)
async def test_the_screen_shows_what_is_put_on_it_while_people_look(
    play: Scene, lead: Person, browser: Browser
) -> None:
    await speaks(play.user("Ana"), "Speed is the danger.")
    await speaks(play.user("Bob"), "Costs are the danger.")
    page, faults = await browser.new_page(), list[str]()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    await page.goto(address(play, "/c/1/screen"))
    await expect(page.get_by_text("Views appear here")).to_be_visible()

    await lead.sends("/start c1v2")
    await lead.presses("Put on screen")
    await expect(page.get_by_text("Costs are the danger.")).to_be_visible(timeout=15_000)

    await expect(page.get_by_text("Speed is the danger.")).to_have_count(0)
    await expect(page.get_by_role("heading", name=THEME)).to_be_visible()
    await expect(page.locator("aside svg path").first).to_be_visible()
    assert await page.locator("aside a").get_attribute("href") == "https://t.me/folkmoot_bot?start=c1speak"
    await lead.presses("Take off screen")
    await expect(page.get_by_text("Costs are the danger.")).to_have_count(0, timeout=15_000)
    assert faults == []


@needs_browser
async def test_without_scripts_the_screen_asks_again_by_itself(play: Scene, lead: Person, browser: Browser) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()

    await page.goto(address(play, "/c/1/screen"))

    assert await page.locator("meta[http-equiv=refresh]").get_attribute("content") == "10"
