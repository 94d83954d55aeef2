"""The whole bot behind its webhook, in a playground that brings updates as Telegram does."""

from collections.abc import AsyncIterator

import orjson
import pytest
from aiohttp import ClientSession

from tests.fixtures.conversation import WEBHOOK_SECRET, Scene


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


async def test_people_are_answered_by_webhook(webhook_play: Scene) -> None:
    ana = webhook_play.user("Ana")

    await ana.sends("/start")
    await ana.presses("More")

    assert len(ana.chat.messages) == 2
    webhook_play.check()


async def test_the_address_is_given_with_its_secret_and_nothing_is_dropped(webhook_play: Scene) -> None:
    (call,) = webhook_play.calls_to("setWebhook")

    assert call.params["url"] == f"http://127.0.0.1:{webhook_play.house.port}/telegram"
    assert call.params["secret_token"] == WEBHOOK_SECRET
    assert "drop_pending_updates" not in call.params


async def test_polling_takes_the_webhook_away_and_drops_nothing(bare_play: Scene) -> None:
    (call,) = bare_play.calls_to("deleteWebhook")

    assert "drop_pending_updates" not in call.params
    assert bare_play.calls_to("setWebhook") == []


async def test_health_says_in_one_word_how_it_is(webhook_play: Scene, session: ClientSession) -> None:
    base = f"http://127.0.0.1:{webhook_play.house.port}"

    async with session.get(f"{base}/health") as well:
        said = orjson.loads(await well.read())
        status, headers = well.status, well.headers
    async with session.post(f"{base}/health") as posted, session.get(f"{base}/other") as missing:
        wrong = posted.status, missing.status

    assert (status, said) == (200, {"status": "serving", "waiting": 0})
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert wrong == (405, 404)
