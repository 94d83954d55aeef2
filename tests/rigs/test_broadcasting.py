"""An announcement to a crowd, in small: the limits are kept, taps are answered, and kills double and hide nothing."""

import pytest

from bot.delivery.posting import hands_for
from tests.rigs.broadcasting import Rig

pytestmark = pytest.mark.long

PERMITTED = 60


@pytest.mark.timeout(240)
async def test_an_announcement_keeps_to_the_limits_while_taps_are_answered(sqlite_url: str) -> None:
    rig = Rig(sqlite_url, people=300, permitted=PERMITTED)

    report = await rig.run()

    assert (report.twice, report.missing, report.unsettled) == (0, 0, 0), str(report)
    assert report.refused <= report.people // 20, str(report)  # a busy machine is late; the full rig says 0
    assert report.taps, str(report)


@pytest.mark.timeout(240)
async def test_whoever_is_killed_while_announcing_sends_nothing_twice_and_hides_nothing(any_url: str) -> None:
    rig = Rig(any_url, people=300, permitted=PERMITTED, processes=2)

    report = await rig.run(kills=1, taps=False)

    assert report.proven == report.kills == 1, str(report)
    assert (report.twice, report.unflagged, report.unsettled) == (0, 0, 0), str(report)
    assert report.doubts <= hands_for(PERMITTED) * report.kills, str(report)
