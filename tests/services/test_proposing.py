"""Sending an idea, and what its author may do with it afterwards."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.permissions import Place
from bot.domain.proposing import ADDENDA_PER_DAY
from bot.domain.refusals import Reason, Refused
from bot.services import drafting, moderating, preparing, proposing, revising
from storage import reviews
from storage.tables import Idea, IdeaStatus, IdeaVersion, RejectReason, Role
from tests.services.town import TERMS, WORDS, Town


async def test_sending_hands_an_idea_to_the_staff_once(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)

    for _ in range(2):
        await town.do(proposing.submit, idea_id=idea_id, person_id=ana, terms=TERMS)

    assert (await town.idea(idea_id)).status is IdeaStatus.SUBMITTED
    assert len(await town.owed("review-asked")) == 1


async def test_five_ideas_a_day_are_enough(town: Town) -> None:
    ana = await town.person("Ana")
    for number in range(5):
        await town.sent(ana, f"Idea about bench number {number}")
    sixth = await town.draft(ana, "One more bench")

    with pytest.raises(Refused) as refused:
        await town.do(proposing.submit, idea_id=sixth, person_id=ana, terms=TERMS)

    assert refused.value.reason is Reason.TOO_MANY_IDEAS
    assert (await town.idea(sixth)).status is IdeaStatus.DRAFT


async def test_the_next_day_begins_at_midnight_of_the_place(town: Town) -> None:
    ana = await town.person("Ana")
    town.now = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)
    for number in range(5):
        await town.sent(ana, f"Idea about bench number {number}")
    sixth = await town.draft(ana, "One more bench")
    town.now = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)

    sent = await town.do(proposing.submit, idea_id=sixth, person_id=ana, terms=TERMS)

    assert sent.status is IdeaStatus.SUBMITTED


async def test_words_that_are_too_long_are_kept_but_not_sent(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana, "word " * 700)

    with pytest.raises(Refused) as refused:
        await town.do(proposing.submit, idea_id=idea_id, person_id=ana, terms=TERMS)

    assert refused.value.reason is Reason.WORDS_TOO_LONG
    assert len((await town.idea(idea_id)).words) == 3499


async def test_an_idea_can_be_taken_back_before_anybody_decides(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.sent(ana)

    draft = await town.do(proposing.take_back, idea_id=idea_id, person_id=ana)
    await town.do(proposing.submit, idea_id=idea_id, person_id=ana, terms=TERMS)

    assert draft.idea.words == WORDS
    assert (await town.idea(idea_id)).status is IdeaStatus.SUBMITTED


async def test_a_rejected_idea_is_sent_again_as_a_new_one(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    await town.do(
        moderating.reject,
        idea_id=idea_id,
        person_id=sam,
        reason=RejectReason.PRIVATE_PERSON,
        note="",
        place=Place.STAFF,
    )

    draft = await town.do(proposing.begin_again, idea_id=idea_id, person_id=ana)

    assert draft.number != idea_id
    assert (draft.idea.words, draft.idea.status) == (WORDS, IdeaStatus.DRAFT)


async def test_published_words_get_a_new_version_while_nobody_has_signed(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)
    await town.do(revising.ask_correction, idea_id=idea_id, person_id=ana, terms=TERMS)

    corrected = await town.do(revising.correct, person_id=ana, words="A crossing with lights.", terms=TERMS)

    first = await town.see(lambda db: db.get_one(IdeaVersion, (idea_id, 1)))
    assert (corrected.version, corrected.words, first.words) == (2, "A crossing with lights.", WORDS)
    assert len(await town.owed("idea-changed")) == 1


@pytest.mark.parametrize(("minutes", "signatures"), [(31, 0), (1, 1)])
async def test_words_stay_once_somebody_has_signed_or_time_is_over(town: Town, minutes: int, signatures: int) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)
    await town.do(revising.ask_correction, idea_id=idea_id, person_id=ana, terms=TERMS)
    await town.database.write(_count, idea_id, signatures)
    town.passes(minutes=minutes)

    with pytest.raises(Refused) as refused:
        await town.do(revising.correct, person_id=ana, words="Something else.", terms=TERMS)

    assert refused.value.reason is Reason.TOO_LATE_TO_EDIT
    assert (await town.idea(idea_id)).words == WORDS


async def test_words_are_added_with_their_date_and_the_old_ones_stay(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)
    town.passes(hours=2)
    await town.do(revising.ask_addition, idea_id=idea_id, person_id=ana)

    await town.do(revising.add_words, person_id=ana, words="The school agrees.")

    own = await town.see(proposing.see, idea_id=idea_id, person_id=ana, terms=TERMS, now=town.now)
    assert [(added.words, added.added_at) for added in own.addenda] == [("The school agrees.", town.now)]
    assert (own.idea.words, own.idea.version) == (WORDS, 1)


async def test_words_are_added_a_few_times_a_day(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)

    async def adds() -> None:
        await town.do(revising.ask_addition, idea_id=idea_id, person_id=ana)
        await town.do(revising.add_words, person_id=ana, words="And one more thing.")

    for _ in range(ADDENDA_PER_DAY):
        await adds()
    with pytest.raises(Refused) as refused:
        await adds()
    town.passes(days=1)
    await adds()

    assert refused.value.reason is Reason.TOO_MANY_ADDITIONS


async def test_an_open_idea_can_be_withdrawn_and_then_nothing_more(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)

    withdrawn = await town.do(revising.withdraw, idea_id=idea_id, person_id=ana)

    assert withdrawn.status is IdeaStatus.WITHDRAWN
    with pytest.raises(Refused):
        await town.do(preparing.go_on, idea_id=idea_id, person_id=ana)


async def test_taking_back_and_sending_again_does_not_flood_the_staff(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.sent(ana)
    again: dict[str, Any] = {"idea_id": idea_id, "person_id": ana}
    for _ in range(TERMS.ideas_per_day - 1):
        await town.do(proposing.take_back, **again)
        await town.do(proposing.submit, terms=TERMS, **again)
    await town.do(proposing.take_back, **again)

    with pytest.raises(Refused) as refused:
        await town.do(proposing.submit, terms=TERMS, **again)
    town.passes(days=1)
    await town.do(proposing.submit, terms=TERMS, **again)

    assert refused.value.reason is Reason.TOO_MANY_IDEAS


async def test_an_idea_that_was_sent_once_keeps_its_number_and_its_decisions(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    judged: dict[str, Any] = {"idea_id": idea_id, "person_id": sam, "place": Place.STAFF}
    await town.do(moderating.ask_for_change, note="Where exactly?", **judged)
    await town.do(proposing.submit, idea_id=idea_id, person_id=ana, terms=TERMS)
    await town.do(proposing.take_back, idea_id=idea_id, person_id=ana)

    await town.do(drafting.delete, idea_id=idea_id, person_id=ana)

    left = await town.idea(idea_id)
    assert (left.status, left.words, left.title) == (IdeaStatus.WITHDRAWN, "…", "…")
    assert len(await town.see(reviews.of_idea, idea_id=idea_id)) == 1


async def test_nobody_sees_the_page_of_somebody_elses_idea(town: Town) -> None:
    ana, mallory = await town.person("Ana"), await town.person("Mallory")
    idea_id = await town.sent(ana)

    with pytest.raises(Refused) as refused:
        await town.see(proposing.see, idea_id=idea_id, person_id=mallory, terms=TERMS, now=town.now)

    assert refused.value.reason is Reason.NOT_PERMITTED


def _count(db: Session, idea_id: int, signatures: int) -> None:
    idea = db.get_one(Idea, idea_id)
    idea.signature_count = signatures
    db.add(idea)
