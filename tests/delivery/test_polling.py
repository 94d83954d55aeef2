"""Long polling: the offset moves only when the batch is kept, and two of us never go on side by side."""

import asyncio
from typing import Any

import pytest

from bot.delivery.receiver import ALLOWED_UPDATES, AnotherReceiver, Polling, Rhythm
from bot.playground.people import Person
from bot.playground.playing import Playground
from tests.fixtures.inward import Door


@pytest.fixture
async def polling(door: Door) -> Door:
    rhythm = Rhythm(poll_seconds=1, answer_seconds=0.3, trouble_seconds=(0.01,))
    door.polling = Polling(door.api, door.hearing, rhythm=rhythm)
    door.play.settled = door.settled
    door.tasks.start(door.polling.run(), name="polling")
    return door


@pytest.fixture
def ana(playground: Playground) -> Person:
    return playground.user("Ana")


async def test_what_people_send_is_fetched_kept_and_confirmed(polling: Door, ana: Person) -> None:
    for words in ("one", "two", "three"):
        await ana.sends(words)

    assert len(polling.heard) == 3
    assert not polling.play.bot.updates.pending


async def test_a_batch_that_cannot_be_kept_is_fetched_again(polling: Door, ana: Person) -> None:
    polling.play.settled = None
    await polling.database.close()
    ana_says = asyncio.ensure_future(ana.sends("hello"))
    while len(polling.api.polls) < 3:
        await polling.play.traffic.wait_for_stir(0.05)
    heard_meanwhile = list(polling.heard)
    await polling.database.start()
    await ana_says
    while not polling.heard:
        await polling.play.traffic.wait_for_stir(0.02)
    await polling.settled()

    assert heard_meanwhile == []
    assert len(polling.heard) == 1


async def test_the_first_question_has_no_offset_and_names_what_it_wants(polling: Door, ana: Person) -> None:
    await ana.sends("hello")

    first, second = polling.api.polls[:2]
    assert "offset" not in first
    assert set(first["allowed_updates"]) == set(ALLOWED_UPDATES)
    assert second["offset"] > 0


async def test_once_nothing_is_left_the_offset_is_dropped(door: Door, ana: Person) -> None:
    door.polling = Polling(door.api, door.hearing, rhythm=Rhythm(poll_seconds=0))
    door.play.settled = door.settled
    door.tasks.start(door.polling.run(), name="polling")
    await ana.sends("hello")
    while "offset" in door.api.polls[-1]:
        await door.play.traffic.wait_for_stir(0.05)

    confirms = ["offset" in poll for poll in door.api.polls]
    assert confirms.count(True) == 1
    assert confirms[confirms.index(True) + 1] is False


@pytest.mark.parametrize("fault", [500, 502, "timeout", "drop"])
async def test_trouble_on_the_line_loses_nothing(polling: Door, ana: Person, fault: Any) -> None:
    await ana.sends("before")
    polling.play.next_call("getUpdates", fails=fault, times=2)

    await ana.sends("during")

    assert len(polling.heard) == 2


async def test_an_answer_that_got_lost_is_no_update_lost(polling: Door, ana: Person) -> None:
    await ana.sends("before")
    polling.play.next_call("getUpdates", fails=500, after=True)

    await ana.sends("during")

    assert len(polling.heard) == 2


async def test_the_second_conflict_within_a_minute_ends_it(door: Door) -> None:
    door.play.next_call("getUpdates", fails=409, times=2)

    with pytest.raises(AnotherReceiver):
        await asyncio.wait_for(door.polling.run(), 60)
