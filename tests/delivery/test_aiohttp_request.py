"""Calls to Telegram: what they carry, and faults that say whether the request left and never where it went."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, InputMediaPhoto
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.delivery.aiohttp_request import AiohttpRequest, NotSent, Patience, Unanswered
from bot.delivery.telegram_api import TelegramApi
from bot.playground.playing import Playground

TOKEN = "7000000001:AAplaygroundplaygroundplaygroundpla"
HURRIED = Patience(connect_seconds=0.5, pool_seconds=0.5, read_seconds=0.3, upload_seconds=0.3)
Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def a_server(handle: Handle) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@asynccontextmanager
async def a_bot(api: str, *, patience: Patience = HURRIED) -> AsyncIterator[Bot]:
    async with AiohttpRequest(patience=patience) as request:
        yield Bot(TOKEN, base_url=f"{api}/bot", request=request, get_updates_request=request)


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    async with a_bot(playground.url) as opened:
        yield opened


async def test_words_and_buttons_arrive(playground: Playground, bot: Bot) -> None:
    ana = playground.user("Ana")
    playground.waits = False
    await ana.sends("/start")

    await bot.send_message(ana.id, "Grüße & <b>mehr</b> 你好", parse_mode="HTML")

    assert ana.chat.last.text == "Grüße & mehr 你好"


async def test_files_arrive_with_their_names(playground: Playground, bot: Bot) -> None:
    ana = playground.user("Ana")
    playground.waits = False
    await ana.sends("/start")

    message = await bot.send_document(ana.id, b"a,b\n1,2\n", filename="Straße 1.csv", caption="Zahlen")
    assert message.document is not None
    album = await bot.send_media_group(ana.id, [InputMediaPhoto(b"\xff\xd8one"), InputMediaPhoto(b"\xff\xd8two")])
    path = await _path_of(bot, message.document.file_id)
    fetched = await bot.request.retrieve(f"{playground.url}/file/bot{TOKEN}/{path}")

    assert message.document.file_name == "Straße 1.csv"
    assert len(album) == 2
    assert fetched == b"a,b\n1,2\n"


async def _path_of(bot: Bot, file_id: str) -> str:
    file = await bot.get_file(file_id)
    assert file.file_path is not None
    return file.file_path.rpartition(f"{TOKEN}/")[2]


async def test_refusals_are_python_telegram_bots_own(playground: Playground, bot: Bot) -> None:
    ana = playground.user("Ana")

    with pytest.raises((BadRequest, Forbidden)):
        await bot.send_message(ana.id, "hello")
    playground.next_call("sendMessage", fails=429, retry_after=7)
    with pytest.raises(RetryAfter):
        await bot.send_message(ana.id, "hello")


async def test_nobody_there_means_not_sent(unused_tcp_port: int) -> None:
    async with a_bot(f"http://127.0.0.1:{unused_tcp_port}") as bot:
        with pytest.raises(NotSent) as told:
            await bot.get_me()

    assert TOKEN not in "".join(traceback.format_exception(told.value))


async def test_silence_means_nobody_knows() -> None:
    async def sleep(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    async with a_server(sleep) as api, a_bot(api) as bot:
        with pytest.raises(Unanswered) as told:
            await bot.send_message(1, "hello")

    assert TOKEN not in "".join(traceback.format_exception(told.value))


async def test_a_line_cut_in_the_middle_means_nobody_knows() -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        await request.read()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async with a_server(cut) as api, a_bot(api) as bot:
        with pytest.raises(Unanswered):
            await bot.send_message(1, "hello")


async def test_a_trickle_of_bytes_does_not_hold_us_for_ever() -> None:
    async def trickle(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Length": "1000"})
        await answer.prepare(request)
        while True:
            await answer.write(b" ")
            await asyncio.sleep(0.05)

    async with a_server(trickle) as api, a_bot(api) as bot:
        with pytest.raises(Unanswered):
            await asyncio.wait_for(bot.get_me(), 60)


@pytest.mark.parametrize("said", [b"<html>Bad gateway</html>", b"", b"[]", b"{}", b'{"ok": true}'])
async def test_an_answer_that_makes_no_sense_is_a_fault_and_never_quoted(said: bytes) -> None:
    async def babble(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=502, body=said)

    async with a_server(babble) as api, a_bot(api) as bot:
        with pytest.raises(TelegramError) as told:
            await bot.get_me()

    assert TOKEN not in str(told.value)


async def test_a_proxy_is_gone_through() -> None:
    asked: list[str] = []

    async def proxy(request: web.Request) -> web.StreamResponse:
        asked.append(str(request.url.origin()))
        return web.json_response({"ok": True, "result": True})

    async with a_server(proxy) as address, AiohttpRequest(proxy=address) as request:
        said = await TelegramApi(request, api="http://api.example", token=TOKEN).call("deleteWebhook")

    assert (said, asked) == (True, ["http://api.example"])


async def test_redirects_are_not_followed() -> None:
    visited: list[str] = []

    async def redirect(request: web.Request) -> web.StreamResponse:
        visited.append(request.path)
        return web.Response(status=302, headers={"Location": "/elsewhere"})

    async with a_server(redirect) as api, a_bot(api) as bot:
        with pytest.raises(TelegramError):
            await bot.get_me()

    assert len(visited) == 1
