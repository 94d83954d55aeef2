"""Web Apps: what they are told is signed with the bot's token, and what they send back arrives."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from bot.playground.people import Person
from bot.playground.playing import Playground
from tests.playground.conftest import Ask

APP = {"url": "https://folkmoot.example/map"}


@pytest.fixture
async def ana(play: Playground) -> Person:
    ana = play.user("Ana", language="es", username="ana_here")
    await ana.sends("/start")
    return ana


def told(address: str | None) -> dict[str, str]:
    """Check as a bot would that the words come from Telegram, and return them."""
    init_data = parse_qs(urlsplit(address or "").fragment)["tgWebAppData"][0]
    return dict(parse_qsl(init_data))


async def test_a_web_app_button_opens_with_words_signed_by_the_bot_s_token(
    play: Playground, ana: Person, ask: Ask
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Map", "web_app": APP}]]}
    await ask("sendMessage", chat_id=ana.id, text="hi", reply_markup=keyboard)

    await ana.presses("Map")
    fields = told(ana.last_url)
    given = fields.pop("hash")

    key = hmac.new(b"WebAppData", play.token.encode(), hashlib.sha256).digest()
    words = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    assert given == hmac.new(key, words.encode(), hashlib.sha256).hexdigest()
    assert json.loads(fields["user"])["id"] == ana.id
    assert int(fields["auth_date"]) == play.clock.seconds()


async def test_a_web_app_behind_a_key_sends_its_words_to_the_bot(play: Playground, ana: Person, ask: Ask) -> None:
    await ask("sendMessage", chat_id=ana.id, text="hi", reply_markup={"keyboard": [[{"text": "Map", "web_app": APP}]]})

    await ana.presses("Map")
    await ana.returns_from_web_app("Map", "46.5,23.6")

    assert "query_id" not in told(ana.last_url)
    message: dict[str, Any] = play.bot.updates.history[-1].as_json()["message"]
    assert message["web_app_data"] == {"data": "46.5,23.6", "button_text": "Map"}


async def test_a_bot_may_answer_a_web_app_once_with_a_message_of_its_user(ana: Person, ask: Ask) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Map", "web_app": APP}]]}
    await ask("sendMessage", chat_id=ana.id, text="hi", reply_markup=keyboard)
    await ana.presses("Map")
    query_id = told(ana.last_url)["query_id"]
    result = {"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "Here it is"}}

    first = await ask("answerWebAppQuery", web_app_query_id=query_id, result=result)
    second = await ask("answerWebAppQuery", web_app_query_id=query_id, result=result)

    assert first["ok"]
    assert ana.sees("Here it is").sender == "Ana"
    assert second["description"].startswith("Bad Request: query is too old")
