"""Following, more or less loudly, on both databases."""

from typing import Any

from sqlmodel import Session

from bot.services import following
from storage.database import Database
from storage.tables import Person, Volume
from tests.fixtures.ideas import NOON, a_person, an_idea


async def test_following_twice_is_following_once_and_stopping_stops(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    ana = await any_database.write(a_person, 1)
    who: dict[str, Any] = {"idea_id": idea_id, "person_id": ana}

    await any_database.write(following.follow, **who, now=NOON)
    await any_database.write(following.set_volume, **who, volume=Volume.EVERYTHING, now=NOON)
    await any_database.write(following.follow, **who, now=NOON)

    assert await any_database.read(following.volume_of, **who) is Volume.EVERYTHING
    await any_database.write(following.unfollow, **who, now=NOON)
    assert await any_database.read(following.volume_of, **who) is None


async def test_news_is_dropped_when_it_is_no_longer_true_or_wanted(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, signature_count=12)
    ana = await any_database.write(a_person, 1)
    await any_database.write(following.set_volume, idea_id=idea_id, person_id=ana, volume=Volume.EVERYTHING, now=NOON)

    def told(db: Session, count: int) -> bool:
        person = db.get_one(Person, ana)
        return following.detail_of(db, {"idea_id": idea_id, "count": count}, person, NOON) is not None

    assert await any_database.read(told, 10)
    assert not await any_database.read(told, 13)
    await any_database.write(following.set_volume, idea_id=idea_id, person_id=ana, volume=Volume.NOTHING, now=NOON)
    assert not await any_database.read(told, 10)
