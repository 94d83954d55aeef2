"""Splitting: a contribution becomes points, each point a case, and nothing of it is seen before it is published."""

from typing import Any

import pytest

from bot.domain.permissions import Place
from bot.domain.pointing import POINT_CHARACTERS, POINTS_AT_MOST, PointDraft, PointState
from bot.domain.refusals import Reason
from bot.services import amending, case_views, casework, contributing, pointing, shaping, viewing
from storage import points
from storage.tables import Case, CasePhase, PointStatus, StageKind
from tests.services.assembly import Assembly
from tests.services.points import WORDS, Debate
from tests.services.town import TERMS, Town
from tests.services.voices import refused, sees, speaks


@pytest.fixture
async def debate(town: Town) -> Debate:
    opened = Debate(Assembly(town))
    await opened.opens()
    return opened


async def hears(debate: Debate, words: str, quote: str | None = None) -> Any:
    return await debate.town.do(pointing.hear, words=words, quote=quote, person_id=debate.lead)


async def begun(debate: Debate, words: str = "Build a crossing. Who pays for it?") -> Any:
    said = await speaks(debate.assembly, debate.ana, words)
    await debate.town.do(pointing.begin, contribution_id=said.id, person_id=debate.lead)
    return said


async def test_a_text_that_is_numbered_is_offered_ready_split(debate: Debate) -> None:
    said = await speaks(debate.assembly, debate.ana, f"Dear council, three things:\n{WORDS}")

    split = await debate.town.do(pointing.begin, contribution_id=said.id, person_id=debate.lead)

    assert split.was_numbered
    assert [each.words for each in split.drafts] == [line[3:] for line in WORDS.splitlines()]
    assert all(each.is_verbatim and each.status is PointStatus.DRAFT for each in split.drafts)


async def test_numbered_lines_and_selected_words_become_points(debate: Debate) -> None:
    await begun(debate)
    await hears(debate, "1. A crossing at the gate\n2. The money")

    split = await hears(debate, "schools", quote="Who pays\nfor it?")

    assert [each.words for each in split.drafts] == ["A crossing at the gate", "The money", "Who pays\nfor it?"]
    assert [each.is_verbatim for each in split.drafts] == [False, False, True]
    assert [each.department_ids for each in split.drafts] == [[], [], [debate.schools]]


async def test_what_was_not_said_cannot_be_quoted(debate: Debate) -> None:
    said = await begun(debate)

    reason = await refused(debate.assembly, pointing.hear, words=".", quote="Close the school!", person_id=debate.lead)

    assert reason is Reason.QUOTE_NOT_FOUND
    assert (await debate.town.do(pointing.see, contribution_id=said.id, person_id=debate.lead)).drafts == ()


async def test_words_beside_a_selection_that_name_no_department_are_given_back(debate: Debate) -> None:
    await begun(debate)

    split = await hears(debate, "this one is for the police", quote="Build a crossing.")

    assert split.beside == "this one is for the police"
    assert [each.words for each in split.drafts] == ["Build a crossing."]


async def test_prepared_points_are_reworded_joined_given_departments_and_dropped(debate: Debate) -> None:
    said = await begun(debate)
    first, second, third = (await hears(debate, "1. One\n2. Two\n3. Three")).drafts
    who = {"person_id": debate.lead}

    await debate.town.do(shaping.ask_words, point_id=first.id, **who)
    await debate.town.do(shaping.reword, words="Build a crossing.", **who)
    await debate.town.do(shaping.toggle_department, point_id=first.id, department_id=debate.roads, **who)
    await debate.town.do(shaping.toggle_department, point_id=second.id, department_id=debate.schools, **who)
    await debate.town.do(shaping.merge, point_id=first.id, **who)
    split = await debate.town.do(shaping.drop, point_id=third.id, **who)

    assert [(each.words, each.department_ids) for each in split.drafts] == [
        ("Build a crossing.\nTwo", [debate.roads, debate.schools])
    ]
    assert split.names_of(split.drafts[0]) == ("Roads", "Schools")
    assert (await sees(debate.assembly, said.id, debate.ana)).points == ()


