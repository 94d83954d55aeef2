"""aiogram's models accept every answer and every update, over whole scenarios and through the real bot's story."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from bot.playground.people import Person
from bot.playground.playing import Playground
from tests.fixtures.conversation import a_scene
from tests.fixtures.ideas import an_idea
from tests.playground import models, test_objects
from tests.playground.test_objects import ana, bot

__all__ = ["ana", "bot"]


@pytest.fixture(autouse=True)
def _with_aiogram() -> None:
    pytest.importorskip("aiogram", reason="aiogram is a guest: pip install --no-deps -r tests/guests.txt")


async def test_answers_and_updates_of_every_scenario_are_whole(play: Playground, ana: Person, bot: Bot) -> None:
    await test_objects.test_messages_of_people(play, ana, bot)
    await test_objects.test_messages_of_the_bot(ana, bot)
    await test_objects.test_buttons_keys_and_inline_mode(play, ana, bot)
    await test_objects.test_members_and_their_rights(play, ana, bot)
    await test_objects.test_topics_pins_and_webhook_info(play, ana, bot)
    await bot.get_me()
    await bot.get_my_commands()
    await bot.get_my_name()
    await bot.get_chat_menu_button(ana.id)
    await bot.get_forum_topic_icon_stickers()

    assert len({call.method for call in play.calls}) > 25
    assert models.unreadable(play) == []


async def test_a_missing_field_would_be_found(play: Playground, ana: Person, bot: Bot) -> None:
    await bot.get_me()
    call = play.calls_to("getMe")[-1]
    del (answer := call.answer)["result"]["is_bot"]
    call.answered = orjson.dumps(answer)

    assert models.unreadable(play) == ["getMe: ('is_bot',): Field required"]


async def test_the_story_of_an_idea_is_whole_too(sqlite_url: str) -> None:
    async with a_scene(sqlite_url) as scene:
        idea_id = await scene.database.write(an_idea, author=900, signature_count=0, threshold=500)
        who, friend = scene.user("Ana"), scene.user("Bea")
        group = scene.group("Barrio", who, friend, bot="admin")

        await who.opens(f"https://t.me/{scene.bot.user.username}?start=i{idea_id}")
        await who.presses("Sign this idea")
        await scene.passes(seconds=5)
        await who.sends("/mydata")
        await friend.sends("/ideas", to=group)
        await friend.types_inline("crossing", in_=group)

        assert models.unreadable(scene) == []


async def test_what_a_web_app_is_told_is_accepted(play: Playground, ana: Person, bot: Bot) -> None:
    from aiogram.utils.web_app import safe_parse_webapp_init_data

    button = InlineKeyboardButton("Map", web_app=WebAppInfo("https://folkmoot.example/map"))
    await bot.send_message(ana.id, "Here", reply_markup=InlineKeyboardMarkup([[button]]))
    await ana.presses("Map")
    told = parse_qs(urlsplit(ana.last_url or "").fragment)["tgWebAppData"][0]

    user = safe_parse_webapp_init_data(play.token, told).user
    assert user is not None
    assert user.id == ana.id
    with pytest.raises(ValueError, match="Invalid init data signature"):
        safe_parse_webapp_init_data(play.token, told.replace("Ana", "Eve"))
