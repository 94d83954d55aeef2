"""The words of the bot: every one is used, nothing is said that nobody wrote, and each language has the same ones."""

import ast
import re

import pytest
from babel import Locale
from fluent.syntax import ast as ftl

from bot.domain.refusals import Reason
from tests.house.sources import (
    LOCALES,
    docstrings,
    entries_in,
    languages,
    messages,
    modules,
    references_in,
    variables_in,
    walk,
)
from tests.house.spoken import ID, mentioned, spoken

BRAND = {"brand"}
LONGEST_LABEL_CHARACTERS = 26
WIDER_THAN_A_KEYBOARD = {"inline-chat-button"}  # it stands above a list of results, as wide as the screen
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2705\u270b]")
QUIET_SYMBOLS = re.compile("[\u2713\u2715\u2190-\u21ff\u25b2\u25bc\u2605]")
SENTENCE = re.compile(r"^[^a-z]*[A-Z][a-z']*,? (?:[a-z'A-Z,]+ ){2,}[a-z'A-Z]+")


def words_of(message: ftl.Message) -> list[str]:
    """Return the ways a text can read, with `0` for every value in it."""
    patterns = [node for node in walk(message) if isinstance(node, ftl.Pattern)]
    return ["".join(_piece(element) for element in pattern.elements) for pattern in patterns]


def _piece(element: ftl.TextElement | ftl.Placeable) -> str:
    return element.value if isinstance(element, ftl.TextElement) else "0"


def visible(words: str) -> str:
    return re.sub(r"<[^>]*>", "", words).strip()


@pytest.mark.parametrize("language", languages())
def test_every_fluent_file_can_be_read(language: str) -> None:
    faulty = [
        f"{path.name}: {entry.content}"
        for path in sorted((LOCALES / language).glob("*.ftl"))
        for entry in entries_in(path)
        if isinstance(entry, ftl.Junk)
    ]

    assert faulty == []


@pytest.mark.parametrize("language", languages())
def test_no_text_is_written_twice(language: str) -> None:
    ids = [
        entry.id.name
        for path in sorted((LOCALES / language).glob("*.ftl"))
        for entry in entries_in(path)
        if isinstance(entry, ftl.Message)
    ]

    assert sorted({text_id for text_id in ids if ids.count(text_id) > 1}) == []


@pytest.mark.parametrize("language", languages())
def test_every_refusal_has_its_sentence(language: str) -> None:
    assert [reason for reason in Reason if f"refused-{reason.value}" not in messages(language)] == []


def test_every_text_the_code_asks_for_is_written() -> None:
    asked = {each.text_id: each.place for each in spoken()}

    assert {text_id: place for text_id, place in asked.items() if text_id not in messages("en")} == {}


def test_every_text_is_given_the_values_it_needs() -> None:
    missing = {
        f"{each.place} {each.text_id}": variables_in(messages("en")[each.text_id]) - each.values - BRAND
        for each in spoken()
        if each.values is not None and each.text_id in messages("en")
    }

    assert {place: names for place, names in missing.items() if names} == {}


def test_every_text_is_used() -> None:
    constants, patterns = mentioned()
    inner = {text_id for message in messages("en").values() for text_id in references_in(message)}
    unused = [
        text_id
        for text_id in messages("en")
        if text_id not in constants | inner and not any(pattern.fullmatch(text_id) for pattern in patterns)
    ]

    assert unused == []


def test_every_text_id_says_its_place() -> None:
    assert [text_id for text_id in messages("en") if not ID.fullmatch(text_id)] == []


@pytest.mark.parametrize("language", languages())
def test_each_language_has_the_same_texts_with_the_same_values(language: str) -> None:
    english, theirs = messages("en"), messages(language)

    assert set(english) ^ set(theirs) == set()
    assert [each for each in english if variables_in(english[each]) != variables_in(theirs[each])] == []


@pytest.mark.parametrize("language", languages())
def test_plurals_are_the_ones_the_language_has(language: str) -> None:
    categories = {*Locale.parse(language.replace("-", "_")).plural_form.tags, "other", "zero"}
    foreign = [
        (text_id, variant.key.name)
        for text_id, message in messages(language).items()
        for variant in walk(message)
        if isinstance(variant, ftl.Variant) and isinstance(variant.key, ftl.Identifier)
        if variant.key.name in {"zero", "one", "two", "few", "many"} and variant.key.name not in categories
    ]

    assert foreign == []


@pytest.mark.parametrize("language", languages())
def test_labels_can_be_read_on_a_phone(language: str) -> None:
    labels = {text_id: words_of(each) for text_id, each in messages(language).items() if text_id.endswith("-button")}
    longest = {text_id: max(labels[text_id], key=len) for text_id in labels.keys() - WIDER_THAN_A_KEYBOARD}

    assert {text_id: words for text_id, words in longest.items() if len(words) > LONGEST_LABEL_CHARACTERS} == {}


@pytest.mark.parametrize("language", languages())
def test_there_is_at_most_one_emoji_and_never_first_or_alone(language: str) -> None:
    loud = [
        (text_id, shown)
        for text_id, message in messages(language).items()
        for shown in map(visible, words_of(message))
        if len(_emoji_in(shown)) > 1 or (_emoji_in(shown) and shown.startswith(_emoji_in(shown)[0]))
    ]

    assert loud == []


def _emoji_in(words: str) -> list[str]:
    return [sign for sign in EMOJI.findall(words) if not QUIET_SYMBOLS.fullmatch(sign)]


def test_no_sentence_for_people_stands_in_the_code() -> None:
    assert [place for room in ("handlers", "bot/services", "bot/views") for place in sentences(room)] == []


def sentences(room: str) -> list[str]:
    """Return every string of four words and more that is no docstring, no fault and no line of the log."""
    found = []
    for module in modules(room):
        silent = docstrings(module.tree) | set(_said_to_programmers(module.tree))
        constants = [node for node in ast.walk(module.tree) if isinstance(node, ast.Constant) and node not in silent]
        found += [f"{module.path}:{each.lineno}" for each in constants if SENTENCE.search(str(each.value))]
    return found


def _said_to_programmers(tree: ast.Module) -> list[ast.Constant]:
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    logged = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
    ]
    return [each for place in [*raised, *logged] for each in ast.walk(place) if isinstance(each, ast.Constant)]
