"""Kill -9 in the middle of a storm: nothing lost, nothing doubled, and the rig turns red when a guard is taken away."""

import pytest

from tests.rigs.killing import MUTANT, Rig, take_unique_away

KILLS = 5
BACKLOG = 120
"""How many presses wait at any moment, and how many are heard at most before a kill; the full rig has 400."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_kills_in_a_storm_lose_nothing_and_double_nothing(any_url: str, mode: str) -> None:
    rig = Rig(any_url, mode, seed=11, backlog=BACKLOG)

    report = await rig.run(KILLS)

    assert report.is_green, str(report)
    assert report.effective_kills == KILLS
    assert report.unanswered == 0, str(report)


@pytest.mark.timeout(300)
async def test_the_rig_sees_presses_lost_that_were_acknowledged_before_they_were_stored(sqlite_url: str) -> None:
    rig = Rig(sqlite_url, "polling", seed=12, launch=(MUTANT, "ack-first", "run"), backlog=BACKLOG)

    report = await rig.run(3)

    assert report.lost > 0, str(report)


@pytest.mark.timeout(300)
async def test_the_rig_sees_signatures_doubled_when_they_are_not_unique(sqlite_url: str) -> None:
    take_unique_away(sqlite_url)
    rig = Rig(sqlite_url, "polling", seed=13, launch=(MUTANT, "no-unique", "run"), backlog=BACKLOG)

    report = await rig.run(2)

    assert report.doubled > 0, str(report)
