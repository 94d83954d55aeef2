"""Following, more or less loudly, on both databases."""

from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.weighing import Importance, Route
from bot.services import following, settling, weighing
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


async def test_news_is_dropped_when_it_is_no_longer_true(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, signature_count=12)
    ana = await any_database.write(a_person, 1)
    await any_database.write(following.set_volume, idea_id=idea_id, person_id=ana, volume=Volume.EVERYTHING, now=NOON)

    def told(db: Session, count: int) -> bool:
        person = db.get_one(Person, ana)
        return following.detail_of(db, {"idea_id": idea_id, "count": count}, person, NOON) is not None

    assert await any_database.read(told, 10)
    assert not await any_database.read(told, 13)


@pytest.mark.parametrize(
    ("volume", "route"),
    [
        (Volume.EVERYTHING, Route.NOW),
        (Volume.IMPORTANT, Route.DIGEST),
        (Volume.DIGEST, Route.DIGEST),
        (Volume.NOTHING, Route.NOT),
    ],
)
async def test_a_step_on_the_way_goes_the_way_its_reader_chose(
    any_database: Database, volume: Volume, route: Route
) -> None:
    idea_id = await any_database.write(an_idea)
    ana = await any_database.write(a_person, 1)
    await any_database.write(following.set_volume, idea_id=idea_id, person_id=ana, volume=volume, now=NOON)

    def weighed(db: Session) -> Route:
        person = db.get_one(Person, ana)
        return weighing.route_for(db, {"idea_id": idea_id}, person, importance=Importance.NEWS)

    assert await any_database.read(weighed) is route


async def test_whoever_wants_everything_from_now_on_hears_everything_of_what_they_follow(
    any_database: Database,
) -> None:
    usual, chosen = await any_database.write(an_idea), await any_database.write(an_idea)
    ana = await any_database.write(a_person, 1)
    await any_database.write(following.follow, idea_id=usual, person_id=ana, now=NOON)
    await any_database.write(following.set_volume, idea_id=chosen, person_id=ana, volume=Volume.DIGEST, now=NOON)

    await any_database.write(settling.choose_volume, person_id=ana, volume=Volume.EVERYTHING, now=NOON)

    volumes = [await any_database.read(following.volume_of, idea_id=each, person_id=ana) for each in (usual, chosen)]
    assert volumes == [Volume.EVERYTHING, Volume.DIGEST]
