"""Signing: a storm of presses is settled as if each had come alone, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import signing
from bot.services.presses import Answer
from storage import audit, cards, checks, closing, follows, people, signatures
from storage.cards import Spot
from storage.database import Database
from storage.tables import CardKind, CaseState, IdeaStatus, SelectionState, SignatureState, Volume
from tests.fixtures.ideas import NOON, a_person, a_press, an_idea, owed, settled, signatures_of, the_idea, told


async def test_every_press_of_a_batch_gets_its_own_number(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, signature_count=412)

    answers = await settled(any_database, [a_press(idea_id, person, first_name="Ana") for person in range(1, 65)])

    numbers = [answer.values["number"] for answer in answers if isinstance(answer, Answer)]
    assert numbers == list(range(413, 477))
    assert set(told(answers)) == {"signed-with-name"}
    assert (await any_database.read(the_idea, idea_id)).signature_count == 476


async def test_counter_rows_and_audit_log_agree_after_a_storm(any_database: Database) -> None:
    first = await any_database.write(an_idea)
    second = await any_database.write(an_idea)
    storm = [a_press((first, second)[person % 2], 1 + person % 30) for person in range(200)]

    await settled(any_database, storm)

    assert await any_database.read(checks.findings) == []
    assert await any_database.read(signatures.counted, first) == 15
    assert (await any_database.read(the_idea, second)).signature_count == 15
    assert (await any_database.read(audit.verify)).entries == 30


async def test_a_second_tap_is_answered_with_the_day_of_the_first(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)

    answers = await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 1)])
    later = await settled(any_database, [a_press(idea_id, 1, place=Place.PRIVATE, now=NOON + timedelta(days=2))])

    assert told(answers) == ["signed", "signed-already"]
    assert isinstance(answers[1], Answer)
    assert answers[1].values == {"day": NOON}
    assert told(later) == ["signed-already-here"]
    assert (await any_database.read(the_idea, idea_id)).signature_count == 1


async def test_the_same_press_delivered_again_changes_nothing_and_is_answered(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    press = a_press(idea_id, 1)
    resent = replace(press, update_id=999_999)

    await settled(any_database, [press])
    answers = await settled(any_database, [press, resent])

    assert told(answers) == ["signed-already", "signed-already"]
    assert len(await any_database.read(signatures_of, idea_id)) == 1


async def test_signing_undoing_and_signing_again_in_one_batch_keeps_its_order(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, signature_count=0)

    answers = await settled(
        any_database,
        [
            a_press(idea_id, 1),
            a_press(idea_id, 2),
            a_press(idea_id, 1, undoes=1),
            a_press(idea_id, 1),
            a_press(idea_id, 1, undoes=1),
        ],
    )

    assert told(answers) == ["signed", "signed", "undone", "signed", "signature-older-view"]
    assert [a.values.get("number") for a in answers if isinstance(a, Answer)] == [1, 2, None, 2, None]
    ours = (await any_database.read(signatures_of, idea_id))[0]
    assert (ours.state, ours.revision) == (SignatureState.COUNTED, 3)


async def test_a_late_undo_cannot_flip_a_newer_choice(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    undo = a_press(idea_id, 1, undoes=1)
    await settled(any_database, [a_press(idea_id, 1), undo, a_press(idea_id, 1)])

    answers = await settled(any_database, [undo, a_press(idea_id, 1, undoes=1)])

    assert told(answers) == ["signature-older-view", "signature-older-view"]
    assert (await any_database.read(the_idea, idea_id)).signature_count == 1


async def test_an_undo_without_a_signature_is_answered_kindly(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)

    answers = await settled(any_database, [a_press(idea_id, 1, undoes=1)])

    assert told(answers) == ["undone-already"]
    assert await any_database.read(people.by_telegram_id, 1) is None


async def test_one_refusal_does_not_touch_its_neighbours(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=7)
    closed = await any_database.write(an_idea, closes_at=NOON)
    hidden = await any_database.write(an_idea, status=IdeaStatus.HIDDEN)

    answers = await settled(
        any_database,
        [a_press(idea_id, 7), a_press(idea_id, 1), a_press(closed, 1), a_press(hidden, 1), a_press(2**40, 1)],
    )

    assert told(answers) == ["own-idea", "signed", "signing-closed", "no-such-idea", "no-such-idea"]


async def test_whoever_is_refused_is_not_remembered(any_database: Database) -> None:
    closed = await any_database.write(an_idea, closes_at=NOON)

    await settled(any_database, [a_press(closed, 55)])

    assert await any_database.read(people.by_telegram_id, 55) is None


async def test_at_its_closing_moment_an_idea_is_over(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, closes_at=NOON + timedelta(seconds=1))

    answers = await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 2, now=NOON + timedelta(seconds=1))])

    assert told(answers) == ["signed", "signing-closed"]


async def test_the_last_signature_moves_the_idea_exactly_once(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=7, threshold=5, signature_count=0)
    storm = [a_press(idea_id, 100 + person) for person in range(8)]

    await settled(any_database, storm)
    await settled(any_database, [a_press(idea_id, 100, undoes=1) for _ in range(1)])
    await settled(any_database, [a_press(idea_id, 101, undoes=1), a_press(idea_id, 102, undoes=1)])
    await settled(any_database, [a_press(idea_id, 103, undoes=1), a_press(idea_id, 104), a_press(idea_id, 103)])

    idea = await any_database.read(the_idea, idea_id)
    assert (idea.status, idea.case_state, idea.selection_state) == (
        IdeaStatus.QUALIFIED,
        CaseState.WAITING,
        SelectionState.CANDIDATE,
    )
    assert idea.qualified_at == NOON
    assert len(await any_database.read(owed, "idea-qualified")) == 1


async def test_a_threshold_touched_for_a_moment_within_a_batch_counts(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=7, threshold=2)

    await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 2), a_press(idea_id, 1, undoes=1)])

    idea = await any_database.read(the_idea, idea_id)
    assert (idea.status, idea.signature_count) == (IdeaStatus.QUALIFIED, 1)


async def test_milestones_are_owed_once_and_only_to_those_who_hear_anything(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=7, threshold=100, signature_count=9)
    keen = await any_database.write(a_person, 8)
    calm = await any_database.write(a_person, 9)
    silent = await any_database.write(a_person, 10)
    for person_id, volume in ((keen, Volume.EVERYTHING), (calm, Volume.IMPORTANT), (silent, Volume.NOTHING)):
        await any_database.write(follows.follow, person_id=person_id, idea_id=idea_id, volume=volume, now=NOON)

    await settled(any_database, [a_press(idea_id, 1)])
    await settled(any_database, [a_press(idea_id, 1, undoes=1), a_press(idea_id, 1)])

    messages = await any_database.read(owed, "idea-milestone")
    author = await any_database.write(a_person, 7)
    assert {message.person_id for message in messages} == {author, keen, calm}  # what goes at once is weighed later
    assert messages[0].facts == {"idea_id": idea_id, "count": 10}


async def test_withdrawn_counts_again_and_invalidated_never_does(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 2)])
    await settled(any_database, [a_press(idea_id, 1, undoes=1)])

    def invalidate(db: Session) -> None:
        row = signatures_of(db, idea_id)[1]
        row.state = SignatureState.INVALIDATED
        db.add(row)

    await any_database.write(invalidate)
    answers = await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 2), a_press(idea_id, 2, undoes=1)])

    assert told(answers) == ["signed", "signature-set-aside", "signature-set-aside"]


async def test_somebody_forgotten_whose_signature_stays_cannot_add_another(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await settled(any_database, [a_press(idea_id, 1)])

    def forget(db: Session) -> None:
        person = people.by_telegram_id(db, 1)
        assert person is not None
        signatures.mark_spent(db, person)
        db.delete(person)

    await any_database.write(forget)
    answers = await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 2)])

    assert told(answers) == ["signed-once-before", "signed"]
    assert (await any_database.read(the_idea, idea_id)).signature_count == 2


async def test_signing_again_stands_under_the_words_as_they_are_now(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 1, undoes=1)])

    def correct(db: Session) -> None:
        the_idea(db, idea_id).version = 2

    await any_database.write(correct)
    await settled(any_database, [a_press(idea_id, 1)])

    assert (await any_database.read(signatures_of, idea_id))[0].idea_version == 2


async def test_cards_become_dirty_and_an_unknown_inline_card_is_remembered(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    spot = Spot(-100, 1)
    await any_database.write(
        cards.put_up, spot, kind=CardKind.IDEA, subject_id=idea_id, language="en", now=NOON, shown_hash="x"
    )

    nowhere = {"chat_telegram_id": None, "message_id": None}
    inline: dict[str, Any] = {"place": Place.INLINE, "inline_message_id": "in-1", **nowhere}
    await settled(any_database, [a_press(idea_id, 1, **inline), a_press(idea_id, 2, **inline)])

    assert await any_database.read(cards.dirty) == 2
    assert await any_database.read(cards.is_up, Spot(inline_message_id="in-1"))


async def test_the_language_of_the_answer_is_the_one_the_person_chose(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await any_database.write(a_person, 1, language="ko")

    answers = await settled(any_database, [a_press(idea_id, 1), a_press(idea_id, 2, language="zh-hans-and-more-of-it")])

    assert [answer.language for answer in answers if isinstance(answer, Answer)] == ["ko", "zh-hans-and-more"]


async def test_typed_commands_follow_the_same_rules(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea, author=7)
    ana, author = await any_database.write(a_person, 1), await any_database.write(a_person, 7)

    deed = await any_database.write(signing.sign, idea_id=idea_id, person_id=ana, now=NOON)
    await any_database.write(signing.undo_last, person_id=ana, now=NOON)

    assert signing.answer_to(deed, language="en").values["number"] == 1
    for given, reason in (
        ((signing.sign, author), Reason.OWN_IDEA),
        ((signing.unsign, ana), Reason.NOTHING_TO_UNDO),
    ):
        with pytest.raises(Refused) as refused:
            await any_database.write(given[0], idea_id=idea_id, person_id=given[1], now=NOON)
        assert refused.value.reason is reason


async def test_undo_after_the_end_is_refused(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    await settled(any_database, [a_press(idea_id, 1)])
    await any_database.write(closing.expire, idea_id, now=NOON + timedelta(days=60))

    answers = await settled(any_database, [a_press(idea_id, 1, undoes=1, now=NOON + timedelta(days=61))])

    assert told(answers) == ["signing-closed"]


async def test_presses_that_arrive_together_are_settled_together(any_database: Database) -> None:
    idea_id = await any_database.write(an_idea)
    presses = [a_press(idea_id, person) for person in range(1, 201)]

    answers = await asyncio.gather(*(any_database.write_together(signing.press_all, press) for press in presses))

    assert sorted(answer.values["number"] for answer in answers) == list(range(1, 201))
    assert await any_database.read(checks.findings) == []
