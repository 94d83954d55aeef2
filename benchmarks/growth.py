"""How the cost of a signature grows with the signatures already there: ten thousand, a million, ten million."""

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import stores
from bot.domain.permissions import Place
from bot.services import signing
from bot.services.presses import Press
from storage.database import Database

SIZES = (10_000, 1_000_000, 10_000_000)
PEOPLE = 60_000
PRESSES = 8_000
IN_FLIGHT = 64
ROUNDS = 5


def press(number: int) -> Press:
    """Return the numbered person's press on the open idea."""
    return Press(
        update_id=200_000_000 + number,
        press_id=f"88{number:014d}",
        telegram_id=stores.FIRST_TELEGRAM_ID + number,
        language="en",
        arguments=(1,),
        place=Place.GROUP,
        chat_telegram_id=-1001000000777,
        message_id=11,
        inline_message_id=None,
        now=datetime.now(UTC),  # noqa: TID251
    )


async def costs(paths: dict[int, Path]) -> dict[int, float]:
    """Return for each size the microseconds of processor time a signature takes: the median of some rounds.

    The sizes take turns, so that whatever else the machine does meanwhile falls on all of them.
    """
    stores_of = {size: Database(f"sqlite:///{path}", pepper=b"bench" * 8) for size, path in paths.items()}
    found: dict[int, list[float]] = {size: [] for size in paths}
    try:
        for database in stores_of.values():
            await database.start()
        for number in range(ROUNDS):
            for size, database in stores_of.items():
                found[size].append(await _round(database, stores.PEOPLE_OF_OLD + number * PRESSES))
    finally:
        for database in stores_of.values():
            await database.close()
    return {size: median(rounds) for size, rounds in found.items()}


async def _round(database: Database, first: int) -> float:
    numbers = iter(range(first, first + PRESSES))

    async def keep_pressing() -> None:
        for number in numbers:
            await database.write_together(signing.press_all, press(number))

    started = time.process_time()
    await asyncio.gather(*(keep_pressing() for _ in range(IN_FLIGHT)))
    return 1e6 * (time.process_time() - started) / PRESSES


def run(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Measure the sizes side by side, each on a store of its own."""
    with tempfile.TemporaryDirectory() as name:
        paths = {size: Path(name) / f"{size}.db" for size in sizes}
        for size, path in paths.items():
            stores.make(path, people=PEOPLE)
            stores.fill(path, signatures=size)
        found = asyncio.run(costs(paths))
    each = {f"microseconds_at_{size}": round(cost, 1) for size, cost in found.items()}
    return {**each, "growth": round(found[sizes[-1]] / found[sizes[0]], 2)}
