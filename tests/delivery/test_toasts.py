"""Toasts are worded once and filled in often, and always say what Fluent would say."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.delivery.toasts import NAME, Toasts
from bot.services.presses import Answer
from bot.views.texts import Texts


class CountingTexts(Texts):
    """The real words, with a note of how often they were put together."""

    worded = 0

    def plain(self, text_id: str, **values: Any) -> str:
        self.worded += 1
        return super().plain(text_id, **values)


@pytest.mark.parametrize("number", [0, 1, 2, 7, 999, 1_000, 12_345, 1_234_567, 4_815_162])
@pytest.mark.parametrize("name", ["Ana", "O'Neill & <b>", "Ωλένα", "{name}", "%s", NAME])
def test_a_filled_in_toast_says_what_fluent_says(number: int, name: str) -> None:
    toasts = Toasts(Texts)

    said = toasts.word(Answer("signed-with-name", "en", {"number": number, "name": name}))

    assert said == Texts("en").plain("signed-with-name", number=number, name=name)[:200]


def test_a_storm_of_toasts_is_worded_once() -> None:
    texts = CountingTexts("en")
    toasts = Toasts(lambda _language: texts)
    toasts.word(Answer("signed", "en", {"number": 1}))
    proved = texts.worded

    for number in range(10_000):
        toasts.word(Answer("signed", "en", {"number": number}))

    assert texts.worded == proved


def test_a_moment_becomes_a_day() -> None:
    moment = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

    said = Toasts(Texts).word(Answer("signed-already", "en", {"day": moment}))

    assert said == Texts("en").plain("signed-already", day=moment)


def test_a_toast_is_never_longer_than_telegram_takes() -> None:
    said = Toasts(Texts).word(Answer("signed-with-name", "en", {"number": 1, "name": "x" * 500}))

    assert len(said) == 200
