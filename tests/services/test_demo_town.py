"""The town that a visitor of the demo finds: it has a past, and nobody in it waits for a word."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from bot import demo_town
from bot.domain.terms import Terms
from bot.services import seating, visiting
from storage import departments, people
from storage.database import Database
from storage.tables import Badge, Card, Contribution, Idea, OutboxMessage, Participant, Person, StageKind

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TERMS = Terms(threshold=500)


def settle(db: Session) -> None:
    """Let Park answer for Roads, and the last days happen."""
    park = people.by_telegram_id(db, 5) or people.welcome(db, telegram_id=5, language="en", now=NOW)
    roads = departments.by_name(db, "Roads") or departments.keep(db, name="Roads", now=NOW)
    given = {"officer_id": park.id or 0, "department_id": roads.id or 0}
    seating.take_seat(db, person_id=given["officer_id"], department_id=given["department_id"], now=NOW)
    demo_town.live_through(db, terms=TERMS, now=NOW, **given)


def every(db: Session, kind: Any) -> list[Any]:
    return list(db.exec(select(kind).order_by(col(kind.id))))


async def test_a_consultation_is_alive_and_ideas_are_open(any_database: Database) -> None:
    await any_database.write(settle)

    (card,), over = await any_database.read(visiting.listing)
    ideas = await any_database.read(every, Idea)
    views = await any_database.read(every, Contribution)
    assert over == []
    assert card.stage is not None
    assert card.stage.kind is StageKind.SPEAK
    assert (card.turnout.looked_in, card.turnout.spoken, card.replies, card.points) == (40, 5, 1, 1)
    assert {view.badge for view in views} == {Badge.CITIZEN, Badge.MEMBER, Badge.ORGANISATION}
    assert [idea.signature_count for idea in ideas] == [30, 11, 6]
    assert all(idea.status == "open" for idea in ideas)


async def test_it_happens_once_and_nothing_of_it_reaches_a_phone(any_database: Database) -> None:
    await any_database.write(settle)
    await any_database.write(settle)

    assert len(await any_database.read(every, Idea)) == len(demo_town.IDEAS)
    assert await any_database.read(every, OutboxMessage) == []
    assert await any_database.read(every, Card) == []
    assert not any(part.follows for part in await any_database.read(every, Participant))
    unreachable = [each for each in await any_database.read(every, Person) if each.unreachable_at is not None]
    assert len(unreachable) == demo_town.NEIGHBOURS
