"""docs/playground.md names every request and every method."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from telegram import Bot

from bot.playground.bot_api import listing
from bot.playground.face.asked import REQUESTS, Request
from bot.playground.playing import Playground
from tests.playground.conftest import Ask

OTHERS = "In the tests of any bot"

PAGE = (Path(__file__).parents[2] / "docs" / "playground.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", REQUESTS, ids=lambda row: f"{row.method} {row.path}")
def test_every_request_is_described(row: Request) -> None:
    last_step = row.path.rpartition("/")[2]

    assert f"{row.method} {row.path}" in PAGE or f"`.../{last_step}`" in PAGE


def test_the_lists_of_methods_are_those_of_the_engine() -> None:
    """Cure: python -m bot.playground.bot_api.listing docs/playground.md"""
    assert listing.renewed(PAGE) == PAGE
    assert len(listing.done()) >= 90


def test_every_method_of_the_bot_api_is_done_or_listed_as_not_done() -> None:
    theirs = {name for name in dir(Bot) if re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)+", name)}

    assert len(theirs) > 150
    assert theirs - {*listing.done(), *listing.not_done()} == set()
    assert set(listing.done()) & set(listing.not_done()) == set()


async def test_what_is_not_done_says_so_and_nothing_is_answered_true(play: Playground, ask: Ask) -> None:
    answers = {name: await ask(name) for name in listing.not_done()}

    assert {name: answer["description"] for name, answer in answers.items()} == {
        name: f"Bad Request: the playground doesn't do {name} yet" for name in answers
    }


async def test_what_is_done_never_says_that_it_is_not(play: Playground, ask: Ask) -> None:
    answers = [await ask(name) for name in listing.done()]

    assert [answer for answer in answers if "doesn't do" in answer.get("description", "")] == []


def blocks_of(section: str) -> list[str]:
    """Return the indented blocks of one section of the page."""
    text = PAGE.partition(f"## {section}\n")[2].partition("\n## ")[0]
    found = re.findall(r"(?:^(?: {4}.*)?\n)+", text, re.MULTILINE)
    return [textwrap.dedent(block).strip("\n") + "\n" for block in found if block.strip()]


def test_the_example_of_another_bot_s_tests_passes(tmp_path: Path) -> None:
    for name, text in zip(("conftest.py", "bakery_bot.py", "test_bakery.py"), blocks_of(OTHERS), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")

    run = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"],
                         cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100)  # fmt: skip

    assert "2 passed" in run.stdout, run.stdout
