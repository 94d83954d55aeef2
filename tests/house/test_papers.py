"""What README and the other papers tell people to type exists, and what they point at is there."""

import re
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.config import Settings, variable
from tests.house.sources import ROOT

PAPERS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPED_MAKE = re.compile(r"`make ([a-z]+)|^    make ([a-z]+)", re.MULTILINE)
TYPED_COMMAND = re.compile(r"(?:`|^ *|/bin/|ExecStart=\S*/)folkmoot ([a-z-]+)((?: --[a-z-]+(?: \d+)?)*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
FILE = re.compile(r"`((?:bot|handlers|storage|scheduler|tests|docs|benchmarks)/[\w/.-]*)`")
SETTING = re.compile(r"FOLKMOOT_[A-Z_]+[A-Z]")
EXAMPLES = "muting"  # the capability that CONTRIBUTING invents


def words(paper: Path) -> str:
    return paper.read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", words(ROOT / "Makefile"), re.MULTILINE))


def commands() -> dict[str, set[str]]:
    """Return the options of every command, by its name."""
    group = typer.main.get_group(app)
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in group.commands.items()
    }


def test_the_readme_begins_with_two_commands() -> None:
    typed = re.search(r"\n\n    make demo\n    make test\n\n", words(ROOT / "README.md"))

    assert typed is not None


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_make_target_in_the_papers_exists(paper: Path) -> None:
    typed = {first or second for first, second in TYPED_MAKE.findall(words(paper))}

    assert typed - targets() == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_command_in_the_papers_exists_with_its_options(paper: Path) -> None:
    typed = [
        (name, option) for name, options in TYPED_COMMAND.findall(words(paper)) for option in ["", *options.split()]
    ]
    known = commands()
    wrong = [
        (name, option)
        for name, option in typed
        if name not in known or (option.startswith("--") and option not in known[name])
    ]

    assert wrong == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_in_the_papers_leads_somewhere(paper: Path) -> None:
    assert [link for link in LINK.findall(words(paper)) if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_file_in_the_papers_is_there(paper: Path) -> None:
    named = [name for name in FILE.findall(words(paper)) if EXAMPLES not in name]

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_setting_in_the_papers_exists(paper: Path) -> None:
    known = {variable(field) for field in Settings.model_fields} | {"FOLKMOOT_TEST_DATABASE_URL"}

    assert set(SETTING.findall(words(paper))) - known == set()


def test_the_commands_are_the_ones_that_were_promised() -> None:
    promised = {
        "demo": {"--port", "--no-browser", "--fresh"},
        "run": set(),
        "check": set(),
        "migrate": set(),
        "playground": {"--port"},
    }

    assert {name for name, options in promised.items() if not options <= commands().get(name, {""})} == set()


def test_every_decision_is_in_the_list_of_decisions() -> None:
    pages = {page.name for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md")}

    assert pages == set(LINK.findall(words(ROOT / "docs" / "decisions" / "README.md")))
