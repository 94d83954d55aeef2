"""The finer points of how Telegram behaves: what is easily taken for granted, and differs."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.playground.people import Person
from bot.playground.playing import Playground
from tests.playground.conftest import Ask

KEY = {"inline_keyboard": [[{"text": "Sign", "callback_data": "sign"}]]}


@pytest.fixture
async def ana(play: Playground) -> Person:
    ana = play.user("Ana")
    await ana.sends("/start")
    return ana


def made(play: Playground, kind: str) -> list[Any]:
    """Return all updates of a kind that were made so far."""
    return [update.as_json()[kind] for update in play.bot.updates.history if update.kind == kind]


@pytest.mark.parametrize("method", ["getme", "GETME", "GetMe"])
async def test_a_method_is_known_in_any_case_and_by_get_too(play: Playground, method: str) -> None:
    async with ClientSession() as session, session.get(f"{play.url}/bot{play.token}/{method}") as response:
        answer = await response.json()

    assert (response.content_type, answer["result"]["username"]) == ("application/json", "folkmoot_bot")


async def test_a_last_hurried_poll_ends_no_waiting_one(play: Playground, ask: Ask) -> None:
    waiting = asyncio.ensure_future(ask("getUpdates", timeout=30))
    while not play.server.bot_api.polling.is_waited_for(play.bot.id):
        await asyncio.sleep(0)

    last = await ask("getUpdates", timeout=0, offset=1)

    assert (last["result"], waiting.done()) == ([], False)
    waiting.cancel()


async def test_a_webhook_says_whether_it_was_set_and_describes_itself(ask: Ask) -> None:
    address = "http://127.0.0.1:9/hook"

    first = await ask("setWebhook", url=address, allowed_updates=["message"], max_connections=7)
    second = await ask("setWebhook", url=address, allowed_updates=["message"], max_connections=7)
    seen = (await ask("getWebhookInfo"))["result"]

    assert [first["description"], second["description"]] == ["Webhook was set", "Webhook is already set"]
    assert (seen["allowed_updates"], seen["max_connections"]) == (["message"], 7)
    assert (seen["pending_update_count"], seen["has_custom_certificate"]) == (0, False)


async def test_words_are_trimmed_and_their_formatting_with_them(ana: Person, ask: Ask) -> None:
    answer = await ask("sendMessage", chat_id=ana.id, text="  <b>  Hello </b>\n ", parse_mode="HTML")

    assert answer["result"]["text"] == "Hello"
    assert answer["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 5}]


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(ana: Person, ask: Ask) -> None:
    sent = (await ask("sendMessage", chat_id=ana.id, text="Well?", reply_markup=KEY))["result"]

    edited = await ask("editMessageText", chat_id=ana.id, message_id=sent["message_id"], text="Done.")

    assert "reply_markup" not in edited["result"]
    assert ana.chat.last.keyboard == []


async def test_a_button_of_a_deleted_message_brings_a_message_that_can_t_be_reached(
    play: Playground, ana: Person, ask: Ask
) -> None:
    sent = (await ask("sendMessage", chat_id=ana.id, text="Well?", reply_markup=KEY))["result"]
    shown = ana.chat.last
    await ask("deleteMessage", chat_id=ana.id, message_id=sent["message_id"])

    await ana.presses(data="sign", on=shown)

    assert made(play, "callback_query")[-1]["message"] == {
        "chat": sent["chat"], "message_id": sent["message_id"], "date": 0,
    }  # fmt: skip


async def test_a_button_under_an_inline_card_comes_without_its_message(play: Playground, ana: Person, ask: Ask) -> None:
    asked = asyncio.ensure_future(ana.types_inline("tree"))
    query = (await ask("getUpdates", timeout=5, offset=-1))["result"][-1]["inline_query"]
    result = {"type": "article", "id": "7", "title": "A tree", "input_message_content": {"message_text": "A tree"},
              "reply_markup": KEY}  # fmt: skip
    await ask("answerInlineQuery", inline_query_id=query["id"], results=[result])
    await asked
    card = await ana.chooses(0)

    await ana.presses("Sign", on=card)

    pressed = made(play, "callback_query")[-1]
    assert isinstance(pressed["id"], str)
    assert isinstance(pressed["chat_instance"], str)
    assert (pressed["data"], "message" in pressed) == ("sign", False)
    assert (await ask("editMessageText", inline_message_id=pressed["inline_message_id"], text="Cut"))["result"] is True
    assert made(play, "message")[-1]["via_bot"]["username"] == "folkmoot_bot"


@pytest.mark.parametrize("feedback", [True, False])
async def test_what_was_chosen_is_told_only_where_it_was_asked_for(
    play: Playground, ana: Person, ask: Ask, *, feedback: bool
) -> None:
    play.bot.inline_feedback = feedback
    asked = asyncio.ensure_future(ana.types_inline("tree"))
    query = (await ask("getUpdates", timeout=5, offset=-1))["result"][-1]["inline_query"]
    result = {"type": "article", "id": "7", "title": "A tree", "input_message_content": {"message_text": "A tree"}}
    await ask("answerInlineQuery", inline_query_id=query["id"], results=[result])
    await asked

    await ana.chooses(0)

    assert [chosen["result_id"] for chosen in made(play, "chosen_inline_result")] == (["7"] if feedback else [])


async def test_a_selective_keyboard_is_for_whoever_is_meant(play: Playground, ana: Person, ask: Ask) -> None:
    bea = play.user("Bea")
    group = play.group("Barrio", ana, bea, bot="admin")
    asked = await ana.sends("Which day?", to=group)

    keyboard = {"keyboard": [["Monday"]], "selective": True}
    await ask("sendMessage", chat_id=group.id, text="Choose", reply_markup=keyboard,
              reply_parameters={"message_id": asked.id})  # fmt: skip

    assert ana.chat_in(group).keys == [["Monday"]]
    assert bea.chat_in(group).keys == []


async def test_a_vote_names_the_answers_for_good_and_taking_it_back_names_none(
    play: Playground, ana: Person, ask: Ask
) -> None:
    await ask("sendPoll", chat_id=ana.id, question="Which?", options=["One", "Two"], is_anonymous=False)

    await ana.votes(ana.chat.last, 1)
    await ana.votes(ana.chat.last)

    voted, taken_back = made(play, "poll_answer")
    assert (voted["option_ids"], len(voted["option_persistent_ids"])) == ([1], 1)
    assert (taken_back["option_ids"], taken_back["option_persistent_ids"]) == ([], [])
    assert made(play, "poll") == []


async def test_an_anonymous_poll_tells_its_state_and_nobody_s_vote(play: Playground, ana: Person, ask: Ask) -> None:
    sent = (await ask("sendPoll", chat_id=ana.id, question="Which?", options=["One", "Two"]))["result"]

    await ana.votes(ana.chat.last, 0)
    stopped = (await ask("stopPoll", chat_id=ana.id, message_id=sent["message_id"]))["result"]

    assert [state["is_closed"] for state in made(play, "poll")] == [False, True]
    assert (stopped["total_voter_count"], stopped["options"][0]["voter_count"]) == (1, 1)
    assert made(play, "poll_answer") == []


async def test_a_poll_that_a_person_made_is_theirs(play: Playground, ana: Person) -> None:
    poll = {"question": "Which?", "options": ["One", "Two"], "anonymous": False}
    async with ClientSession() as session:
        await session.post(f"{play.url}/play/people/ana/send", json={"poll": poll})

    await ana.votes(ana.chat.last, 0)

    assert made(play, "message")[-1]["poll"]["type"] == "regular"
    assert (made(play, "poll"), made(play, "poll_answer")) == ([], [])


async def test_deleting_several_passes_over_those_that_are_gone(ana: Person, ask: Ask) -> None:
    sent = [(await ask("sendMessage", chat_id=ana.id, text=text))["result"]["message_id"] for text in "ab"]

    answer = await ask("deleteMessages", chat_id=ana.id, message_ids=[9_999, *sent])

    assert answer == {"ok": True, "result": True}
    assert ana.chat.texts == ["/start"]


async def test_an_album_of_one_is_taken_as_it_is(ana: Person, ask: Ask) -> None:
    await ana.sends_photo()
    photo = ana.chat.last.message.content["photo"][-1]["file_id"]

    answer = await ask("sendMediaGroup", chat_id=ana.id, media=[{"type": "photo", "media": photo}])

    assert len(answer["result"]) == 1


async def test_a_group_that_grows_is_served_under_its_new_number(play: Playground, ana: Person, ask: Ask) -> None:
    group = play.group("Barrio", ana, bot="admin", basic=True)
    old = group.id

    await group.migrates()
    refused = await ask("sendMessage", chat_id=old, text="hi")
    sent = await ask("sendMessage", chat_id=refused["parameters"]["migrate_to_chat_id"], text="hi")

    assert sent["result"]["chat"]["type"] == "supergroup"
    told = made(play, "message")[-2:]
    assert told[0]["migrate_to_chat_id"] == told[1]["chat"]["id"]
    assert told[1]["migrate_from_chat_id"] == told[0]["chat"]["id"] == old
