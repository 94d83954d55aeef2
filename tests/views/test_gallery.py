"""The gallery of all screens: none is missing, and Telegram would take each of them."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.gallery import exhibits
from bot.gallery.drawing import all_views, cases_of, drawn
from bot.gallery.wordings import longer, mirrored, texts_in
from bot.playground.entities.reading import formatted
from bot.views import printing
from bot.views.screens import Screen

PLACES = sorted({place for place, _ in all_views()})


@pytest.fixture(scope="module", autouse=True)
def _printed_once() -> Iterator[None]:
    """Print each document once: what differs in an enumeration mostly differs elsewhere on the screen."""
    printed, known = printing._printed, dict[str, bytes]()

    def print_once(inputs: dict[str, str], **wishes: Any) -> bytes:
        key = f"{inputs} {wishes}"
        if key not in known:
            known[key] = printed(inputs, **wishes)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "_printed", print_once)
        yield


@pytest.mark.parametrize("place", PLACES)
def test_every_view_is_drawn_and_telegram_would_take_it(place: str) -> None:
    wanted = {name for room, name in all_views() if room == place}

    screens = list(drawn(place, texts_in("plain")))

    assert {each.name for each in screens} == wanted
    assert all(formatted(text, "html")[0] for text in {each.screen.text for each in screens if not each.screen.letter})


def test_an_announcement_is_shown_as_the_letter_it_is() -> None:
    small, large = exhibits("announced")["screens"][:2]

    assert small["letter"]["text"].startswith("A\n\n")
    assert [entity["type"] for entity in large["letter"]["entities"]] == ["bold"]
    assert large["files"] == ["photo"]


def test_a_view_that_is_handed_a_text_is_drawn_with_every_one() -> None:
    cases = {each.case for each in drawn("organising", texts_in("plain")) if each.name == "ask"}

    assert cases == {f"organising-{each}" for each in ("name", "new-name", "keep-text", "add-day", "write-name")}


def test_what_only_a_broken_view_raises_is_not_passed_over() -> None:
    def broken(number: int) -> Screen:
        return Screen(str(1 / number))

    with pytest.raises(ZeroDivisionError):
        list(cases_of(broken, texts_in("plain")))


@pytest.mark.parametrize("words", ["keys", "long", "mirrored"])
def test_another_way_of_writing_changes_the_words_and_no_markup(words: str) -> None:
    plain, changed = (exhibits("signing", way)["screens"] for way in ("plain", words))

    assert plain[0]["html"] != changed[0]["html"]
    assert all(formatted(screen["html"], "html")[0] for screen in changed)


def test_longer_words_are_four_tenths_longer_and_mirrored_ones_run_the_other_way() -> None:
    assert len(longer("Sign this idea")) == 20
    assert mirrored("Sign 5").startswith("ת")
