"""Titles taken from people's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.titles import TITLE_CHARACTERS, graphemes, shorten, title_from


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("A safe crossing by the school", "A safe crossing by the school"),
        ("A safe crossing. Cars pass at 50 km/h.", "A safe crossing"),
        ("A bench?\nPlease!", "A bench?"),
        ("Hi. A bench by the river would help.", "Hi. A bench by the river would help"),
        ("Benches cost about 3.50 each, so buy ten.", "Benches cost about 3.50 each, so buy ten"),
        ("在学校门口建人行横道。车太快。", "在学校门口建人行横道"),
        ("학교 앞 횡단보도. 차가 빨라요.", "학교 앞 횡단보도"),
        ("  A   bench \n\n by the river ", "A bench"),
        ("🌳🌳🌳🌳", "🌳🌳🌳🌳"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_sentence_that_says_something(words: str, title: str) -> None:
    assert title_from(words) == title


def test_a_long_sentence_is_cut_between_words() -> None:
    title = title_from("word " * 60)

    assert len(title) <= TITLE_CHARACTERS
    assert title.endswith("word…")


def test_a_family_is_never_torn_apart() -> None:
    family = "👩‍👩‍👧‍👦"

    title = shorten(family * 40, limit=20)

    assert title == family * 2 + "…"


@pytest.mark.parametrize(
    ("text", "signs"),
    [("é", 1), ("🇷🇴🇰🇷", 2), ("👍🏽", 1), ("❤️", 1), ("क्षि", 2), ("abc", 3), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1)],
)
def test_signs_are_counted_as_a_reader_sees_them(text: str, signs: int) -> None:
    assert len(list(graphemes(text))) == signs


@given(st.text(max_size=400))
def test_no_words_make_a_title_too_long(words: str) -> None:
    title = title_from(words)

    assert len(title) <= TITLE_CHARACTERS


@given(st.text(max_size=60))
def test_signs_put_together_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
