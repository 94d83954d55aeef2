"""The page for everybody: by keyboard alone, read aloud, still, dark, and without a fault that axe-core knows."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.playground.town_bot import HandBot, keys
from tests.playground.visitor import CHROMIUM, Visitor

AXE = files("axe_playwright_python") / "axe.min.js"
GRAVE = {"serious", "critical"}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
CHANGED = "#phone-ana"
"""The phone on which something happens; the rest of the page stays as it was when all of it was looked at."""
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
]


async def grave_faults(page: Page, within: str = "html") -> list[Any]:
    """Return what axe-core finds serious or critical within a part of the page, in the light and in the dark.

    The dark changes nothing but colours, so all that is asked again there is whether they can be told apart.
    """
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for scheme, rules in (("dark", COLOURS), ("light", {})):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        asked = {"resultTypes": ["violations"], **rules}
        scanned = await page.evaluate("([within, asked]) => axe.run(within, asked)", [within, asked])
        found += [(scheme, fault) for fault in scanned["violations"] if fault["impact"] in GRAVE]
    return [
        (scheme, fault["id"], node["html"][:160], node["failureSummary"][:300])
        for scheme, fault in found
        for node in fault["nodes"]
    ]


async def test_by_keyboard_alone(visitor: Visitor, bot: HandBot) -> None:
    ana, press = bot.place.town.ana.id, visitor.page.keyboard.press
    await visitor.phone("ana").locator(".start").focus()
    await press("Enter")
    await bot.hears("message")
    sent = await bot.says(ana, "Welcome", reply_markup=keys([{"text": "Sign", "callback_data": "sign"}]))
    await visitor.phone("ana").get_by_label("Message", exact=True).focus()

    await visitor.page.keyboard.type("/he")
    await press("ArrowDown")
    await press("Enter")
    assert (await bot.hears("message"))["text"] == "/help"
    await visitor.sees("ana", "/help")
    await press("ArrowUp")
    await press("ArrowUp")
    await press("Tab")
    await press("Enter")
    query = await bot.hears("callback_query")
    await bot.calls("editMessageReplyMarkup", chat_id=ana, message_id=sent["message_id"],
                    reply_markup=keys([{"text": "Undo", "callback_data": "undo"}]))  # fmt: skip
    await bot.calls("answerCallbackQuery", callback_query_id=query["id"])
    await expect(visitor.phone("ana").get_by_role("button", name="Undo")).to_be_focused()

    await press("ArrowUp")
    await press("ArrowDown")
    await press("Enter")
    await expect(visitor.phone("ana").get_by_role("dialog")).to_be_visible()
    await press("Enter")
    await expect(visitor.phone("ana").locator(".reactions")).to_be_visible()
    log = visitor.phone("ana").get_by_role("log")
    await expect(log).to_contain_text("Folkmoot: Welcome. Buttons: Sign")
    await expect(log).to_contain_text("Folkmoot, changed: Welcome. Buttons: Undo")


@pytest.mark.parametrize("width", [1600, pytest.param(390, marks=pytest.mark.long)])
async def test_axe_finds_nothing_grave_in_any_state(one_browser: Browser, bot: HandBot, width: int) -> None:
    visitor = await Visitor.comes(one_browser, bot.place.address, width=width)
    page, town = visitor.page, bot.place.town
    assert await grave_faults(page) == []

    await visitor.starts("ana")
    styles = [{"text": style, "callback_data": style, "style": style} for style in ("success", "danger", "primary")]
    await bot.says(town.ana.id, "Sign <b>it</b>? <a href='https://example.org'>Read</a> <tg-spoiler>no</tg-spoiler>",
                   parse_mode="HTML", reply_markup=keys(styles))  # fmt: skip
    for label in ("A sample photo", "A sample voice message", "A sample file", "A dice"):
        await visitor.clicks("ana", "Attach", label)
    await visitor.clicks("ana", "Attach", "A place", "Town hall")
    await visitor.clicks("ana", "Attach", "A contact", "Bob")
    await bot.calls("sendPoll", chat_id=town.ana.id, question="Which?", options=[{"text": "One"}, {"text": "Two"}])
    await visitor.clicks("ana", "Two")
    await bot.says(town.ana.id, "Keys", reply_markup={"keyboard": [[{"text": "Place", "request_location": True}]]})
    await visitor.sees("ana", "Keys")
    assert await grave_faults(page, CHANGED) == []

    for label in ("Commands", "Attach", "What to do with this chat"):
        await visitor.clicks("ana", label)
        assert await grave_faults(page, CHANGED) == []
        await page.keyboard.press("Escape")
    await visitor.opens_menu_of("ana", "Sign it?")
    assert await grave_faults(page, CHANGED) == []
    await page.keyboard.press("Escape")
    await visitor.phone("ana").locator(".back").click()
    assert await grave_faults(page, CHANGED) == []
    assert visitor.faults == []
    await page.context.close()


async def test_nothing_moves_for_who_wants_it_still(one_browser: Browser, bot: HandBot) -> None:
    visitor = await Visitor.comes(one_browser, bot.place.address, still=True)
    await visitor.starts("ana")
    await bot.says(bot.place.town.ana.id, "Hello")
    await visitor.sees("ana", "Hello")

    running = "document.getAnimations().filter((one) => one.playState === 'running').length"
    assert await visitor.page.evaluate(running) == 0
    await visitor.page.context.close()


async def test_on_a_phone_wide_screen_a_tab_shows_what_was_not_seen(one_browser: Browser, bot: HandBot) -> None:
    visitor = await Visitor.comes(one_browser, bot.place.address, width=390)
    await visitor.starts("ana")
    tab = visitor.page.get_by_role("tab", name="Neighbours")

    await bot.says(bot.place.town.neighbours.id, "For all of you")
    await expect(tab).to_have_class("unread")
    await expect(tab).to_have_accessible_name("Neighbours unread")

    await visitor.page.get_by_role("tab", name="Ana").focus()
    await visitor.page.keyboard.press("ArrowRight")
    await visitor.sees("bob", "For all of you")
    await expect(tab).not_to_have_class("unread")
    await visitor.page.context.close()
