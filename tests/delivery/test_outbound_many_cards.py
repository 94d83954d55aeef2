"""Many copies of one card become true together, and nobody else waits for it."""

import asyncio
import time
from typing import Any

import pytest

from storage import cards
from storage.tables import CardKind
from tests.fixtures.outward import Wire

COPIES = 200


@pytest.fixture
def wire_settings() -> dict[str, Any]:
    """A bot that may send a thousand messages a second."""
    return {"sends_per_second": 1_000}


async def test_hundreds_of_copies_become_true_and_the_loop_stays_awake(wire: Wire) -> None:
    groups = [wire.play.group(f"Group {number}", wire.play.user(f"Owner {number}")) for number in range(COPIES)]
    wire.counts[1] = 0
    for group in groups:
        await wire.presenter.send(group.id, wire.card(), language="en", now=wire.now)
    await wire.outward.tick()
    longest, is_over = 0.0, False

    async def watch() -> None:
        nonlocal longest
        while not is_over:
            before = time.thread_time()  # what this thread worked in one go, however busy the machine is
            await asyncio.sleep(0.005)
            longest = max(longest, time.thread_time() - before)

    watching = asyncio.get_running_loop().create_task(watch())
    wire.counts[1] = 1
    await wire.database.write(cards.mark_dirty, CardKind.IDEA, 1, wire.now)
    await wire.outward.tick()
    is_over = True
    await watching

    assert await wire.database.read(cards.dirty) == 0
    assert len(wire.play.calls_to("editMessageText")) == COPIES
    assert longest < 0.25
