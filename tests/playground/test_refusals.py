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


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": 424242}, "chat not found"),
        ({"chat_id": "@nobody_here"}, "chat not found"),
        ({"chat_id": "nonsense"}, "chat not found"),
        ({"text": ""}, "message text is empty"),
        ({"text": "   "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "<b>" + "x" * 4097 + "</b>", "parse_mode": "HTML"}, "message is too long"),
        ({"text": "x" * 33000}, "text is too long"),
        ({"parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"text": "<b>é</i>", "parse_mode": "HTML"},
            'can\'t parse entities: Unmatched end tag at byte offset 5, expected "</b>", found "</i>"',
        ),
        (
            {"text": "a<br>", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "br" at byte offset 1',
        ),
        ({"text": "</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 0"),
        (
            {"text": "Done.", "parse_mode": "MarkdownV2"},
            "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        (
            {"text": "*x", "parse_mode": "MarkdownV2"},
            "can't parse entities: Can't find end of Bold entity at byte offset 0",
        ),
        (
            {"text": "*x", "parse_mode": "Markdown"},
            "can't parse entities: Can't find end of the entity starting at byte offset 0",
        ),
        ({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"message_thread_id": 7}, "message thread not found"),
        ({"reply_markup": keys({**BUTTON, "callback_data": "x" * 65})}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": keys({**BUTTON, "callback_data": "é" * 33})}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": keys({**BUTTON, "callback_data": ""})}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": {"inline_keyboard": [[BUTTON]] * 101}}, "reply markup is too long"),
        (
            {"reply_markup": keys({"text": "a"})},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"reply_markup": keys({**BUTTON, "text": " "})}, "inline keyboard button text must be non-empty"),
        (
            {"reply_markup": keys({"text": "a", "url": "localhost"})},
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
        ),
        ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"reply_markup": "[]"}, "object expected as reply markup"),
    ],
)
async def test_a_message_telegram_would_not_send_is_refused(
    play: Playground, ask: Ask, params: dict[str, Any], description: str
) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    answer = await ask("sendMessage", **{"chat_id": ana.id, "text": "hi", **params})

    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {description}"}


async def test_people_who_can_t_be_reached_are_named_as_telegram_names_them(play: Playground, ask: Ask) -> None:
    blocked, gone, unmet = play.user("Blocked"), play.user("Gone"), play.user("Unmet")
    group = play.group("Barrio", unmet, bot="member")
    await blocked.sends("/start")
    await gone.sends("/start")
    await blocked.blocks()
    gone.user.changes(deactivated=True)

    answers = [await ask("sendMessage", chat_id=one.id, text="hi") for one in (blocked, gone, unmet)]

    assert [answer["description"] for answer in answers] == [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot can't initiate conversation with a user",
    ]
    assert {answer["error_code"] for answer in answers} == {403}
    assert group.chat.has(play.bot.id)


async def test_a_group_that_is_closed_to_the_bot_says_why(play: Playground, ask: Ask) -> None:
    ana = play.user("Ana")
    left, kicked = play.group("Left", ana), play.group("Kicked", ana, basic=True)
    await ask("leaveChat", chat_id=left.id)
    kicked.set(play.bot.user, "kicked")

    answers = [await ask("sendMessage", chat_id=one.id, text="hi") for one in (left, kicked)]

    assert answers[0]["description"] == "Forbidden: bot is not a member of the supergroup chat"
    assert answers[1]["description"] == "Forbidden: bot was kicked from the group chat"


async def test_an_upgraded_group_tells_its_new_number(play: Playground, ask: Ask) -> None:
    group = play.group("Barrio", play.user("Ana"), basic=True)
    new = await group.migrates()

    answer = await ask("sendMessage", chat_id=group.id, text="hi")

    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
        ("editMessageText", {"message_id": 2, "text": "hi"}, SAME),
        ("editMessageCaption", {"message_id": 2, "caption": "x"}, "there is no caption in the message to edit"),
        ("editMessageReplyMarkup", {"message_id": 2}, SAME),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("pinChatMessage", {"message_id": 99}, "message to pin not found"),
        ("unpinChatMessage", {"message_id": 99}, "message to unpin not found"),
        ("setMessageReaction", {"message_id": 99}, "message to react not found"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🦖"}]}, "REACTION_INVALID"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "AgACnonsense"}, "wrong file identifier/HTTP URL specified"),
        ("getFile", {"file_id": "nonsense"}, "invalid file_id"),
        ("sendMediaGroup", {"media": []}, "there are no messages to send"),
        ("sendPoll", {"question": "x" * 301, "options": ["a"]}, "poll question length must not exceed 300"),
        ("createForumTopic", {"name": "x"}, "the chat is not a forum"),
        ("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": [{"command": "Start!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "query is too old and response timeout expired or query ID is invalid",
        ),
        ("sendGame", {"game_short_name": "x"}, "the playground doesn't do sendGame yet"),
    ],
)
async def test_other_methods_refuse_as_telegram_does(
    play: Playground, ask: Ask, method: str, params: dict[str, Any], description: str
) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")
    await ask("sendMessage", chat_id=ana.id, text="hi")

    answer = await ask(method, **{"chat_id": ana.id, **params})

    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {description}"}


async def test_copying_and_forwarding_the_unknown_is_refused(play: Playground, ask: Ask) -> None:
    ana = play.user("Ana")
    await ana.sends("/start")

    copied = await ask("copyMessage", chat_id=ana.id, from_chat_id=ana.id, message_id=99)
    forwarded = await ask("forwardMessage", chat_id=ana.id, from_chat_id=ana.id, message_id=99)

    assert copied["description"] == "Bad Request: message to copy not found"
    assert forwarded["description"] == "Bad Request: message to forward not found"


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
