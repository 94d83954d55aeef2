"""Values of any type a view takes, at an extreme: the smallest, or the largest the rules of the place allow."""

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, Flag
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlmodel import SQLModel

from bot.domain.letters import FileKind, Letter, LetterFile, Link
from bot.domain.refusals import Reason, Refused
from bot.views.screens import Screen
from bot.views.texts import Html

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MILLION = 1_000_000
SENTENCE = "Cars pass the gate of Elm Street School & the <old> bakery at 50 km/h, and children cross between them. "
LIMITS = {"title": 100, "name": 64, "label": 40, "code": 8, "unit": 8, "words": 900, "body": 900}  # in characters
USUAL_LENGTH = 120
MOST_IN_A_LIST = 5
SEQUENCES = {list: list, tuple: tuple, set: set, frozenset: frozenset}


class Elsewhere(Enum):
    """What is chosen where it is a member of something else."""

    CHOSEN = 0


class Extreme:
    """Builds values; `is_large` says which end, `chosen` which member of an enumeration, `met` those it came across."""

    def __init__(self, *, is_large: bool, chosen: Enum | None = None) -> None:
        self.is_large = is_large
        self.chosen = chosen
        self.met: dict[type[Enum], None] = {}

    def value(self, kind: Any, name: str = "") -> Any:
        """Return a value of this type, fit for a field of this name; views change none, so several may share one."""
        if self.chosen is not None and type(self.chosen) not in enumerations_in(kind):
            return usual(kind, name, is_large=self.is_large)
        return self._value(kind, name)

    def _value(self, kind: Any, name: str) -> Any:
        origin, inside = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return self._one_of(inside, name)
        if origin is Literal:
            return inside[-1 if self.is_large else 0]
        if origin is not None and hasattr(kind, "__metadata__"):
            return self.value(inside[0], name)
        if origin is tuple and Ellipsis not in inside:
            return tuple(self.value(each, name) for each in inside)
        if origin in (dict, Mapping) or kind is dict:
            return self._letter().as_facts() if name == "letter" else self._mapping(inside)
        if origin is not None:
            some = [self.value(inside[0], name)] * MOST_IN_A_LIST if self.is_large else []
            return SEQUENCES.get(origin, tuple)(some)
        return self._plain(kind, name)

    def _one_of(self, kinds: tuple[Any, ...], name: str) -> Any:
        if type(None) in kinds and not self.is_large and not self._is_chosen(kinds):
            return None
        return self.value(next(kind for kind in kinds if kind is not type(None)), name)

    def _is_chosen(self, kinds: tuple[Any, ...]) -> bool:
        return any(isinstance(self.chosen, kind) for kind in kinds if isinstance(kind, type) and kind is not str)

    def _mapping(self, inside: tuple[Any, ...]) -> dict[Any, Any]:
        if not inside or not self.is_large:
            return {}
        if isinstance(inside[0], type) and issubclass(inside[0], Enum):
            return {member: self.value(inside[1]) for member in inside[0]}
        return {self.value(inside[0]): self.value(inside[1])}

    def _plain(self, kind: Any, name: str) -> Any:
        makers: dict[Any, Any] = {
            bool: lambda: self.is_large,
            int: lambda: self._number(name),
            float: lambda: float(self.is_large),
            str: lambda: self._words(name),
            Any: lambda: self._words(name),
            object: lambda: self._words(name),
            bytes: lambda: b"%PDF-1.7" * self.is_large,
            datetime: lambda: NOON + timedelta(days=60 * self.is_large),
            date: NOON.date,
            time: lambda: time(21),
            timedelta: lambda: timedelta(days=30 if self.is_large else 1),
            Letter: self._letter,
            Screen: lambda: Screen(Html("A line of another screen.")),
            Refused: lambda: Refused(Reason.NOT_PERMITTED),
        }
        return makers[kind]() if kind in makers else self._made_of_parts(kind)

    def _made_of_parts(self, kind: Any) -> Any:
        if issubclass(kind, Enum):
            return self._member(kind)
        if issubclass(kind, SQLModel):
            return self._row(kind)
        return self._record(kind) if is_dataclass(kind) else kind()

    def _letter(self) -> Letter:
        """Return what an admin could have written: a word, or many with a picture, in bold, with two buttons."""
        if not self.is_large:
            return Letter(text="A")
        words = self._words("body")
        picture, links = (
            LetterFile(FileKind.PHOTO, "AgAD"),
            (Link("Read more", "https://example.org"), Link("I'll come")),
        )
        bold = {"type": "bold", "offset": 0, "length": len(SENTENCE.strip())}
        return Letter(text=words, entities=(bold,), files=(picture,), links=links)

    def _member(self, kind: type[Enum]) -> Enum:
        self.met[kind] = None
        if isinstance(self.chosen, kind):
            return self.chosen
        if issubclass(kind, Flag):
            return kind(0)
        return list(kind)[-1 if self.is_large else 0]

    def _row(self, kind: type[SQLModel]) -> SQLModel:
        values = {name: self.value(each.annotation, name) for name, each in kind.model_fields.items()}
        return kind(**values)

    def _record(self, kind: Any) -> Any:
        hints = hints_of(kind)
        given = [each for each in fields(kind) if each.init and self._is_given(each, hints[each.name])]
        return kind(**{each.name: self.value(hints[each.name], each.name) for each in given})

    def _is_given(self, each: Any, kind: Any) -> bool:
        return self.is_large or _has_no_default(each) or self._holds_chosen(kind)

    def _holds_chosen(self, kind: Any) -> bool:
        return self.chosen is not None and self._is_chosen((kind, *get_args(kind)))

    def _number(self, name: str) -> int:
        if name == "id" or name.endswith("_id"):
            return 2**40 if self.is_large else 1
        if name == "page":
            return 1
        return MILLION if self.is_large else 0

    def _words(self, name: str) -> str:
        if "language" in name:
            return "en"
        limit = next((limit for part, limit in LIMITS.items() if part in name), USUAL_LENGTH)
        return (SENTENCE * 10)[:limit].strip() if self.is_large else "A"


@cache
def usual(kind: Any, name: str, *, is_large: bool) -> Any:
    """Return a value of this type in which no chosen member stands."""
    return Extreme(is_large=is_large, chosen=Elsewhere.CHOSEN)._value(kind, name)


@cache
def enumerations_in(kind: Any) -> frozenset[type[Enum]]:
    """Return the enumerations of which a member can stand anywhere in a value of this type."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return frozenset({kind})
    return frozenset().union(*(enumerations_in(part) for part in _parts_of(kind)))


def _parts_of(kind: Any) -> Iterable[Any]:
    if get_args(kind):
        return [part for part in get_args(kind) if isinstance(part, type) or get_args(part)]
    if isinstance(kind, type) and issubclass(kind, SQLModel):
        return [each.annotation for each in kind.model_fields.values()]
    return hints_of(kind).values() if isinstance(kind, type) and is_dataclass(kind) else ()


@cache
def hints_of(thing: Any) -> dict[str, Any]:
    """Return the types of a dataclass's fields, or of a function's parameters."""
    return get_type_hints(thing, include_extras=True)


def _has_no_default(each: Any) -> bool:
    return each.default is MISSING and each.default_factory is MISSING
