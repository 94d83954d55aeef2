"""Admins and residents for tests of announcements, and short ways to write, send and settle one."""

from typing import Any

from sqlmodel import Session, select

from bot.domain.announcing import Case
from bot.domain.letters import Letter
from bot.domain.permissions import Place
from bot.domain.segmenting import Segment, SegmentKind
from bot.services import announcing, broadcasting, segmenting, steering
from bot.services.announced import COPY
from storage import people, roles
from storage.tables import Announcement, OutboxMessage, OutboxState, Person, Role
from tests.services.town import TERMS, Town

POOL = Letter("The pool opens.")
EVERYONE = Segment(SegmentKind.EVERYONE)
PRIVATE = {"place": Place.PRIVATE}


async def resident(town: Town, name: str, **traits: Any) -> int:
    """Somebody who has pressed Start."""
    number = await town.person(name)

    def come_in(db: Session) -> None:
        people.mark_reachable(db, number, now=town.now)
        person = db.get_one(Person, number)
        for trait, value in traits.items():
            setattr(person, trait, value)
        db.add(person)

    await town.database.write(come_in)
    return number


async def admin(town: Town, name: str = "Mira") -> int:
    number = await resident(town, name)
    await town.database.write(roles.grant, number, Role.ADMIN, now=town.now)
    return number


async def written(town: Town, mira: int, *segments: Segment, letter: Letter = POOL) -> int:
    """A draft with words, for these people."""
    made: Announcement = await town.do(announcing.begin, person_id=mira, **PRIVATE)
    given: dict[str, Any] = {"announcement_id": made.id, "person_id": mira, **PRIVATE, "terms": TERMS}
    await town.do(announcing.write, letter=letter, **given)
    for segment in segments:
        await town.do(segmenting.add, segment=segment, **given)
    return made.id or 0


async def does(town: Town, service: Any, number: int, who: int, **more: Any) -> Case:
    case: Case = await town.do(service, announcement_id=number, person_id=who, **PRIVATE, terms=TERMS, **more)
    return case


async def runs(town: Town) -> None:
    """What the sweep does."""
    await town.database.write(broadcasting.begin_due, town.now)
    while await town.do(broadcasting.owe_next, terms=TERMS):
        pass
    await town.do(steering.owe_recalls)
    await town.database.write(broadcasting.settle_running, town.now)


async def receivers(town: Town) -> list[int]:
    return sorted(message.person_id or 0 for message in await town.owed(COPY))


async def settles(town: Town, state: OutboxState, *people_: int, fault: str | None = None) -> None:
    """Let the copies of these people have come to this end."""

    def settle(db: Session) -> None:
        for message in db.exec(select(OutboxMessage).where(OutboxMessage.notice == COPY)):
            if message.person_id in people_:
                message.state, message.settled_at, message.message_id = state, town.now, 7
                message.fault = fault
                db.add(message)

    await town.database.write(settle)
