"""What a reply is about: what the message's buttons say, and the number it begins with."""

import pytest

from bot.domain.acting import About, Aim, Target, aim_of, number_of

VIEW, OTHER = Target(About.VIEW, 7, "1"), Target(About.SUBTOPIC, 3, "2")
HOME = Target(About.CONSULTATION, 12)


@pytest.mark.parametrize(
    ("label", "number"), [("Open 12", "12"), ("View 7", "7"), ("Comments (36)", ""), ("Open it", ""), ("Read 2", "2")]
)
def test_a_button_carries_the_number_it_ends_with(label: str, number: str) -> None:
    assert number_of(label) == number


def test_one_thing_needs_no_number_and_keeps_every_word() -> None:
    assert aim_of([VIEW, VIEW], "30 km/h is enough") == Aim(VIEW, "30 km/h is enough")


@pytest.mark.parametrize(
    "words", ["2 We should ask the schools", "2. We should ask the schools", " 2) We should ask the schools"]
)
def test_a_number_chooses_and_is_not_said(words: str) -> None:
    assert aim_of([VIEW, OTHER], words) == Aim(OTHER, "We should ask the schools")


def test_without_a_number_what_has_none_is_meant() -> None:
    assert aim_of([VIEW, OTHER, HOME], "We should ask the schools") == Aim(HOME, "We should ask the schools")


@pytest.mark.parametrize("words", ["We should ask", "9 We should ask", "2", ""])
def test_nobody_guesses_among_several(words: str) -> None:
    assert aim_of([VIEW, OTHER], words) == Aim(None, words, (VIEW, OTHER))
