"""What the logs hold: what happened and where, and never a token, a text, a name or a Telegram id, at any level."""

import base64
import io
import json
import logging
import urllib.parse
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from bot.app import Manner
from bot.config import LogFormat
from bot.delivery.dispatching import Pauses
from bot.delivery.intake import Bounds
from bot.delivery.leases import Beat
from tests.fixtures.conversation import WEBHOOK_SECRET, a_scene

CANARY_TEXT = "Kanarienvogel an der Kreuzung"
CANARY_NAME = "Zwitscherlinde"
CANARY_USERNAME = "zwitscher_user"
TOKEN = "7000000001:AAplaygroundplaygroundplaygroundpla"


@pytest.fixture(params=list(LogFormat))
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything logged at DEBUG, by us and by the libraries."""
    stream = io.StringIO()
    root = logging.getLogger()
    before, configured = (root.handlers[:], root.level), structlog.get_config()
    levels = {name: logging.getLogger(name).level for name in logs.TALKATIVE}
    logs.set_up(request.param, level=logging.DEBUG, stream=stream)
    for name in logs.TALKATIVE:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield stream
    root.handlers[:], level = before
    root.setLevel(level)
    for name, usual in levels.items():
        logging.getLogger(name).setLevel(usual)
    logging.captureWarnings(capture=False)
    structlog.configure(**configured)


def hidden_forms(secret: str) -> set[str]:
    """Return a secret as it is, and as it may be dressed up."""
    encoded = base64.b64encode(secret.encode()).decode().rstrip("=")
    return {secret, urllib.parse.quote(secret), urllib.parse.quote_plus(secret), encoded, json.dumps(secret)[1:-1]}


async def test_a_conversation_leaves_no_trace_of_who_said_what(written: io.StringIO, sqlite_url: str) -> None:
    manner = Manner(bounds=Bounds(pauses=Pauses((0.0,), 0.01)), beat=Beat(0.05, 0.01), ticks=True)
    async with a_scene(sqlite_url, manner=manner) as scene:
        ana = scene.user(CANARY_NAME, username=CANARY_USERNAME)
        group = scene.group("Gruppe Spatzennest", ana)
        await scene.quiet()
        await ana.sends("/start")
        await ana.sends(CANARY_TEXT)
        await ana.sends(f"/help@folkmoot_bot {CANARY_TEXT}", to=group)
        await ana.sends_photo(caption=CANARY_TEXT)
        await ana.types_inline(CANARY_TEXT)
        for fault in (400, 403, 500):
            scene.next_call("sendMessage", fails=fault, description=f"Bad Request: {CANARY_TEXT}")
            await ana.sends(CANARY_TEXT)
        scene.traffic.faults.clear()
        await ana.blocks()

    said = written.getvalue()
    ids, names = [str(ana.id), str(group.id)], [CANARY_NAME, CANARY_USERNAME, "Spatzennest"]
    secrets = [CANARY_TEXT, *names, *ids, TOKEN, WEBHOOK_SECRET]
    assert "folkmoot serves" in said
    for secret in secrets:
        for form in hidden_forms(secret):
            assert form not in said


def break_something() -> None:
    raise LookupError(f"no such idea: {CANARY_TEXT}")


def test_a_fault_is_logged_by_its_class_and_place_and_not_by_its_words(written: io.StringIO) -> None:
    log = structlog.get_logger("test")
    try:
        break_something()
    except LookupError as fault:
        log.exception("it broke")
        log.error("it broke again", exc_info=fault)  # noqa: TRY400  with the fault itself
        logging.getLogger("some.library").exception("failed for %s", CANARY_NAME)
        logging.getLogger("some.library").warning(f"failed for {CANARY_NAME} with {TOKEN}")

    said = written.getvalue()
    assert said.count("LookupError") == 3
    assert said.count("test_logs.py") >= 3
    for secret in (CANARY_TEXT, CANARY_NAME, TOKEN):
        assert secret not in said


@pytest.mark.parametrize("key", ["text", "name", "telegram_id", "chat_id", "token", "title", "username"])
def test_a_value_that_could_be_somebodys_is_hidden(written: io.StringIO, key: str) -> None:
    structlog.get_logger("test").info("an event", **{key: CANARY_NAME, "deep": {key: [CANARY_NAME]}})

    assert "an event" in written.getvalue()
    assert CANARY_NAME not in written.getvalue()


def test_the_number_of_the_update_is_in_every_line_about_it(written: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(update_id=4711):
        structlog.get_logger("test").info("heard")
        logging.getLogger("some.library").info("heard too")

    lines = written.getvalue().splitlines()
    assert ["4711" in line for line in lines] == [True, True]


def test_the_bots_own_name_for_itself_holds_no_token(written: io.StringIO) -> None:
    from telegram import Bot

    structlog.get_logger("test").info("started", bot=Bot(TOKEN), text=Bot(TOKEN))

    assert TOKEN not in written.getvalue()
