"""The people face over HTTP: what any outside program can do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.playground.playing import Playground
from tests.playground.conftest import Ask

Do = Callable[..., Awaitable[Any]]


@pytest.fixture
async def do(play: Playground) -> AsyncIterator[Do]:
    """Make a request to the people face; returns the result, or the error's words."""
    async with ClientSession() as session:

        async def make(verb: str, path: str, /, **body: Any) -> Any:
            async with session.request(verb, f"{play.url}/play{path}", json=body or None) as response:
                answer = await response.json()
                return answer["result"] if answer["ok"] else answer["error"]

        yield make


@pytest.fixture
async def ana(do: Do) -> Any:
    return await do("POST", "/people", name="Ana Pop", language="ro")


async def test_the_list_of_requests_describes_itself(do: Do) -> None:
    rows = await do("GET", "")

    assert {"method", "path", "says", "takes"} <= set(rows[0])
    assert ("POST", "/play/people/{who}/press") in {(row["method"], row["path"]) for row in rows}


async def test_people_found_groups_and_talk_in_topics(play: Playground, do: Do, ana: Any) -> None:
    await do("POST", "/people", name="Bea")
    group = await do("POST", "/chats", title="Barrio", members=["ana", "bea"], forum=True, bot="admin")
    await do("POST", "/chats/barrio/topics", name="Vivienda")

    sent = await do("POST", "/people/bea/send", chat="barrio", topic="Vivienda", text="Too dear")
    seen = await do("GET", "/people/ana/chat?chat=barrio&topic=Vivienda")

    assert sent["chat"] == group["id"]
    assert [message["text"] for message in seen["messages"]] == ["Ana Pop opened the topic Vivienda", "Too dear"]
    assert seen["chat"]["topics"][1]["unread"] == 1
    assert play.bot.updates.history[-1].as_json()["message"]["text"] == "Too dear"


async def test_a_press_returns_what_the_person_saw(play: Playground, do: Do, ask: Ask, ana: Any) -> None:
    await do("POST", "/people/ana/send", text="/start")
    keyboard = {"inline_keyboard": [[{"text": "Sign", "callback_data": "sign:1"}]]}
    await ask("sendMessage", chat_id=ana["id"], text="An idea", reply_markup=keyboard)

    pressing = asyncio.ensure_future(do("POST", "/people/ana/press", label="Sign"))
    query = (await ask("getUpdates", offset=-1, timeout=5))["result"][-1]
    while "callback_query" not in query:
        query = (await ask("getUpdates", offset=query["update_id"] + 1, timeout=5))["result"][-1]
    await ask("answerCallbackQuery", callback_query_id=query["callback_query"]["id"], text="Signed", show_alert=True)

    assert await pressing == {"answered": True, "toast": "Signed", "alert": True, "url": None, "message_id": 2}


async def test_every_kind_of_message_can_be_sent(play: Playground, do: Do, ana: Any) -> None:
    kinds = {
        "photo": True, "document": {"base64": "aGVsbG8=", "name": "a.txt"}, "voice": {"duration": 4}, "audio": True,
        "video": True, "animation": True, "video_note": True, "sticker": True,
        "location": {"latitude": 46.77, "longitude": 23.6}, "contact": {"phone_number": "1", "first_name": "Z"},
        "venue": {"latitude": 1, "longitude": 2, "title": "Hall", "address": "Main 1"}, "dice": "🎲",
        "poll": {"question": "?", "options": ["a", "b"]},
    }  # fmt: skip

    sent = [await do("POST", "/people/ana/send", **{kind: value}) for kind, value in kinds.items()]
    album = await do("POST", "/people/ana/send", album=["photo", "video"], caption="Two")

    assert [message["kind"] for message in sent] == list(kinds)
    assert [message["album"] for message in album] == [album[0]["album"]] * 2
    assert len(play.bot.updates.history) == len(kinds) + 2


async def test_a_file_of_the_people_is_handed_out_safely(play: Playground, do: Do, ana: Any) -> None:
    sent = await do("POST", "/people/ana/send", document={"base64": "PGI+", "name": "a.html"})

    async with ClientSession() as session, session.get(play.url + sent["media"]["file"]) as response:
        body = await response.read()

    assert body == b"<b>"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].startswith("attachment")


