"""The seed's consultation with fewer people; `python -m tests.rigs.replay` replays it with all 2,681 of them."""

import asyncio

import pytest

from tests.rigs.replay import run
from tests.rigs.replay_log import Deed
from tests.rigs.replay_speaking import WAYS
from tests.rigs.replay_town import SMALL

pytestmark = pytest.mark.long


@pytest.mark.timeout(240)
def test_the_seeds_consultation_is_shown_and_kept_as_it_happened() -> None:
    truth = asyncio.run(run(SMALL))

    assert truth.faults() == []
    assert len(truth.log.speakers) == SMALL.speakers == len(WAYS)
    assert {each.deed for each in truth.log.entries} == set(Deed)
    assert truth.log.replies == SMALL.replies
    assert {bool(each.replies) and not each.is_demanded for each in truth.log.points} == {True, False}
    assert any(each.cosigned_by for each in truth.log.points if each.replies)
    assert len(truth.log.looked) > SMALL.looked_in
