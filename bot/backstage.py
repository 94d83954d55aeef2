"""Behind the demo: the house that can be shut and opened again, and what the page may see of its store."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import orjson
from sqlmodel import Session, col, func, select

from bot import gallery
from bot.app import House
from bot.clock import Clock
from bot.config import Settings, variable
from bot.playground.behind import Behind
from bot.services import recording
from storage import people
from storage.tables import Idea, IdeaStatus

Json = dict[str, Any]
SECRET_BYTES = 32
SETTINGS = """\
# Folkmoot's settings for a real bot. Save this as .env beside the Makefile; .env.example explains every line.

# From @BotFather: /newbot.
{token}=

# Made for you just now. Keep it to yourself and never change it.
{key}={secret}

# The Telegram ids of the people who may connect groups and give roles: yours first, with commas between them.
{admins}=

{name}={place}
{timezone}={zone}
{threshold}={signatures}
{consequence}={promise}
"""


class Household:
    """The house of the demo, which can be shut and opened again while people are talking to it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings, self.clock = settings, clock
        self.ended: asyncio.Future[BaseException] = asyncio.get_running_loop().create_future()
        self._house: House | None = None
        self._moving = asyncio.Lock()

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._shut()

    async def restart(self) -> None:
        """Stop the house and start it again on the same store, as after a crash or an update."""
        async with self._moving:
            await self._shut()
            await self._open()

    async def tick(self) -> None:
        """Run what is due, and return when everything is settled."""
        async with self._moving:
            if self._house is not None:
                await self._house.tick()

    def doors(self) -> Behind:
        """Return what the page may see and do."""
        return Behind(self._record, self._deadline, self._gallery, self.restart, lambda: ready_settings(self.settings))

    async def _open(self) -> None:
        house = House(self.settings, self.clock)
        house.ended.add_done_callback(self._pass_on)
        self._house = await house.__aenter__()

    async def _shut(self) -> None:
        house, self._house = self._house, None
        if house is not None:
            house.ended.remove_done_callback(self._pass_on)
            await house.stop()

    def _pass_on(self, ended: asyncio.Future[BaseException]) -> None:
        if not self.ended.done() and not ended.cancelled():
            self.ended.set_result(ended.result())

    async def _read(self, query: Callable[..., Any], *args: Any) -> Any:
        async with self._moving:
            return await self._house.database.read(query, *args) if self._house is not None else None

    async def _record(self, telegram_id: int) -> Json:
        return await self._read(rows_of, telegram_id, self.clock.now()) or {"known": False, "tables": {}}

    async def _deadline(self) -> datetime | None:
        moment: datetime | None = await self._read(next_deadline, self.clock.now())
        return moment

    async def _gallery(self, place: str, words: str) -> Json:
        return await asyncio.to_thread(gallery.exhibits, place, words)


def rows_of(db: Session, telegram_id: int, now: datetime) -> Json:
    """Return everything kept about whoever has this Telegram id, and the count that outlives them."""
    counted = int(db.exec(select(func.coalesce(func.sum(Idea.signature_count), 0))).one())
    person = people.by_telegram_id(db, telegram_id)
    if person is None:
        return {"known": False, "tables": {}, "signatures_in_all": counted}
    document = orjson.loads(recording.download(db, person_id=person.id or 0, now=now))
    return {"known": True, "tables": document["tables"], "signatures_in_all": counted}


def next_deadline(db: Session, now: datetime) -> datetime | None:
    """Return when the next open idea closes."""
    moment = select(func.min(Idea.closes_at)).where(col(Idea.status) == IdeaStatus.OPEN, col(Idea.closes_at) > now)
    return db.exec(moment).one()


def ready_settings(settings: Settings) -> str:
    """Return the settings file that makes this place real, with a fresh secret in it."""
    names = ("name", "timezone", "threshold", "consequence", "admins")
    return SETTINGS.format(
        **{name: variable(name) for name in names},
        token=variable("telegram_token"),
        key=variable("secret_key"),
        secret=secrets.token_hex(SECRET_BYTES),
        place=settings.name,
        zone=settings.timezone,
        signatures=settings.threshold,
        promise=settings.consequence,
    )
