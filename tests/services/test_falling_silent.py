"""Whoever is forgotten: what stays of what they said, and what of it can be seen and deleted before."""

import pytest
from sqlmodel import Session, select

from bot.domain.finding_views import Wanted
from bot.domain.forgetting import Choice, Part
from bot.domain.speaking import Appearance
from bot.services import contributing, forgetting, recording, rehearsing, visiting
from storage import speech_index
from storage.tables import Contribution
from tests.services.assembly import Assembly
from tests.services.town import Town
from tests.services.voices import WORDS, a_file, begins, says, sees, speaks


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


@pytest.mark.parametrize("choice", list(Choice))
async def test_whoever_is_forgotten_leaves_words_without_a_name_or_none(assembly: Assembly, choice: Choice) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    number = await assembly.speaks_now()
    await begins(assembly, ana)
    await says(assembly, ana, WORDS, file=a_file("gate"), place=(44.4, 26.1))
    await assembly.town.do(rehearsing.appear, appearance=Appearance.NAMED, name="Ana Zebrowska", person_id=ana)
    said = await assembly.town.do(contributing.publish, person_id=ana)
    await assembly.looks_in(bob)
    await begins(assembly, bob)
    await says(assembly, bob, "A secret draft")

    for person in (ana, bob):
        await assembly.town.do(forgetting.forget, choice=choice, person_id=person)

    view = await sees(assembly, said.id, assembly.lead)
    card = await assembly.town.do(visiting.see, consultation_id=number, person_id=assembly.lead)
    stands = choice is not Choice.WITHDRAW_IDEAS
    assert (view.is_public, view.contribution.words) == (stands, WORDS if stands else "…")
    assert (view.contribution.shown_as, view.contribution.latitude, view.files) == (None, None, ())
    assert (card.turnout.looked_in, card.turnout.spoken) == (int(stands) + 1, int(stands))
    assert "A secret draft" not in str(await assembly.town.database.read(_every_view))


async def test_the_record_of_somebody_holds_every_word_they_said(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    await assembly.town.do(contributing.ask_edit, contribution_id=said.id, person_id=ana)
    await assembly.town.do(contributing.edit, words="Other words.", person_id=ana)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)

    record = (await assembly.town.do(recording.download, person_id=ana)).decode()

    assert WORDS in record
    assert "Other words." in record


async def test_views_can_be_deleted_on_their_own(assembly: Assembly) -> None:
    ana, number = await assembly.town.person("Ana"), await assembly.speaks_now()
    said = await speaks(assembly, ana)

    kept = await assembly.town.do(forgetting.forget_part, part=Part.VIEWS, person_id=ana)

    view = await sees(assembly, said.id, ana)
    card = await assembly.town.do(visiting.see, consultation_id=number, person_id=ana)
    assert (kept.views, view.is_public, view.contribution.words, card.turnout.spoken) == (1, False, "…", 0)


async def test_a_name_taken_off_is_gone_from_what_was_said_and_from_the_search(assembly: Assembly) -> None:
    ana, number = await assembly.town.person("Ana"), await assembly.speaks_now()
    said = await _under_her_name(assembly, ana)
    shown_before = (await assembly.town.do(recording.see, person_id=ana)).kept

    kept = await assembly.town.do(forgetting.forget_part, part=Part.NAME, person_id=ana)

    view = await sees(assembly, said.id or 0, assembly.lead)
    assert (shown_before.named, shown_before.places, kept.named) == (1, 1, 0)
    assert (view.is_public, view.contribution.words, view.contribution.shown_as) == (True, WORDS, None)
    assert await _finds(assembly, number, "Zebrowska") == 0


async def test_whoever_is_forgotten_is_found_by_their_name_no_more(assembly: Assembly) -> None:
    ana, number = await assembly.town.person("Ana"), await assembly.speaks_now()
    await _under_her_name(assembly, ana)
    found_before = await _finds(assembly, number, "Zebrowska")

    await assembly.town.do(forgetting.forget, choice=Choice.KEEP_TOTALS, person_id=ana)

    assert (found_before, await _finds(assembly, number, "Zebrowska")) == (1, 0)
    assert await _finds(assembly, number, "signs") == 1


async def _under_her_name(assembly: Assembly, ana: int) -> Contribution:
    await begins(assembly, ana)
    await says(assembly, ana, WORDS, place=(44.4, 26.1))
    await assembly.town.do(rehearsing.appear, appearance=Appearance.NAMED, name="Ana Zebrowska", person_id=ana)
    said: Contribution = await assembly.town.do(contributing.publish, person_id=ana)
    return said


async def _finds(assembly: Assembly, number: int, words: str) -> int:
    wanted = Wanted(consultation_id=number, question=words)
    return int(await assembly.town.database.read(speech_index.count, wanted, now=assembly.town.now))


def _every_view(db: Session) -> list[Contribution]:
    return list(db.exec(select(Contribution)))
