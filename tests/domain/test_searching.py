"""How words are compared: in every script, and however they were typed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.browsing import Order, order_of, page_within, pages_for
from bot.domain.searching import folded, loosened, number_in, telling_words, terms_of, words_of


def finds(question: str, text: str) -> bool:
    words = words_of(text)
    return all(
        any(word.startswith(term[:-1]) for word in words) if term.endswith("*") else term in words
        for term in terms_of(question)
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("cross", "A safe crossing"),
        ("PLANTATI", "Plantați copaci"),
        ("straße", "STRASSE"),
        ("公園", "公園晚上太暗"),
        ("暗", "公園晚上太暗"),
        ("晚上太", "公園晚上太暗"),
        ("버스", "일요일에도 버스를"),
        ("일", "일요일에도 버스를"),
        ("école", "Ecole"),
        ("lodz", "Łódź"),
        ("don't", "dont"),
        ("30 km/h", "30 km/h around schools"),
        ("がっこう", "小さながっこうの前"),
        ("дорога", "ДОРОГА"),
        ("مدرسة", "مَدرسة"),
        ("bench", "𝐀 𝓑𝓔𝓝𝓒𝓗 by the river"),
    ],
)
def test_what_people_type_is_found(question: str, text: str) -> None:
    assert finds(question, text)


@pytest.mark.parametrize(("question", "text"), [("園公", "公園"), ("rossing", "crossing"), ("公車", "公園有車")])
def test_what_is_not_there_is_not_found(question: str, text: str) -> None:
    assert not finds(question, text)


@given(st.text(max_size=80))
def test_every_text_is_found_by_each_of_its_own_words(text: str) -> None:
    words = words_of(text)

    assert all(finds(part, text) for part in text.split())
    assert all(0 < len(word) <= 64 for word in words)
    assert words == words_of(unicodedata.normalize("NFD", text)) or "\u0345" in unicodedata.normalize("NFD", text)


@given(st.text(max_size=40))
@example("𝜜")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words_of(folded(text)) == words_of(text)


def test_another_ending_of_a_word_is_found_by_its_beginning() -> None:
    assert loosened(terms_of("crossings 公園")) == ("crossin*", "公園")
    assert loosened(terms_of("bus")) == ("bus*",)


def test_short_words_tell_nothing_about_likeness() -> None:
    assert telling_words("A bus to the school in 公園") == {"school", "公園"}


@pytest.mark.parametrize(
    ("question", "number"), [("184", 184), (" #7 ", 7), ("7a", None), ("", None), ("٣", None), ("9999999999", None)]
)
def test_a_number_alone_is_the_number_of_an_idea(question: str, number: int | None) -> None:
    assert number_in(question) == number


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (5, 1), (6, 2), (31, 7)])
def test_five_fill_a_page(total: int, pages: int) -> None:
    assert pages_for(total) == pages


def test_a_page_that_is_gone_is_the_last_one() -> None:
    assert [page_within(page, 12) for page in (-3, 0, 1, 3, 9)] == [1, 1, 1, 3, 3]
    assert order_of(9) is Order.NEWEST
