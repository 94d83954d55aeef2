"""Reading cards and lists, on both databases."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.browsing import Order, Shelf, Wish
from bot.domain.refusals import Reason, Refused
from bot.services import browsing, commenting, following
from storage import cases, places
from storage.database import Database
from storage.tables import Case, CaseState, IdeaStatus, Reply, SubjectKind
from tests.fixtures.ideas import NOON, a_person, a_press, an_idea, settled


async def test_a_card_shows_to_its_viewer_what_is_theirs_and_to_others_nothing(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await settled(any_database, [a_press(idea_id, 1)])
    ana = await any_database.write(a_person, 1)

    own = await any_database.read(browsing.idea_card, idea_id, ana, NOON)
    shared = await any_database.read(browsing.idea_card, idea_id, None, NOON)

    assert own is not None
    assert own.viewer is not None
    assert (own.viewer.is_counted, own.viewer.revision, own.viewer.asks_name) == (True, 1, True)
    assert shared is not None
    assert shared.viewer is None
    assert shared.is_open


@pytest.mark.parametrize("status", IdeaStatus)
async def test_what_is_not_public_is_seen_by_its_author_alone(database: Database, status: IdeaStatus) -> None:
    idea_id = await database.write(an_idea, author=7, status=status)
    author, ana = await database.write(a_person, 7), await database.write(a_person, 1)

    seen_by = [
        viewer is not None
        for viewer in (
            await database.read(browsing.idea_card, idea_id, author, NOON),
            await database.read(browsing.idea_card, idea_id, ana, NOON),
            await database.read(browsing.idea_card, idea_id, None, NOON),
        )
    ]

    hidden = status in (IdeaStatus.DRAFT, IdeaStatus.SUBMITTED, IdeaStatus.RETURNED, IdeaStatus.HIDDEN)
    assert seen_by == ([True, False, False] if hidden else [True, True, True])


@pytest.mark.parametrize("status", [IdeaStatus.WITHDRAWN, IdeaStatus.REJECTED, IdeaStatus.MERGED])
async def test_the_files_and_the_title_of_what_was_turned_down_are_its_authors_alone(
    database: Database, status: IdeaStatus
) -> None:
    idea_id = await database.write(an_idea, author=7, status=status, published_at=None)
    author, mallory = await database.write(a_person, 7), await database.write(a_person, 1)
    asked: dict[str, Any] = {"idea_id": idea_id, "now": NOON}

    await database.read(browsing.files, viewer_id=author, **asked)
    questions: tuple[tuple[Any, str], ...] = (
        (browsing.files, "viewer_id"),
        (browsing.shown_or_refuse, "viewer_id"),
        (partial(commenting.read, page=1), "reader_id"),
        (following.follow, "person_id"),
    )
    for question, who in questions:
        with pytest.raises(Refused) as refused:
            await database.write(question, **{who: mallory}, **asked)
        assert refused.value.reason is Reason.NO_SUCH_IDEA


async def test_a_card_that_hangs_somewhere_stays_when_its_idea_is_hidden(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, status=IdeaStatus.HIDDEN)

    card = await any_database.read(browsing.live_card, idea_id, viewer_id=None, now=NOON)

    assert card is not None
    assert card.status is IdeaStatus.HIDDEN


async def test_numbers_no_idea_can_have_are_nobodys(any_database: Database) -> None:
    for number in (0, -1, 2**31, 2**62):
        assert await any_database.read(browsing.idea_card, number, None, NOON) is None


async def test_lists_are_ordered_narrowed_and_cut(any_database: Database) -> None:
    await any_database.write(places.arrange_regions, ("North", "Old"))
    north, old = (region.id for region in await any_database.read(places.regions))
    one = await any_database.write(an_idea, region_id=north, signature_count=3, closes_at=NOON + timedelta(days=9))
    two = await any_database.write(an_idea, region_id=old, signature_count=9, closes_at=NOON + timedelta(days=5))
    everywhere = await any_database.write(an_idea, signature_count=1, closes_at=NOON + timedelta(days=1))
    await any_database.write(an_idea, closes_at=NOON)

    async def listed(**wish: Any) -> list[int]:
        found = await any_database.read(browsing.listing, Wish(**wish), now=NOON)
        return [line.idea_id for line in found.page.lines]

    assert await listed() == [everywhere, two, one]
    assert await listed(order=Order.MOST_SIGNED) == [two, one, everywhere]
    assert await listed(order=Order.CLOSING_SOON) == [everywhere, two, one]
    assert await listed(region_id=north) == [everywhere, one]
    assert await listed(page=99) == [everywhere, two, one]


async def test_shelves_hold_what_is_ones_own(any_database: Database) -> None:
    own = await any_database.write(an_idea, author=1, status=IdeaStatus.SUBMITTED)
    await any_database.write(an_idea, author=1, status=IdeaStatus.DRAFT)
    signed = await any_database.write(an_idea)
    ana = await any_database.write(a_person, 1)
    await settled(any_database, [a_press(signed, 1)])
    await any_database.write(following.follow, idea_id=signed, person_id=ana, now=NOON)

    kept = await any_database.read(browsing.mine, person_id=ana)
    shelves = {
        which: [line.idea_id for line in (await any_database.read(browsing.shelf, which, person_id=ana, page=1)).lines]
        for which in Shelf
    }

    assert shelves == {Shelf.IDEAS: [own], Shelf.SIGNED: [signed], Shelf.FOLLOWED: [signed], Shelf.REPLIED: []}
    assert (kept.belongings.ideas, kept.belongings.drafts, len(kept.drafts)) == (1, 1, 1)


async def test_an_idea_stays_among_the_replies_while_a_department_is_asked_again(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=1)
    ana = await any_database.write(a_person, 1)
    before = (await any_database.read(browsing.mine, person_id=ana)).belongings.replied
    await any_database.write(_replied_and_asked_again, idea_id)

    kept = await any_database.read(browsing.mine, person_id=ana)
    shelf = await any_database.read(browsing.shelf, Shelf.REPLIED, person_id=ana, page=1)

    assert (before, kept.belongings.replied) == (0, 1)
    assert [line.idea_id for line in shelf.lines] == [idea_id]


def _replied_and_asked_again(db: Session, idea_id: int) -> None:
    """Let a department have published a reply, and a draft besides, and owe another one."""
    made = Case(subject_kind=SubjectKind.IDEA, subject_id=idea_id, opened_at=NOON, due_at=NOON, reopened_at=NOON)
    case = cases.start(db, made)
    for published_at in (NOON, None):
        db.add(Reply(case_id=case.id or 0, words="Yes.", drafted_at=NOON, published_at=published_at))
    cases.set_idea_state(db, idea_id, CaseState.WAITING)
    db.flush()
