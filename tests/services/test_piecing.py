"""What is said in several messages: an edit of any of them changes its own piece, and nothing else."""

from typing import Any

import pytest
from sqlmodel import Session

from bot.domain import piecing as rules
from bot.domain.editing import Edited, Fate
from bot.domain.forgetting import Choice
from bot.domain.piecing import Piece
from bot.domain.refusals import Reason
from bot.domain.speaking import WORDS_CHARACTERS, Utterance
from bot.services import contributing, editing, forgetting, going_on, recording, saying, speaking
from storage import contributions, pieces
from storage.tables import Person
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import a_file, begins, refused, says, sees

FIRST, SECOND, THIRD = "At eight they race.", "At noon they park.", "At night they sleep."


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.speaks_now()
    return gathered


async def says_in_three(assembly: Assembly) -> int:
    """Ana says something in the messages 11, 12 and 13."""
    ana = await assembly.town.person("Ana")
    await begins(assembly, ana)
    for number, words in ((11, FIRST), (12, SECOND), (13, THIRD)):
        await says(assembly, ana, words, message_id=number)
    return ana


async def draft_of(assembly: Assembly, person: int) -> str:
    speech = await assembly.town.do(speaking.asked_or_refuse, person_id=person)
    return str(speech.draft.words)


async def edits(assembly: Assembly, person: int, message_id: int, words: str) -> bool:
    given: dict[str, Any] = {"message_id": message_id, "words": words, "person_id": person}
    return bool(await assembly.town.do(speaking.follow_edit, **given))


async def changed(assembly: Assembly, person: int, message_id: int, words: str) -> Edited | None:
    row = await assembly.town.see(_person, number=person)
    given: dict[str, Any] = {"origin": (row.telegram_id, message_id), "words": words, "person_id": person}
    found: Edited | None = await assembly.town.do(editing.see, **given)
    return found


def _person(db: Session, number: int) -> Person:
    return db.get_one(Person, number)


async def follows(assembly: Assembly, person: int, message_id: int, words: str, *, chat: int | None = None) -> Any:
    row = await assembly.town.see(_person, number=person)
    origin = (chat if chat is not None else row.telegram_id, message_id)
    return await assembly.town.do(editing.follow, origin=origin, words=words, person_id=person)


@pytest.mark.parametrize(
    ("message_id", "whole"),
    [
        (11, "Other words.\n\nAt noon they park.\n\nAt night they sleep."),
        (12, "At eight they race.\n\nOther words.\n\nAt night they sleep."),
        (13, "At eight they race.\n\nAt noon they park.\n\nOther words."),
    ],
)
async def test_an_edit_of_any_message_changes_its_piece_in_a_draft(
    assembly: Assembly, message_id: int, whole: str
) -> None:
    ana = await says_in_three(assembly)

    followed = await edits(assembly, ana, message_id, "Other words.")

    assert (followed, await draft_of(assembly, ana)) == (True, whole)


@pytest.mark.parametrize("message_id", [11, 12, 13])
async def test_an_edit_of_any_message_is_a_new_version_once_it_is_published(
    assembly: Assembly, message_id: int
) -> None:
    ana = await says_in_three(assembly)
    said = await assembly.town.do(contributing.publish, person_id=ana)

    found = await changed(assembly, ana, message_id, "Other words.")
    before = (await sees(assembly, said.id, ana)).contribution.words
    followed = await follows(assembly, ana, message_id, "Other words.")
    again = await follows(assembly, ana, message_id, "And others.")

    kept = {11: FIRST, 12: SECOND, 13: THIRD} | {message_id: "And others."}
    assert found is not None
    assert (found.contribution.id, found.fate, before) == (said.id, Fate.CHANGES, "\n\n".join((FIRST, SECOND, THIRD)))
    assert (followed.version, again.version, again.words) == (2, 3, "\n\n".join(kept.values()))


async def test_an_edit_that_comes_too_late_adds_the_words_of_that_message_below(assembly: Assembly) -> None:
    ana = await says_in_three(assembly)
    said = await assembly.town.do(contributing.publish, person_id=ana)
    assembly.town.passes(hours=1)

    found = await changed(assembly, ana, 12, "At noon they eat.")
    await follows(assembly, ana, 12, "At noon they eat.")

    view = await sees(assembly, said.id, ana)
    assert found is not None
    assert found.fate is Fate.BELOW
    assert view.contribution.words == "\n\n".join((FIRST, SECOND, THIRD))
    assert [each.words for each in view.additions] == ["At noon they eat."]


