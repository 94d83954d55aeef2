"""Long words that change or add to a view: held while they may go on, and taken as one version or one addition."""

from typing import Any

import pytest

from bot.domain.refusals import Reason
from bot.domain.speaking import ADDITION_CHARACTERS, GOES_ON_FROM, WORDS_CHARACTERS, Held
from bot.services import contributing, going_on, recording
from storage import additions as added
from storage import contributions
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import WORDS, refused, speaks

FULL = ("We counted again, at every gate and every hour. " * 100)[:4_096].strip()
REST = "And that was all we saw."


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.speaks_now()
    return gathered


async def asked(assembly: Assembly, service: Any = contributing.ask_addition) -> tuple[int, int]:
    """Ana has spoken, and is asked for words about it; return her and her view."""
    ana = await assembly.town.person("Ana")
    said = await speaks(assembly, ana)
    await assembly.town.do(service, contribution_id=said.id, person_id=ana)
    return ana, said.id


async def hears(assembly: Assembly, person: int, words: str) -> Any:
    return await assembly.town.do(going_on.hear, words=words, person_id=person)


async def additions(assembly: Assembly, number: int) -> list[str]:
    return [each.words for each in await assembly.town.see(added.of, contribution_id=number)]


async def test_what_comes_in_two_messages_is_one_addition(assembly: Assembly) -> None:
    ana, number = await asked(assembly)

    held = await hears(assembly, ana, FULL)
    before = await additions(assembly, number)
    await hears(assembly, ana, REST)

    assert isinstance(held, Held)
    assert (held.is_edit, held.characters, before) == (False, len(FULL), [])
    assert await additions(assembly, number) == [f"{FULL}\n\n{REST}"]


async def test_what_comes_in_three_messages_is_one_version(assembly: Assembly) -> None:
    ana, number = await asked(assembly, contributing.ask_edit)
    for words in (FULL, FULL):
        await hears(assembly, ana, words)

    said = await hears(assembly, ana, REST)

    assert (said.version, said.words) == (2, f"{FULL}\n\n{FULL}\n\n{REST}")
    versions = await assembly.town.see(contributions.versions_of, contribution_id=number)
    assert [each.words for each in versions] == [WORDS, said.words]


async def test_long_words_that_do_not_go_on_are_taken_by_a_tap(assembly: Assembly) -> None:
    ana, number = await asked(assembly)
    await hears(assembly, ana, FULL)

    await assembly.town.do(going_on.finish, person_id=ana)

    assert await additions(assembly, number) == [FULL]
    assert await refused(assembly, going_on.finish, person_id=ana) is Reason.NO_LONGER_OPEN


async def test_short_words_are_taken_at_once(assembly: Assembly) -> None:
    ana, number = await asked(assembly)

    await hears(assembly, ana, FULL[: GOES_ON_FROM - 1])

    assert len(await additions(assembly, number)) == 1


async def test_too_much_is_refused_and_what_was_held_stays(assembly: Assembly) -> None:
    ana, _ = await asked(assembly)
    for _ in range(ADDITION_CHARACTERS // len(FULL)):
        await hears(assembly, ana, FULL)

    reason = await refused(assembly, going_on.hear, words=FULL, person_id=ana)

    held = await assembly.town.see(going_on.held, person_id=ana)
    assert reason is Reason.WORDS_TOO_LONG
    assert held.characters <= ADDITION_CHARACTERS
    assert WORDS_CHARACTERS == ADDITION_CHARACTERS


async def test_what_is_held_is_in_the_download_of_whoever_wrote_it(assembly: Assembly) -> None:
    ana, _ = await asked(assembly)
    await hears(assembly, ana, FULL)

    record = await assembly.town.do(recording.download, person_id=ana)

    assert FULL[:200] in record.decode()
