"""Which way a notice takes to its reader: at once, in the digest, or not at all."""

from itertools import product

import pytest

from bot.domain.weighing import AT_ONCE, Importance, Route, Tie, route_of
from storage.tables import Volume

IMPORTANT, NEWS = Importance.IMPORTANT, Importance.NEWS
WEIGHED = (IMPORTANT, NEWS)
NOW, DIGEST, NOT = Route.NOW, Route.DIGEST, Route.NOT


def way(tie: Tie, importance: Importance, *, overall: Volume = Volume.IMPORTANT, own: bool = True) -> Route:
    return route_of(tie, importance=importance, overall=overall, replies_to_own=own)


def test_replies_and_duties_come_at_once_whatever_is_silenced() -> None:
    asked = product(AT_ONCE, Volume, [None, *Volume], [True, False])

    routes = {way(Tie(followed=each), importance, overall=overall, own=own) for importance, overall, each, own in asked}

    assert routes == {NOW}


def test_what_becomes_of_ones_own_idea_is_told_at_once_unless_that_idea_is_muted() -> None:
    for importance, overall, followed in product(WEIGHED, Volume, [None, *Volume]):
        route = way(Tie(is_own=True, followed=followed), importance, overall=overall)
        assert route is (NOT if followed is Volume.NOTHING else NOW)


def test_without_that_switch_ones_own_idea_is_like_everything_else() -> None:
    for importance, overall, followed in product(WEIGHED, Volume, list(Volume)):
        own = way(Tie(is_own=True, followed=followed), importance, overall=overall, own=False)
        assert own is way(Tie(followed=followed), importance, overall=overall)
    assert way(Tie(is_own=True), IMPORTANT, own=False) is NOW
    assert way(Tie(is_own=True), NEWS, overall=Volume.EVERYTHING, own=False) is NOW


@pytest.mark.parametrize(
    ("followed", "important", "news"),
    [
        (Volume.EVERYTHING, NOW, NOW),
        (Volume.IMPORTANT, NOW, DIGEST),
        (Volume.DIGEST, DIGEST, DIGEST),
        (Volume.NOTHING, NOT, NOT),
        (None, NOT, NOT),
    ],
)
def test_followers_hear_a_thing_as_loudly_as_they_follow_it(
    followed: Volume | None, important: Route, news: Route
) -> None:
    assert (way(Tie(followed=followed), IMPORTANT), way(Tie(followed=followed), NEWS)) == (important, news)


@pytest.mark.parametrize("overall", [Volume.DIGEST, Volume.NOTHING])  # "Only replies to me", "Nothing"
def test_whoever_wants_only_replies_or_nothing_is_left_in_peace_about_the_rest(overall: Volume) -> None:
    for importance, followed, has_signed in product(WEIGHED, [None, *Volume], [True, False]):
        assert way(Tie(has_signed=has_signed, followed=followed), importance, overall=overall) is NOT


def test_whoever_only_signed_hears_what_is_important_and_no_step_on_the_way() -> None:
    assert way(Tie(has_signed=True), IMPORTANT) is NOW
    assert way(Tie(has_signed=True), NEWS) is NOT
    assert way(Tie(has_signed=True, followed=Volume.NOTHING), IMPORTANT) is NOT
