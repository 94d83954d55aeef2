"""A press that Telegram asks us to answer later is answered later, and later again, but not for ever."""

import pytest
from structlog.testing import LogCapture
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.delivery.answering import LATE_ATTEMPTS, Answering
from bot.playground.people import Person
from tests.fixtures.inward import Context, Door

CARD = InlineKeyboardMarkup([[InlineKeyboardButton("Sign this idea", callback_data="sign:1")]])
THANKS = "You signed. Thank you."


@pytest.fixture
async def ana(door: Door) -> Person:
    """Somebody with a button before her; her press is answered by a call, as when we poll."""
    answering = Answering(door.api, door.tasks)

    async def answer(update: Update, _context: Context) -> None:
        if update.callback_query:
            await answering.answer({"callback_query_id": update.callback_query.id, "text": THANKS})

    door.handle, door.play.settled = answer, door.settled
    door.tasks.start(door.polling.run(), name="polling")
    ana = door.play.user("Ana")
    await ana.sends("/start")
    await door.application.bot.send_message(ana.user.id, "A crossing", reply_markup=CARD)
    return ana


async def attempts(door: Door, *, expected: int) -> int:
    """Wait until the answer was tried so often, and return how often it was tried once nothing is under way."""
    while (tried := [call.method for call in door.play.calls].count("answerCallbackQuery")) < expected:
        await door.play.traffic.wait_for_stir(0.01)
    return tried


@pytest.mark.parametrize("refusals", [1, LATE_ATTEMPTS])
async def test_an_answer_put_off_comes_later(door: Door, ana: Person, refusals: int) -> None:
    door.play.next_call("answerCallbackQuery", fails=429, retry_after=1, times=refusals)

    await ana.presses("Sign this idea")

    assert await attempts(door, expected=refusals + 1) == refusals + 1
    assert ana.last_toast == THANKS


async def test_an_answer_put_off_for_ever_is_given_up_and_noted(door: Door, ana: Person, log: LogCapture) -> None:
    door.play.next_call("answerCallbackQuery", fails=429, retry_after=1, times=LATE_ATTEMPTS + 5)

    await ana.presses("Sign this idea")

    assert await attempts(door, expected=LATE_ATTEMPTS + 1) == LATE_ATTEMPTS + 1
    while not log.entries:
        await door.play.traffic.wait_for_stir(0.01)
    assert [(entry["event"], entry["fault"]) for entry in log.entries] == [("a press was not answered", "RetryAfter")]