async def test_each_published_point_is_a_case_of_its_department_with_its_own_day(debate: Debate) -> None:
    said = await debate.splits(debate.roads, debate.schools)
    found = await debate.points(said)

    assert [(each.point.number, each.state, each.departments) for each in found] == [
        (1, PointState.WAITING, ("Roads",)),
        (2, PointState.WAITING, ("Schools",)),
        (3, PointState.WAITING, ()),
    ]
    asked = await debate.town.owed("case-asked")
    assert sorted(each.facts["department_id"] for each in asked) == sorted([debate.roads, debate.schools])
    assert len(await debate.town.owed("case-unrouted")) == 1
    assert [each.person_id for each in await debate.town.owed("contribution-split")] == [debate.ana]
    assert await debate.town.owed("case-news") == []


async def test_several_departments_answer_one_point_the_first_leads(debate: Debate) -> None:
    said = await speaks(debate.assembly, debate.ana)
    drafts = [PointDraft("Match the 1,400", (debate.schools, debate.roads))]
    given = {"contribution_id": said.id, "lines": drafts, "terms": TERMS, "person_id": debate.lead}

    await debate.town.do(pointing.split, **given)

    found = (await debate.points(said))[0]
    assert (found.lead.name, found.departments) == ("Schools", ("Schools", "Roads"))  # type: ignore[union-attr]


async def test_the_case_of_a_point_stands_in_the_inbox_with_what_it_belongs_to(debate: Debate) -> None:
    said = await debate.splits(debate.roads)

    views = await debate.town.do(case_views.inbox, person_id=debate.park, place=Place.STAFF)

    assert [(view.about.place.view_number, view.about.place.number, view.about.place.count) for view in views] == [
        (said.number, 1, 3)
    ]
    assert views[0].code.startswith("p")
    assert views[0].case.question == "Build a crossing at the school gate."


async def test_only_facilitators_split_and_only_while_the_stage_allows_it(debate: Debate) -> None:
    said = await speaks(debate.assembly, debate.ana)
    given = {"contribution_id": said.id}
    by_ana = await refused(debate.assembly, pointing.begin, **given, person_id=debate.ana)
    by_officer = await refused(debate.assembly, pointing.begin, **given, person_id=debate.park)
    await debate.assembly.comes_to(StageKind.CONCLUDE)

    late = await refused(debate.assembly, pointing.begin, **given, person_id=debate.lead)

    assert (by_ana, by_officer, late) == (Reason.NOT_IN_THIS_STAGE,) * 3


async def test_there_is_an_end_to_points_and_to_their_words(debate: Debate) -> None:
    said = await begun(debate)
    who = {"person_id": debate.lead}
    empty = await refused(debate.assembly, pointing.publish, contribution_id=said.id, terms=TERMS, **who)
    long = await refused(debate.assembly, pointing.hear, words="x" * (POINT_CHARACTERS + 1), quote=None, **who)
    nothing = await refused(debate.assembly, pointing.hear, words="...", quote=None, **who)

    many = "\n".join(f"{at}. Thing {at}" for at in range(1, POINTS_AT_MOST + 2))
    too_many = await refused(debate.assembly, pointing.hear, words=many, quote=None, **who)

    expected = (Reason.NO_POINTS, Reason.WORDS_TOO_LONG, Reason.WORDS_EMPTY, Reason.TOO_MANY_POINTS)
    assert (empty, long, nothing, too_many) == expected


async def test_publishing_twice_makes_each_point_public_once_and_later_ones_go_on_counting(debate: Debate) -> None:
    said = await debate.splits(debate.roads)
    again = await refused(
        debate.assembly, pointing.publish, contribution_id=said.id, terms=TERMS, person_id=debate.lead
    )
    await debate.town.do(pointing.begin, contribution_id=said.id, person_id=debate.lead)
    await hears(debate, "And a bench")

    await debate.town.do(pointing.publish, contribution_id=said.id, terms=TERMS, person_id=debate.lead)

    assert again is Reason.NO_POINTS
    assert [each.point.number for each in await debate.points(said)] == [1, 2, 3, 4]


