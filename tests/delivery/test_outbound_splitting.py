"""Long words are cut where it hurts least, and nothing is lost or broken."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.splitting import is_inside_character, plain, seen_length, split

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_short_text_stays_whole() -> None:
    assert split("<b>Hello</b> &amp; welcome", limit=40) == ["<b>Hello</b> &amp; welcome"]


def test_a_long_text_is_cut_between_paragraphs() -> None:
    text = "\n\n".join(f"Paragraph {number}. " + "words " * 8 for number in range(6))

    parts = split(text, limit=150)

    assert all(part.startswith("Paragraph") for part in parts)
    assert all(seen_length(part) <= 150 for part in parts)


def test_tags_are_closed_at_the_cut_and_opened_again() -> None:
    text = f'<a href="https://example.org/">{"word " * 30}</a>'

    first, *others = split(text, limit=60)

    assert first.endswith("</a>")
    assert all(part.startswith('<a href="https://example.org/">') for part in others)
    assert squeezed("".join(plain(part) for part in [first, *others])) == squeezed(plain(text))


@pytest.mark.parametrize(
    "character", [FAMILY, "e\u0301", "\U0001f1f7\U0001f1f4", "\U0001f44d\U0001f3fd", "\u1112\u1161\u11ab"]
)
def test_what_people_see_as_one_character_is_never_cut(character: str) -> None:
    parts = split(character * 50, limit=17)

    assert "".join(parts) == character * 50
    assert all(len(part) % len(character) == 0 for part in parts)


def test_only_joined_code_points_are_one_character() -> None:
    assert not is_inside_character("ab", 1)
    assert is_inside_character("e\u0301", 1)


WORDS = st.text(st.sampled_from("ab \n&<>é\U0001f44d"), max_size=30)
MARKED = st.tuples(st.sampled_from(["b", "i", "u"]), WORDS)


@given(st.lists(MARKED, max_size=12), st.integers(min_value=8, max_value=60))
def test_whatever_is_cut_keeps_its_words_and_its_tags(marked: list[tuple[str, str]], limit: int) -> None:
    html = "\n\n".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in marked)

    parts = split(html, limit=limit)

    assert squeezed("".join(plain(part) for part in parts)) == squeezed(plain(html))
    assert all(seen_length(part) <= limit for part in parts)
    for part in parts:
        opened, closed = re.findall(r"<(\w)>", part), re.findall(r"</(\w)>", part)
        assert sorted(opened) == sorted(closed)
