"""The bot with one guard taken away, to show that the rig sees it: `python -m tests.rigs.mutants ack-first run`."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.dialects.sqlite import Insert

STRAYS: set[asyncio.Task[Any]] = set()


def acknowledge_first() -> None:
    """Confirm updates while they are only in memory, as most bots do."""
    from bot.delivery.hearing import Hearing

    hear, hear_one = Hearing.hear, Hearing.hear_one

    async def hear_later(self: Hearing, raws: Sequence[dict[str, Any]]) -> None:
        stray(hear(self, raws))

    async def hear_one_later(self: Hearing, raw: dict[str, Any]) -> dict[str, Any]:
        stray(hear_one(self, raw))
        return {"method": "answerCallbackQuery", "callback_query_id": raw["callback_query"]["id"]}

    Hearing.hear = hear_later  # type: ignore[method-assign]
    Hearing.hear_one = hear_one_later  # type: ignore[method-assign]


def stray(work: Any) -> None:
    """Begin something that nobody waits for."""
    task = asyncio.ensure_future(work)
    STRAYS.add(task)
    task.add_done_callback(STRAYS.discard)


def insert_regardless() -> None:
    """Insert without asking which key must be unique; the rig has taken the key out of its store besides."""
    ask = Insert.on_conflict_do_nothing
    Insert.on_conflict_do_nothing = lambda self, **_: ask(self)  # type: ignore[method-assign]


MUTANTS: dict[str, Callable[[], None]] = {"ack-first": acknowledge_first, "no-unique": insert_regardless}


def main() -> None:
    """Take the named guard away, and run."""
    MUTANTS[sys.argv.pop(1)]()
    from bot.__main__ import main as run_folkmoot

    run_folkmoot()


if __name__ == "__main__":
    main()
