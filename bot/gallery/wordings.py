"""Ways of writing a screen: as it is, with the ids of its texts, longer and accented, or from right to left."""

import re
from functools import cache
from typing import Any

from bot.views.texts import FALLBACK, LOCALES, Html, Texts

MARKUP = re.compile(r"(<[^>]*>|&[a-zA-Z#0-9]+;)")
ACCENTED = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
STRETCH = 0.4  # German and Greek need so much more room than English
USERNAME = "folkmoot_bot"
HEBREW = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "אבצדעפגהיטקלמנוףרשתסוואחיז" * 2,
)


class KeyTexts(Texts):
    """Shows which text stands where, by its id."""

    def __call__(self, text_id: str, **values: Any) -> Html:
        super().__call__(text_id, **values)
        return Html(f"[{text_id}]")


class LongTexts(Texts):
    """Makes every sentence four tenths longer, with accents, as another language could."""

    def __call__(self, text_id: str, **values: Any) -> Html:
        return changed(super().__call__(text_id, **values), longer)


class MirroredTexts(Texts):
    """Writes every word from right to left, as Arabic and Hebrew do."""

    def __call__(self, text_id: str, **values: Any) -> Html:
        return changed(super().__call__(text_id, **values), mirrored)


WAYS: dict[str, type[Texts]] = {"plain": Texts, "keys": KeyTexts, "long": LongTexts, "mirrored": MirroredTexts}


def texts_in(words: str) -> Texts:
    """Return texts in one way of writing; plain ones when it is unknown."""
    return WAYS.get(words, Texts)("en", username=USERNAME)


def changed(html: Html, change: Any) -> Html:
    """Change the words between the markup, and leave the markup alone."""
    parts = MARKUP.split(html)
    return Html("".join(part if at % 2 else change(part) for at, part in enumerate(parts)))


def longer(words: str) -> str:
    """Accent the letters and stretch the sentence."""
    extra = round(len(words) * STRETCH)
    return words.translate(ACCENTED) + ("~" * extra if words.strip() else "")


def mirrored(words: str) -> str:
    """Write with Hebrew letters in the place of Latin ones, so that everything runs from right to left."""
    return words.translate(HEBREW)


def ids_with(prefix: str) -> list[str]:
    """Return the ids of all texts that begin like this."""
    found = re.findall(rf"^({prefix}[a-z0-9-]+) =", _source(), re.MULTILINE)
    return [text_id for text_id in found if not text_id.endswith("-button")]


def variables_of(text_id: str) -> list[str]:
    """Return the names of the values that a text needs."""
    entry = re.search(rf"^{text_id} =(.*?)(?=^\S|\Z)", _source(), re.MULTILINE | re.DOTALL)
    return re.findall(r"\$([a-z_]+)", entry[1]) if entry else []


@cache
def _source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((LOCALES / FALLBACK).glob("*.ftl")))
