"""Finding ideas by words, numbers and likeness, on both databases."""

import pytest

from bot.domain.searching import terms_of
from bot.services import searching
from storage import search
from storage.database import Database
from storage.tables import IdeaStatus
from tests.fixtures.ideas import an_idea


async def test_words_are_found_the_same_on_every_database(any_database: Database) -> None:
    titles = ("公園晚上太暗", "일요일 버스", "Plantați copaci", "Safe crossing", "Crossing guards", "50% off; DROP--")
    numbers = [await any_database.write(an_idea, title=title, words="...") for title in titles]

    async def found(question: str) -> set[int]:
        page = (await any_database.read(searching.find, question=question)).page
        return {line.idea_id for line in page.lines}

    assert await found("公園") == {numbers[0]}
    assert await found("暗") == {numbers[0]}
    assert await found("버스 일요일") == {numbers[1]}
    assert await found("plantati") == {numbers[2]}
    assert await found("cross") == {numbers[3], numbers[4]}
    assert await found("crossings safe") == {numbers[3]}
    assert await found("%") == set()
    assert await found("' OR 1=1 --") == set()
    assert await found(str(numbers[5])) == {numbers[5]}


async def test_open_ideas_come_before_ended_ones_and_hidden_ones_never(any_database: Database) -> None:
    ended = await any_database.write(an_idea, status=IdeaStatus.EXPIRED, signature_count=900)
    few = await any_database.write(an_idea, signature_count=1)
    many = await any_database.write(an_idea, signature_count=5)
    await any_database.write(an_idea, status=IdeaStatus.HIDDEN)
    rejected = await any_database.write(an_idea, status=IdeaStatus.REJECTED)

    page = (await any_database.read(searching.find, question="crossing")).page

    assert [line.idea_id for line in page.lines] == [many, few, ended]
    assert (await any_database.read(searching.find, question=str(rejected))).page.total == 0


async def test_new_words_replace_old_ones_in_the_index(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, title="Old bench", words="...")

    await any_database.write(search.index_idea, idea_id=idea_id, title="New tree", words="...")

    assert (await any_database.read(searching.find, question="bench")).page.total == 0
    assert (await any_database.read(search.ideas_found, terms_of("tree"), offset=0, limit=5)).idea_ids == [idea_id]


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("We need a zebra crossing at Elm Street near the school", True),
        ("A safer way to cross at the Elm Street school", True),
        ("More benches in the park by the river", False),
        ("Open the library on Sundays", False),
    ],
)
async def test_similar_ideas_are_offered_and_others_are_not(database: Database, words: str, *, alike: bool) -> None:
    idea_id = await database.write(an_idea)

    similar = await database.read(searching.similar, words)

    assert [idea.id for idea in similar] == ([idea_id] if alike else [])
