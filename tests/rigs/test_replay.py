"""The seed's consultation with fewer people; `python -m tests.rigs.replay` replays it with all 2,681 of them."""

import asyncio

import pytest

from tests.rigs.replay import run
from tests.rigs.replay_town import SMALL


@pytest.mark.timeout(240)
def test_the_seeds_consultation_is_shown_and_kept_as_it_happened() -> None:
    truth = asyncio.run(run(SMALL))

    assert truth.faults() == []
    assert len(truth.log.speakers) == SMALL.speakers
