"""What the card of an announcement says while it goes out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.announcing import Case, Tally
from bot.views import announcement_cards
from bot.views.texts import Texts
from storage.tables import Announcement, AnnouncementState

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ready", "expected"),
    [(30, "About a second left."), (510, "About 17 seconds left."), (18_000, "About 10 minutes left.")],
)
def test_a_long_way_is_said_in_minutes(ready: int, expected: str) -> None:
    announcement = Announcement(
        id=1, made_at=NOON, resumed_at=NOON, per_second=30, is_all_owed=True, state=AnnouncementState.SENDING, letter={}
    )
    case = Case(announcement, NOON + timedelta(seconds=0), tally=Tally(ready=ready))

    assert expected in announcement_cards.card(case, Texts("en")).text
