"""The record as a chronicle: each change at its own moment, likes by the day, of what left the view only a trace."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from bot.domain.casing import Line, Prompt
from bot.domain.concluding import OutcomePart
from bot.domain.permissions import Place
from bot.domain.piecing import Piece
from bot.domain.transcribing import (
    Added,
    Consented,
    Edited,
    Ended,
    Handled,
    Liked,
    Pointed,
    Reworded,
    Said,
    Turn,
    Turned,
)
from bot.services import (
    amending,
    arranging,
    casework,
    concluding,
    consulting,
    contributing,
    liking,
    transcribing,
    turning,
)
from bot.views.markdown import markdown
from bot.views.texts import Texts
from bot.views.transcribing import document, for_programs
from storage import additions
from storage.tables import AttachmentKind, Badge, CaseEventKind, ContributionStatus, Role, StageKind, Stance
from tests.services.assembly import Assembly
from tests.services.points import Debate
from tests.services.town import TERMS, Town
from tests.services.voices import WORDS, a_file, speaks

FIRST, SECOND = "Another thought.", "A third thought."
PLACES_TIME = "Europe/Bucharest"


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def reads(assembly: Assembly) -> Any:
    asked = {"consultation_id": assembly.number, "timezone": PLACES_TIME, "now": assembly.town.now}
    return await assembly.town.see(transcribing.chapter, **asked)


async def entries(assembly: Assembly, *kinds: type) -> list[Any]:
    return [each for each in (await reads(assembly)).entries if isinstance(each, kinds)]


async def written(assembly: Assembly) -> str:
    return markdown(document([await reads(assembly)], Texts("en"), now=assembly.town.now))


async def edits(assembly: Assembly, said: Any, person: int, words: str) -> datetime:
    await assembly.town.do(contributing.ask_edit, contribution_id=said.id, person_id=person)
    await assembly.town.do(contributing.edit, words=words, person_id=person)
    return assembly.town.now


async def adds(assembly: Assembly, said: Any, person: int, words: str) -> datetime:
    await assembly.town.do(contributing.ask_addition, contribution_id=said.id, person_id=person)
    await assembly.town.do(contributing.add, words=words, person_id=person)
    return assembly.town.now


async def test_each_version_stands_where_it_was_written_and_the_view_as_it_was_said(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    assembly.town.passes(minutes=5)
    first = await edits(assembly, said, ana, FIRST)
    assembly.town.passes(minutes=5)
    await speaks(assembly, bob, "Meanwhile.")
    assembly.town.passes(minutes=5)
    second = await edits(assembly, said, ana, SECOND)

    found = await entries(assembly, Said, Edited)

    assert [type(each) for each in found] == [Said, Edited, Said, Edited]
    assert (found[0].words, found[0].stands, found[0].version, found[0].edited_at) == (WORDS, SECOND, 3, second)
    assert (found[1].at, found[1].number, found[1].version, found[1].words) == (first, 1, 2, FIRST)
    assert (found[3].at, found[3].number, found[3].version, found[3].words) == (second, 1, 3, SECOND)
    told = await written(assembly)
    assert told.index(WORDS) < told.index(FIRST) < told.index("Meanwhile.") < told.index(SECOND)
    assert "## View 1 was edited: version 2" in told


async def test_a_withdrawal_stands_where_it_happened_and_no_word_of_the_view_anywhere(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    assembly.town.passes(minutes=5)
    await edits(assembly, said, ana, FIRST)
    assembly.town.passes(minutes=5)
    await adds(assembly, said, ana, "We counted again.")
    await speaks(assembly, bob, "Meanwhile.")
    assembly.town.passes(minutes=5)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)
    await assembly.town.do(liking.like, contribution_id=said.id + 1, person_id=ana)

    found = await entries(assembly, Said, Edited, Added, Ended)

    assert [type(each) for each in found] == [Said, Edited, Said, Added, Ended]
    assert (found[-1].at, found[-1].number, found[-1].status) == (assembly.town.now, 1, ContributionStatus.WITHDRAWN)
    told = await written(assembly)
    assert told.index("Meanwhile.") < told.index("View 1 was taken back by whoever wrote it")
    assert "View 1 was edited: version 2, taken back with it since" in told
    everything = told + for_programs([await reads(assembly)], now=assembly.town.now).decode()
    assert not any(words in everything for words in (WORDS, FIRST, "We counted again."))


async def test_likes_are_told_by_the_day_of_the_place_once_it_is_over_and_never_whose(assembly: Assembly) -> None:
    town = assembly.town
    ana, bob, carol = [await town.person(name) for name in ("Ana", "Bob", "Carol")]
    await assembly.speaks_now()
    first, second = await speaks(assembly, ana), await speaks(assembly, ana, "More.")
    town.now = town.now.replace(hour=21, minute=30)  # half past eleven in the evening there
    today = town.now.date()
    for said, person in ((first, bob), (first, carol), (second, bob)):
        await town.do(liking.like, contribution_id=said.id, person_id=person)
    await town.do(liking.unlike, contribution_id=second.id, person_id=bob)
    going_on = await entries(assembly, Liked)
    town.passes(minutes=31)
    await town.do(liking.like, contribution_id=second.id, person_id=carol)

    (over,) = await entries(assembly, Liked)

    assert going_on == []
    assert (over.day, over.views) == (today, ((1, 2),))
    assert over.at == datetime.combine(today, datetime.min.time(), UTC) + timedelta(hours=22)
    town.passes(days=1)
    assert [(each.day, each.views) for each in await entries(assembly, Liked)] == [
        (today, ((1, 2),)), (today + timedelta(days=1), ((2, 1),))
    ]  # fmt: skip
    assert "2 likes of" in await written(assembly)
    (row,) = [each for each in orjson.loads(for_programs([await reads(assembly)], now=town.now))["entries"]
              if each["entry"] == "liked"][:1]  # fmt: skip
    assert row.keys() == {"entry", "at", "day", "views"}


async def test_likes_of_a_view_that_was_taken_back_are_told_no_more(assembly: Assembly) -> None:
    ana, bob = await assembly.town.person("Ana"), await assembly.town.person("Bob")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    await assembly.town.do(liking.like, contribution_id=said.id, person_id=bob)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)
    assembly.town.passes(days=2)

    assert await entries(assembly, Liked) == []


async def test_a_point_stands_as_it_was_put_and_each_time_it_was_handled_and_worded_anew(town: Town) -> None:
    debate = Debate(Assembly(town))
    await debate.opens()
    said = await debate.splits(debate.roads)
    point = (await debate.points(said))[0]
    assert point.case is not None
    town.passes(hours=1)
    await town.do(amending.ask, point_id=point.point.id, step=amending.REWORD, person_id=debate.lead)
    await town.do(amending.reword, words="Build it by May.", person_id=debate.lead)
    town.passes(hours=1)
    here = {"person_id": debate.park, "place": Place.STAFF, "terms": TERMS}
    prompt = Prompt(Line.SEND_ON, point.case.id or 0, debate.schools)
    await town.do(casework.hand_on, prompt=prompt, words="Schools build there.", **here)
    town.passes(hours=1)

    found = await entries(debate.assembly, Pointed, Reworded, Handled)

    first = [each for each in found if each.code == "1.1"]
    assert (first[0].words, first[0].departments) == ("Build a crossing at the school gate.", ("Roads",))
    assert (first[1].words, first[1].version) == ("Build it by May.", 2)
    kinds = [each.kind for each in first if isinstance(each, Handled)]
    assert CaseEventKind.NOT_OURS in kinds
    assert "Schools build there." in await written(debate.assembly)
    assert [each.at for each in found] == sorted(each.at for each in found)


async def test_who_can_live_with_it_is_counted_by_role_at_the_end_and_nobody_is_named(assembly: Assembly) -> None:
    town = assembly.town
    ana, lee = await town.person("Ana"), await town.person("Lee", role=Role.MEMBER)
    number = await assembly.publishes()
    await assembly.comes_to(StageKind.CONCLUDE)
    leads = {"consultation_id": number, "person_id": assembly.lead}
    await town.do(concluding.ask, part=OutcomePart.SAID, **leads)
    for words in ("You asked for signs.", "We put them up.", "Nothing else."):
        await town.do(concluding.hear, words=words, person_id=assembly.lead)
    await town.do(concluding.propose, **leads)
    for person, stance in ((lee, Stance.SUPPORT), (ana, Stance.OBJECT)):
        await town.do(concluding.consent, consultation_id=number, stance=stance, person_id=person)
    await town.do(concluding.give_reason, words="Too late for this year.", person_id=ana)
    open_still = await entries(assembly, Consented)
    town.passes(hours=1)
    await town.do(concluding.publish, **leads)

    (found,) = await entries(assembly, Consented)

    assert open_still == []
    assert found.at == town.now
    assert {(each.role, each.support, each.live_with, each.object) for each in found.roles} == {
        (Badge.MEMBER, 1, 0, 0), (Badge.CITIZEN, 0, 0, 1)
    }  # fmt: skip
    told = await written(assembly)
    assert "Members: 1 can support it, 0 can live with it, 0 object" in told
    assert told.index("The outcome was published") < told.index("“Too late for this year.”")


async def test_an_end_by_hand_says_why(assembly: Assembly) -> None:
    number = await assembly.publishes()
    await assembly.comes_to(StageKind.REPORT)
    leads = {"consultation_id": number, "person_id": assembly.lead}
    await assembly.town.do(turning.turn_now, reason="All is said.", **leads)

    last = (await entries(assembly, Turned))[-1]

    assert (last.turn, last.words, last.at) == (Turn.CONCLUDED_BY_HAND, "All is said.", assembly.town.now)
    assert "The consultation was closed by hand. Why: All is said." in await written(assembly)


async def test_what_a_consultation_begins_with_stands_where_it_was_announced(assembly: Assembly) -> None:
    number = await assembly.plans()
    paper = a_file("plan")
    leads = {"consultation_id": number, "person_id": assembly.lead}
    given = {"kept": paper.kept, "name": "plan.pdf", "kind": AttachmentKind.DOCUMENT}
    await assembly.town.do(arranging.add_paper, **given, **leads)
    await assembly.town.do(consulting.publish, **leads)

    (announced,) = await entries(assembly, Turned)

    assert announced.parts == (("question", "Where is it most dangerous?"),)
    assert [each.digest for each in announced.files] == [paper.kept.digest]


async def test_an_addition_stands_in_its_first_words_and_each_version_of_it_at_its_own_moment(
    assembly: Assembly,
) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.speaks_now()
    said = await speaks(assembly, ana)
    added = await adds(assembly, said, ana, FIRST)
    addition = (await assembly.town.see(additions.of, contribution_id=said.id))[0]
    assembly.town.passes(minutes=5)
    new = [Piece(0, SECOND)]
    await assembly.town.do(contributing.reword_addition, addition=addition, pieces=new, person_id=ana)

    found = await entries(assembly, Added, Edited)
    told = await written(assembly)
    await assembly.town.do(contributing.withdraw, contribution_id=said.id, person_id=ana)
    gone = await written(assembly)

    assert [type(each) for each in found] == [Added, Edited]
    assert (found[0].at, found[0].words, found[0].stands, found[0].version) == (added, FIRST, SECOND, 2)
    assert (found[1].at, found[1].words, found[1].is_addition) == (assembly.town.now, SECOND, True)
    assert "What was added to view 1 was edited: version 2" in told
    assert told.index(FIRST) < told.index(SECOND)
    assert "was edited: version 2, taken back with it since" in gone
    assert not any(words in gone for words in (FIRST, SECOND))