async def test_a_message_that_says_the_same_or_belongs_to_somebody_else_changes_nothing(assembly: Assembly) -> None:
    ana, bob = await says_in_three(assembly), await assembly.town.person("Bob")
    await assembly.town.do(contributing.publish, person_id=ana)

    same = await changed(assembly, ana, 12, f" {SECOND} ")
    strange = await changed(assembly, bob, 12, "Mine!")
    unknown = await changed(assembly, ana, 99, "Nothing.")

    assert same is not None
    assert (same.fate, strange, unknown) == (Fate.SAME, None, None)
    assert await edits(assembly, bob, 12, "Mine!") is False


async def test_a_draft_that_was_left_follows_too_and_a_picture_gets_its_words_later(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await begins(assembly, ana)
    await says(assembly, ana, FIRST, message_id=11)
    await says(assembly, ana, file=a_file("one"), message_id=12)
    draft = (await assembly.town.do(speaking.asked_or_refuse, person_id=ana)).draft
    await begins(assembly, ana)

    await edits(assembly, ana, 11, "At eight they crawl.")
    await edits(assembly, ana, 12, "The gate at eight.")

    left = await assembly.town.see(contributions.get, contribution_id=draft.id)
    assert left.words == "At eight they crawl.\n\nThe gate at eight."


async def test_a_piece_that_grows_too_long_is_refused(assembly: Assembly) -> None:
    ana = await says_in_three(assembly)

    given: dict[str, Any] = {"message_id": 12, "words": "x" * WORDS_CHARACTERS, "person_id": ana}

    assert await refused(assembly, speaking.follow_edit, **given) is Reason.WORDS_TOO_LONG


async def test_words_written_anew_belong_to_the_messages_that_changed_them(assembly: Assembly) -> None:
    ana = await says_in_three(assembly)
    said = await assembly.town.do(contributing.publish, person_id=ana)
    await assembly.town.do(contributing.ask_edit, contribution_id=said.id, person_id=ana)
    long = "We counted again. " * 130
    await assembly.town.do(going_on.hear, words=long, message_id=21, person_id=ana)
    await assembly.town.do(going_on.hear, words="That is all.", message_id=22, person_id=ana)

    old = await changed(assembly, ana, 12, "Other words.")
    followed = await follows(assembly, ana, 22, "That was all.")

    assert old is not None
    assert (old.fate, old.can_edit) == (Fate.REWRITTEN, True)
    assert (followed.version, followed.words) == (3, f"{long.strip()}\n\nThat was all.")


async def test_an_album_from_a_group_follows_the_edit_of_each_caption(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    said = [
        Utterance(FIRST, file=a_file("one"), message_id=7),
        Utterance(SECOND, file=a_file("two"), message_id=8),
    ]
    given = {"subtopic_id": (await assembly.subtopics())[0].id, "said": said, "origin": (-100, 7), "person_id": ana}
    await assembly.town.do(saying.record, **given)

    edited: dict[str, Any] = {"origin": (-100, 8), "words": "At noon they eat.", "person_id": ana}
    found = await assembly.town.do(editing.see, **edited)
    followed = await follows(assembly, ana, 8, "At noon they eat.", chat=-100)

    assert found is not None
    assert followed.words == f"{FIRST}\n\nAt noon they eat."


@pytest.mark.parametrize("choice", list(Choice))
async def test_which_message_it_was_said_in_is_in_ones_record_and_is_forgotten(
    assembly: Assembly, choice: Choice
) -> None:
    ana = await says_in_three(assembly)
    said = await assembly.town.do(contributing.publish, person_id=ana)

    record = (await assembly.town.do(recording.download, person_id=ana)).decode()
    await assembly.town.do(forgetting.forget, choice=choice, person_id=ana)
    left = await assembly.town.see(pieces.of, contribution_id=said.id)

    assert "contribution_pieces" in record
    assert left == []


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [Piece(1, "")],
        [Piece(1, "One.")],
        [Piece(1, ""), Piece(2, "Two."), Piece(3, ""), Piece(0, "Zero."), Piece(4, "")],
    ],
)
def test_pieces_are_found_again_in_the_words_they_make(parts: list[Piece]) -> None:
    words = rules.joined(parts)

    assert rules.pieces_of(words, list(rules.spans_of(parts))) == parts


def test_words_the_pieces_do_not_know_are_one_piece_of_no_message() -> None:
    spans = list(rules.spans_of([Piece(1, "One."), Piece(2, "Two.")]))

    assert rules.pieces_of("Something else.", spans) == [Piece(0, "Something else.")]
    assert rules.pieces_of("", []) == []
