"""What was promised and is late is said once, and what waits longer is asked again, on both databases."""

from datetime import timedelta
from functools import partial
from typing import Any

from bot.domain.permissions import Place
from bot.domain.promising import Lateness, lateness_of
from bot.services import helping, moderating, owing_staff, promising, proposing, resuming
from storage.tables import Person, Question, Role
from tests.services.town import TERMS, Town

# MORNING is a Saturday: one working day later is over at the end of Monday, three at the end of Wednesday.


async def sweep(town: Town) -> int:
    return int(await town.database.write(promising.keep_promises, town.now, terms=TERMS))


async def test_an_author_is_told_once_when_the_promised_day_is_over(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.sent(ana)

    town.passes(hours=60)  # Monday evening
    early = await sweep(town)
    town.passes(hours=4)
    found = [await sweep(town) for _ in range(3)]

    assert (early, found) == (0, [1, 0, 0])
    (owed,) = await town.owed(promising.REVIEW_LATE)
    assert (owed.person_id, owed.facts) == (ana, {"idea_id": idea_id, "days": 1})
    assert lateness_of(await town.idea(idea_id), now=town.now) is Lateness.PROMISE_PASSED


async def test_the_staff_is_shown_an_idea_once_more_when_three_working_days_are_over(town: Town) -> None:
    idea_id = await town.sent(await town.person("Ana"))

    for _ in range(10 * 24):
        town.passes(hours=1)
        await sweep(town)

    assert len(await town.owed(owing_staff.REVIEW)) == 2
    assert lateness_of(await town.idea(idea_id), now=town.now) is Lateness.LATE


async def test_nobody_is_told_that_what_was_decided_in_time_is_late(town: Town) -> None:
    ana, olena = await town.person("Ana"), await town.person("Olena", role=Role.MODERATOR)
    await town.published(ana, olena)

    town.passes(days=9)

    assert await sweep(town) == 0


async def test_a_decision_in_between_keeps_the_word_from_being_sent(town: Town) -> None:
    ana, olena = await town.person("Ana"), await town.person("Olena", role=Role.MODERATOR)
    idea_id = await town.sent(ana)
    town.passes(days=3)
    await sweep(town)
    judged: dict[str, Any] = {"idea_id": idea_id, "person_id": olena, "place": Place.STAFF, "terms": TERMS}
    await town.do(moderating.publish, **judged)

    (owed,) = await town.owed(promising.REVIEW_LATE)

    known = await town.see(lambda db: promising.review_late(db, owed.facts, db.get_one(Person, ana), town.now))
    assert known is None


async def test_sending_again_is_a_new_promise(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.sent(ana)
    town.passes(days=9)
    await sweep(town)

    await town.do(proposing.take_back, idea_id=idea_id, person_id=ana)
    await town.do(proposing.submit, idea_id=idea_id, person_id=ana, terms=TERMS)
    at_once = await sweep(town)
    town.passes(days=5)

    assert (at_once, await sweep(town)) == (0, 2)
    assert len(await town.owed(promising.REVIEW_LATE)) == 2


async def test_a_question_is_asked_again_until_it_is_answered_and_its_asker_told_once(town: Town) -> None:
    ana = await town.person("Ana")
    question = await town.do(helping.ask, words="When is the market?", person_id=ana)

    for _ in range(14 * 24):
        town.passes(hours=1)
        await sweep(town)
    asked = len(await town.owed(helping.ASKED))
    await town.database.write(partial(_answer, question.id))
    for _ in range(14 * 24):
        town.passes(hours=1)
        await sweep(town)

    assert asked == 1 + 4  # two working days each, from the end of Tuesday on
    assert len(await town.owed(helping.ASKED)) == asked
    assert len(await town.owed(promising.QUESTION_LATE)) == 1


def _answer(question_id: int, db: Any) -> None:
    db.get_one(Question, question_id).answered_at = db.get_one(Question, question_id).asked_at


async def test_a_draft_is_remembered_once_in_its_life(town: Town) -> None:
    ana = await town.person("Ana")
    idea_id = await town.draft(ana)
    remind = partial(resuming.remind_of_drafts, terms=TERMS)

    town.passes(days=2, hours=23)
    early = await town.database.write(remind, town.now)
    town.passes(hours=2)
    found = [await town.database.write(remind, town.now) for _ in range(2)]
    town.passes(days=20)
    found.append(await town.database.write(remind, town.now))

    assert (early, found) == (0, [1, 0, 0])
    (owed,) = await town.owed(resuming.WAITING)
    assert (owed.person_id, owed.facts["idea_id"]) == (ana, idea_id)
    assert owed.facts["days"] == TERMS.draft_kept // timedelta(days=1)


async def test_a_draft_that_was_taken_up_meanwhile_is_not_spoken_of(town: Town) -> None:
    ana = await town.person("Ana")
    await town.draft(ana)
    town.passes(days=4)
    await town.database.write(resuming.remind_of_drafts, town.now, terms=TERMS)
    await town.says(ana, "And a bench beside it.")

    (owed,) = await town.owed(resuming.WAITING)

    known = await town.see(lambda db: resuming.waiting_draft(db, owed.facts, db.get_one(Person, ana), town.now))
    assert known is None
