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


async def cost(path: Path) -> float:
    """Return microseconds of processor time a signature takes, the median of some rounds."""
    database = Database(f"sqlite:///{path}", pepper=b"bench" * 8)
    await database.start()
    try:
        found = [
            await _round(database, first) for first in range(PEOPLE_OF_OLD, PEOPLE_OF_OLD + ROUNDS * PRESSES, PRESSES)
        ]
    finally:
        await database.close()
    return median(found)


PEOPLE_OF_OLD = stores.PEOPLE_OF_OLD


async def _round(database: Database, first: int) -> float:
    numbers = iter(range(first, first + PRESSES))

    async def keep_pressing() -> None:
        for number in numbers:
            await database.write_together(signing.press_all, press(number))

    started = time.process_time()
    await asyncio.gather(*(keep_pressing() for _ in range(IN_FLIGHT)))
    return 1e6 * (time.process_time() - started) / PRESSES


def run(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Measure each size on a store of its own."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            path = Path(name) / f"{size}.db"
            stores.make(path, people=PEOPLE)
            stores.fill(path, signatures=size)
            found[f"microseconds_at_{size}"] = round(asyncio.run(cost(path)), 1)
            path.unlink()
    return {**found, "growth": round(found[f"microseconds_at_{sizes[-1]}"] / found[f"microseconds_at_{sizes[0]}"], 2)}
