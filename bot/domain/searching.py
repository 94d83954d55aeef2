"""Words as they are compared: folded, split where people split them, and in Chinese, Japanese and Korean by pairs."""

import re
import unicodedata
from collections.abc import Iterable

WORD_CHARACTERS = 64
QUERY_TERMS = 8
# Marks that people leave out when they type: accents above and below letters, and Arabic vowel signs.
LEFT_OUT = re.compile("[\u0300-\u036f\u064b-\u0652\u0640]")
UNACCENTED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ʻ": "", "'": "", "\u2019": ""}
)
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
RUNS = re.compile(f"([{UNSPACED}]+)|((?:[^\\W_{UNSPACED}])+)")


class Terms(tuple[str, ...]):
    """What a question asks for: every term must be found; a term ending in `*` is the beginning of a word."""

    __slots__ = ()


def folded(text: str) -> str:
    """Return the text in small letters without accents, the same however it was typed."""
    plain = unicodedata.normalize("NFKD", text.casefold())  # ornamental capitals become plain ones, and small only then
    parted = unicodedata.normalize("NFKD", plain.casefold())
    return unicodedata.normalize("NFC", LEFT_OUT.sub("", parted)).translate(UNACCENTED)


def words_of(text: str) -> frozenset[str]:
    """Return the words under which a text is found: whole words, and of unspaced scripts every character and pair."""
    found: set[str] = set()
    for unspaced, spaced in RUNS.findall(folded(text)):
        if spaced:
            found.add(spaced[:WORD_CHARACTERS])
        else:
            found.update(unspaced)
            found.update(_pairs(unspaced))
    return frozenset(found)


def terms_of(question: str) -> Terms:
    """Return what a question asks for: words by their beginning, numbers and single letters whole, else pairs."""
    terms: dict[str, None] = {}
    for unspaced, spaced in RUNS.findall(folded(question)):
        if spaced:
            word = spaced[:WORD_CHARACTERS]
            terms[word if word.isdigit() or len(word) == 1 else f"{word}*"] = None
        else:
            terms.update(dict.fromkeys(_pairs(unspaced) or [unspaced]))
    return Terms(list(terms)[:QUERY_TERMS])


def loosened(terms: Terms) -> Terms:
    """Return the same question with the ends of longer words left open, because languages bend them."""
    return Terms(_stem(term) for term in terms)


def telling_words(text: str) -> frozenset[str]:
    """Return the words that make two texts alike: pairs of unspaced scripts, and words of more than three letters."""
    return frozenset(word for word in words_of(text) if len(word) > 3 or (len(word) == 2 and RUNS.match(word)[1]))  # type: ignore[index]


def number_in(question: str) -> int | None:
    """Return the number of an idea when the question is nothing but that."""
    bare = question.strip().removeprefix("#")
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None


def joined(words: Iterable[str]) -> str:
    """Return words in one fixed order, ready to be compared."""
    return " ".join(sorted(words))


def _stem(term: str) -> str:
    letters = term.removesuffix("*")
    kept = max(4, len(letters) - 2)
    return f"{letters[:kept]}*" if term.endswith("*") and len(letters) > kept else term


def _pairs(unspaced: str) -> list[str]:
    return [unspaced[at : at + 2] for at in range(len(unspaced) - 1)]
