"""The lists of methods in the documentation: `python -m bot.playground.bot_api.listing docs/playground.md`."""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path

from bot.playground.bot_api import methods
from bot.playground.bot_api.call import METHODS
from bot.playground.bot_api.known import KNOWN

WIDTH = 140
DONE, NOT_DONE = "These methods are carried out:", "These are not yet, and say so:"
NEWLINE = "\n"
LIST = re.compile(r"(?:\n> .*)+")


def done() -> list[str]:
    """Return the names of the methods that are carried out."""
    methods.load()
    return sorted({name for name, _ in METHODS.values()} | {"getUpdates"})


def not_done() -> list[str]:
    """Return the names of the methods that answer "the playground doesn't do <method> yet"."""
    return sorted(set(KNOWN.values()) - set(done()))


def written(names: list[str]) -> str:
    """Return names as a quoted paragraph."""
    return textwrap.fill(", ".join(names), WIDTH, initial_indent="> ", subsequent_indent="> ")


def renewed(page: str) -> str:
    """Return the page with both lists as they are now."""
    for heading, names in ((DONE, done()), (NOT_DONE, not_done())):
        before, _, after = page.partition(f"{heading}\n")
        page = f"{before}{heading}\n{LIST.sub(f'{NEWLINE}{written(names)}', after, count=1)}"
    return page


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.write_text(renewed(place.read_text(encoding="utf-8")), encoding="utf-8")
