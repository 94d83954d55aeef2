"""The webhook: nobody without the secret, nothing too large, and 200 only for what is kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO

import orjson
import pytest
from aiohttp import ClientSession
from telegram import Update

from bot.delivery.intake import Bounds
from bot.playground.playing import Playground
from bot.web import webhook
from bot.web.server import WebServer
from bot.web.webhook import BODY_LIMIT, SECRET_HEADER, Webhook
from storage import inbox
from storage.database import Database
from storage.tables import InboxState
from tests.fixtures.inward import Context, Door, a_door, a_message

SECRET = "a-webhook-secret-that-only-the-tests-know"


class Mouth:
    """What Telegram says to the webhook."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session = session
        self.url = url

    async def says(self, body: bytes, *, secrets: tuple[str, ...] = (SECRET,)) -> tuple[int, bytes]:
        headers = [(SECRET_HEADER, secret) for secret in secrets]
        async with self._session.post(self.url, data=BytesIO(body), headers=headers) as answer:
            return answer.status, await answer.read()


@asynccontextmanager
async def serving(hook: Webhook) -> AsyncIterator[Mouth]:
    server = WebServer({("POST", webhook.PATH): hook.handle}, webhook=hook)
    port = await server.start("127.0.0.1", 0)
    async with ClientSession() as session:
        yield Mouth(session, f"http://127.0.0.1:{port}{webhook.PATH}")
    await server.stop()


@pytest.fixture
async def mouth(door: Door) -> AsyncIterator[Mouth]:
    hook = Webhook(door.hearing, secret=SECRET)
    hook.is_open = True
    async with serving(hook) as opened:
        yield opened


async def test_an_update_with_the_secret_is_kept_and_heard(mouth: Mouth, door: Door) -> None:
    status, _ = await mouth.says(orjson.dumps(a_message(7)))
    await door.settled()

    assert status == 200
    assert door.heard == [7]


@pytest.mark.parametrize(
    "secrets",
    [(), ("",), ("wrong",), (SECRET[:-1],), (SECRET + "x",), (SECRET, SECRET), ("ë" * 20,), (SECRET.upper(),)],
)
async def test_nobody_without_the_secret_is_heard(mouth: Mouth, door: Door, secrets: tuple[str, ...]) -> None:
    status, _ = await mouth.says(orjson.dumps(a_message(7)), secrets=secrets)
    await door.settled()

    assert status == 403
    assert door.heard == []
    assert await door.state_of(7) is None


def test_a_webhook_without_a_secret_is_never_opened(door: Door) -> None:
    with pytest.raises(ValueError, match="without a secret"):
        Webhook(door.hearing, secret="")


async def test_a_body_larger_than_any_update_is_refused(mouth: Mouth, door: Door) -> None:
    status, _ = await mouth.says(b'{"update_id": 7, "x": "' + b"x" * BODY_LIMIT + b'"}')

    assert status == 413
    assert await door.state_of(7) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b'{"update_id": "7"}',
        b'{"update_id": -7}',
        b'{"update_id": 99999999999999999999}',
        b'{"update_id": true}',
        b'{"message": {}}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b'{"update_id": NaN}',
    ],
)
async def test_what_is_no_update_is_set_aside_and_not_sent_again(mouth: Mouth, door: Door, body: bytes) -> None:
    first, _ = await mouth.says(body)
    again, _ = await mouth.says(body)
    good, _ = await mouth.says(orjson.dumps(a_message(8)))
    await door.settled()

    assert (first, again, good) == (200, 200, 200)
    assert door.heard == [8]
    assert await door.database.read(inbox.count_quarantined) == 1


async def test_half_a_character_does_no_harm(mouth: Mouth, door: Door) -> None:
    body = orjson.dumps(a_message(7, text="half")).replace(b"half", rb"half \ud83d")

    status, _ = await mouth.says(body)
    await door.settled()

    assert status == 200
    assert door.heard == [7]


async def test_while_the_store_is_closed_telegram_keeps_the_update(mouth: Mouth, door: Door) -> None:
    await door.database.close()
    while_closed, _ = await mouth.says(orjson.dumps(a_message(7)))
    await door.database.start()
    afterwards, _ = await mouth.says(orjson.dumps(a_message(7)))
    await door.settled()

    assert (while_closed, afterwards) == (503, 200)
    assert door.heard == [7]


async def test_a_closed_webhook_asks_telegram_to_come_again(door: Door) -> None:
    hook = Webhook(door.hearing, secret=SECRET)

    async with serving(hook) as mouth:
        status, _ = await mouth.says(orjson.dumps(a_message(7)))

    assert status == 503
    assert await door.state_of(7) is None


async def test_while_too_much_waits_telegram_keeps_the_rest(playground: Playground, database: Database) -> None:
    async with a_door(playground, database, bounds=Bounds(open_at_most=1)) as door:
        may_go_on = asyncio.Event()

        async def wait(_update: Update, _context: Context) -> None:
            await may_go_on.wait()

        door.handle = wait
        hook = Webhook(door.hearing, secret=SECRET)
        hook.is_open = True
        async with serving(hook) as mouth:
            first, _ = await mouth.says(orjson.dumps(a_message(7)))
            second, _ = await mouth.says(orjson.dumps(a_message(8)))
            may_go_on.set()
            await door.settled()
            third, _ = await mouth.says(orjson.dumps(a_message(8)))
            await door.settled()

        assert (first, second, third) == (200, 503, 200)
        assert door.heard == [7, 8]


async def test_a_hundred_at_once_are_all_kept(mouth: Mouth, door: Door) -> None:
    answers = await asyncio.gather(*(mouth.says(orjson.dumps(a_message(n, sender=9_000 + n))) for n in range(100)))
    await door.settled()

    assert {status for status, _ in answers} == {200}
    assert sorted(door.heard) == list(range(100))
    assert await door.state_of(99) is InboxState.DONE
