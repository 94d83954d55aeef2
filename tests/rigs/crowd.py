"""A crowd that has an announcement coming: as people of the playground, and as rows of the store; and what they got."""

import asyncio
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import Session

from bot.playground.playing import Playground
from bot.playground.world import acting
from bot.playground.world import rates as published
from bot.playground.world.errors import ApiError
from bot.playground.world.world import FIRST_PERSON_ID
from storage import outbox
from storage.outbox import Owed
from storage.tables import Person, Priority
from tests.rigs.broadcaster import NOTICE, SERIES

FIRST_TELEGRAM_ID = 40_000_000
AT_ONCE = 500
WORDS = "Announcement"


@dataclass
class Meter:
    """When each message was let in by the playground's limits, and how often one was refused."""

    accepted: list[float] = field(default_factory=list)
    refusals: list[float] = field(default_factory=list)
    last_announced: float = 0.0
    awaited: dict[int, asyncio.Future[float]] = field(default_factory=dict)

    def fraction(self, permitted: int) -> float:
        """Return what was let in until the last announcement, as a part of what was permitted in that time."""
        during = bisect_right(self.accepted, self.last_announced)
        return (during - 1) / (self.last_announced - self.accepted[0]) / permitted

    def let_in(self, chat_id: int, moment: float) -> None:
        """Note that a message came in, and wake whoever waits for one in this chat."""
        self.accepted.append(moment)
        if FIRST_TELEGRAM_ID <= chat_id < FIRST_PERSON_ID:
            self.last_announced = moment
        waiting = self.awaited.pop(chat_id, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(moment)

    def next_in(self, chat_id: int) -> "asyncio.Future[float]":
        """Return when the next message comes into this chat."""
        return self.awaited.setdefault(chat_id, asyncio.get_running_loop().create_future())

    def first_after(self, moment: float) -> float | None:
        """Return when the first one came in after this moment."""
        at = bisect_left(self.accepted, moment)
        return self.accepted[at] if at < len(self.accepted) else None


def measure(play: Playground) -> Meter:
    """Let the playground enforce its limits, and measure what passes them."""
    meter, rates = Meter(), play.world.rates
    check = rates.check

    def measured(bot_id: int, chat_id: int, **facts: Any) -> None:
        try:
            check(bot_id, chat_id, **facts)
        except ApiError:
            meter.refusals.append(facts["now"])
            raise
        meter.let_in(chat_id, facts["now"])

    play.strict_rates()
    rates.check = measured  # type: ignore[method-assign]
    return meter


def permit(per_second: int) -> None:
    """Let the playground's Telegram permit another rate over all; a small run need not last for minutes."""
    published.ALL_PER_SECOND = per_second


def gather(play: Playground, engine: Engine, *, size: int) -> None:
    """Let so many people have pressed Start, and owe each of them the announcement."""
    now = datetime.now(UTC)  # noqa: TID251  the rig is outside the house
    for number in range(size):
        user = play.world.add_person(f"P{number}", id=FIRST_TELEGRAM_ID + number)
        acting.open_conversation(user, play.world.private_chat(user, play.bot.user))
    people = [
        {"telegram_id": FIRST_TELEGRAM_ID + number, "secret": f"{number:032x}", "created_at": now, "last_seen_at": now}
        for number in range(size)
    ]
    with Session(engine) as db:
        ids: list[int] = []
        for some in _batches(people):
            ids += db.execute(insert(Person).values(some).returning(Person.id)).scalars()  # type: ignore[call-overload]
        for some_ids in _batches(ids):
            outbox.owe_many(db, [_owed(person_id) for person_id in some_ids], now=now)
        db.commit()


def _owed(person_id: int) -> Owed:
    return Owed(
        notice=NOTICE,
        facts={"number": person_id},
        dedupe_key=f"{SERIES}:{person_id}",
        person_id=person_id,
        priority=Priority.ANNOUNCEMENT,
        series=SERIES,
    )


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def deliveries(play: Playground) -> Counter[int]:
    """Return how often the announcement stands in each private chat, by Telegram's id of its reader."""
    got: Counter[int] = Counter()
    for pair, chat in play.world.private.items():
        reader = max(pair) if min(pair) == play.bot.user.id else min(pair)
        got[reader] += sum(message.text.startswith(WORDS) for message in chat.messages.values())
    return got
