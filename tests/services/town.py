"""A small town for tests of services: people with roles, areas, topics, and a clock that only moves when told to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from bot.domain.permissions import Place
from bot.domain.proposing import File, Said
from bot.domain.terms import Terms
from bot.services import drafting, moderating, proposing
from storage import people, places, roles
from storage.database import Database
from storage.tables import AttachmentKind, Idea, OutboxMessage, Role

MORNING = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TERMS = Terms(threshold=500, consequence="The council decides.", timezone="Europe/Bucharest")
WORDS = "A safe crossing by Elm Street School. Cars pass the gate at 50 km/h."
VOICE = "Voice message"
FIRST_TELEGRAM_ID = 8_365_190_000  # so long that no other number holds it by chance


class Town:
    """What a test of a service needs: people by first name, and short ways to do common things."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = MORNING
        self._ids: dict[str, int] = {}

    async def settle(self) -> None:
        await self.database.write(places.arrange_regions, ("Northside", "Old Town"))
        await self.database.write(places.arrange_topics, ("Streets and transport", "Parks"))

    async def person(self, name: str, *, role: Role | None = None) -> int:
        if name not in self._ids:
            self._ids[name] = await self.database.write(_welcome, len(self._ids) + FIRST_TELEGRAM_ID, role, self.now)
        return self._ids[name]

    async def do(self, service: Callable[..., Any], **given: Any) -> Any:
        return await self.database.write(service, now=self.now, **given)

    async def see(self, query: Callable[..., Any], **given: Any) -> Any:
        return await self.database.read(query, **given)

    async def says(self, person_id: int, words: str = "", **said: Any) -> Any:
        return await self.do(
            drafting.hear, person_id=person_id, said=Said(words, **said), terms=TERMS, voice_title=VOICE
        )

    async def draft(self, person_id: int, words: str = WORDS) -> int:
        await self.do(drafting.begin, person_id=person_id)
        draft = await self.says(person_id, words, message_id=11)
        return int(draft.number)

    async def sent(self, person_id: int, words: str = WORDS) -> int:
        idea_id = await self.draft(person_id, words)
        await self.do(proposing.submit, idea_id=idea_id, person_id=person_id, terms=TERMS)
        return idea_id

    async def published(self, person_id: int, moderator_id: int, words: str = WORDS) -> int:
        idea_id = await self.sent(person_id, words)
        await self.do(moderating.publish, idea_id=idea_id, person_id=moderator_id, place=Place.STAFF, terms=TERMS)
        return idea_id

    async def idea(self, idea_id: int) -> Idea:
        found: Idea = await self.database.read(lambda db: db.get_one(Idea, idea_id))
        return found

    async def owed(self, notice: str) -> list[OutboxMessage]:
        return list(await self.database.read(_owed, notice))

    def passes(self, **span: float) -> None:
        self.now += timedelta(**span)


def a_photo(name: str = "photo", *, size_bytes: int = 1000) -> File:
    """A photo as Telegram describes it."""
    return File(AttachmentKind.PHOTO, f"file-{name}", f"unique-{name}", size_bytes)


def a_voice(*, seconds: int = 48) -> File:
    """A voice message as Telegram describes it."""
    return File(AttachmentKind.VOICE, "file-voice", "unique-voice", 2000, seconds=seconds)


def _welcome(db: Session, telegram_id: int, role: Role | None, now: datetime) -> int:
    person = people.welcome(db, telegram_id=telegram_id, language="en", now=now)
    if role is not None:
        roles.grant(db, person.id or 0, role, now=now)
    return person.id or 0


def _owed(db: Session, notice: str) -> list[OutboxMessage]:
    return list(db.exec(select(OutboxMessage).where(OutboxMessage.notice == notice)))