async def test_a_public_point_changes_until_somebody_has_it_and_every_version_is_kept(debate: Debate) -> None:
    said = await debate.splits(debate.roads)
    first = (await debate.points(said))[0]
    who, ask = {"person_id": debate.lead}, {"point_id": first.point.id, "step": amending.REWORD}
    await debate.town.do(amending.ask, **ask, **who)
    changed = await debate.town.do(amending.reword, words="Build a raised crossing.", **who)
    assert first.case is not None
    here = {"person_id": debate.park, "place": Place.STAFF}
    await debate.town.do(casework.claim, case_id=first.case.id, **here)

    late = await refused(debate.assembly, amending.ask, **ask, **who)

    assert (changed.words, changed.earlier, changed.point.is_verbatim) == (
        "Build a raised crossing.",
        ("Build a crossing at the school gate.",),
        False,
    )
    assert changed.case is not None
    assert changed.case.question == "Build a raised crossing."
    assert late is Reason.POINT_TAKEN


async def test_a_point_taken_back_is_owed_by_nobody_and_its_author_reads_why(debate: Debate) -> None:
    said = await debate.splits(debate.roads)
    first = (await debate.points(said))[0]
    who = {"person_id": debate.lead}
    await debate.town.do(amending.ask, point_id=first.point.id, step=amending.WITHDRAW, **who)

    gone = await debate.town.do(amending.withdraw, reason="Asked twice.", **who)

    view = await sees(debate.assembly, said.id, debate.ana)
    assert (gone.state, gone.point.ended_for) == (PointState.WITHDRAWN, "Asked twice.")
    assert (view.tally.total, view.tally.answered) == (2, 0)
    assert [each.person_id for each in await debate.town.owed("point-withdrawn")] == [debate.ana]
    assert await debate.town.do(case_views.inbox, person_id=debate.park, place=Place.STAFF) == []
    assert first.case is not None
    here = {"case_id": first.case.id, "person_id": debate.park, "place": Place.STAFF}
    dropped = await refused(debate.assembly, casework.claim, **here)
    assert dropped is Reason.CASE_DROPPED


async def test_a_view_that_is_taken_back_asks_for_nothing_more_and_keeps_what_was_answered(debate: Debate) -> None:
    said = await debate.splits(debate.roads, debate.roads, debate.schools)
    first, *others = await debate.points(said)
    await debate.replies(first)

    await debate.town.do(contributing.withdraw, contribution_id=said.id, person_id=debate.ana)

    found = await debate.points(said)
    rows = [await debate.town.database.read(_case, each) for each in found]
    assert [each.phase for each in rows] == [CasePhase.REPLIED, CasePhase.DROPPED, CasePhase.DROPPED]
    assert [(each.words, each.is_hidden, each.case.question) for each in found] == [("", True, "")] * 3  # type: ignore[union-attr]
    assert len(found[0].replies) == 1
    assert (await debate.card()).replies == 1
    assert others[0].case is not None


def _case(db: Any, point: Any) -> Case:
    found = points.case_of(db, point.point.id)
    assert found is not None
    return found


async def test_whoever_looks_at_a_view_sees_how_many_of_its_points_are_answered(debate: Debate) -> None:
    said = await debate.splits(debate.roads, debate.roads, debate.schools)
    first, second, _ = await debate.points(said)

    await debate.replies(first)
    await debate.replies(second)

    view = await debate.town.do(viewing.see, contribution_id=said.id, person_id=debate.bob)
    assert (view.tally.answered, view.tally.total) == (2, 3)
    assert view.points[0].reply is not None
    assert view.points[0].reply.reply.words.startswith("We can build")
