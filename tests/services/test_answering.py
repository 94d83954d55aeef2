"""Answering a department's question by voice, pictures and files: seen first, sent once, and only the department's."""

from datetime import timedelta
from typing import Any

import orjson
import pytest
from sqlmodel import Session, select

from bot.domain.answering import AnswerHeld, Asked
from bot.domain.casing import CaseView
from bot.domain.forgetting import Choice
from bot.domain.permissions import Place
from bot.domain.refusals import Reason, Refused
from bot.domain.replying import Written
from bot.domain.speaking import FILES_AT_MOST, Utterance
from bot.services import answering, case_news, case_views, casework, cleaning, forgetting, recording, replying
from storage.tables import AttachmentKind, CaseAnswer, CaseAnswerFile, CaseEventKind, OutboxMessage
from tests.services.test_casing import TERMS, Office
from tests.services.town import Town
from tests.services.voices import a_file

VOICE = AttachmentKind.VOICE
QUESTION = "At which of the two gates?"


class Talk:
    """An office in which a department has asked Ana."""

    def __init__(self, office: Office) -> None:
        self.office, self.town, self.ana = office, office.town, office.ana

    async def begins(self) -> None:
        self.case = (await self.office.case()).id or 0
        self.question = await self.asks(QUESTION)

    async def asks(self, words: str) -> int:
        given: dict[str, Any] = {"case_id": self.case, "words": words, "place": Place.STAFF}
        event = await self.town.do(casework.ask_resident, **given, person_id=self.office.park)
        return int(event.id)

    async def is_asked(self) -> Any:
        return await self.town.do(answering.ask, question_id=self.question, person_id=self.ana)

    async def says(self, words: str = "", *, question: int | None = None, **said: Any) -> Any:
        given: dict[str, Any] = {"said": Utterance(words, **said), "question_id": question}
        return await self.town.do(answering.hear, person_id=self.ana, **given)

    async def sends(self, person: int | None = None) -> Any:
        return await self.town.do(answering.finish, question_id=self.question, person_id=person or self.ana)

    async def view(self) -> CaseView:
        given: dict[str, Any] = {"case_id": self.case, "place": Place.STAFF, "now": self.town.now}
        found: CaseView = await self.town.see(case_views.see, **given, person_id=self.office.park)
        return found

    async def files(self, event_id: int | None, person: int, place: Place) -> Any:
        given: dict[str, Any] = {"event_id": event_id, "place": place, "now": self.town.now}
        return await self.town.see(answering.files, **given, person_id=person)


@pytest.fixture
async def talk(town: Town) -> Talk:
    office = Office(town)
    await office.opens()
    held = Talk(office)
    await held.begins()
    return held


def duties(db: Session) -> list[OutboxMessage]:
    """Return what officers are owed in their own chats."""
    return list(db.exec(select(OutboxMessage).where(OutboxMessage.notice == case_news.DUTY)))


async def refused(coroutine: Any) -> Reason:
    with pytest.raises(Refused) as refusal:
        await coroutine
    return refusal.value.reason


async def count(talk: Talk, table: Any) -> int:
    return len(await talk.town.see(lambda db: list(db.exec(select(table)))))


async def test_nobody_sees_a_picture_before_its_author_says_yes(talk: Talk) -> None:
    await talk.is_asked()
    picture = a_file("gate")

    held = await talk.says("This one.", file=picture)
    before = await talk.view()
    await talk.sends()

    after = await talk.view()
    (given,) = after.answers
    assert (isinstance(held, AnswerHeld), held.files[0].digest) == (True, picture.kept.digest)
    assert before.answers == ()
    assert before.case.asked_at is not None
    assert (given.question_id, given.event.note) == (talk.question, "This one.")
    assert [each.digest for each in given.files] == [picture.kept.digest]
    assert after.case.asked_at is None


