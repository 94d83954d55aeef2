"""Quiet hours follow the clocks of the place, also on the nights when those are changed."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain import quiet
from bot.domain.quiet import Nights

BUCHAREST = ZoneInfo("Europe/Bucharest")
NIGHT, NIGHTS = (time(21), time(8)), Nights(BUCHAREST)


def at(text: str, zone: ZoneInfo = BUCHAREST) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "is_quiet"),
    [
        ("2026-11-20T20:59", False),
        ("2026-11-20T21:00", True),
        ("2026-11-20T23:59", True),
        ("2026-11-21T00:00", True),
        ("2026-11-21T07:59", True),
        ("2026-11-21T08:00", False),
    ],
)
def test_the_night_runs_past_midnight_and_ends_exclusively(moment: str, is_quiet: bool) -> None:
    assert quiet.is_within(at(moment), NIGHT, zone=BUCHAREST) is is_quiet


def test_quiet_hours_may_lie_within_a_day_or_be_none_at_all() -> None:
    noon = (time(12), time(14))

    assert NIGHTS.loud_again_at(at("2026-11-20T13:00"), *noon) == at("2026-11-20T14:00")
    assert NIGHTS.loud_again_at(at("2026-11-20T14:00"), *noon) is None
    assert NIGHTS.loud_again_at(at("2026-11-20T03:00"), *quiet.NONE) is None
    assert NIGHTS.loud_again_at(at("2026-11-20T03:00"), time(8), time(8)) is None


def test_whoever_has_chosen_nothing_sleeps_when_the_place_does() -> None:
    late, awake = Nights(BUCHAREST, (time(23), time(6))), Nights(BUCHAREST, None)

    assert late.loud_again_at(at("2026-11-20T22:15"), None, None) is None
    assert late.loud_again_at(at("2026-11-20T23:15"), None, None) == at("2026-11-21T06:00")
    assert late.loud_again_at(at("2026-11-20T22:15"), *NIGHT) == at("2026-11-21T08:00")
    assert awake.loud_again_at(at("2026-11-20T23:15"), None, None) is None
    assert awake.hours_of(None, None) is None


def test_what_comes_at_night_waits_until_the_morning_of_the_place() -> None:
    assert NIGHTS.loud_again_at(at("2026-11-20T22:15"), None, None) == at("2026-11-21T08:00")
    assert NIGHTS.loud_again_at(at("2026-11-21T05:00"), None, None) == at("2026-11-21T08:00")
    assert NIGHTS.loud_again_at(at("2026-11-21T12:00"), None, None) is None


@pytest.mark.parametrize("evening", ["2026-03-28T22:00", "2026-10-24T22:00"])
def test_the_morning_after_the_clocks_change_is_the_morning_people_see(evening: str) -> None:
    morning = NIGHTS.loud_again_at(at(evening), None, None)

    assert morning is not None
    assert morning.astimezone(BUCHAREST).time() == time(8)


def test_tomorrow_is_the_next_day_of_the_place() -> None:
    late = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)  # already the 21st there

    assert quiet.tomorrow_at(late, time(8), zone=BUCHAREST) == at("2026-11-22T08:00")
