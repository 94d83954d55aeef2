"""A small town's year: everything owed by the clock comes once and in its window, and nothing by night."""

import asyncio

import pytest

from tests.rigs.year import run
from tests.rigs.year_town import SMALL


@pytest.mark.timeout(240)
def test_a_year_of_a_small_town_keeps_every_promise_of_the_clock() -> None:
    oracle = asyncio.run(run(SMALL, seed=7))

    assert oracle.faults() == []
    assert len(oracle.owed()) > 20
    assert len(oracle.outages) == SMALL.outages
    assert oracle.ladder != []
