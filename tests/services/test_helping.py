"""Questions to a person: bounded, answered once, and nobody's business but the asker's and the staff's."""

import pytest

from bot.domain.helping import QUESTION_CHARACTERS, QUESTIONS_PER_DAY
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.services import helping
from storage.tables import Role
from tests.services.town import Town


async def ask(town: Town, person_id: int, words: str = "Who fixes lamps?") -> int:
    question = await town.do(helping.ask, words=words, person_id=person_id)
    return int(question.id)


async def test_a_question_is_owed_to_the_staff_once(town: Town) -> None:
    ana = await town.person("Ana")

    number = await ask(town, ana)

    owed = await town.owed(helping.ASKED)
    assert [(message.facts, message.person_id, message.chat_id) for message in owed] == [
        ({"question_id": number}, None, None)
    ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", Reason.NO_TEXT),
        ("  \n ", Reason.NO_TEXT),
        (None, Reason.NO_TEXT),
        ("x" * (QUESTION_CHARACTERS + 1), Reason.QUESTION_TOO_LONG),
    ],
)
async def test_a_question_needs_words_and_an_end(town: Town, words: str | None, reason: Reason) -> None:
    ana = await town.person("Ana")

    with pytest.raises(Refused) as refused:
        await town.do(helping.ask, words=words, person_id=ana)

    assert refused.value.reason is reason


async def test_nobody_floods_the_staff(town: Town) -> None:
    ana = await town.person("Ana")
    for number in range(QUESTIONS_PER_DAY):
        await ask(town, ana, f"Question {number}")

    with pytest.raises(Refused) as refused:
        await ask(town, ana)
    town.passes(days=1)
    await ask(town, ana)

    assert refused.value.reason is Reason.TOO_MANY_QUESTIONS


async def test_only_the_staff_answers_and_only_in_its_chat(town: Town) -> None:
    ana, sam = await town.person("Ana"), await town.person("Sam")
    olena = await town.person("Olena", role=Role.MODERATOR)
    number = await ask(town, ana)
    given = {"question_id": number, "words": "Try the lamps office."}

    for person_id, place in ((sam, Place.STAFF), (olena, Place.GROUP), (olena, Place.PRIVATE)):
        with pytest.raises(Refused) as refused:
            await town.do(helping.draft, person_id=person_id, place=place, **given)
        assert refused.value.reason is Reason.NOT_PERMITTED

    drafted = await town.do(helping.draft, person_id=olena, place=Place.STAFF, **given)
    assert drafted.answer.sent_at is None


async def test_the_first_answer_is_the_only_one(town: Town) -> None:
    ana, olena = await town.person("Ana"), await town.person("Olena", role=Role.MODERATOR)
    number = await ask(town, ana)
    staff = {"person_id": olena, "place": Place.STAFF}
    first = await town.do(helping.draft, question_id=number, words="One.", **staff)
    second = await town.do(helping.draft, question_id=number, words="Two.", **staff)
    await town.do(helping.send, answer_id=second.answer.id, **staff)

    with pytest.raises(Refused) as refused:
        await town.do(helping.send, answer_id=first.answer.id, **staff)

    owed = await town.owed(helping.ANSWERED)
    assert refused.value.reason is Reason.ALREADY_DECIDED
    assert [(message.person_id, message.facts) for message in owed] == [(ana, {"answer_id": second.answer.id})]


async def test_a_draft_that_was_thrown_away_cannot_be_sent(town: Town) -> None:
    ana, olena = await town.person("Ana"), await town.person("Olena", role=Role.MODERATOR)
    staff = {"person_id": olena, "place": Place.STAFF}
    drafted = await town.do(helping.draft, question_id=await ask(town, ana), words="One.", **staff)
    await town.do(helping.discard, answer_id=drafted.answer.id, **staff)

    with pytest.raises(Refused):
        await town.do(helping.send, answer_id=drafted.answer.id, **staff)

    assert await town.owed(helping.ANSWERED) == []
