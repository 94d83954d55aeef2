"""Everything a person can do on a phone of the stage, in a real browser, with a bot played by hand."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.playground.town_bot import HandBot, keys
from tests.playground.visitor import CHROMIUM, Visitor

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on this machine: sudo apt install chromium"),
    pytest.mark.timeout(600),
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.long,
]


async def test_writing_commands_replies_edits_reactions_pins_forwards_and_deletes(
    visitor: Visitor, bot: HandBot
) -> None:
    ana = bot.place.town.ana.id
    await visitor.sees("ana", "I carry ideas to the city")

    await visitor.starts("ana")
    assert (await bot.hears("message"))["text"] == "/start"
    await bot.says(ana, "Hello Ana")
    await visitor.clicks("ana", "Commands", "/idea")
    assert (await bot.hears("message"))["text"] == "/idea"

    await visitor.opens_menu_of("ana", "Hello Ana")
    await visitor.clicks("ana", "Reply")
    await visitor.says("ana", "A bench by the school")
    assert (await bot.hears("message"))["reply_to_message"]["text"] == "Hello Ana"

    await visitor.opens_menu_of("ana", "A bench by the school")
    await visitor.clicks("ana", "Edit")
    await visitor.says("ana", "Two benches by the school")
    assert (await bot.hears("edited_message"))["text"] == "Two benches by the school"
    await expect(visitor.phone("ana").locator(".message.mine .stamp", has_text="edited")).to_be_visible()

    await visitor.opens_menu_of("ana", "Hello Ana")
    await visitor.clicks("ana", "React with 👍")
    await expect(visitor.phone("ana").locator(".reactions .mine")).to_have_text("👍 1")
    await visitor.opens_menu_of("ana", "Hello Ana")
    await visitor.clicks("ana", "Pin")
    await expect(visitor.phone("ana").locator(".pins")).to_contain_text("Hello Ana")

    await visitor.opens_menu_of("ana", "Two benches")
    await visitor.clicks("ana", "Forward", "Northside neighbours", "General")
    await visitor.sees("bob", "Forwarded from Ana")
    await visitor.opens_menu_of("ana", "Two benches")
    await visitor.clicks("ana", "Delete")
    await expect(visitor.phone("ana").locator(".message.mine", has_text="Two benches")).to_have_count(0)


async def test_buttons_of_every_kind(visitor: Visitor, bot: HandBot) -> None:
    ana = bot.place.town.ana.id
    await visitor.starts("ana")
    await bot.says(ana, "Choose", reply_markup=keys(
        [{"text": "Sign", "callback_data": "sign", "style": "success"}],
        [{"text": "Stop", "callback_data": "stop", "style": "danger"}],
        [{"text": "Copy", "copy_text": {"text": "i184"}}, {"text": "Open", "url": "https://t.me/folkmoot_bot?start=i184"}],
    ))  # fmt: skip

    await visitor.presses("ana", "Sign")
    await expect(visitor.phone("ana").locator(".key.success.waiting")).to_be_visible()
    query = await bot.hears("callback_query")
    await bot.calls("answerCallbackQuery", callback_query_id=query["id"], text="Signed.")
    await expect(visitor.phone("ana").locator(".toast")).to_have_text("Signed.")
    await expect(visitor.phone("ana").locator(".waiting")).to_have_count(0)
    await visitor.presses("ana", "Stop")
    query = await bot.hears("callback_query")
    await bot.calls("answerCallbackQuery", callback_query_id=query["id"], text="Really?", show_alert=True)
    await expect(visitor.phone("ana").get_by_role("dialog")).to_contain_text("Really?")
    await visitor.clicks("ana", "OK")

    await visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await visitor.presses("ana", "Copy")
    await visitor.sees("ana", "Copied.")
    assert await visitor.page.evaluate("navigator.clipboard.readText()") == "i184"

    await visitor.presses("ana", "Open")
    await visitor.starts("ana")
    assert (await bot.hears("message"))["text"] == "/start i184"


async def test_inline_mode_here_and_in_another_chat(visitor: Visitor, bot: HandBot) -> None:
    ana = bot.place.town.ana.id
    await visitor.starts("ana")
    chosen = {"query": "tree", "allow_group_chats": True}
    await bot.says(ana, "Share it", reply_markup=keys(
        [{"text": "Here", "switch_inline_query_current_chat": "bench"}],
        [{"text": "Another chat", "switch_inline_query_chosen_chat": chosen}],
    ))  # fmt: skip

    await visitor.presses("ana", "Here")
    inline = await bot.hears("inline_query")
    assert inline["query"] == "bench"
    article = {"type": "article", "id": "1", "title": "A bench", "description": "12 of 500",
               "input_message_content": {"message_text": "A bench, please"}}  # fmt: skip
    await bot.calls("answerInlineQuery", inline_query_id=inline["id"], results=[article], next_offset="1", cache_time=0)
    await visitor.clicks("ana", "A bench")
    assert (await bot.hears("chosen_inline_result"))["result_id"] == "1"
    await visitor.sees("ana", "via @folkmoot_bot")
    await visitor.presses("ana", "Another chat")
    await visitor.clicks("ana", "Northside neighbours", "Costs")
    assert (await bot.hears("inline_query"))["chat_type"] == "supergroup"
    await expect(visitor.phone("ana").locator(".head")).to_contain_text("Costs")


async def test_keyboards_below_the_input_and_forced_replies(visitor: Visitor, bot: HandBot) -> None:
    mira = bot.place.town.mira.id
    await visitor.starts("mira")
    rows = [
        [{"text": "Plain"}, {"text": "My number", "request_contact": True}],
        [{"text": "My place", "request_location": True}],
        [{"text": "A forum", "request_chat": {"request_id": 1, "chat_is_channel": False, "chat_is_forum": True}}],
        [{"text": "People", "request_users": {"request_id": 2, "max_quantity": 3}}],
    ]
    await bot.says(mira, "Please", reply_markup={"keyboard": rows, "resize_keyboard": True})

    await visitor.clicks("mira", "Plain")
    assert (await bot.hears("message"))["text"] == "/start"
    assert (await bot.hears("message"))["text"] == "Plain"
    await visitor.clicks("mira", "My number", "Share")
    assert (await bot.hears("message"))["contact"]["user_id"] == mira
    await visitor.clicks("mira", "My place", "Share")
    assert "latitude" in (await bot.hears("message"))["location"]
    await visitor.clicks("mira", "A forum", "City staff")
    assert (await bot.hears("message"))["chat_shared"]["chat_id"] == bot.place.town.staff.id
    await visitor.clicks("mira", "People", "Ana", "Bob", "Share")
    assert len((await bot.hears("message"))["users_shared"]["users"]) == 2

    await visitor.clicks("mira", "Show or hide the keyboard")
    await expect(visitor.phone("mira").locator(".reply-keys")).to_be_hidden()
    asks = await bot.says(
        mira, "Your words?", reply_markup={"force_reply": True, "input_field_placeholder": "A sentence"}
    )
    await expect(visitor.phone("mira").get_by_placeholder("A sentence")).to_be_visible()
    await visitor.says("mira", "More trees")
    assert (await bot.hears("message"))["reply_to_message"]["message_id"] == asks["message_id"]


async def test_what_can_be_attached(visitor: Visitor, bot: HandBot, tmp_path: Path) -> None:
    await visitor.starts("lee")
    await bot.hears("message")
    paper = tmp_path / "minutes.txt"
    paper.write_text("Minutes")

    await visitor.phone("lee").get_by_label("Message", exact=True).fill("The crossing")
    await visitor.clicks("lee", "Attach", "A sample photo")
    photo = await bot.hears("message")
    assert photo["caption"] == "The crossing"
    assert photo["photo"][-1]["width"] == 800
    await visitor.clicks("lee", "Attach", "A sample album")
    album = [await bot.hears("message") for _ in range(3)]
    assert len({each["media_group_id"] for each in album}) == 1
    await expect(visitor.phone("lee").locator(".album img")).to_have_count(3)
    await visitor.phone("lee").locator(".album .picture").first.click()
    await expect(visitor.phone("lee").locator(".gallery img")).to_be_visible()
    await visitor.page.keyboard.press("Escape")

    async with visitor.page.expect_file_chooser() as chosen:
        await visitor.clicks("lee", "Attach", "Files from this device")
    await (await chosen.value).set_files(paper)
    assert (await bot.hears("message"))["document"]["file_name"] == "minutes.txt"
    await visitor.clicks("lee", "Record a voice message")
    await expect(visitor.phone("lee").locator(".recording")).to_contain_text("0:01")  # less than that is no message
    await visitor.clicks("lee", "Send the voice message")
    assert (await bot.hears("message"))["voice"]["duration"] >= 1
    await visitor.clicks("lee", "Attach", "A sample voice message", "Play the voice message, 12 seconds")
    assert (await bot.hears("message"))["voice"]["duration"] == 12
    await visitor.clicks("lee", "Attach", "A place", "Elm Street School")
    assert (await bot.hears("message"))["venue"]["title"] == "Elm Street School"
    await visitor.clicks("lee", "Attach", "A contact", "Ana")
    assert (await bot.hears("message"))["contact"]["first_name"] == "Ana"
    for label, kind in (("A sticker", "sticker"), ("A dice", "dice"), ("A sample file", "document")):
        await visitor.clicks("lee", "Attach", label)
        assert kind in await bot.hears("message")


async def test_polls_are_asked_and_answered(visitor: Visitor, bot: HandBot) -> None:
    neighbours = bot.place.town.neighbours.id
    sent = await bot.calls("sendPoll", chat_id=neighbours, question="Which day?", is_anonymous=False,
                           options=[{"text": "Monday"}, {"text": "Friday"}])  # fmt: skip

    await visitor.clicks("bob", "Monday")
    assert (await bot.hears("poll_answer"))["option_ids"] == [0]
    await expect(visitor.phone("bob").locator(".result.mine")).to_contain_text("Monday")
    await visitor.opens_menu_of("bob", "Which day?")
    await visitor.clicks("bob", "Take back my vote")
    assert (await bot.hears("poll_answer"))["option_ids"] == []
    await bot.calls("stopPoll", chat_id=neighbours, message_id=sent["message_id"])
    await visitor.sees("bob", "Final results")

    await visitor.clicks("bob", "Attach", "A poll")
    await visitor.phone("bob").get_by_label("Question").fill("Where?")
    for at, words in enumerate(("School", "Park")):
        await visitor.phone("bob").locator(".card input").nth(at + 1).fill(words)
    await visitor.clicks("bob", "Send the poll", "Several answers, anonymous")
    await visitor.clicks("bob", "School", "Park", "Vote")
    await expect(visitor.phone("bob").locator(".result.mine")).to_have_count(2)


async def test_topics_unread_marks_and_whose_phone_it_is(visitor: Visitor, bot: HandBot) -> None:
    town = bot.place.town
    costs = next(topic for topic in town.neighbours.topics.values() if topic.name == "Costs")
    await bot.says(town.neighbours.id, "About money", message_thread_id=costs.id)
    await visitor.clicks("bob", "All topics, 1 unread elsewhere")
    line = visitor.phone("bob").locator(".chat-list .entry", has_text="Costs")
    await expect(line).to_contain_text("Folkmoot: About money")
    await expect(line.locator(".badge")).to_contain_text("1")
    await line.click()
    await expect(visitor.phone("bob").locator(".messages")).to_contain_text("About money")
    await visitor.clicks("bob", "All topics")
    await expect(line.locator(".badge")).to_have_count(0)
    await line.click()

    await visitor.phone("bob").locator(".holder").click()
    await visitor.clicks("bob", "Carol")
    await visitor.says("bob", "I am Carol")
    await expect(visitor.phone("bob").locator(".message.mine", has_text="I am Carol")).to_be_visible()
    await visitor.phone("bob").locator(".as").click()
    await visitor.clicks("bob", "Bob")
    await expect(visitor.phone("bob").locator(".message.theirs", has_text="I am Carol")).to_be_visible()


async def test_opening_topics_inviting_joining_leaving_blocking_and_reading_from_right_to_left(
    visitor: Visitor, bot: HandBot
) -> None:
    await visitor.clicks("bob", "What to do with this chat", "Open a topic")
    await visitor.phone("bob").get_by_label("Name of the topic").fill("Trees")
    await visitor.clicks("bob", "Open it")
    await expect(visitor.phone("bob").locator(".head .about b")).to_have_text("Trees")
    await visitor.clicks("bob", "What to do with this chat", "Make an invitation link", "Write it here")
    link = await visitor.phone("bob").locator(".words a", has_text="t.me/+").inner_text()

    await visitor.phone("mira").locator(".back").click()
    await visitor.phone("mira").get_by_role("searchbox").fill(link)
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.phone("mira").locator(".head")).to_contain_text("Northside")
    await visitor.clicks("mira", "What to do with this chat", "Leave")
    await visitor.phone("mira").locator(".answers .primary").click()
    await expect(visitor.phone("mira").locator(".chat-list .entry", has_text="Northside")).to_have_count(0)

    await visitor.starts("ana")
    await visitor.clicks("ana", "What to do with this chat", "Block the bot")
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await visitor.clicks("ana", "UNBLOCK")
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "member"

    await visitor.clicks("ana", "What to do with this chat", "Language of this phone", "العربية")
    await expect(visitor.phone("ana").locator(".screen")).to_have_attribute("dir", "rtl")
    await visitor.says("ana", "مرحبا")
    assert (await bot.hears("message"))["from"]["language_code"] == "ar"
