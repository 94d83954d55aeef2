"""Deciding about ideas: one decision wins, and its author is told."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import col, select

from bot.domain.moderating import Decided, Line, Question
from bot.domain.permissions import Place
from bot.domain.personal_data import PersonalData
from bot.domain.refusals import Reason, Refused
from bot.services import appealing, attaching, judging, moderating, proposing, staffing
from storage import flows, reviews
from storage.tables import AuditEntry, Decision, Follow, IdeaStatus, RejectReason, Role, SearchWord
from tests.services.town import FIRST_TELEGRAM_ID, TERMS, WORDS, Town, a_photo


async def decide(town: Town, service: Any, idea_id: int, moderator_id: int, **more: Any) -> Decided:
    decided: Decided = await town.do(service, idea_id=idea_id, person_id=moderator_id, place=Place.STAFF, **more)
    return decided


async def reject(town: Town, idea_id: int, moderator_id: int) -> Decided:
    return await decide(
        town, moderating.reject, idea_id, moderator_id, reason=RejectReason.PRIVATE_PERSON, note="No names, please."
    )


async def test_publishing_copies_the_promise_into_the_idea(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)

    await decide(town, moderating.publish, idea_id, sam, terms=TERMS)

    idea = await town.idea(idea_id)
    assert (idea.status, idea.threshold, idea.consequence) == (IdeaStatus.OPEN, 500, "The council decides.")
    assert idea.closes_at == datetime(2027, 1, 20, 22, 0, tzinfo=UTC)
    assert idea.milestones == [10, 100, 165, 330]


async def test_publishing_makes_an_idea_findable_followed_told_and_written_down(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)

    await decide(town, moderating.publish, idea_id, sam, terms=TERMS)

    assert await town.see(lambda db: db.get(Follow, (ana, idea_id))) is not None
    assert await town.see(lambda db: db.exec(select(SearchWord).where(SearchWord.word == "crossing")).first())
    assert [told.person_id for told in await town.owed("idea-decided")] == [ana]
    verbs = await town.see(lambda db: list(db.exec(select(AuditEntry.verb).order_by(col(AuditEntry.id)))))
    assert verbs == ["idea.submitted", "idea.published"]


async def test_of_two_moderators_at_once_one_decides_and_the_other_is_told_who(town: Town) -> None:
    ana = await town.person("Ana")
    sam, olena = await town.person("Sam", role=Role.MODERATOR), await town.person("Olena", role=Role.MODERATOR)
    idea_id = await town.sent(ana)

    published, rejected = await asyncio.gather(
        decide(town, moderating.publish, idea_id, sam, terms=TERMS), reject(town, idea_id, olena)
    )

    assert {published.was_first, rejected.was_first} == {True, False}
    late = rejected if published.was_first else published
    assert late.by_telegram_id == FIRST_TELEGRAM_ID + (1 if published.was_first else 2)
    assert len(await town.see(reviews.of_idea, idea_id=idea_id)) == 1


async def test_nobody_decides_about_their_own_idea(town: Town) -> None:
    sam = await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(sam)

    with pytest.raises(Refused) as refused:
        await decide(town, moderating.publish, idea_id, sam, terms=TERMS)

    assert refused.value.reason is Reason.OWN_REVIEW


async def test_a_citizen_decides_nothing_and_sees_no_queue(town: Town) -> None:
    ana, mallory = await town.person("Ana"), await town.person("Mallory")
    idea_id = await town.sent(ana)

    with pytest.raises(Refused):
        await decide(town, moderating.publish, idea_id, mallory, terms=TERMS)
    with pytest.raises(Refused):
        await town.do(moderating.queue, person_id=mallory, place=Place.STAFF)

    assert (await town.idea(idea_id)).status is IdeaStatus.SUBMITTED


async def test_an_idea_sent_back_can_be_sent_again(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    town.passes(minutes=5)

    decided = await decide(town, moderating.ask_for_change, idea_id, sam, note="Which street?")
    town.passes(minutes=5)
    await town.do(proposing.submit, idea_id=idea_id, person_id=ana, terms=TERMS)

    assert (decided.case.idea.status, decided.case.review.note) == (IdeaStatus.RETURNED, "Which street?")  # type: ignore[union-attr]
    assert len(await town.owed("review-asked")) == 2


async def test_merging_needs_an_open_idea(town: Town) -> None:
    ana, bob = await town.person("Ana"), await town.person("Bob")
    sam = await town.person("Sam", role=Role.MODERATOR)
    open_id, waiting_id = await town.published(bob, sam), await town.sent(ana, "A zebra crossing by the school")

    with pytest.raises(Refused) as refused:
        await decide(town, moderating.merge, waiting_id, sam, target_id=999)
    merged = await decide(town, moderating.merge, waiting_id, sam, target_id=open_id)

    assert refused.value.reason is Reason.CANNOT_JOIN
    assert (merged.case.idea.status, merged.case.idea.merged_into_id) == (IdeaStatus.MERGED, open_id)


async def test_a_hidden_idea_is_shown_again_with_its_old_promise(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)
    before = await town.idea(idea_id)
    town.passes(days=2)

    await decide(town, moderating.hide, idea_id, sam, reason=RejectReason.INSULTING, note="")
    hidden = await town.idea(idea_id)
    await decide(town, moderating.show_again, idea_id, sam)

    after = await town.idea(idea_id)
    assert (hidden.status, after.status) == (IdeaStatus.HIDDEN, IdeaStatus.OPEN)
    assert after.closes_at == before.closes_at


async def test_the_card_says_what_a_machine_has_noticed(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    await town.published(ana, sam)
    idea_id = await town.sent(ana, f"{WORDS} Call +40 721 234 567.")

    case = await town.do(moderating.see, idea_id=idea_id, person_id=sam, place=Place.STAFF)

    assert case.personal_data == {PersonalData.PHONE}
    assert (len(case.similar), case.is_first) == (1, False)


async def test_in_private_the_next_message_answers_a_question(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    question = Question(idea_id, Line.REJECT, 2)
    await town.do(judging.ask, question=question, person_id=sam, place=Place.PRIVATE)

    decided = await town.do(judging.answer_open, words="Please leave the name out.", person_id=sam)

    assert decided.case.review.reason is RejectReason.PRIVATE_PERSON
    assert await town.see(lambda db: flows.current(db, sam)) is None


async def test_a_question_in_the_staff_chat_leaves_private_matters_alone(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id, draft_id = await town.sent(ana), await town.draft(sam, "My own idea about benches")
    question = Question(idea_id, Line.CHANGE)
    await town.do(judging.ask, question=question, person_id=sam, place=Place.STAFF)

    await town.do(judging.answer, question=question, words="Which street?", person_id=sam, place=Place.STAFF)

    flow = await town.see(lambda db: flows.current(db, sam))
    assert flow.draft["idea_id"] == draft_id


async def test_an_appeal_goes_to_another_moderator(town: Town) -> None:
    ana = await town.person("Ana")
    sam, olena = await town.person("Sam", role=Role.MODERATOR), await town.person("Olena", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    await reject(town, idea_id, sam)
    await town.do(appealing.appeal, idea_id=idea_id, person_id=ana, words="It names nobody.")
    given = {"appeal_id": 1, "overturns": True, "place": Place.STAFF, "terms": TERMS}

    with pytest.raises(Refused) as refused:
        await town.do(appealing.decide, person_id=sam, **given)
    verdict = await town.do(appealing.decide, person_id=olena, **given)

    assert refused.value.reason is Reason.OWN_DECISION
    assert (verdict.was_first, verdict.case.idea.status) == (True, IdeaStatus.OPEN)
    newest = await town.see(reviews.latest, idea_id=idea_id)
    assert (newest.decision, newest.moderator_id) == (Decision.PUBLISHED, olena)


async def test_an_appeal_can_be_turned_down_and_is_made_only_once(town: Town) -> None:
    ana = await town.person("Ana")
    sam, olena = await town.person("Sam", role=Role.MODERATOR), await town.person("Olena", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    await reject(town, idea_id, sam)
    await town.do(appealing.appeal, idea_id=idea_id, person_id=ana, words="")

    await town.do(appealing.decide, appeal_id=1, person_id=olena, overturns=False, place=Place.STAFF, terms=TERMS)

    assert (await town.idea(idea_id)).status is IdeaStatus.REJECTED
    assert len(await town.owed("appeal-decided")) == 1
    with pytest.raises(Refused) as refused:
        await town.do(appealing.appeal, idea_id=idea_id, person_id=ana, words="")
    assert refused.value.reason is Reason.ALREADY_APPEALED


async def test_a_decision_is_not_upheld_to_an_author_whose_idea_is_shown_again(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    olena = await town.person("Olena", role=Role.MODERATOR)
    idea_id = await town.published(ana, sam)
    await decide(town, moderating.hide, idea_id, sam, reason=RejectReason.OTHER, note="")
    await town.do(appealing.appeal, idea_id=idea_id, person_id=ana, words="")
    await decide(town, moderating.show_again, idea_id, sam)

    await town.do(appealing.decide, appeal_id=1, person_id=olena, overturns=False, place=Place.STAFF, terms=TERMS)

    [owed] = await town.owed("appeal-decided")
    assert await town.see(appealing.appeal_decided, facts=owed.facts, _person=None, now=town.now) is None


async def test_a_moderator_sees_no_files_of_what_was_never_sent(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    draft = await town.draft(ana)
    await town.says(ana, file=a_photo())

    with pytest.raises(Refused) as refused:
        await town.see(attaching.see_files, idea_id=draft, person_id=sam, place=Place.STAFF, now=town.now)
    own = await town.see(attaching.see_files, idea_id=draft, person_id=ana, place=Place.PRIVATE, now=town.now)

    assert refused.value.reason is Reason.NO_SUCH_IDEA
    assert len(own) == 1
    with pytest.raises(Refused):
        await town.see(attaching.see_files, idea_id=draft, person_id=ana, place=Place.GROUP, now=town.now)


async def test_whoever_reviews_no_more_sees_no_more_of_it(town: Town) -> None:
    ana, mira = await town.person("Ana"), await town.person("Mira", role=Role.ADMIN)
    sam = await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    before = await town.see(moderating.card, subject_id=idea_id, viewer_id=sam, now=town.now)
    [holder] = await town.see(staffing.people_with_roles, person_id=mira, now=town.now)

    await town.do(staffing.take_back, grant_id=holder.grant_id, person_id=mira)

    assert before is not None
    assert await town.see(moderating.card, subject_id=idea_id, viewer_id=sam, now=town.now) is None
    assert await town.see(moderating.card, subject_id=idea_id, now=town.now) is not None


async def test_an_appeal_waits_where_nobody_else_can_decide(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    await reject(town, idea_id, sam)
    await town.do(appealing.appeal, idea_id=idea_id, person_id=ana, words="")

    alone = await town.see(appealing.card, subject_id=1, now=town.now)
    await town.person("Olena", role=Role.MODERATOR)
    joined = await town.see(appealing.card, subject_id=1, now=town.now)

    assert (alone.somebody_else_can_decide, joined.somebody_else_can_decide) == (False, True)


async def test_what_was_decided_is_told_only_while_it_stands(town: Town) -> None:
    ana = await town.person("Ana")
    sam, olena = await town.person("Sam", role=Role.MODERATOR), await town.person("Olena", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    await reject(town, idea_id, sam)
    first = (await town.owed("idea-decided"))[0]
    told = await town.see(moderating.outcome, facts=first.facts, _person=None, _now=town.now)
    town.passes(minutes=1)
    await town.do(appealing.appeal, idea_id=idea_id, person_id=ana, words="")
    await town.do(appealing.decide, appeal_id=1, person_id=olena, overturns=True, place=Place.STAFF, terms=TERMS)

    later = await town.see(moderating.outcome, facts=first.facts, _person=None, _now=town.now)

    assert told.can_appeal
    assert later is None
