"""What has served its purpose is forgotten in time, and no sooner, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from bot.domain.file_kinds import Kept
from bot.domain.forgetting import months_before
from bot.services import cleaning
from storage import checks, stored_files
from storage.database import Database
from storage.tables import CaseState, IdeaStatus
from tests.fixtures.ideas import NOON, a_press, an_idea, settled, signatures_of, the_idea

SIX_MONTHS_LATER = NOON + timedelta(days=185)


async def ended(database: Database, **more: object) -> int:
    """An idea that two people signed and that has ended."""
    idea_id = await database.write(an_idea)
    await settled(database, [a_press(idea_id, telegram_id) for telegram_id in (1, 2)])
    values = {"status": IdeaStatus.EXPIRED, "ended_at": NOON, **more}
    await database.write(_change, idea_id, values)
    return idea_id


def _change(db: Session, idea_id: int, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(the_idea(db, idea_id), name, value)


async def forget(database: Database, now: datetime) -> int:
    return await database.write(cleaning.forget_signers, months=6, now=now)


async def test_six_months_after_its_end_an_idea_keeps_its_number_and_nobody_behind_it(any_database: Database) -> None:
    idea_id = await ended(any_database)

    early = await forget(any_database, SIX_MONTHS_LATER - timedelta(days=5))
    forgotten = [await forget(any_database, SIX_MONTHS_LATER) for _ in range(2)]

    assert (early, forgotten) == (0, [2, 0])
    rows = await any_database.read(signatures_of, idea_id)
    assert [(row.person_id, row.public_name, row.signed_at.hour) for row in rows] == [(None, None, 0)] * 2
    assert (await any_database.read(the_idea, idea_id)).signature_count == 2
    assert await any_database.read(checks.findings) == []


async def test_signers_stay_known_while_an_answer_is_owed_to_them(any_database: Database) -> None:
    await ended(any_database, status=IdeaStatus.QUALIFIED, case_state=CaseState.WAITING)
    await any_database.write(an_idea)

    assert await forget(any_database, SIX_MONTHS_LATER + timedelta(days=900)) == 0


async def test_a_file_that_comes_again_is_kept_for_a_day_more(any_database: Database) -> None:
    two_days_later, picture = NOON + timedelta(days=2), Kept("a" * 64, 1_000, "image/png")
    for moment in (NOON, two_days_later):
        await any_database.write(stored_files.note, picture, now=moment)

    soon = await any_database.write(cleaning.forget_files, now=two_days_later + timedelta(hours=23))
    found = await any_database.read(cleaning.unneeded_files, now=two_days_later + timedelta(hours=25))
    gone = await any_database.write(
        cleaning.forget_files, now=two_days_later + timedelta(hours=25), among=["b" * 64, *found]
    )

    assert (soon, found, gone) == ([], [picture.digest], [picture.digest])


@pytest.mark.parametrize(
    ("day", "earlier"), [("2026-08-31", "2026-02-28"), ("2027-01-15", "2026-07-15"), ("2028-08-31", "2028-02-29")]
)
def test_months_are_those_of_the_calendar(day: str, earlier: str) -> None:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)

    assert months_before(moment, 6).date().isoformat() == earlier
