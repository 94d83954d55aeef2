"""What one press costs in a batch, in CPU microseconds: `python -m benchmarks.signing_batch`."""

import argparse
import hmac
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from bot.domain.permissions import Place
from bot.services import signing
from bot.services.presses import Press
from storage import audit, schema
from storage.batches import WritingSession
from storage.engines import database_url, writing_engine
from storage.tables import Idea, IdeaStatus, Person

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
BATCH, BATCHES, ROUNDS = 64, 60, 5
PEPPER = b"benchmark"
CASES = (("known people, one idea", 1, True), ("new people, one idea", 1, False), ("known people, 64 ideas", 64, True))


def main() -> None:
    """Print what a press costs when the people are known and when they are new, on one idea and on many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batch", type=int, default=BATCH)
    batch = parser.parse_args().batch
    print(f"SQLite in a temporary file, batches of {batch}; the yardstick is one HMAC-SHA256: {_yardstick():.1f} us")
    for title, ideas, are_known in CASES:
        costs = [_run(batch, ideas=ideas, are_known=are_known) for _ in range(ROUNDS)]
        print(f"{title:24} {median(costs):6.1f} us a press (from {min(costs):.1f} to {max(costs):.1f})")


def _yardstick() -> float:
    """Return what one small known thing costs on this machine at this moment."""
    start = time.process_time()
    for _ in range(20_000):
        hmac.digest(PEPPER, b"a short message", "sha256")
    return (time.process_time() - start) / 20_000 * 1e6


def _run(batch: int, *, ideas: int, are_known: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'signing.db'}"
        schema.migrate(url)
        engine = writing_engine(database_url(url))
        with engine.begin() as connection:
            connection.execute(insert(Idea.__table__), [_idea(number) for number in range(1, ideas + 1)])  # type: ignore[attr-defined]
            if are_known:
                connection.execute(insert(Person.__table__), [_person(number) for number in range(batch * BATCHES)])  # type: ignore[attr-defined]
        spent = [_settle(engine.connect, _presses(batch, at, ideas)) for at in range(BATCHES)]
        engine.dispose()
    return median(spent[5:]) / batch * 1e6


def _settle(connect: object, presses: list[Press]) -> float:
    noted: list[audit.Pending] = []
    with connect() as connection, connection.begin():  # type: ignore[operator]
        known = {"pepper": PEPPER, "audit": noted}
        db = WritingSession(bind=connection, join_transaction_mode="rollback_only", info=known)
        start = time.process_time()
        answers = signing.press_all(db, presses)
        spent = time.process_time() - start
        audit.write_down(connection, noted)
    if not all(getattr(answer, "text_id", "") == "signed" for answer in answers):
        raise SystemExit(f"not every press was counted: {answers[0]}")
    return spent


def _presses(batch: int, at: int, ideas: int) -> list[Press]:
    first = batch * at
    return [
        Press(
            update_id=number,
            press_id=str(number),
            telegram_id=1_000_000 + number,
            language="en",
            arguments=(number % ideas + 1,),
            place=Place.GROUP,
            chat_telegram_id=-100,
            message_id=1,
            inline_message_id=None,
            now=NOW,
        )
        for number in range(first, first + batch)
    ]


def _idea(number: int) -> dict[str, object]:
    idea = Idea(title="A crossing", words="Cars pass the gate.", status=IdeaStatus.OPEN, created_at=NOW, changed_at=NOW)
    return idea.model_dump() | {"id": number, "threshold": 1_000_000, "closes_at": NOW + timedelta(days=60)}


def _person(number: int) -> dict[str, object]:
    person = Person(telegram_id=1_000_000 + number, secret=f"{number:032x}", created_at=NOW, last_seen_at=NOW)
    return person.model_dump(exclude={"id"})


if __name__ == "__main__":
    main()
