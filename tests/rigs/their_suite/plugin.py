"""A pytest plugin for their suite: it turns every bot to the playground and writes down what became of each test."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from telegram import Bot
from telegram.ext import ExtBot

HOME = "https://api.telegram.org"
SAID = 400


def _turned(defaults: tuple[object, ...] | None) -> tuple[object, ...]:
    """Return the default arguments with the playground's address in place of Telegram's."""
    here = os.environ["THEIR_PLAYGROUND"]
    return tuple(one.replace(HOME, here) if isinstance(one, str) else one for one in defaults or ())


for _kind in (Bot, ExtBot):
    _kind.__init__.__defaults__ = _turned(_kind.__init__.__defaults__)


#: Some tests ask for the address of their own site first.
vars(socket)["gethostbyname"] = lambda _host: "203.0.113.7"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose names begin as the rig said."""
    left_out = tuple(json.loads(Path(os.environ["THEIR_LEFT_OUT"]).read_text(encoding="utf-8")))
    kept = [item for item in items if not item.nodeid.startswith(left_out)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write one line for a test that failed somewhere, or passed."""
    report = yield
    excused = report.outcome == "skipped" and not hasattr(report, "wasxfail")
    if not excused and (report.when == "call" or report.outcome != "passed"):
        words = str(report.longrepr)[-SAID:] if report.longrepr else ""
        line = {"test": report.nodeid, "when": report.when, "outcome": report.outcome, "words": words}
        with Path(os.environ["THEIR_REPORT"]).open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")
    return report


sys.dont_write_bytecode = True
