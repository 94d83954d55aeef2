"""The rules of signing and ending, as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.closing import ended_on, ending_of, last_moment
from bot.domain.commenting import check_can_comment
from bot.domain.following import first_volume
from bot.domain.refusals import Reason, Refused
from bot.domain.signing import NOT_PUBLIC, SIGNABLE, Standing, check_can_sign, crosses, milestones_of
from bot.domain.terms import Terms
from storage.tables import IdeaStatus, Volume

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
AUTHOR, SOMEBODY = 7, 8


def refusal_of(standing: Standing | None, person_id: int = SOMEBODY, now: datetime = NOON) -> Reason | None:
    try:
        check_can_sign(standing, person_id=person_id, now=now)
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize("status", IdeaStatus)
def test_only_public_ideas_that_are_open_or_qualified_can_be_signed(status: IdeaStatus) -> None:
    reason = refusal_of(Standing(status, AUTHOR, LATER))

    if status in SIGNABLE:
        assert reason is None
    else:
        assert reason is (Reason.NO_SUCH_IDEA if status in NOT_PUBLIC else Reason.SIGNING_CLOSED)


def test_an_idea_that_is_not_there_is_said_not_to_be_there() -> None:
    assert refusal_of(None) is Reason.NO_SUCH_IDEA


def test_a_deadline_is_exclusive() -> None:
    standing = Standing(IdeaStatus.OPEN, AUTHOR, LATER)

    assert refusal_of(standing, now=LATER - timedelta(microseconds=1)) is None
    assert refusal_of(standing, now=LATER) is Reason.SIGNING_CLOSED


def test_nobody_signs_their_own_idea() -> None:
    assert refusal_of(Standing(IdeaStatus.OPEN, AUTHOR, LATER), AUTHOR) is Reason.OWN_IDEA


@pytest.mark.parametrize(
    ("threshold", "milestones"),
    [
        (1, []),
        (10, []),
        (50, [10, 17, 33]),
        (500, [10, 100, 165, 330]),
        (5000, [10, 100, 1650, 3300]),
    ],
)
def test_milestones_are_ten_a_hundred_and_two_parts_of_the_threshold(threshold: int, milestones: list[int]) -> None:
    assert milestones_of(threshold, Terms().milestones) == milestones


def test_a_place_may_choose_its_milestones_or_none() -> None:
    assert milestones_of(1000, ["50%", "250", "5", "2000"]) == [250, 500]
    assert milestones_of(1000, []) == []


@pytest.mark.parametrize(
    ("status", "count", "does"),
    [
        (IdeaStatus.OPEN, 499, False),
        (IdeaStatus.OPEN, 500, True),
        (IdeaStatus.OPEN, 501, True),
        (IdeaStatus.QUALIFIED, 500, False),
        (IdeaStatus.EXPIRED, 500, False),
    ],
)
def test_only_an_open_idea_crosses_its_threshold(status: IdeaStatus, count: int, *, does: bool) -> None:
    assert crosses(status, 500, count=count) is does


@pytest.mark.parametrize(
    ("status", "count", "ending"),
    [
        (IdeaStatus.OPEN, 499, IdeaStatus.EXPIRED),
        (IdeaStatus.OPEN, 500, IdeaStatus.QUALIFIED),
        (IdeaStatus.QUALIFIED, 499, IdeaStatus.QUALIFIED),
    ],
)
def test_reaching_the_threshold_wins_over_the_day(status: IdeaStatus, count: int, ending: IdeaStatus) -> None:
    assert ending_of(status, signature_count=count, threshold=500) is ending


def test_an_idea_that_ends_at_midnight_ended_the_day_before() -> None:
    midnight = datetime(2026, 12, 1, tzinfo=UTC)

    assert last_moment(midnight).day == 30
    assert ended_on(midnight, midnight + timedelta(minutes=3), now=midnight).day == 30
    assert ended_on(midnight, NOON, now=midnight) == NOON
    assert ended_on(None, None, now=NOON) == NOON


def test_a_new_follower_hears_as_much_as_they_like_to_hear_at_all() -> None:
    assert [first_volume(volume) for volume in Volume] == [
        Volume.EVERYTHING,
        Volume.IMPORTANT,
        Volume.IMPORTANT,
        Volume.IMPORTANT,
    ]


def test_comments_stand_under_public_ideas_only() -> None:
    refused = []
    for status in IdeaStatus:
        try:
            check_can_comment(status)
        except Refused:
            refused.append(status)

    assert set(IdeaStatus) - set(refused) == {IdeaStatus.OPEN, IdeaStatus.QUALIFIED, IdeaStatus.EXPIRED}
