"""The express way: settled together, toasted once each, and never in the way of anything else."""

import asyncio
from typing import Any

import pytest
from sqlmodel import Session

from bot.delivery.express import Way
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.playground.playing import Playground
from bot.services.presses import Answer, Press
from storage import inbox
from storage.database import Database, StoreClosed
from storage.tables import InboxState
from tests.fixtures.inward import Door, a_door, a_press

ANA, BOB = 5_000_001, 5_000_002


class Tally:
    """A stand-in for signing: it counts presses seen for the first time, and refuses idea 404."""

    def __init__(self) -> None:
        self.seen: list[Press] = []
        self.batches: list[int] = []
        self.counted = 0

    def press_all(self, db: Session, presses: list[Press]) -> list[Answer | Exception]:
        first = inbox.claim_presses(db, presses)
        self.seen += presses
        self.batches.append(len(presses))
        return [self._answer(press, is_first=press.update_id in first) for press in presses]

    def _answer(self, press: Press, *, is_first: bool) -> Answer | Exception:
        if press.arguments == (404,):
            return Refused(Reason.NO_SUCH_IDEA)
        if press.arguments == (500,):
            return LookupError("a bug")
        self.counted += is_first
        return Answer("pressed-older-view", "en")


@pytest.fixture
def tally() -> Tally:
    return Tally()


@pytest.fixture
async def express(playground: Playground, database: Database, tally: Tally) -> Any:
    async with a_door(playground, database, ways={"sign": Way(tally.press_all)}) as door:
        yield door


async def test_a_press_is_settled_and_its_toast_returned(express: Door, tally: Tally) -> None:
    toast = await express.hearing.hear_one(a_press(7, "sign:41", press_id="555"))

    assert toast is not None
    assert (toast["method"], toast["callback_query_id"]) == ("answerCallbackQuery", "555")
    assert toast["text"]
    assert (tally.counted, express.nudges) == (1, 1)
    assert await express.state_of(7) is InboxState.DONE


async def test_a_press_is_read_as_it_was_made(express: Door, tally: Tally) -> None:
    await express.hearing.hear_one(a_press(7, "sign:41", sender=BOB))

    (press,) = tally.seen
    assert (press.telegram_id, press.language, press.arguments) == (BOB, "en", (41,))
    assert (press.place, press.chat_telegram_id, press.message_id) == (Place.GROUP, -100_777, 11)
    assert press.now == express.play.now


async def test_a_press_on_an_inline_message_has_a_place_too(express: Door, tally: Tally) -> None:
    raw = a_press(7, "sign:41")
    del raw["callback_query"]["message"]
    raw["callback_query"]["inline_message_id"] = "AbCd"

    await express.hearing.hear_one(raw)

    (press,) = tally.seen
    assert (press.place, press.inline_message_id, press.message_id) == (Place.INLINE, "AbCd", None)


async def test_a_press_that_comes_again_counts_once_and_is_answered_each_time(express: Door, tally: Tally) -> None:
    raw, resent = a_press(7, "sign:41", press_id="555"), a_press(9, "sign:41", press_id="555")

    toasts = [await express.hearing.hear_one(one) for one in (raw, raw, resent)]

    assert [bool(toast and toast["text"]) for toast in toasts] == [True, True, True]
    assert tally.counted == 1


async def test_a_storm_shares_transactions(express: Door, tally: Tally) -> None:
    await asyncio.gather(*(express.hearing.hear_one(a_press(n, "sign:41", sender=ANA + n)) for n in range(500)))

    assert tally.counted == 500
    assert len(tally.batches) < 50


async def test_one_persons_presses_keep_their_order_when_polled_together(express: Door, tally: Tally) -> None:
    batch = [a_press(n, f"sign:{n}", sender=ANA + n % 2) for n in range(20)]

    await express.hearing.hear(batch)

    for person in range(2):
        assert [press.update_id for press in tally.seen if press.telegram_id == ANA + person] == list(
            range(person, 20, 2)
        )


async def test_a_refusal_becomes_an_alert_in_words(express: Door) -> None:
    toast = await express.hearing.hear_one(a_press(7, "sign:404"))

    assert toast is not None
    assert toast["show_alert"] is True
    assert toast["text"]


async def test_a_bug_is_apologised_for_and_kept_for_somebody_to_look_at(express: Door) -> None:
    toast = await express.hearing.hear_one(a_press(7, "sign:500"))

    assert toast is not None
    assert toast["show_alert"] is True
    assert await express.state_of(7) is InboxState.QUARANTINED


async def test_a_bot_that_presses_is_declined(express: Door, tally: Tally) -> None:
    raw = a_press(7, "sign:41")
    raw["callback_query"]["from"]["is_bot"] = True

    toast = await express.hearing.hear_one(raw)

    assert toast is not None
    assert toast["text"]
    assert tally.seen == []


@pytest.mark.parametrize("data", ["sign", "sign:", "sign:x", "sign:1:2", "sign:-1", "sign:" + "9" * 40, "sign:٣"])
async def test_a_forged_button_reaches_no_service_and_is_answered(express: Door, tally: Tally, data: str) -> None:
    toast = await express.hearing.hear_one(a_press(7, data))

    assert toast is not None
    assert toast["text"]
    assert tally.seen == []


@pytest.mark.parametrize("data", ["home", "signal:41", "", None, 5])
async def test_other_presses_go_the_ordinary_way(express: Door, tally: Tally, data: Any) -> None:
    said = await express.hearing.hear_one(a_press(7, data))
    await express.settled()

    assert said is None
    assert tally.seen == []
    assert express.heard == [7]


@pytest.mark.parametrize("hole", ["from", "id", "message"])
async def test_an_odd_press_goes_the_long_way_and_stops_nobody(express: Door, tally: Tally, hole: str) -> None:
    raw = a_press(7, "sign:41")
    del raw["callback_query"][hole]

    await express.hearing.hear([raw, a_press(8, "sign:41")])
    await express.settled()

    assert [press.update_id for press in tally.seen] == [8]


async def test_without_a_store_a_press_is_not_acknowledged(express: Door) -> None:
    await express.database.close()

    with pytest.raises(StoreClosed):
        await express.hearing.hear_one(a_press(7, "sign:41"))

    await express.database.start()
