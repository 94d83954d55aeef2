"""What is said before its place is known: kept, asked for its place, and a voice message for its line after that."""

from typing import Any

import pytest

from bot.domain.speaking import Ask, Unplaced
from bot.services import rehearsing, speaking
from storage.tables import AttachmentKind
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import a_file, begins, says


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.speaks_now()
    return gathered


async def left_open(assembly: Assembly) -> int:
    ana = await assembly.town.person("Ana")
    await begins(assembly, ana)
    await assembly.town.do(rehearsing.leave_open, unplaced=Unplaced.SUBTOPIC, person_id=ana)
    return ana


async def chooses(assembly: Assembly, person: int, position: int) -> Any:
    chosen = (await assembly.subtopics())[position - 1]
    return await assembly.town.do(rehearsing.choose_subtopic, subtopic_id=chosen.id, person_id=person)


async def test_what_is_said_stays_unplaced_until_a_place_is_chosen(assembly: Assembly) -> None:
    ana = await left_open(assembly)
    first = await says(assembly, ana, "One thing.")
    second = await says(assembly, ana, "And another.")

    placed = await chooses(assembly, ana, 2)

    assert (first.unplaced, second.unplaced, placed.unplaced) == (
        Unplaced.SUBTOPIC,
        Unplaced.SUBTOPIC,
        Unplaced.NOTHING,
    )
    assert placed.draft.words == "One thing.\n\nAnd another."
    assert placed.draft.subtopic_id == (await assembly.subtopics())[1].id
    assert placed.ask is Ask.CHECK


async def test_a_voice_message_is_asked_for_its_line_once_it_has_a_place(assembly: Assembly) -> None:
    ana = await left_open(assembly)
    await says(assembly, ana, file=a_file("voice", AttachmentKind.VOICE, seconds=12))

    placed = await chooses(assembly, ana, 1)

    assert placed.ask is Ask.LINE


async def test_beginning_anew_forgets_what_was_to_be_chosen(assembly: Assembly) -> None:
    ana = await left_open(assembly)

    begun = await begins(assembly, ana)

    assert begun.unplaced is Unplaced.NOTHING
    assert (await assembly.town.do(speaking.asked, person_id=ana)).unplaced is Unplaced.NOTHING
