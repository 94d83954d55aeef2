"""python-telegram-bot can read every object that the playground makes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    ChatPermissions,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    Update,
)

from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.world.updates import KINDS

BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Sign", callback_data="sign:1"), InlineKeyboardButton("See", "a.org")]]
)
MEDIA = ("photo", "document", "voice", "audio", "video", "animation", "video_note", "sticker")


@pytest.fixture
async def ana(play: Playground) -> Person:
    ana = play.user("Ana", username="ana_here")
    play.bot.updates.allow(KINDS)
    await ana.sends("/start")
    return ana


@pytest.fixture
async def bot(play: Playground, ana: Person) -> AsyncIterator[Bot]:
    bot = Bot(play.token, base_url=f"{play.url}/bot", base_file_url=f"{play.url}/file/bot")
    await bot.initialize()
    yield bot
    for update in play.bot.updates.history:
        assert Update.de_json(update.as_json(), bot) is not None
    await bot.shutdown()


async def test_messages_of_people(play: Playground, ana: Person, bot: Bot) -> None:
    bea = play.user("Bea")
    group, channel = play.group("Barrio", ana, bea, forum=True, bot="admin"), play.channel("News", ana)

    for kind in MEDIA:
        await ana.sends_media(kind)
    await ana.sends_location(1.5, 2.5)
    await ana.sends_contact("1", "Z")
    await ana.sends_album(caption="Two")
    said = await bea.sends("in a topic", to=group.topic("Roads"))
    await ana.reacts(said, "👍")
    await bea.edits(said, "in the topic")
    posted = await ana.sends("Announcement", to=channel)
    await bea.forwards(posted, to=group)

    updates = await bot.get_updates(limit=100)
    assert updates[-1].message is not None
    assert updates[-1].message.forward_origin is not None


async def test_messages_of_the_bot(ana: Person, bot: Bot) -> None:
    photo = await bot.send_photo(ana.id, b"no real picture", caption="One", reply_markup=BUTTONS)
    edited = await bot.edit_message_caption(ana.id, photo.message_id, caption="Two")
    album = await bot.send_media_group(ana.id, [InputMediaPhoto(b"a"), InputMediaPhoto(photo.photo[-1].file_id)])
    document = await bot.send_document(ana.id, b"words", filename="a.txt")
    poll = await bot.send_poll(ana.id, "Crossing?", ["Yes", "No"])
    await ana.votes(ana.chat.last, 0)
    stopped = await bot.stop_poll(ana.id, poll.message_id)
    copied = await bot.copy_message(ana.id, ana.id, document.message_id)
    dice, place = await bot.send_dice(ana.id), await bot.send_venue(ana.id, 1, 2, "Hall", "Main 1")

    assert isinstance(edited, type(photo))
    assert edited.caption == "Two"
    assert len(album) == 2
    assert stopped.total_voter_count == 1
    assert copied.message_id < dice.message_id < place.message_id


async def test_buttons_keys_and_inline_mode(play: Playground, ana: Person, bot: Bot) -> None:
    asked = KeyboardButtonRequestUsers(2, max_quantity=2, request_name=True)
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Pick", request_users=asked)]])
    await bot.send_message(ana.id, "Who?", reply_markup=keyboard)
    await ana.picks(play.user("Bea"))
    await bot.send_message(ana.id, "An idea", reply_markup=BUTTONS)
    await ana.presses("Sign")
    assert ana.last_query is not None
    await bot.answer_callback_query(ana.last_query.id, "Signed")

    await ana.types_inline("crossing")
    article = InlineQueryResultArticle("1", "Crossing", InputTextMessageContent("x"), reply_markup=BUTTONS)
    await bot.answer_inline_query(ana.inline_query.id, [article])
    card = await ana.chooses(0)
    edited = await bot.edit_message_text("y", inline_message_id=card.message.inline_id)

    assert ana.last_toast == "Signed"
    assert edited is True
    assert card.text == "y"


async def test_members_and_their_rights(play: Playground, ana: Person, bot: Bot) -> None:
    bea = play.user("Bea")
    group = play.group("Barrio", ana, bea, forum=True, bot="admin")
    play.world.chats[group.id].members[play.bot.id].rights["can_promote_members"] = True

    await bot.promote_chat_member(group.id, bea.id, can_pin_messages=True)
    promoted = await bot.get_chat_member(group.id, bea.id)
    await bot.promote_chat_member(group.id, bea.id)
    await bot.restrict_chat_member(group.id, bea.id, ChatPermissions(can_send_messages=False))
    restricted = await bot.get_chat_member(group.id, bea.id)
    await bot.ban_chat_member(group.id, bea.id)
    banned = await bot.get_chat_member(group.id, bea.id)
    info = await bot.get_chat(group.id)

    assert [member.status for member in (promoted, restricted, banned)] == ["administrator", "restricted", "kicked"]
    assert info.is_forum
    assert [admin.user.id for admin in await bot.get_chat_administrators(group.id)] == [ana.id, play.bot.id]


async def test_topics_pins_and_webhook_info(play: Playground, ana: Person, bot: Bot) -> None:
    group = play.group("Barrio", ana, forum=True, bot="admin")

    topic = await bot.create_forum_topic(group.id, "Roads")
    card = await bot.send_message(group.id, "Live", message_thread_id=topic.message_thread_id)
    await bot.pin_chat_message(group.id, card.message_id, disable_notification=True)
    await bot.edit_forum_topic(group.id, topic.message_thread_id, name="Roads, closed")
    await bot.close_forum_topic(group.id, topic.message_thread_id)

    assert group.chat.pinned[0].id == card.message_id
    assert (await bot.get_chat(group.id)).pinned_message is not None
    assert (await bot.get_webhook_info()).url == ""