async def test_words_alone_are_sent_at_once_and_close_the_question(talk: Talk) -> None:
    await talk.is_asked()

    sent = await talk.says("At Elm Street.")

    assert isinstance(sent, CaseView)
    assert [each.event.note for each in (await talk.view()).answers] == ["At Elm Street."]
    assert await refused(talk.says("And more.")) is Reason.NO_LONGER_OPEN


async def test_an_album_is_one_answer_and_only_its_first_picture_is_shown_anew(talk: Talk) -> None:
    await talk.is_asked()

    heard = [await talk.says(file=a_file(f"gate{at}"), album="7", question=talk.question) for at in range(3)]
    await talk.sends()

    (given,) = (await talk.view()).answers
    assert [each.is_silent for each in heard] == [False, True, True]
    assert len(given.files) == 3


async def test_a_voice_message_and_its_line_are_one_answer(talk: Talk) -> None:
    await talk.says(file=a_file("voice", VOICE, seconds=9), question=talk.question)

    await talk.says("It is about the left gate.")
    await talk.sends()

    (given,) = (await talk.view()).answers
    assert (given.event.note, given.files[0].seconds) == ("It is about the left gate.", 9)


async def test_the_same_message_twice_and_a_second_tap_never_double_an_answer(talk: Talk) -> None:
    for _ in range(2):
        await talk.says(file=a_file("gate"), question=talk.question)
    await talk.sends()

    again = await refused(talk.sends())

    (given,) = (await talk.view()).answers
    told = [each.facts["why"] for each in await talk.town.see(duties)]
    assert (again, len(given.files)) == (Reason.NO_LONGER_OPEN, 1)
    assert told.count(f"{case_news.ANSWERED}:{given.event.id}") == 1


async def test_an_answer_belongs_to_the_question_it_was_sent_to(talk: Talk) -> None:
    second = await talk.asks("And at what time?")

    await talk.says("At Elm Street.", question=talk.question)

    view = await talk.view()
    assert view.answer_to(second) is None
    assert view.answer_to(talk.question) is not None


async def test_whoever_asked_hears_of_the_answer_also_when_nobody_has_taken_the_case(talk: Talk) -> None:
    await talk.says("At Elm Street.", question=talk.question)
    (given,) = (await talk.view()).answers

    owed = await talk.town.see(duties)

    why = f"{case_news.ANSWERED}:{given.event.id}"
    assert [each.person_id for each in owed if each.facts["why"] == why] == [talk.office.park]


async def test_whoever_asked_hears_of_an_answer_that_comes_after_the_reply(talk: Talk) -> None:
    replied: dict[str, Any] = {"person_id": talk.office.park, "place": Place.STAFF}
    written = {"case_id": talk.case, "written": Written("At both gates.")}
    drafted = await talk.town.do(replying.draft, **written, **replied)
    await talk.town.do(replying.publish, reply_id=drafted.reply.id, terms=TERMS, **replied)

    await talk.says("At Elm Street.", question=talk.question)

    view = await talk.view()
    why = f"{case_news.ANSWERED}:{view.answers[0].event.id}"
    assert (view.is_open, (await talk.office.duty(view.case, why)).view.number) == (False, talk.case)
    assert await talk.office.duty(view.case, "2026-11-20:late1") is None


@pytest.mark.parametrize("who", ["park", "lee", "olena"])
async def test_nobody_else_answers_for_the_author(talk: Talk, who: str) -> None:
    stranger = getattr(talk.office, who)
    given: dict[str, Any] = {"said": Utterance("Me."), "question_id": talk.question, "person_id": stranger}

    assert await refused(talk.town.do(answering.hear, **given)) is Reason.NOT_PERMITTED
    assert await refused(talk.sends(stranger)) is Reason.NOT_PERMITTED


