"""Links, keyboards, pickers, albums, files, polls: the ways a conversation can go."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession

from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.seen import Unseen
from bot.playground.world.errors import Impossible
from tests.playground.conftest import Ask, Pressed


@pytest.fixture
async def ana(play: Playground) -> Person:
    ana = play.user("Ana")
    await ana.sends("/start")
    return ana


async def test_a_deep_link_waits_for_start(play: Playground) -> None:
    bea = play.user("Bea")

    chat = await bea.opens("https://t.me/folkmoot_bot?start=i184", starts=False)
    before = list(chat.messages)
    await bea.opens("tg://resolve?domain=folkmoot_bot&start=i184")

    assert before == []
    assert chat.texts == ["/start i184"]
    assert chat.last.entities == [{"offset": 0, "length": 6, "type": "bot_command"}]


async def test_a_startgroup_link_adds_the_bot_and_says_why(play: Playground, ana: Person) -> None:
    group = play.group("Barrio", ana, bot=None)

    await ana.opens("https://t.me/folkmoot_bot?startgroup=setup", in_=group)

    assert group.last.text == "/start@folkmoot_bot setup"
    assert play.bot.updates.history[-1].as_json()["message"]["text"] == "/start@folkmoot_bot setup"


async def test_an_invitation_lets_in_as_many_as_it_says(play: Playground, ana: Person, ask: Ask) -> None:
    group = play.group("Barrio", ana, bot="admin")
    link = (await ask("createChatInviteLink", chat_id=group.id, member_limit=1))["result"]["invite_link"]

    await play.user("Bea").opens(link)

    assert (await ask("getChatMemberCount", chat_id=group.id))["result"] == 3
    with pytest.raises(Impossible, match="expired"):
        await play.user("Carol").opens(link)


async def test_a_one_time_keyboard_is_gone_after_use(play: Playground, ana: Person, ask: Ask) -> None:
    keyboard = {"keyboard": [["Yes", {"text": "My number", "request_contact": True}]], "one_time_keyboard": True}
    await ask("sendMessage", chat_id=ana.id, text="Well?", reply_markup=keyboard)
    shown = ana.chat.keys

    await ana.presses("My number")

    contact = play.bot.updates.history[-1].as_json()["message"]["contact"]
    assert shown == [["Yes", "My number"]]
    assert contact["user_id"] == ana.id
    assert ana.chat.keys == []


async def test_picking_a_chat_shares_it_and_adds_the_bot(play: Playground, ana: Person, ask: Ask) -> None:
    flat, forum = play.group("Flat", ana, bot=None), play.group("Forum", ana, forum=True, bot=None)
    asked = {"request_id": 5, "chat_is_channel": False, "chat_is_forum": True, "request_title": True,
             "bot_administrator_rights": {"can_manage_topics": True, "can_pin_messages": True}}  # fmt: skip
    keyboard = {"keyboard": [[{"text": "Pick", "request_chat": asked}]]}
    await ask("sendMessage", chat_id=ana.id, text="Where?", reply_markup=keyboard)

    with pytest.raises(Impossible, match="forum"):
        await ana.picks(flat)
    message = await ana.picks(forum)

    member = (await ask("getChatMember", chat_id=forum.id, user_id=play.bot.id))["result"]
    assert message.as_json()["chat_shared"] == {"request_id": 5, "chat_id": forum.id, "title": "Forum"}
    assert member["status"] == "administrator"
    assert member["can_manage_topics"] is True
    assert member["can_delete_messages"] is False


async def test_an_album_is_several_messages_with_one_number(play: Playground, ana: Person) -> None:
    await ana.sends_album(("photo", "photo", "video"), caption="Three")

    messages = [update.as_json()["message"] for update in list(play.bot.updates.history)[-3:]]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["Three", None, None]


async def test_a_file_can_be_fetched_and_sent_again(play: Playground, ana: Person, ask: Ask) -> None:
    await ana.sends_document(b"the words", name="words.txt")
    document = play.bot.updates.history[-1].as_json()["message"]["document"]

    found = (await ask("getFile", file_id=document["file_id"]))["result"]
    async with ClientSession() as session, session.get(f"{play.url}/file/bot{play.token}/{found['file_path']}") as body:
        words = await body.read()
    again = await ask("sendDocument", chat_id=ana.id, document=document["file_id"])

    assert words == b"the words"
    assert again["result"]["document"]["file_unique_id"] == document["file_unique_id"]


async def test_a_photo_has_sizes(play: Playground, ana: Person) -> None:
    await ana.sends_photo()

    sizes = play.bot.updates.history[-1].as_json()["message"]["photo"]
    assert [(size["width"], size["height"]) for size in sizes] == [(90, 67), (320, 240), (640, 480)]


async def test_votes_come_only_from_open_polls_that_are_not_anonymous(play: Playground, ana: Person, ask: Ask) -> None:
    await ask(
        "sendPoll", chat_id=ana.id, question="Crossing?", options=["Yes", "No"], is_anonymous=False, open_period=60
    )
    poll = ana.chat.last

    await ana.votes(poll, 1)
    answer = play.bot.updates.history[-1].as_json()["poll_answer"]
    await play.passes(minutes=2)

    closed = play.bot.updates.history[-1].as_json()["poll"]
    assert answer["option_ids"] == [1]
    assert closed["is_closed"] is True
    with pytest.raises(Impossible, match="open poll"):
        await ana.votes(poll, 0)


async def test_commands_are_shown_by_scope_and_language(play: Playground, ask: Ask) -> None:
    ana, bea = play.user("Ana", language="es"), play.user("Bea")
    scope = {"type": "all_private_chats"}
    await ask("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    await ask(
        "setMyCommands", commands=[{"command": "start", "description": "Empezar"}], scope=scope, language_code="es"
    )

    await ana.sends("/start")
    await bea.sends("/start")

    assert ana.chat.commands == [{"command": "start", "description": "Empezar"}]
    assert bea.chat.commands == [{"command": "start", "description": "Begin"}]


async def test_a_bot_can_delete_what_is_young_enough(play: Playground, ana: Person, ask: Ask) -> None:
    message = await ana.sends("old")
    await play.passes(hours=49)

    answer = await ask("deleteMessage", chat_id=ana.id, message_id=message.id)

    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_what_is_not_there_is_not_seen_and_the_chat_is_shown(ana: Person) -> None:
    with pytest.raises(Unseen, match="Ana: /start"):
        ana.sees("something else")


async def test_the_validator_finds_refusals_and_unanswered_buttons(play: Playground, ana: Person, ask: Ask) -> None:
    await ask(
        "sendMessage",
        chat_id=ana.id,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    )
    await ana.presses("a")
    await ask("sendMessage", chat_id=ana.id, text="")
    play.next_call("getMe", fails=500)
    await ask("getMe")

    with pytest.raises(AssertionError, match="never answered"):
        play.check()
    assert [finding.code for finding in play.findings()] == ["refused", "callback-unanswered"]


async def test_a_call_may_be_carried_out_though_its_answer_is_lost(play: Playground, ana: Person, ask: Ask) -> None:
    play.next_call("sendMessage", fails=500, after=True)

    answer = await ask("sendMessage", chat_id=ana.id, text="it arrived")

    assert answer["error_code"] == 500
    ana.sees("it arrived")


async def test_a_quiz_knows_the_right_answer(ana: Person, ask: Ask) -> None:
    answer = await ask(
        "sendPoll", chat_id=ana.id, question="Limit?", options=["30", "50"], type="quiz", correct_option_ids=[0]
    )

    assert answer["result"]["poll"]["type"] == "quiz"
    assert answer["result"]["poll"]["correct_option_ids"] == [0]


async def test_an_answer_may_open_only_the_bot_itself(play: Playground, ask: Ask, pressed: Pressed) -> None:
    query_id = await pressed()

    elsewhere = await ask("answerCallbackQuery", callback_query_id=query_id, url="https://a.org")
    itself = await ask("answerCallbackQuery", callback_query_id=query_id, url="https://t.me/folkmoot_bot?start=x")

    assert elsewhere["description"] == "Bad Request: URL_INVALID"
    assert itself["ok"]


async def test_nonsense_in_a_parameter_is_a_bad_request(ana: Person, ask: Ask) -> None:
    answer = await ask("sendMessage", chat_id=ana.id, text="x", reply_parameters={"message_id": "soon"})

    assert answer["error_code"] == 400
