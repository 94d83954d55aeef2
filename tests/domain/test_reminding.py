"""A reminder comes to the minute where a minute was asked for, otherwise by day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.quiet import Nights
from bot.domain.refusals import Reason, Refused
from bot.domain.reminding import About, Meeting, moment_for, wishes_for
from bot.domain.times_said import TimeSaid
from storage.tables import Person, Remindable, RemindWhen

BUCHAREST = ZoneInfo("Europe/Bucharest")
HOUR, MORNING, BEFORE, DAY = RemindWhen.HOUR, RemindWhen.MORNING, RemindWhen.BEFORE_CLOSING, RemindWhen.DAY


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BUCHAREST).astimezone(UTC)


def an_idea(closes_at: str = "2026-12-24T00:00", *, is_open: bool = True) -> About:
    return About(Remindable.IDEA, 184, "A safe crossing", at(closes_at), is_open)


def somebody(*, quiet_until: time = time(8)) -> Person:
    moment = at("2026-01-01T00:00")
    return Person(
        telegram_id=1, secret="", quiet_from=time(21), quiet_until=quiet_until, created_at=moment, last_seen_at=moment
    )


@pytest.mark.parametrize(
    ("wish", "now", "due"),
    [
        (HOUR, "2026-11-21T12:34", "2026-11-21T13:34"),
        (HOUR, "2026-11-21T22:30", "2026-11-21T23:30"),  # asked for that minute, at night too
        (MORNING, "2026-11-21T12:00", "2026-11-22T09:00"),
        (MORNING, "2026-11-21T02:00", "2026-11-21T09:00"),  # not yet gone to bed
        (MORNING, "2027-03-27T12:00", "2027-03-28T09:00"),  # over the spring change
        (BEFORE, "2026-11-21T12:00", "2026-12-23T08:00"),  # it closes at midnight: after the night
    ],
)
def test_each_wish_has_its_moment(wish: RemindWhen, now: str, due: str) -> None:
    assert moment_for(wish, an_idea(), person=somebody(), nights=Nights(BUCHAREST), now=at(now)) == at(due)


def test_a_day_is_a_morning_after_the_quiet_hours_of_whoever_asked() -> None:
    said = TimeSaid(date(2027, 1, 15))
    asked: dict[str, Any] = {"nights": Nights(BUCHAREST), "now": at("2026-11-21T12:00"), "said": said}

    early = moment_for(DAY, an_idea(), person=somebody(), **asked)
    late = moment_for(DAY, an_idea(), person=somebody(quiet_until=time(10)), **asked)

    assert (early, late) == (at("2027-01-15T09:00"), at("2027-01-15T10:00"))


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 21), date(2028, 1, 1)])
def test_a_day_that_is_over_or_far_away_is_refused(day: date) -> None:
    with pytest.raises(Refused) as refused:
        moment_for(
            DAY, an_idea(), person=somebody(), nights=Nights(BUCHAREST), now=at("2026-11-21T12:00"), said=TimeSaid(day)
        )

    assert refused.value.reason is Reason.REMINDER_DAY_OVER


def test_the_day_before_the_end_can_be_wished_for_while_it_is_to_come() -> None:
    now = at("2026-11-21T12:00")

    assert BEFORE in wishes_for(an_idea(), now=now)
    assert BEFORE not in wishes_for(an_idea(closes_at="2026-11-22T12:00"), now=now)
    assert BEFORE not in wishes_for(an_idea(is_open=False), now=now)
    with pytest.raises(Refused):
        moment_for(BEFORE, an_idea("2026-11-22T11:00"), person=somebody(), nights=Nights(BUCHAREST), now=now)


def test_an_hour_is_an_hour_also_on_the_night_when_the_clocks_are_changed() -> None:
    for now in ("2027-03-28T02:30", "2026-10-25T03:30"):
        due = moment_for(HOUR, an_idea(), person=somebody(), nights=Nights(BUCHAREST), now=at(now))
        assert due - at(now) == timedelta(hours=1)


def test_a_minute_that_was_written_comes_to_the_minute_at_night_too() -> None:
    now, said = at("2026-11-21T12:00"), TimeSaid(date(2026, 11, 22), at("2026-11-22T06:30"))

    due = moment_for(DAY, an_idea(), person=somebody(), nights=Nights(BUCHAREST), now=now, said=said)

    assert due == at("2026-11-22T06:30")


def test_the_hour_before_a_meeting_can_be_wished_for_while_it_is_to_come() -> None:
    now = at("2026-11-26T12:00")
    soon, late = [
        About(
            Remindable.CONSULTATION,
            3,
            "Streets",
            meeting=Meeting(5, 3, "Meeting", at(f"2026-11-26T{hour}"), "https://a.b"),
        )
        for hour in ("13:00", "18:30")
    ]
    given: dict[str, Any] = {"person": somebody(), "nights": Nights(BUCHAREST), "now": now}

    assert RemindWhen.BEFORE_MEETING in wishes_for(late, now=now)
    assert RemindWhen.BEFORE_MEETING not in wishes_for(soon, now=now)
    assert moment_for(RemindWhen.BEFORE_MEETING, late, **given) == at("2026-11-26T17:30")
    with pytest.raises(Refused) as refused:
        moment_for(RemindWhen.BEFORE_MEETING, soon, **given)
    assert refused.value.reason is Reason.MEETING_TOO_SOON
