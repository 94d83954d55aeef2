"""How long it takes to claim the next messages of an outbox where ten thousand, or a million, wait."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import create_engine, text
from sqlmodel import Session

from bot.services import owing
from storage import outbox, schema
from storage.database import Database
from storage.engines import database_url
from storage.outbox import Claimant
from storage.tables import OutboxMessage, OutboxState, Person, Priority
from tests.fixtures.postgres import running_postgres

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 200
HANDS = 16
ENGINES = ("sqlite", "postgresql")
CLAIMANTS = {
    "alone": Claimant(sender_id=1),
    "one_of_two": Claimant(sender_id=1, turn=1, of=2, takes_chats=False),
}


@contextmanager
def a_store(engine: str) -> Iterator[str]:
    """Give the address of a fresh, migrated store."""
    if engine == "postgresql":
        with running_postgres() as server, server.fresh() as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        schema.migrate(url)
        yield url


def fill(url: str, size: int) -> None:
    """Let so many announcements wait, to two people in turn: one row each, doubled until there are enough."""
    now = datetime.now(UTC)  # noqa: TID251  a bench is outside the house
    engine = create_engine(database_url(url))
    with Session(engine) as db:
        people = [Person(telegram_id=n, secret=f"{n:032x}", created_at=now, last_seen_at=now) for n in (1, 2)]
        db.add_all(people)
        db.flush()
        for number, person in enumerate(people):
            what: dict[str, Any] = {"notice": "news", "facts": {"idea_id": 7}, "dedupe_key": f"k{number}"}
            when: dict[str, Any] = {"due_at": now, "owed_at": now, "priority": Priority.ANNOUNCEMENT}
            db.add(OutboxMessage(**what, **when, series="bench", person_id=person.id))
        db.commit()
        columns = [column.name for column in OutboxMessage.__table__.columns if column.name != "id"]  # type: ignore[attr-defined]
        names, have, turn = ", ".join(columns), 2, 0
        while have < size:
            values = names.replace("dedupe_key", f"dedupe_key || '.{turn}'")
            more = min(have, size - have)
            copy = f"INSERT INTO outbox ({names}) SELECT {values} FROM outbox WHERE id <= {more}"
            db.connection().execute(text(copy))
            have, turn = have + more, turn + 1
        db.commit()
        db.connection().execute(text("ANALYZE"))
        db.commit()
    engine.dispose()


async def measure(url: str, claimant: Claimant) -> dict[str, float]:
    """Return how many milliseconds a look and a claim take, with everything committed; settle what was claimed."""
    database = Database(url, pepper=b"bench" * 8)
    await database.start()
    looks, claims = [], []
    try:
        for _ in range(ROUNDS):
            now = datetime.now(UTC)  # noqa: TID251
            known: dict[str, Any] = {"claimant": claimant, "living": (1,), "under_way": ()}
            began = time.perf_counter()
            await database.read(owing.waiting_at, **known, now=now)
            looked = time.perf_counter()
            claimed = await database.write(outbox.claim, claimant=claimant, now=now, limit=HANDS)
            claims.append(1000 * (time.perf_counter() - looked))
            looks.append(1000 * (looked - began))
            assert len(claimed) == HANDS
            for message in claimed:
                await database.write(outbox.settle, message.id or 0, state=OutboxState.SENT, now=now)
    finally:
        await database.close()
    rounded = {"look_p50": median(looks), "claim_p50": median(claims), "claim_p95": quantiles(claims, n=20)[-1]}
    return {name: round(value, 2) for name, value in rounded.items()}


def run(sizes: tuple[int, ...] = SIZES, engines: tuple[str, ...] = ENGINES) -> dict[str, Any]:
    """Measure each size on each database, in milliseconds; `growth` is the largest claim by the smallest."""
    found: dict[str, Any] = {}
    for engine in engines:
        for size in sizes:
            with a_store(engine) as url:
                fill(url, size)
                for name, claimant in CLAIMANTS.items():
                    found[f"{engine}_{name}_{size}"] = asyncio.run(measure(url, claimant))
        for name in CLAIMANTS:
            least, most = (found[f"{engine}_{name}_{size}"]["claim_p50"] for size in (sizes[0], sizes[-1]))
            found[f"{engine}_{name}_growth"] = round(most / least, 2)
    return found
