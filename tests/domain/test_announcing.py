"""How long the rest of an announcement takes: at the pace permitted, at the pace seen, and when nothing may leave."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.announcing import Tally, seconds_left
from storage.tables import Announcement

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("per_second", "minutes_on_its_way", "expected"),
    [(30, 0, 40), (30, 1, 120), (0, 0, 0), (0, 1, 0)],
    ids=["as permitted", "as seen", "not at all", "not any more"],
)
def test_the_rest_takes_as_long_as_its_pace_says(per_second: int, minutes_on_its_way: int, expected: int) -> None:
    begun = NOON - timedelta(minutes=minutes_on_its_way)
    announcement = Announcement(made_at=begun, resumed_at=begun, per_second=per_second, is_all_owed=True)

    left = seconds_left(announcement, Tally(delivered=600, ready=1_200), now=NOON)

    assert left == expected
