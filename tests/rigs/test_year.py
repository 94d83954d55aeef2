"""A small town's year: everything owed by the clock comes once and in its window, and nothing by night."""

import asyncio

import pytest

from tests.rigs.year import run
from tests.rigs.year_town import SMALL

pytestmark = pytest.mark.long

SEED = 24
"""A year in which all of this happens at least once, although the town is small."""
PROMISES = (
    "Your idea 4, ",
    "has reached",
    "closes on",
    "has ended",
    "Fence number",
    "still waits",
    "You asked me to remind you",
)


@pytest.mark.timeout(240)
def test_a_year_of_a_small_town_keeps_every_promise_of_the_clock() -> None:
    oracle = asyncio.run(run(SMALL, seed=SEED))

    assert oracle.faults() == []
    owed = [each.words for each in oracle.owed()]
    assert [words for words in PROMISES if not any(words in each for each in owed)] == []
    assert {step for _, step, _ in oracle.ladder} >= {"before", "today", "late:1", "late:2"}
    assert len(oracle.outages) == SMALL.outages
    assert any(len(idea.closings) > 1 for idea in oracle.ideas.values()), "no outage gave a day back"
