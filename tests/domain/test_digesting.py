"""Digests come at their reader's hour, also in the weeks when the clocks are changed."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.digesting import next_digest
from bot.domain.quiet import TURNS_LAST, after_the_night

BUCHAREST = ZoneInfo("Europe/Bucharest")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BUCHAREST).astimezone(UTC)


@pytest.mark.parametrize(
    ("after", "is_daily", "hour", "due"),
    [
        ("2026-11-20T16:59", False, 17, "2026-11-20T17:00"),  # a Friday
        ("2026-11-20T17:00", False, 17, "2026-11-27T17:00"),
        ("2026-11-21T09:00", False, 8, "2026-11-27T08:00"),
        ("2026-11-21T09:00", True, 8, "2026-11-22T08:00"),
        ("2026-10-23T18:00", False, 17, "2026-10-30T17:00"),  # over the autumn change: an hour longer
        ("2027-03-26T18:00", False, 17, "2027-04-02T17:00"),  # over the spring change: an hour shorter
    ],
)
def test_a_digest_is_due_at_its_hour(after: str, due: str, *, is_daily: bool, hour: int) -> None:
    assert next_digest(at(after), at=time(hour), is_daily=is_daily, zone=BUCHAREST) == at(due)


def test_an_hour_that_is_skipped_comes_later_and_one_that_comes_twice_counts_once() -> None:
    spring = next_digest(at("2027-03-27T12:00"), at=time(3, 30), is_daily=True, zone=BUCHAREST)
    autumn = next_digest(at("2026-10-24T12:00"), at=time(3, 30), is_daily=True, zone=BUCHAREST)
    after = next_digest(autumn, at=time(3, 30), is_daily=True, zone=BUCHAREST)

    assert spring.astimezone(BUCHAREST).time() == time(4, 30)
    assert autumn.astimezone(BUCHAREST).utcoffset() == timedelta(hours=3)
    assert after.astimezone(BUCHAREST).date().isoformat() == "2026-10-26"


def test_a_hundred_phones_do_not_ring_in_the_same_second_in_the_morning() -> None:
    eight = at("2026-11-21T08:00")

    turns = [after_the_night(eight, reader) for reader in range(700_000, 700_100)]

    assert len(set(turns)) == 100
    assert all(eight <= turn < eight + TURNS_LAST for turn in turns)
