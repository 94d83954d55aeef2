"""The project's own files, read once: modules as trees, functions with their sizes, and Fluent texts."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import ast as ftl
from fluent.syntax import parse

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "storage", "scheduler")
LOCALES = ROOT / "bot" / "views" / "locales"
GENERATED = "storage/migrations/versions"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of ours."""

    path: str
    source: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return self.source.count("\n")

    @property
    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Return our Python files below these folders, without what Alembic has drafted."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(_read(path) for path in paths if GENERATED not in path.as_posix())


def product() -> tuple[Module, ...]:
    """Return the files that are installed."""
    return modules(*ROOMS)


@cache
def _read(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    return Module(path.relative_to(ROOT).as_posix(), source, ast.parse(source))


def length_of(function: Function) -> int:
    """Return how many lines a function has from `def` on, its docstring not counted."""
    docstring = docstring_of(function)
    spent = 0 if docstring is None else (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return (function.end_lineno or function.lineno) - function.lineno + 1 - spent


def docstring_of(node: Documented) -> ast.Constant | None:
    """Return the docstring's own node."""
    first = node.body[0] if node.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        return first.value
    return None


def docstrings(tree: ast.Module) -> set[ast.Constant]:
    """Return every docstring of a module: its own, its classes' and its functions'."""
    nodes = (docstring_of(node) for node in ast.walk(tree) if isinstance(node, Documented))
    return {node for node in nodes if node is not None}


def dotted(node: ast.expr) -> str:
    """Return `datetime.now` for the expression that reads so, and an empty string for anything but names and dots."""
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def languages() -> tuple[str, ...]:
    """Return the languages that have a folder of texts."""
    return tuple(sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))


@cache
def messages(language: str) -> dict[str, ftl.Message]:
    """Return every text of a language by its id."""
    entries = [entry for path in sorted((LOCALES / language).glob("*.ftl")) for entry in entries_in(path)]
    return {entry.id.name: entry for entry in entries if isinstance(entry, ftl.Message)}


def entries_in(path: Path) -> list[ftl.EntryType]:
    """Return what a Fluent file holds, faulty lines included."""
    return list(parse(path.read_text(encoding="utf-8")).body)


def walk(node: object) -> Iterator[ftl.BaseNode]:
    """Yield a Fluent node and everything inside it."""
    if isinstance(node, list):
        for item in node:
            yield from walk(item)
    elif isinstance(node, ftl.BaseNode):
        yield node
        for value in vars(node).values():
            yield from walk(value)


def variables_in(message: ftl.Message) -> set[str]:
    """Return the names of the values a text needs."""
    return {node.id.name for node in walk(message) if isinstance(node, ftl.VariableReference)}


def references_in(message: ftl.Message) -> set[str]:
    """Return the ids of the other texts a text is put together from."""
    return {node.id.name for node in walk(message) if isinstance(node, ftl.MessageReference)}
