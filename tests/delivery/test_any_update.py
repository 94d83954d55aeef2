"""Whatever comes in as an update: it is handled or set aside, and the next one is heard."""

import random
from typing import Any

import orjson
import pytest
from sqlmodel import col, func, select

from storage.tables import InboxState, InboxUpdate
from tests.fixtures.conversation import Scene
from tests.fixtures.inward import a_message, a_press

MUTANTS = 400
ODDITIES: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**62, 1e308, "", "x" * 5_000, "\u202e\ufeff\x00"),
    *([], [None], {}, {"id": "x"}),
)


def seeds(number: int) -> list[dict[str, Any]]:
    """Return one update of every kind that people cause, as Telegram sends them, from a group of its own."""
    ana = {"id": 5_000_001, "is_bot": False, "first_name": "Ana", "language_code": "en"}
    private = {"id": 5_000_001, "type": "private", "first_name": "Ana"}
    group = {"id": -100_777 - number, "type": "supergroup", "title": "Barrio", "is_forum": True}
    base = {"message_id": 5, "date": 1_790_000_000, "chat": private, "from": ana}
    photo = [{"file_id": "AAA", "file_unique_id": "B", "width": 90, "height": 90, "file_size": 100}]
    command = {"text": "/idea A crossing", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
    member = {"user": {"id": 7_000_000_001, "is_bot": True, "first_name": "Folkmoot"}, "status": "member"}
    changed = {"old_chat_member": member, "new_chat_member": member}
    reactions: dict[str, Any] = {"old_reaction": [], "new_reaction": []}
    bodies: list[dict[str, Any]] = [
        {"message": base | command},
        {"message": base | {"photo": photo, "caption": "A crossing"}},
        {"message": base | {"voice": {"file_id": "V", "file_unique_id": "W", "duration": 3}}},
        {"message": base | {"sticker": {"file_id": "S"}}},
        {"message": base | {"chat_shared": {"request_id": 1, "chat_id": -100_777}}},
        {"message": base | command | {"chat": group, "message_thread_id": 4, "is_topic_message": True}},
        {"edited_message": base | {"text": "changed", "edit_date": 1_790_000_001}},
        {"channel_post": {"message_id": 5, "date": 1_790_000_000, "chat": group | {"type": "channel"}, "text": "x"}},
        {"callback_query": a_press(1, "ideas:0:0:0:0")["callback_query"]},
        {"callback_query": a_press(1, "sign:1")["callback_query"]},
        {"inline_query": {"id": "9", "from": ana, "query": "crossing", "offset": ""}},
        {"chosen_inline_result": {"result_id": "1", "from": ana, "query": "", "inline_message_id": "I"}},
        {"my_chat_member": {"chat": group, "from": ana, "date": 1} | changed},
        {"message_reaction": {"chat": group, "message_id": 5, "user": ana, "date": 1} | reactions},
        {"poll_answer": {"poll_id": "1", "user": ana, "option_ids": [0]}},
        {"pre_checkout_query": {"id": "1", "from": ana, "currency": "EUR", "total_amount": 1, "invoice_payload": "x"}},
        {"something_of_tomorrow": {"from": ana, "chat": group, "date": 1}},
    ]
    return bodies


def mutated(body: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return a copy in which something at some depth is missing or odd."""
    copy: dict[str, Any] = orjson.loads(orjson.dumps(body))
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in list(steps):
            places.append((value, step))
            walk(inner)

    walk(copy)
    for holder, step in chance.sample(places, k=min(len(places), chance.randint(1, 2))):
        if isinstance(holder, dict) and chance.random() < 0.3:
            holder.pop(step, None)
        elif isinstance(holder, dict) or step < len(holder):
            holder[step] = chance.choice(ODDITIES)
    return copy


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_update_stops_the_house(bare_play: Scene, seed: int) -> None:
    chance, house = random.Random(seed), bare_play.house
    updates = [
        {**mutated(chance.choice(seeds(number)), chance), "update_id": number} for number in range(1, MUTANTS + 1)
    ]

    await house.hearing.hear(updates)
    await house.hearing.hear([a_message(MUTANTS + 1, sender=5_000_009, text="/start")])
    await house.settled()

    states = await bare_play.database.read(
        lambda db: dict(db.exec(select(InboxUpdate.state, func.count()).group_by(col(InboxUpdate.state))).all())
    )
    assert set(states) <= {InboxState.DONE, InboxState.QUARANTINED}
    assert states[InboxState.DONE] > 0
    assert not house.ended.done()
