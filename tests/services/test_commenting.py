"""Comments, and the names and reasons that go with signatures, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.commenting import COMMENT_CHARACTERS, COMMENTS_PER_DAY
from bot.domain.refusals import Reason, Refused
from bot.services import browsing, commenting, naming
from storage import comments
from storage.database import Database
from storage.tables import IdeaStatus
from tests.fixtures.ideas import NOON, a_person, a_press, an_idea, settled, signatures_of


async def refusal(database: Database, service: Any, **given: Any) -> Reason:
    with pytest.raises(Refused) as refused:
        await database.write(service, **given)
    return refused.value.reason


async def test_comments_are_counted_paged_and_emptied_when_taken_back(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    ana, bob = await any_database.write(a_person, 1, public_name="Ana"), await any_database.write(a_person, 2)
    for number in range(6):
        writer = ana if number % 2 else bob
        said: dict[str, Any] = {"idea_id": idea_id, "person_id": writer, "words": f" word {number} "}
        await any_database.write(commenting.comment, **said, now=NOON + timedelta(minutes=number))

    page = await any_database.read(commenting.read, idea_id=idea_id, reader_id=ana, page=1, now=NOON)
    await any_database.write(commenting.take_back, comment_id=page.lines[0].comment_id, person_id=ana, now=NOON)

    assert [line.words for line in page.lines] == ["word 5", "word 4", "word 3", "word 2", "word 1"]
    assert [(line.is_own, line.author_name) for line in page.lines[:2]] == [(True, "Ana"), (False, None)]
    assert (page.page, page.pages, page.total) == (1, 2, 6)
    assert await any_database.read(comments.get, page.lines[0].comment_id) is None
    card = await any_database.read(browsing.idea_card, idea_id, None, NOON)
    assert card is not None
    assert card.comment_count == 5


async def test_comments_have_their_limits(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    hidden = await any_database.write(an_idea, status=IdeaStatus.WITHDRAWN)
    ana, mallory = await any_database.write(a_person, 1), await any_database.write(a_person, 3)
    said: dict[str, Any] = {"idea_id": idea_id, "person_id": ana, "now": NOON}
    for _ in range(COMMENTS_PER_DAY - 1):
        written = await any_database.write(commenting.comment, **said, words="x" * COMMENT_CHARACTERS)

    too_long = {**said, "words": "x" * (COMMENT_CHARACTERS + 1)}
    assert await refusal(any_database, commenting.comment, **too_long) is Reason.WORDS_TOO_LONG
    assert await refusal(any_database, commenting.comment, **said, words=" \n ") is Reason.WORDS_EMPTY
    elsewhere = {**said, "idea_id": hidden, "words": "x"}
    assert await refusal(any_database, commenting.comment, **elsewhere) is Reason.IDEA_NOT_OPEN
    others = {"comment_id": written.id, "person_id": mallory, "now": NOON}
    assert await refusal(any_database, commenting.take_back, **others) is Reason.NOT_PERMITTED
    await any_database.write(commenting.comment, **said, words="x")
    assert await refusal(any_database, commenting.comment, **said, words="x") is Reason.TOO_MANY_COMMENTS


async def test_names_and_reasons_belong_to_a_signature_that_counts(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await settled(any_database, [a_press(idea_id, 1)])
    ana, bob = await any_database.write(a_person, 1), await any_database.write(a_person, 2)

    await any_database.write(naming.appear, idea_id=idea_id, person_id=ana, name="Ana", now=NOON)
    await any_database.write(naming.ask_reason, idea_id=idea_id, person_id=ana, now=NOON)
    await any_database.write(naming.give_reason, words="I cross there", person_id=ana, now=NOON)

    full = await any_database.read(browsing.full_idea, idea_id=idea_id, viewer_id=bob, now=NOON)
    assert [(each.name, each.words, each.is_own) for each in full.reasons] == [("Ana", "I cross there", False)]
    unsigned = {"idea_id": idea_id, "person_id": bob, "now": NOON}
    assert await refusal(any_database, naming.ask_reason, **unsigned) is Reason.NOTHING_TO_UNDO
    assert await refusal(any_database, naming.show_name, **unsigned, name="Bob") is Reason.NOTHING_TO_UNDO


async def test_the_next_signature_shows_the_name_that_was_chosen(any_database: Database) -> None:
    first, second = await any_database.write(an_idea), await any_database.write(an_idea)
    await settled(any_database, [a_press(first, 1)])
    ana = await any_database.write(a_person, 1)
    await any_database.write(naming.appear, idea_id=first, person_id=ana, name="Ana", now=NOON)

    await settled(any_database, [a_press(second, 1)])

    assert (await any_database.read(signatures_of, second))[0].public_name == "Ana"
