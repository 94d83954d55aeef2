"""How big things are, what they are called, and what no file of ours may do."""

import ast
from collections.abc import Iterator
from statistics import median

from tests.house.sources import ROOT, Module, docstring_of, dotted, length_of, modules, product

LONGEST_FILE_LINES = 300
MEDIAN_FILE_LINES = 150
LONGEST_FUNCTION_LINES = 40
MEDIAN_FUNCTION_LINES = 9
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "data", "info", "stuff"}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.datetime.now", "date.today", "datetime.date.today", "time.time"}
EDGES = {  # where a fault of any kind is caught, and who waits behind it
    "bot/delivery/dispatching.py": "the next update",
    "bot/delivery/drawing.py": "the next card",
    "bot/delivery/express.py": "everybody else who pressed",
    "bot/delivery/posting.py": "the next message",
    "bot/delivery/profile.py": "everybody the bot serves, however it is presented",
    "bot/delivery/redrawing.py": "the next card",
    "bot/web/consultations.py": "everybody else who reads",
    "bot/web/webhook.py": "Telegram, which must hear that it should ask again",
    "handlers/errors.py": "the person, who must hear that something went wrong",
    "scheduler/runner.py": "the next sweep",
    "storage/batches.py": "the other calls of the batch",
    "storage/writer.py": "whoever asked for the write",
}
UNFINISHED = tuple("# " + mark for mark in ("TODO", "FIXME", "XXX"))
ROOMS = {"bot", "handlers", "storage", "scheduler", "tests", "benchmarks", "docs"}
PAPERS = {"pyproject.toml", ".env.example", "Makefile", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}


def everything() -> tuple[Module, ...]:
    return modules("bot", "handlers", "storage", "scheduler", "tests", "benchmarks")


def calls_in(module: Module) -> set[str]:
    return {dotted(node.func) for node in ast.walk(module.tree) if isinstance(node, ast.Call)}


def names_in(module: Module) -> set[str]:
    return {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}


def imports_in(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_file_is_longer_than_a_sitting() -> None:
    assert {module.path: module.lines for module in everything() if module.lines > LONGEST_FILE_LINES} == {}


def test_most_files_are_short() -> None:
    assert median(module.lines for module in product()) <= MEDIAN_FILE_LINES


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {(module.path, each.name): length_of(each) for module in everything() for each in module.functions}

    assert {place: lines for place, lines in lengths.items() if lines > LONGEST_FUNCTION_LINES} == {}


def test_most_functions_are_a_few_lines() -> None:
    assert median(length_of(each) for module in product() for each in module.functions) <= MEDIAN_FUNCTION_LINES


def test_every_module_opens_with_one_sentence() -> None:
    openings = {module.path: docstring_of(module.tree) for module in everything() if module.source.strip()}
    sentences = {path: "" if opening is None else str(opening.value).strip() for path, opening in openings.items()}

    assert [path for path, sentence in sentences.items() if not sentence.endswith((".", "?", "!", ":"))] == []


def test_every_file_has_a_name_that_says_something() -> None:
    names = {module.path: set(module.path.removesuffix(".py").split("/")) for module in everything()}

    assert [path for path, parts in names.items() if parts & NAMES_THAT_SAY_NOTHING] == []


def test_only_the_clock_reads_the_clock() -> None:
    readers = [module.path for module in product() if calls_in(module) & CLOCKS]

    assert readers == ["bot/clock.py"]


def test_nothing_is_left_for_later() -> None:
    unfinished = [module.path for module in everything() if any(mark in module.source for mark in UNFINISHED)]
    refusing = [module.path for module in everything() if "NotImplementedError" in names_in(module)]

    assert unfinished + refusing == []


def test_no_test_mocks_or_sleeps() -> None:
    mocking = [module.path for module in modules("tests") if "unittest.mock" in imports_in(module)]
    sleeping = [module.path for module in modules("tests") if "time.sleep" in calls_in(module)]

    assert mocking + sleeping == []


def test_only_the_edges_catch_every_kind_of_fault() -> None:
    catching = {
        module.path
        for module in product()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and node.type is not None and dotted(node.type) == "Exception"
    }

    assert catching - EDGES.keys() == set()


def test_the_house_has_the_rooms_it_was_promised() -> None:
    found = {path.name for path in ROOT.iterdir()}

    assert (ROOMS | PAPERS) - found == set()
