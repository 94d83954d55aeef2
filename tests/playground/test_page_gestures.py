"""What a hand does on a phone beside tapping: dropping, pasting, holding, scrolling back, and following links."""

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.playground.town_bot import HandBot, keys
from tests.playground.visitor import CHROMIUM, Visitor

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.long,
]
CARRIED = """(node, [kind, files]) => {
    const load = new DataTransfer();
    files.forEach(([name, type]) => load.items.add(new File(["bytes"], name, { type })));
    const how = { bubbles: true, cancelable: true, clipboardData: load, dataTransfer: load };
    node.dispatchEvent(kind === "paste" ? new ClipboardEvent("paste", how) : new DragEvent(kind, how));
}"""
MANY = 130


async def carry(to: Locator, how: str, *files: tuple[str, str]) -> None:
    """Paste files into something, or drop them there."""
    await to.evaluate(CARRIED, [how, [list(file) for file in files]])


async def test_pictures_are_pasted_and_files_dropped(visitor: Visitor, bot: HandBot) -> None:
    await visitor.starts("ana")
    await bot.hears("message")
    field = visitor.phone("ana").get_by_label("Message", exact=True)

    await field.fill("My street")
    await carry(field, "paste", ("street.png", "image/png"))
    pasted = await bot.hears("message")
    assert (pasted["caption"], "photo" in pasted) == ("My street", True)

    screen = visitor.phone("ana").locator(".screen")
    await carry(screen, "drop", ("minutes.pdf", "application/pdf"))
    assert (await bot.hears("message"))["document"]["file_name"] == "minutes.pdf"
    await carry(screen, "drop", ("one.png", "image/png"), ("two.jpg", "image/jpeg"))
    album = [await bot.hears("message") for _ in range(2)]
    assert len({each["media_group_id"] for each in album}) == 1
    assert await field.input_value() == ""


async def test_a_long_touch_opens_the_menu_of_a_message(one_browser: Browser, bot: HandBot) -> None:
    visitor = await Visitor.comes(one_browser, bot.place.address, width=390, touch=True)
    await visitor.starts("ana")
    await bot.says(bot.place.town.ana.id, "Hold me")
    bubble = visitor.phone("ana").locator(".message.theirs .bubble")
    box = await bubble.bounding_box()
    assert box is not None
    finger = await visitor.page.context.new_cdp_session(visitor.page)

    points = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}]
    await finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points})
    menu = visitor.phone("ana").get_by_role("dialog", name="What to do with this message")
    await expect(menu).to_have_count(1)
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await menu.get_by_role("button", name="More reactions").tap()
    await menu.get_by_role("button", name="React with 🤝").tap()

    await expect(visitor.phone("ana").locator(".reactions .mine")).to_have_text("🤝 1")
    await visitor.page.context.close()


async def test_what_was_said_long_ago_is_found_by_scrolling_and_by_a_quote(visitor: Visitor, bot: HandBot) -> None:
    ana = bot.place.town.ana.id
    await visitor.starts("ana")
    sent = [await bot.says(ana, f"Line {number} of many") for number in range(MANY)]
    await visitor.page.reload()
    await visitor.page.wait_for_selector("body[data-ready]")
    messages = visitor.phone("ana").locator(".messages")
    await expect(messages).to_contain_text(f"Line {MANY - 1} of many")
    await expect(messages).not_to_contain_text("Line 40 of many")

    await messages.evaluate("(list) => list.scrollTo(0, 0)")
    await expect(messages).to_contain_text("Line 40 of many")
    assert await messages.evaluate("(list) => list.scrollTop") > 200

    await bot.says(ana, "As said", reply_parameters={"message_id": sent[2]["message_id"]})
    await visitor.phone("ana").get_by_role("button", name="To the newest message").click()
    await visitor.phone("ana").locator(".quoted", has_text="Line 2 of many").click()
    await expect(visitor.phone("ana").locator(".message", has_text="Line 2 of many").first).to_be_in_viewport()


async def test_an_address_behind_words_is_shown_before_it_opens(visitor: Visitor, bot: HandBot) -> None:
    await visitor.starts("ana")
    await bot.says(
        bot.place.town.ana.id,
        "<a href='https://example.org/report'>Read the report</a>",
        parse_mode="HTML",
        reply_markup=keys([{"text": "The map", "url": "https://example.org/map"}]),
    )

    await visitor.phone("ana").get_by_role("link", name="Read the report").click()
    question = visitor.phone("ana").get_by_role("dialog", name="Open this link?")
    await expect(question).to_contain_text("https://example.org/report")
    await visitor.clicks("ana", "Cancel")
    await expect(question).to_be_hidden()

    await visitor.presses("ana", "The map")
    async with visitor.page.context.expect_page() as opened:
        await visitor.phone("ana").locator(".answers .primary").click()
    page = await opened.value
    assert await page.evaluate("window.opener") is None


async def test_an_administrator_speaks_without_a_name(visitor: Visitor, bot: HandBot) -> None:
    await visitor.phone("bob").locator(".holder").click()
    await visitor.clicks("bob", "Northside neighbours, without a name")
    await visitor.says("bob", "Who am I?")

    said = await bot.hears("message")

    assert (said["sender_chat"]["id"], said["from"]["username"]) == (said["chat"]["id"], "GroupAnonymousBot")


async def test_asking_to_join_waits_for_the_bots_word(visitor: Visitor, bot: HandBot) -> None:
    town = bot.place.town
    made = await bot.calls("createChatInviteLink", chat_id=town.neighbours.id, creates_join_request=True)

    await visitor.phone("mira").locator(".back").click()
    await visitor.phone("mira").get_by_role("searchbox").fill(made["invite_link"])
    await visitor.page.keyboard.press("Enter")
    await visitor.sees("mira", "You asked to join Northside neighbours.")
    asked = await bot.hears("chat_join_request")
    await bot.calls("approveChatJoinRequest", chat_id=town.neighbours.id, user_id=asked["from"]["id"])

    await visitor.phone("mira").locator(".chat-list .entry", has_text="Northside").click()
    await expect(visitor.phone("mira").locator(".chat-list .entry", has_text="Costs")).to_be_visible()
