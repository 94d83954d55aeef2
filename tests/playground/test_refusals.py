"""What Telegram refuses, refused in its own words, by raw HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.playground.playing import Playground
from tests.playground.conftest import Ask, Pressed

BUTTON = {"text": "Sign", "callback_data": "sign:1"}
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def keys(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


async def test_a_reply_to_nothing_may_be_sent_without_it(play: Playground, ask: Ask) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    reply = {"message_id": 99, "allow_sending_without_reply": True}
    answer = await ask("sendMessage", chat_id=ana.id, text="hi", reply_parameters=reply)

    assert answer["ok"]
    assert "reply_to_message" not in answer["result"]


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot{token}/noSuchMethod", 404, "Not Found: method not found"),
        ("/bot0123/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot012:345/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot1:abc/getMe", 401, "Unauthorized"),
        ("/botone:abc/getMe", 421, "Misdirected Request: unallowed token specified"),
        ("/bot:abc/getMe", 421, "Misdirected Request: unallowed token specified"),
        ("/bot-1:abc/getMe", 401, "Unauthorized: invalid token specified"),
        (f"/bot{1 << 54}:abc/getMe", 401, "Unauthorized: invalid token specified"),
        (f"/bot1:{'a' * 80}/getMe", 401, "Unauthorized: invalid token specified"),
        ("/elsewhere", 404, "Not Found"),
    ],
)
async def test_a_wrong_address_is_answered_in_telegram_s_form(
    play: Playground, path: str, code: int, description: str
) -> None:
    address = play.url + path.replace("{token}", play.token)

    async with ClientSession() as session, session.get(address) as response:
        answer = await response.json()

    assert response.status == code
    assert answer == {"ok": False, "error_code": code, "description": description}


async def test_a_429_says_in_two_places_how_long_to_wait(play: Playground, ask: Ask) -> None:
    play.next_call("getMe", fails=429, retry_after=7)

    async with ClientSession() as session, session.get(f"{play.url}/bot{play.token}/getMe") as response:
        answer = await response.json()

    assert response.status == 429
    assert response.headers["Retry-After"] == "7"
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}
    assert (await ask("getMe"))["ok"]


async def test_strict_rates_stop_a_burst(play: Playground, ask: Ask) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    play.strict_rates()

    answers = [await ask("sendMessage", chat_id=ana.id, text=f"{number}") for number in range(6)]

    assert [answer["ok"] for answer in answers] == [True] * 4 + [False] * 2
    assert answers[-1]["parameters"]["retry_after"] >= 1


async def test_a_second_answer_to_a_button_is_too_late(play: Playground, ask: Ask, pressed: Pressed) -> None:
    query_id = await pressed()

    first = await ask("answerCallbackQuery", callback_query_id=query_id, text="Signed")
    second = await ask("answerCallbackQuery", callback_query_id=query_id)

    assert first == {"ok": True, "result": True}
    assert second["description"].startswith("Bad Request: query is too old")


async def test_an_answer_after_a_minute_is_too_late(play: Playground, ask: Ask, pressed: Pressed) -> None:
    query_id = await pressed()
    await play.passes(minutes=1)

    answer = await ask("answerCallbackQuery", callback_query_id=query_id)

    assert answer["description"].startswith("Bad Request: query is too old")


async def test_four_encodings_mean_the_same(play: Playground) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    values = {"chat_id": str(ana.id), "text": "hi", "reply_markup": json.dumps(keys(BUTTON))}
    form = FormData(values, default_to_multipart=True)
    address = f"{play.url}/bot{play.token}/SENDMESSAGE"

    async with ClientSession() as session:
        answers = [
            await (await session.get(address, params=values)).json(),
            await (await session.post(address, data=values)).json(),
            await (await session.post(address, data=form)).json(),
            await (await session.post(address, json={**values, "chat_id": ana.id})).json(),
        ]

    texts = [(answer["result"]["text"], answer["result"]["reply_markup"]) for answer in answers]
    assert texts == [("hi", keys(BUTTON))] * 4


async def test_rates_are_counted_by_group_and_over_all_chats_and_paid_messages_go_further(
    play: Playground, ask: Ask
) -> None:
    people = [play.user(f"P{number}") for number in range(40)]
    for one in people:
        await one.sends("/start")
    group = play.group("Barrio", *people, bot="admin")
    play.strict_rates()

    in_group = [(await ask("sendMessage", chat_id=group.id, text="hi"))["ok"] for _ in range(21)]
    await play.passes(seconds=2)
    to_all = [(await ask("sendMessage", chat_id=one.id, text="hi"))["ok"] for one in people]
    paid = [(await ask("sendMessage", chat_id=one.id, text="hi", allow_paid_broadcast=True))["ok"] for one in people]
    await play.passes(seconds=60)
    later = await ask("sendMessage", chat_id=group.id, text="hi")

    assert in_group.count(True) == 20
    assert to_all.count(True) == 30
    assert paid.count(True) == 40
    assert later["ok"]


async def test_numbers_and_truths_are_read_as_generously_as_telegram_reads_them(play: Playground, ask: Ask) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    first = (await ask("sendMessage", chat_id=f" {ana.id} ", text="hi"))["result"]

    silent = await ask("sendMessage", chat_id=ana.id, text="x", protect_content="YES")
    loud = await ask("sendMessage", chat_id=ana.id, text="x", protect_content="on")
    unread = await ask("sendMessage", chat_id=ana.id, text="x", message_thread_id="no number")
    updates = await ask("getUpdates", limit="100000000000", offset="x")

    assert first["chat"]["id"] == ana.id
    assert silent["result"]["has_protected_content"] is True
    assert "has_protected_content" not in loud["result"]
    assert unread["ok"]
    assert len(updates["result"]) == 1


async def test_who_is_mentioned_by_number_is_named_if_the_bot_has_met_them(play: Playground, ask: Ask) -> None:
    ana, unmet = play.user("Ana"), play.user("Unmet")
    await ana.sends("/start")
    words = f'<a href="tg://user?id={ana.id}">you</a> and <a href="tg://user?id={unmet.id}">them</a>'

    sent = (await ask("sendMessage", chat_id=ana.id, text=words, parse_mode="HTML"))["result"]

    assert sent["entities"] == [{"offset": 0, "length": 3, "type": "text_mention", "user": ana.user.card()}]


async def test_upgrading_a_group_is_told_in_both_chats(play: Playground) -> None:
    ana = play.user("Ana")
    group = play.group("Barrio", ana, basic=True, bot="member")

    new = await group.migrates()

    told = [update.as_json().get("message", {}) for update in list(play.bot.updates.history)[-2:]]
    assert told[0]["chat"]["id"] == group.id
    assert told[0]["migrate_to_chat_id"] == new.id
    assert told[1]["chat"]["id"] == new.id < -1_000_000_000_000
    assert told[1]["migrate_from_chat_id"] == group.id
