"""The words of toasts: in a storm they differ by a number and a name only, so they are worded once, then filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import UnknownLocaleError
from babel.numbers import format_decimal

from bot.services.presses import Answer
from bot.views.texts import Texts

TOAST_CHARACTERS = 200
REMEMBERED = 4_096
SAMPLE = 4_815_162
NAME = "\ue000"
NUMBER = "\ue001"
# A text that says anything else for one of these (a plural, a round number) is worded by Fluent every time.
PROOFS = (*range(131), 200, 201, 999, 1_000, 1_001, 2_500, 5_000, 9_999, 10_000, 12_345, 100_000, 999_999, 1_000_000)


@dataclass(frozen=True, slots=True)
class Mould:
    """A toast with one hole for a number and one for a name."""

    text: str
    number: str | None
    name: str | None
    separator: str

    def fill(self, values: dict[str, Any]) -> str:
        """Return the toast with these values in it."""
        text = self.text
        if self.number is not None:
            text = text.replace(NUMBER, f"{values[self.number]:,}".replace(",", self.separator))
        if self.name is not None:
            text = text.replace(NAME, values[self.name])
        return text


class Toasts:
    """Words answers to presses. `texts_for` gives the words of a language."""

    def __init__(self, texts_for: Callable[[str], Texts]) -> None:
        self._texts_for = lru_cache(512)(texts_for)
        self._mould_for = lru_cache(512)(self._make_mould)
        self._worded = lru_cache(REMEMBERED)(self._word)

    def language_of(self, code: str) -> str:
        """Return the language we speak that is nearest to this code."""
        return self._texts_for(code).language

    def word(self, answer: Answer) -> str:
        """Return what this answer says, as plain text."""
        values = answer.values
        mould = self._mould_for(answer.language, answer.text_id, tuple((name, type(values[name])) for name in values))
        if mould is not None:
            return mould.fill(values)[:TOAST_CHARACTERS]
        return self._worded(answer.language, answer.text_id, tuple(values.items()))[:TOAST_CHARACTERS]

    def _word(self, language: str, text_id: str, values: tuple[tuple[str, Any], ...]) -> str:
        return self._texts_for(language).plain(text_id, **dict(values))

    def _make_mould(self, language: str, text_id: str, kinds: tuple[tuple[str, type], ...]) -> Mould | None:
        """Return a mould that was proved to say what Fluent says, or None when there is none."""
        numbers = [name for name, kind in kinds if kind is int]
        names = [name for name, kind in kinds if kind is str]
        if not kinds or len(numbers) > 1 or len(names) > 1 or len(numbers) + len(names) != len(kinds):
            return None
        number, name = next(iter(numbers), None), next(iter(names), None)
        shown = _shown(SAMPLE, language)
        text = self._worded(language, text_id, _values(number, SAMPLE, name, NAME))
        if number is not None and text.count(shown) != 1:
            return None
        separator = next((sign for sign in shown if not sign.isdigit()), "")
        mould = Mould(text.replace(shown, NUMBER) if number else text, number, name, separator)
        return mould if self._is_proved(mould, language, text_id) else None

    def _is_proved(self, mould: Mould, language: str, text_id: str) -> bool:
        for proof in PROOFS if mould.number is not None else (0,):
            values = _values(mould.number, proof, mould.name, "O'Neill & <b>")
            if mould.fill(dict(values)) != self._texts_for(language).plain(text_id, **dict(values)):
                return False
        return True


def _values(number: str | None, count: int, name: str | None, called: str) -> tuple[tuple[str, Any], ...]:
    values: list[tuple[str, Any]] = []
    if number is not None:
        values.append((number, count))
    if name is not None:
        values.append((name, called))
    return tuple(values)


def _shown(number: int, language: str) -> str:
    try:
        return format_decimal(number, locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return str(number)
