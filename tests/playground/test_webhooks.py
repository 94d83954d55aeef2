"""Webhooks: secrets, order, repetition, and answers that carry a call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web

from bot.playground.playing import Playground
from tests.playground.conftest import Ask
from tests.playground.test_polling import says


class Receiver:
    """A webhook that notes what comes and answers as it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.updates: list[Any] = []
        self.headers: list[Any] = []
        self.answers: list[web.Response] = []
        self.hold = asyncio.Event()
        self.hold.set()
        self.times: list[float] = []
        self.most_at_once = self._now = 0

    async def take(self, request: web.Request) -> web.Response:
        self._now += 1
        self.times.append(asyncio.get_running_loop().time())
        self.most_at_once = max(self.most_at_once, self._now)
        self.headers.append(request.headers)
        self.updates.append(await request.json())
        await self.hold.wait()
        self._now -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]


@pytest.fixture
async def hook(play: Playground) -> AsyncIterator[Receiver]:
    play.waits = True
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_are_brought_with_the_secret(play: Playground, ask: Ask, hook: Receiver) -> None:
    answer = await ask("setWebhook", url=hook.url, secret_token="s3cret")
    await play.user("Ana").sends("hello")

    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    assert hook.texts == ["hello"]
    assert hook.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
    assert (await ask("getWebhookInfo"))["result"]["pending_update_count"] == 0


async def test_what_waited_before_the_webhook_is_brought_too(play: Playground, ask: Ask, hook: Receiver) -> None:
    says(play.user("Ana"), "early")

    await ask("setWebhook", url=hook.url)
    await play.quiet()

    assert hook.texts == ["early"]


async def test_a_failed_update_comes_again_before_the_next_of_its_chat(
    play: Playground, ask: Ask, hook: Receiver
) -> None:
    play.traffic.webhook_pace = 0.001
    hook.answers = [web.Response(status=500), web.Response(status=502)]
    await ask("setWebhook", url=hook.url)

    says(play.user("Ana"), "one", "two")
    await play.quiet()
    info = (await ask("getWebhookInfo"))["result"]

    assert hook.texts == ["one", "one", "one", "two"]
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"


async def test_chats_don_t_wait_for_each_other(play: Playground, ask: Ask, hook: Receiver) -> None:
    await ask("setWebhook", url=hook.url, max_connections=2)
    hook.hold.clear()

    for name in ("Ana", "Bea", "Carol"):
        says(play.user(name), f"{name} one", f"{name} two")
    while len(hook.updates) < 2:
        await asyncio.sleep(0)
    hook.hold.set()
    await play.quiet()

    assert hook.most_at_once == 2
    for name in ("Ana", "Bea", "Carol"):
        assert [text for text in hook.texts if text.startswith(name)] == [f"{name} one", f"{name} two"]


async def test_an_answer_may_carry_a_call(play: Playground, ask: Ask, hook: Receiver) -> None:
    ana = play.user("Ana")
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": ana.id, "text": "from the answer"})]
    await ask("setWebhook", url=hook.url)

    await ana.sends("hello")

    ana.sees("from the answer")
    assert play.calls[-1].via_webhook


async def test_an_answer_can_t_carry_a_getting_call(play: Playground, ask: Ask, hook: Receiver) -> None:
    hook.answers = [web.json_response({"method": "deleteWebhook"}), web.json_response({"method": "getMe"})]
    await ask("setWebhook", url=hook.url)

    says(play.user("Ana"), "one", "two")
    await play.quiet()

    assert [call.method for call in play.calls] == ["setWebhook"]
    assert play.bot.webhook is not None


async def test_an_update_can_be_brought_twice(play: Playground, ask: Ask, hook: Receiver) -> None:
    await ask("setWebhook", url=hook.url)
    await play.user("Ana").sends("hello")
    update = play.bot.updates.history[-1]

    play.bot.updates.repeat(update, now=play.clock.seconds(), renumbered=False)
    await play.quiet()

    assert hook.updates[0] == hook.updates[1]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"url": "nonsense"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "http://127.0.0.1:9/", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_faulty_webhook_is_refused(ask: Ask, params: dict[str, Any], description: str) -> None:
    answer = await ask("setWebhook", **params)

    assert answer["description"] == f"Bad Request: {description}"


async def test_deleting_a_webhook_says_whether_there_was_one(play: Playground, ask: Ask) -> None:
    await ask("setWebhook", url="http://127.0.0.1:9/hook")

    first, second = await ask("deleteWebhook"), await ask("deleteWebhook")

    assert first["description"] == "Webhook was deleted"
    assert second["description"] == "Webhook is already deleted"


async def test_retries_come_after_0_2_4_and_8_seconds(play: Playground, ask: Ask, hook: Receiver) -> None:
    play.traffic.webhook_pace = 0.02
    hook.answers = [web.Response(status=500) for _ in range(4)]
    await ask("setWebhook", url=hook.url)

    await play.user("Ana").sends("hello")

    pauses = [after - before for before, after in pairwise(hook.times)]
    assert [pause >= wanted * 0.02 for pause, wanted in zip(pauses, (0, 2, 4, 8), strict=True)] == [True] * 4


async def test_a_receiver_may_say_when_to_come_again(play: Playground, ask: Ask, hook: Receiver) -> None:
    play.traffic.webhook_pace = 0.02
    hook.answers = [web.Response(status=503, headers={"Retry-After": "5"})]
    await ask("setWebhook", url=hook.url)

    await play.user("Ana").sends("hello")

    assert hook.texts == ["hello", "hello"]
    assert hook.times[1] - hook.times[0] >= 0.1


async def test_what_is_too_old_is_not_brought_any_more(play: Playground, ask: Ask, hook: Receiver) -> None:
    says(play.user("Ana"), "yesterday")
    await play.passes(hours=25)

    await ask("setWebhook", url=hook.url)
    await play.user("Bea").sends("today")

    assert hook.texts == ["today"]


async def test_webhooks_are_set_once_a_second(play: Playground, ask: Ask) -> None:
    play.strict_rates()
    await ask("setWebhook", url="http://127.0.0.1:9/hook")

    hurried = await ask("setWebhook", url="http://127.0.0.1:9/hook")
    await play.passes(seconds=1)
    same = await ask("setWebhook", url="http://127.0.0.1:9/hook")

    assert hurried["parameters"] == {"retry_after": 1}
    assert same["description"] == "Webhook is already set"


async def test_setting_a_webhook_may_drop_what_waited(play: Playground, ask: Ask, hook: Receiver) -> None:
    says(play.user("Ana"), "early")

    await ask("setWebhook", url=hook.url, drop_pending_updates=True)
    await play.user("Bea").sends("late")

    assert hook.texts == ["late"]


async def test_a_receiver_that_is_gone_for_23_hours_loses_its_webhook(
    play: Playground, ask: Ask, hook: Receiver
) -> None:
    play.traffic.webhook_pace = 0.001
    hook.answers = [web.Response(status=410) for _ in range(1_000)]
    await ask("setWebhook", url=hook.url)
    says(play.user("Ana"), "anybody there?")
    while not hook.updates:
        await asyncio.sleep(0)
    assert (await ask("getWebhookInfo"))["result"]["url"] == hook.url

    play.clock.passes(timedelta(hours=23))
    while play.bot.webhook is not None:
        await asyncio.sleep(0)

    assert (await ask("getWebhookInfo"))["result"]["url"] == ""
    assert len((await ask("getUpdates"))["result"]) == 1
