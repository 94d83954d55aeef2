"""Where the code asks for a text: which ids, and with which values."""

import ast
import re
from dataclasses import dataclass
from functools import cache

from tests.house.sources import Module, docstrings, dotted, modules

SPEAKERS = {"text", "toast", "plain", "words", "say"}
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9_]+)*")  # an underscore comes from the value of an enum


@dataclass(frozen=True)
class Spoken:
    """One call that names a text by its id; `values` is None when they cannot be read off the call."""

    place: str
    text_id: str
    values: frozenset[str] | None


@cache
def spoken() -> tuple[Spoken, ...]:
    """Return every call `text("an-id", count=3)`, `text.plain(...)` and `context.toast(...)` in the code."""
    return tuple(each for module in _speaking() for each in _calls_in(module))


def _speaking() -> list[Module]:
    return [each for each in modules("bot", "handlers", "scheduler") if not each.path.startswith("bot/playground/")]


def _calls_in(module: Module) -> list[Spoken]:
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call) and node.args]
    speaking = [call for call in calls if dotted(call.func).split(".")[-1] in SPEAKERS]
    return [
        Spoken(f"{module.path}:{call.lineno}", text_id, _values_of(call))
        for call in speaking
        for text_id in _constants(call.args[0])
        if ID.fullmatch(text_id)
    ]


def _values_of(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    known = frozenset(name for name in names if name is not None)
    return known if len(known) == len(names) else None


def _constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _constants(node.body) + _constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@cache
def mentioned() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return every string that could be a text id, and a pattern for every id that is put together."""
    constants: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for module in modules("bot", "handlers", "scheduler", "storage"):
        silent = docstrings(module.tree)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr):
                patterns.extend(_pattern_of(node))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
                constants.add(node.value)
    return frozenset(constants), tuple(patterns)


def _pattern_of(node: ast.JoinedStr) -> list[re.Pattern[str]]:
    parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
    fixed = "".join(str(part) for part in parts if part is not None)
    if not re.fullmatch(r"[a-z0-9_-]*[a-z]{2,}[a-z0-9_-]*", fixed):
        return []
    return [re.compile("".join("[a-z0-9_-]+" if part is None else re.escape(str(part)) for part in parts))]