async def test_the_clock_moves_only_when_told(do: Do) -> None:
    before = await do("GET", "/clock")

    after = await do("POST", "/clock", hours=48)

    assert before == {"now": "2026-09-01T09:00:00+00:00", "flows": False}
    assert after["now"] == "2026-09-03T09:00:00+00:00"


async def test_trouble_can_be_made_and_seen(do: Do, ask: Ask) -> None:
    await do("POST", "/faults", method="getMe", fails=403)

    refused = await ask("getMe")
    calls = await do("GET", "/calls?method=getme")

    assert refused["error_code"] == 403
    assert [(call["ok"], call["expected"]) for call in calls] == [(False, True)]
    assert await do("GET", "/findings") == []


async def test_impossible_wishes_are_answered_in_a_sentence(do: Do, ana: Any) -> None:
    assert await do("POST", "/people/zed/send", text="x") == "there is nobody called 'zed'"
    assert await do("POST", "/people/ana/press", label="Nope") == "no message here has a button 'Nope'"
    assert await do("POST", "/people/ana/send") == "say what to send: text, photo, voice, location ..."
    assert "is not in" in await do("POST", "/people/ana/leave", chat=await elsewhere(do))


async def elsewhere(do: Do) -> int:
    await do("POST", "/people", name="Bea")
    number: int = (await do("POST", "/chats", title="Elsewhere", members=["bea"]))["id"]
    return number


@pytest.mark.parametrize("headers", [{"Origin": "http://elsewhere.example"}, {"Host": "elsewhere.example"}])
async def test_pages_of_other_sites_may_change_nothing(play: Playground, headers: dict[str, str]) -> None:
    async with ClientSession() as session:
        changed = await session.post(f"{play.url}/play/people", json={"name": "Mallory"}, headers=headers)
        listened = await session.get(f"{play.url}/play/ws", headers={**headers, "Connection": "Upgrade"})

    assert changed.status == listened.status == 403
    assert play.world.users.keys() == {play.bot.id}


async def test_the_stream_tells_each_person_what_she_sees(play: Playground, do: Do, ask: Ask, ana: Any) -> None:
    await do("POST", "/people/ana/send", text="/start")

    async with ClientSession() as session, session.ws_connect(f"{play.url}/play/ws?as=ana&calls=1") as socket:
        snapshot = await socket.receive_json()
        await ask("sendMessage", chat_id=ana["id"], text="Hello")
        message, call = await socket.receive_json(), await socket.receive_json()
        await socket.send_json({"do": "send", "who": "ana", "text": "Hi", "ref": 9})
        own, done = await socket.receive_json(), await socket.receive_json()

    assert snapshot["as"]["ana"]["chats"][0]["title"] == "Folkmoot"
    assert (message["type"], message["as"], message["message"]["text"]) == ("message", "ana", "Hello")
    assert (call["type"], call["call"]["method"]) == ("call", "sendMessage")
    assert (own["message"]["text"], done["ref"], done["ok"]) == ("Hi", 9, True)


async def test_the_stream_is_there_as_server_sent_events_too(play: Playground, do: Do, ana: Any) -> None:
    async with ClientSession() as session, session.get(f"{play.url}/play/events?as=ana") as response:
        snapshot = await response.content.readline()

    assert response.content_type == "text/event-stream"
    assert snapshot.startswith(b'data: {"type":"snapshot"')


@pytest.mark.usefixtures("served")
async def test_waiting_for_quiet_brings_the_answer(do: Do, ana: Any) -> None:
    await do("POST", "/people/ana/send?wait=quiet", text="/start")

    seen = await do("GET", "/people/ana/chat")

    assert seen["messages"][-1]["text"] == "Hello Ana"


async def test_without_a_listening_bot_nothing_is_quiet(do: Do, ana: Any) -> None:
    answer = await do("POST", "/quiet", within=0.05)

    assert answer == {"quiet": False, "reason": "no bot has asked for updates yet"}
