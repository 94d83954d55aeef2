"""getUpdates: what is handed over, when it is forgotten, and who may ask."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.playground.people import Person
from bot.playground.playing import Playground
from bot.playground.world import acting
from bot.playground.world.contents import text_content
from tests.playground.conftest import Ask


@pytest.fixture
def ana(play: Playground) -> Person:
    return play.user("Ana")


def says(person: Person, *words: str) -> None:
    """Send without waiting for the bot to take it."""
    chat = person.play.world.private_chat(person.user, person.play.bot.user)
    for word in words:
        acting.say(person.play.world, person.user, acting.Place(chat), "text", text_content(word))


def texts(answer: Any) -> list[str]:
    return [update["message"]["text"] for update in answer["result"]]


async def test_updates_come_again_until_they_are_confirmed(ana: Person, ask: Ask) -> None:
    says(ana, "one", "two")

    first = await ask("getUpdates")
    again = await ask("getUpdates")
    after = await ask("getUpdates", offset=first["result"][0]["update_id"] + 1)

    assert texts(first) == texts(again) == ["one", "two"]
    assert texts(after) == ["two"]


async def test_a_negative_offset_keeps_the_last(ana: Person, ask: Ask) -> None:
    says(ana, "one", "two", "three")

    last = await ask("getUpdates", offset=-2)

    assert texts(last) == ["two", "three"]
    assert texts(await ask("getUpdates")) == ["two", "three"]


async def test_limit_is_clamped_and_numbers_rise_by_one(ana: Person, ask: Ask) -> None:
    says(ana, *"abc")

    answer = await ask("getUpdates", limit=2)
    at_least_one = await ask("getUpdates", limit=-5)

    numbers = [update["update_id"] for update in answer["result"]]
    assert numbers == [numbers[0], numbers[0] + 1]
    assert len(at_least_one["result"]) == 1


async def test_a_long_poll_answers_as_soon_as_there_is_something(ana: Person, ask: Ask) -> None:
    poll = asyncio.ensure_future(ask("getUpdates", timeout=30))
    await asyncio.sleep(0)
    says(ana, "there")

    async with asyncio.timeout(25):  # far less than it would wait
        answer = await poll

    assert texts(answer) == ["there"]


async def test_the_second_poller_ends_the_first(play: Playground, ask: Ask) -> None:
    first = asyncio.ensure_future(ask("getUpdates", timeout=30))
    while not play.server.bot_api.polling.is_waited_for(play.bot.id):
        await asyncio.sleep(0)
    second = asyncio.ensure_future(ask("getUpdates", timeout=1))

    answer = await first

    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert (await second)["ok"]


async def test_polling_beside_a_webhook_is_a_conflict(ask: Ask) -> None:
    await ask("setWebhook", url="http://127.0.0.1:9/hook")

    answer = await ask("getUpdates")

    assert answer["error_code"] == 409
    assert answer["description"].startswith("Conflict: can't use getUpdates method while webhook is active")


async def test_a_webhook_ends_a_waiting_poll(play: Playground, ask: Ask) -> None:
    poll = asyncio.ensure_future(ask("getUpdates", timeout=30))
    while not play.server.bot_api.polling.is_waited_for(play.bot.id):
        await asyncio.sleep(0)
    await ask("setWebhook", url="http://127.0.0.1:9/hook")

    answer = await poll

    assert answer["description"] == "Conflict: terminated by setWebhook request"


async def test_the_filter_is_kept_and_works_when_the_update_is_made(play: Playground, ana: Person, ask: Ask) -> None:
    says(ana, "before")
    await ask("getUpdates", allowed_updates=["callback_query", "no_such_kind"])
    says(ana, "filtered")
    await ask("getUpdates", allowed_updates=[])
    says(ana, "after")

    assert texts(await ask("getUpdates")) == ["before", "after"]


async def test_member_changes_and_reactions_come_only_on_request(play: Playground, ana: Person, ask: Ask) -> None:
    bea, carol = play.user("Bea"), play.user("Carol")
    group = play.group("Barrio", ana, bot="admin")

    await ask("getUpdates", offset=-1)
    await group.adds(bea)
    unasked = [set(update) - {"update_id"} for update in (await ask("getUpdates"))["result"][1:]]
    await ask("getUpdates", allowed_updates=["message", "chat_member", "message_reaction"])
    await group.adds(carol)
    await bea.reacts(group.last, "👍")
    asked = (await ask("getUpdates"))["result"]

    assert unasked == [{"message"}]
    assert [kind for update in asked[-3:] for kind in update if kind != "update_id"] == [
        "chat_member",
        "message",
        "message_reaction",
    ]
    assert asked[-1]["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]


async def test_updates_grow_old(play: Playground, ana: Person, ask: Ask) -> None:
    says(ana, "hello")
    await ask(
        "sendMessage",
        chat_id=ana.id,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    )
    await ana.presses("a")

    await play.passes(seconds=151)
    after_minutes = await ask("getUpdates")
    await play.passes(hours=24)
    after_a_day = await ask("getUpdates")

    assert texts(after_minutes) == ["hello"]
    assert after_a_day["result"] == []


async def test_with_strict_rates_a_hurried_bot_is_slowed_down(play: Playground, ana: Person, ask: Ask) -> None:
    says(ana, "one", "two", "three")
    play.strict_rates()

    first, again = await ask("getUpdates"), await ask("getUpdates")

    assert texts(first) == ["one", "two", "three"]
    assert texts(again) == ["one"]


async def test_with_strict_rates_a_second_conflict_comes_late(
    play: Playground, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.playground.bot_api.polling.STRICT_PAUSE_SECONDS", 0.3)
    play.strict_rates()
    loop, polls = asyncio.get_running_loop(), play.server.bot_api.polling

    async def conflicted() -> float:
        answer = await ask("getUpdates", timeout=20)
        assert answer["error_code"] == 409
        return loop.time()

    ended = []
    for _ in range(3):
        before = polls.waiting(play.bot.id)
        ended.append(asyncio.ensure_future(conflicted()))
        while polls.waiting(play.bot.id) is before:
            await asyncio.sleep(0)
    first, second = await ended[0], await ended[1]
    ended[2].cancel()

    assert second - first >= 0.3