async def test_the_files_are_for_the_staff_and_for_whoever_sent_them(talk: Talk) -> None:
    bob = await talk.town.person("Bob")
    await talk.says(file=a_file("gate"), question=talk.question)
    await talk.sends()
    number = (await talk.view()).answers[0].event.id

    seen = [
        (await talk.files(number, talk.ana, Place.PRIVATE))[1],
        (await talk.files(number, talk.office.park, Place.PRIVATE))[1],
        (await talk.files(number, talk.office.park, Place.STAFF))[1],
    ]

    assert [len(each) for each in seen] == [1, 1, 1]
    assert await refused(talk.files(number, bob, Place.PRIVATE)) is Reason.NOT_PERMITTED
    assert await refused(talk.files(number, talk.ana, Place.GROUP)) is Reason.NOT_PERMITTED
    assert await refused(talk.files(999, talk.ana, Place.PRIVATE)) is Reason.NO_SUCH_CASE


async def test_too_many_files_too_many_words_and_no_words_are_refused(talk: Talk) -> None:
    await talk.is_asked()

    assert await refused(talk.says()) is Reason.NO_TEXT
    assert await refused(talk.says("a" * 601)) is Reason.QUESTION_TOO_LONG
    for at in range(FILES_AT_MOST):
        await talk.says(file=a_file(f"gate{at}"))
    assert await refused(talk.says(file=a_file("one more"))) is Reason.TOO_MANY_FILES
    assert await refused(talk.says("a" * 601)) is Reason.QUESTION_TOO_LONG
    assert await refused(talk.says()) is Reason.NO_TEXT


async def test_what_was_thrown_away_is_gone_and_the_question_stays(talk: Talk) -> None:
    await talk.says(file=a_file("gate"), question=talk.question)

    asked = await talk.town.do(answering.discard, person_id=talk.ana)

    assert isinstance(asked, Asked)
    assert (await count(talk, CaseAnswer), await count(talk, CaseAnswerFile)) == (0, 0)
    assert await refused(talk.sends()) is Reason.NO_LONGER_OPEN
    assert isinstance(await talk.is_asked(), Asked)


async def test_what_was_begun_is_shown_again_when_the_question_is_opened_again(talk: Talk) -> None:
    await talk.says("This one.", file=a_file("gate"), question=talk.question)

    again = await talk.is_asked()

    assert (again.row.words, len(again.files)) == ("This one.", 1)


async def test_my_data_has_the_answers_and_their_files(talk: Talk) -> None:
    await talk.says("This one.", file=a_file("gate"), question=talk.question)
    await talk.sends()
    by: dict[str, Any] = {"person_id": talk.ana, "now": talk.town.now}

    (mine,) = await talk.town.see(answering.own, **by)
    kept = (await talk.town.see(recording.see, **by)).kept
    tables = orjson.loads(await talk.town.see(recording.download, **by))["tables"]

    assert (mine.question.note, mine.given.event.note, len(mine.given.files)) == (QUESTION, "This one.", 1)
    assert kept.answers == 1
    assert tables["case_answers"][0]["person_id"] == "you"
    assert tables["case_answer_files"][0]["digest"] == a_file("gate").kept.digest


@pytest.mark.parametrize("is_sent", [True, False])
async def test_deleting_everything_takes_the_answer_and_its_files(talk: Talk, is_sent: bool) -> None:
    await talk.says("This one.", file=a_file("gate"), question=talk.question)
    if is_sent:
        await talk.sends()

    await talk.town.do(forgetting.forget, choice=Choice.KEEP_TOTALS, person_id=talk.ana)
    talk.town.passes(days=2)
    gone = await talk.town.do(cleaning.forget_files)

    events = [each for each in (await talk.view()).events if each.kind is CaseEventKind.ANSWERED]
    assert (await count(talk, CaseAnswer), await count(talk, CaseAnswerFile)) == (0, 0)
    assert gone == [a_file("gate").kept.digest]
    assert [(each.note, each.person_id) for each in events] == ([("", None)] if is_sent else [])


async def test_a_kept_answer_keeps_its_file_in_the_vault(talk: Talk) -> None:
    await talk.says(file=a_file("gate"), question=talk.question)
    talk.town.now += timedelta(days=3)

    assert await talk.town.do(cleaning.forget_files) == []
