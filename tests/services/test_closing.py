"""Carrying ideas elsewhere, and bringing them to their end, on both databases."""

from datetime import timedelta
from typing import Any

from bot.domain.terms import Terms
from bot.services import closing, sharing
from storage import cards, signatures
from storage.cards import Spot
from storage.database import Database
from storage.tables import CardKind, IdeaStatus, Person, SignatureState, SpentMark
from tests.fixtures.ideas import NOON, a_person, a_press, an_idea, owed, settled, signatures_of, the_idea


async def test_an_inline_card_is_remembered_once_and_only_of_an_idea_that_is_there(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    given: dict[str, Any] = {"inline_message_id": "in-1", "language": "en", "now": NOON}

    known = [
        await any_database.write(sharing.remember_inline, shown=(CardKind.IDEA, number), **given)
        for number in (idea_id, 999)
    ]

    assert known == [True, False]
    assert await any_database.read(cards.is_up, Spot(inline_message_id="in-1"))


def test_the_poster_is_a_picture() -> None:
    picture = sharing.qr_code("https://t.me/folkmoot_bot?start=i184")

    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 20_000


async def test_ideas_end_once_and_their_marks_go(any_database: Database) -> None:
    short = await any_database.write(an_idea, author=7, closes_at=NOON, threshold=5)
    late = await any_database.write(an_idea, author=7, closes_at=NOON, threshold=5, signature_count=5)
    open_still = await any_database.write(an_idea, closes_at=NOON + timedelta(seconds=1))
    await any_database.write(lambda db: db.add(SpentMark(idea_id=short, mark="m")))

    closed = [await any_database.write(closing.close_due, NOON) for _ in range(2)]

    assert closed == [2, 0]
    statuses = [(await any_database.read(the_idea, number)).status for number in (short, late, open_still)]
    assert statuses == [IdeaStatus.EXPIRED, IdeaStatus.QUALIFIED, IdeaStatus.OPEN]
    assert len(await any_database.read(owed, closing.ENDED)) == 2
    assert len(await any_database.read(owed, "idea-qualified")) == 1
    assert await any_database.read(signatures.spent, [(short, 1)]) == set()


async def test_what_closes_soon_is_said_once_three_days_and_once_a_day_before(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=7, closes_at=NOON + timedelta(days=4))

    for hours in range(0, 96, 6):
        await any_database.write(closing.remind_due, NOON + timedelta(hours=hours), terms=Terms())

    facts = [message.facts for message in await any_database.read(owed, closing.CLOSING)]
    assert facts == [{"idea_id": idea_id, "hours": 72}, {"idea_id": idea_id, "hours": 24}]


async def test_a_mark_is_left_for_whatever_stays_and_not_for_what_was_withdrawn(any_database: Database) -> None:
    kept, withdrawn, over = [await any_database.write(an_idea) for _ in range(3)]
    await settled(any_database, [a_press(kept, 1), a_press(withdrawn, 1), a_press(over, 1)])
    await settled(any_database, [a_press(withdrawn, 1, undoes=1)])
    await any_database.write(lambda db: setattr(the_idea(db, over), "status", IdeaStatus.EXPIRED))

    marked = await any_database.write(lambda db: signatures.mark_spent(db, db.get_one(Person, 1)))

    assert marked == 1
    assert await any_database.read(signatures.spent, [(kept, 1), (withdrawn, 1), (over, 1)]) == {(kept, 1)}
    assert SignatureState.WITHDRAWN in {row.state for row in await any_database.read(signatures_of, withdrawn)}


async def test_signers_whose_chat_is_open_hear_what_becomes_of_it(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, threshold=3)
    came_in = await any_database.write(a_person, 31, last_seen_at=NOON + timedelta(hours=1))
    only_tapped = await any_database.write(a_person, 32)

    await settled(any_database, [a_press(idea_id, telegram_id) for telegram_id in (31, 32, 33)])

    told = {message.person_id for message in await any_database.read(owed, "idea-qualified")}
    assert came_in in told
    assert only_tapped not in told
