"""Finding what was said: by words in any script, and narrowed in every way."""

from typing import Any

import pytest

from bot.domain.finding_views import BADGES, KINDS, OWN, SPANS, Field
from bot.domain.speaking import Appearance
from bot.services import contributing, finding_views, rehearsing, speaking
from storage.tables import AttachmentKind, Badge, Role, StageKind
from tests.services.assembly import Assembly
from tests.services.points import Debate
from tests.services.town import Town
from tests.services.voices import a_file, begins, says, speaks


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    await gathered.speaks_now()
    return gathered


async def finds(assembly: Assembly, question: str, *narrowed: tuple[Field, int]) -> list[int]:
    given: dict[str, Any] = {"person_id": assembly.lead}
    await assembly.town.do(finding_views.ask, consultation_id=assembly.number, **given)
    found = await assembly.town.do(finding_views.answer, question=question, **given)
    for field, value in narrowed:
        found = await assembly.town.do(finding_views.narrow, field=field, value=value, **given)
    assert found.total == len(found.views)
    return [view.contribution.number or 0 for view in found.views]


async def test_words_are_found_in_every_script_and_by_their_beginnings(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    for words in (
        "A zebra crossing by the gate",
        "학교 앞 횡단보도",
        "学校门口的斑马线",
        "Trecere de pietoni lângă școală",
    ):
        assembly.town.passes(minutes=1)
        await speaks(assembly, ana, words)

    found = [await finds(assembly, each) for each in ("cross", "횡단보도", "斑马", "scoala", "tram", "?!")]

    assert found == [[1], [2], [3], [4], [], []]


async def test_a_page_there_is_not_is_the_last_one(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    for number in range(6):
        assembly.town.passes(minutes=1)
        await speaks(assembly, ana, f"Crossing {number}")
    await assembly.town.do(finding_views.ask, consultation_id=assembly.number, person_id=assembly.lead)
    await assembly.town.do(finding_views.answer, question="crossing", person_id=assembly.lead)

    turned = [
        await assembly.town.do(finding_views.turn, page=page, person_id=assembly.lead)
        for page in (0, 1, 2, 99, 2**31 - 1)
    ]

    assert [(each.page, each.pages, each.total, len(each.views)) for each in turned] == [
        (1, 2, 6, 5),
        (1, 2, 6, 5),
        (2, 2, 6, 1),
        (2, 2, 6, 1),
        (2, 2, 6, 1),
    ]


async def test_what_was_taken_back_is_found_no_more_and_what_was_added_is(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    kept, gone = await speaks(assembly, ana, "A crossing"), await speaks(assembly, ana, "Another crossing")
    await assembly.town.do(contributing.withdraw, contribution_id=gone.id, person_id=ana)
    await assembly.town.do(contributing.ask_addition, contribution_id=kept.id, person_id=ana)
    await assembly.town.do(contributing.add, words="With a lamp.", person_id=ana)

    assert await finds(assembly, "crossing") == [1]
    assert await finds(assembly, "lamp") == [1]


async def test_a_shown_name_finds_its_views(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await begins(assembly, ana)
    await says(assembly, ana, "A crossing")
    await assembly.town.do(rehearsing.appear, appearance=Appearance.NAMED, name="Zebrowska", person_id=ana)
    await assembly.town.do(contributing.publish, person_id=ana)

    assert await finds(assembly, "zebrowska") == [1]


async def test_a_search_is_narrowed_by_role_subtopic_stage_file_day_and_answer(assembly: Assembly) -> None:
    ana, lee = await assembly.town.person("Ana"), await assembly.town.person("Lee", role=Role.MEMBER)
    park = await assembly.town.person("Park", role=Role.OFFICER)
    await speaks(assembly, ana, "A crossing")
    await begins(assembly, lee)
    await says(assembly, lee, "Your crossing", file=a_file("gate"))
    said = await assembly.town.do(contributing.publish, person_id=lee)
    assembly.town.passes(days=3)
    await assembly.town.do(speaking.begin_answer, contribution_id=said.id, person_id=park)
    await says(assembly, park, "The crossing comes in March")
    await assembly.town.do(contributing.publish, person_id=park)
    first, second = await assembly.subtopics()
    stage = next(each for each in await assembly.stages() if each.kind is StageKind.SPEAK)
    found = {
        name: await finds(assembly, "crossing", narrowed)
        for name, narrowed in {
            "members": (Field.BADGE, BADGES.index(Badge.MEMBER) + 1),
            "first": (Field.SUBTOPIC, first.id or 0),
            "second": (Field.SUBTOPIC, second.id or 0),
            "stage": (Field.STAGE, stage.id or 0),
            "photos": (Field.FILE, KINDS.index(AttachmentKind.PHOTO) + 1),
            "voice": (Field.FILE, KINDS.index(AttachmentKind.VOICE) + 1),
            "a day": (Field.SPAN, 1),
            "answered": (Field.ANSWERED, 1),
            "not answered": (Field.ANSWERED, 2),
        }.items()
    }

    assert found == {
        "members": [2],
        "first": [3, 2, 1],
        "second": [],
        "stage": [3, 2, 1],
        "photos": [2],
        "voice": [],
        "a day": [3],
        "answered": [2],
        "not answered": [3, 1],
    }
    assert len(SPANS) == 3


async def test_views_are_narrowed_to_ones_own_and_to_a_name_that_was_shown(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    for person, appearance in ((ana, Appearance.NAMED), (assembly.lead, Appearance.UNNAMED), (ana, Appearance.NAMED)):
        assembly.town.passes(minutes=1)
        await begins(assembly, person)
        await assembly.town.do(rehearsing.appear, appearance=appearance, name="Ana", person_id=person)
        await says(assembly, person, "A crossing by the gate")
        await assembly.town.do(contributing.publish, person_id=person)

    await assembly.town.do(finding_views.ask, consultation_id=assembly.number, person_id=assembly.lead)
    found = await assembly.town.do(finding_views.answer, question="crossing", person_id=assembly.lead)

    number, name = found.authors[0]
    assert [name] == [each for _, each in found.authors] == ["Ana"]
    assert await finds(assembly, "crossing", (Field.AUTHOR, number + 1)) == [3, 1]
    assert await finds(assembly, "crossing", (Field.AUTHOR, OWN)) == [2]


async def test_answered_is_what_departments_have_answered_point_by_point(town: Town) -> None:
    debate = Debate(Assembly(town))
    await debate.opens()
    said = await debate.splits(debate.roads, debate.roads, debate.roads)
    await speaks(debate.assembly, debate.bob, "Build something")
    seen = []
    for point in await debate.points(said):
        seen.append(await finds(debate.assembly, "build", (Field.ANSWERED, 1)))
        await debate.replies(point)

    assert seen == [[], [], []]
    assert await finds(debate.assembly, "build", (Field.ANSWERED, 1)) == [1]
    assert await finds(debate.assembly, "build", (Field.ANSWERED, 2)) == [2]


async def test_a_search_for_ideas_finds_consultations_and_their_views_too(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await speaks(assembly, ana, "A zebra crossing by the gate")
    await assembly.town.do(finding_views.ask, consultation_id=0, person_id=ana)

    found = [
        await assembly.town.do(finding_views.shelf, question=question, person_id=ana)
        for question in ("zebra", "costs", str(assembly.number), "tram", "?")
    ]

    assert [(each.views, [one.id for one in each.consultations]) for each in found] == [
        (1, []),
        (0, [assembly.number]),
        (0, [assembly.number]),
        (0, []),
        (0, []),
    ]
    await assembly.town.do(finding_views.shelf, question="zebra", person_id=ana)
    views = await assembly.town.do(finding_views.from_shelf, person_id=ana)
    assert [view.contribution.number for view in views.views] == [1]
