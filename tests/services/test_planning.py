"""Planning a consultation: every part, copying, and that nobody else hears of it before it is published."""

import pytest

from bot.domain.file_kinds import Kept
from bot.domain.planning import Lack
from bot.domain.refusals import Reason, Refused
from bot.services import arranging, consulting, planning, visiting
from bot.services.planning import Step
from storage.tables import AttachmentKind, ConsultationStatus, Floor, Role, StageKind
from tests.services.assembly import NAMES, THEME, Assembly
from tests.services.town import TERMS, Town

A_PAPER = Kept("ab" * 32, 1000, "application/pdf")


@pytest.fixture
async def assembly(town: Town) -> Assembly:
    gathered = Assembly(town)
    await gathered.gathers()
    return gathered


async def refused(assembly: Assembly, service: object, **given: object) -> Reason:
    with pytest.raises(Refused) as found:
        await assembly.town.do(service, **given)  # type: ignore[arg-type]
    return found.value.reason


async def test_a_plan_begins_with_the_usual_stages_and_says_what_it_lacks(assembly: Assembly) -> None:
    plan = await assembly.town.do(planning.begin, person_id=assembly.lead, names=NAMES, timezone=TERMS.timezone)

    assert [stage.kind for stage in plan.stages] == list(StageKind)
    assert plan.lacks == (Lack.THEME, Lack.BACKGROUND)


async def test_each_answer_goes_where_it_was_asked_for(assembly: Assembly) -> None:
    await assembly.plans()
    await assembly.answers(Step.RUN_BY, "Transport Committee")
    first = (await assembly.stages())[0]
    await assembly.answers(Step.STAGE_NAME, "Get ready", first.id or 0)
    heard = await assembly.answers(Step.ENDS, "1 March 2027")

    plan = heard.plan
    assert (plan.consultation.theme, plan.consultation.run_by) == (THEME, "Transport Committee")
    assert [each.title for each in plan.subtopics] == ["Speed and crossings", "Costs and who pays"]
    assert [each.words for each in plan.questions] == ["Where is it most dangerous?"]
    assert plan.stages[0].name == "Get ready"
    assert plan.consultation.ends_at.isoformat() == "2027-02-28T22:00:00+00:00"
    assert plan.lacks == ()


async def test_a_stage_that_is_moved_takes_its_place_in_the_order(assembly: Assembly) -> None:
    await assembly.plans()
    first = (await assembly.stages())[0]

    await assembly.answers(Step.STAGE_DAY, "20 December", first.id or 0)

    kinds = [stage.kind for stage in await assembly.stages()]
    assert kinds[:3] == [StageKind.SPEAK, StageKind.REPLY, StageKind.MOBILISE]
    assert [stage.position for stage in await assembly.stages()] == [1, 2, 3, 4, 5]


async def test_buttons_turn_what_a_stage_is_for_and_who_has_the_floor(assembly: Assembly) -> None:
    await assembly.plans()
    stage = (await assembly.stages())[1]
    given = {"consultation_id": assembly.number, "stage_id": stage.id, "person_id": assembly.lead}

    await assembly.town.do(arranging.turn_kind, **given)
    await assembly.town.do(arranging.turn_floor, **given)

    turned = (await assembly.stages())[1]
    assert (turned.kind, turned.floor) == (StageKind.REPLY, Floor.MEMBERS)


async def test_stages_can_be_added_and_removed_and_one_for_speaking_is_needed(assembly: Assembly) -> None:
    await assembly.plans()
    base = {"consultation_id": assembly.number, "person_id": assembly.lead}
    speaking = (await assembly.stages())[1]

    await assembly.town.do(arranging.remove_stage, stage_id=speaking.id, **base)
    without = await assembly.town.do(planning.see, **base)
    await assembly.town.do(arranging.add_stage, name="One more round", **base)
    with_one = await assembly.town.do(planning.see, **base)

    assert without.lacks == (Lack.SPEAKING,)
    assert (with_one.lacks, len(with_one.stages)) == ((), 5)


async def test_a_paper_is_there_once_however_often_it_is_sent(assembly: Assembly) -> None:
    await assembly.plans()
    given = {"consultation_id": assembly.number, "person_id": assembly.lead, "kept": A_PAPER}

    for _ in range(2):
        plan = await assembly.town.do(arranging.add_paper, name="Plan.pdf", kind=AttachmentKind.DOCUMENT, **given)

    assert [paper.name for paper in plan.papers] == ["Plan.pdf"]


async def test_a_paper_that_is_sent_again_takes_its_newest_name(assembly: Assembly) -> None:
    await assembly.plans()
    given = {"consultation_id": assembly.number, "person_id": assembly.lead, "kept": A_PAPER}

    for name in ("Plan.pdf", "What it costs.pdf"):
        plan = await assembly.town.do(arranging.add_paper, name=name, kind=AttachmentKind.DOCUMENT, **given)

    assert [paper.name for paper in plan.papers] == ["What it costs.pdf"]


@pytest.mark.parametrize(
    ("step", "lines"),
    [
        (Step.SUBTOPICS, "1. Noise\n2. Air\n3. noise."),
        (Step.SUBTOPICS, "Noise\ncosts and  who pays"),
        (Step.QUESTIONS, "What helps?\nWhere is it most dangerous"),
    ],
)
async def test_a_line_that_would_stand_there_twice_is_refused_and_asked_for_again(
    assembly: Assembly, step: Step, lines: str
) -> None:
    await assembly.plans()
    await assembly.asks(step)

    told = {"words": lines, "person_id": assembly.lead, "timezone": TERMS.timezone}
    reason = await refused(assembly, planning.hear, **told)
    plan = (await assembly.says("Something else")).plan

    assert reason is Reason.LINE_TWICE
    assert (len(plan.subtopics), len(plan.questions)) == ((3, 1) if step is Step.SUBTOPICS else (2, 2))


async def test_only_facilitators_plan_and_only_plans_can_be_changed(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.publishes()
    base = {"consultation_id": assembly.number}

    by_ana = await refused(assembly, planning.ask, step=Step.THEME, person_id=ana, **base)
    begun = await refused(assembly, planning.begin, person_id=ana, names=NAMES, timezone=TERMS.timezone)
    too_late = await refused(assembly, planning.ask, step=Step.THEME, person_id=assembly.lead, **base)
    dropped = await refused(assembly, arranging.drop, person_id=assembly.lead, **base)

    assert (by_ana, begun) == (Reason.NOT_PERMITTED, Reason.NOT_PERMITTED)
    assert (too_late, dropped) == (Reason.PLAN_IS_PUBLIC, Reason.PLAN_IS_PUBLIC)


async def test_nobody_hears_of_a_plan(assembly: Assembly) -> None:
    ana = await assembly.town.person("Ana")
    await assembly.plans()

    unseen = await refused(assembly, visiting.look_in, consultation_id=assembly.number, person_id=ana)
    going_on, over = await assembly.town.database.read(visiting.listing)

    assert unseen is Reason.NO_SUCH_CONSULTATION
    assert (going_on, over) == ([], [])
    assert await assembly.town.owed(consulting.ANNOUNCED) == []


async def test_what_lacks_something_cannot_be_published(assembly: Assembly) -> None:
    plan = await assembly.town.do(planning.begin, person_id=assembly.lead, names=NAMES, timezone=TERMS.timezone)

    reason = await refused(assembly, consulting.publish, consultation_id=plan.number, person_id=assembly.lead)

    assert reason is Reason.PLAN_LACKS_SOMETHING


async def test_publishing_twice_tells_every_member_once(assembly: Assembly) -> None:
    lee = await assembly.town.person("Lee", role=Role.MEMBER)
    await assembly.publishes()

    await assembly.town.do(consulting.publish, consultation_id=assembly.number, person_id=assembly.lead)

    owed = await assembly.town.owed(consulting.ANNOUNCED)
    assert [message.person_id for message in owed] == [lee]
    assert (await assembly.row()).status is ConsultationStatus.ANNOUNCED


async def test_a_plan_without_subtopics_gets_one_of_its_own_name(assembly: Assembly) -> None:
    await assembly.plans()
    base = {"consultation_id": assembly.number, "person_id": assembly.lead}
    for each in await assembly.subtopics():
        await assembly.town.do(arranging.remove_part, kind="subtopic", part_id=each.id, **base)

    await assembly.town.do(consulting.publish, **base)

    assert [each.title for each in await assembly.subtopics()] == [THEME]


async def test_a_copy_keeps_the_parts_and_begins_tomorrow(assembly: Assembly) -> None:
    await assembly.publishes()
    before = await assembly.stages()
    assembly.town.passes(days=365)

    plan = await assembly.town.do(
        arranging.copy, source_id=assembly.number, person_id=assembly.lead, timezone=TERMS.timezone
    )

    assert (plan.consultation.theme, plan.consultation.status) == (THEME, ConsultationStatus.DRAFT)
    assert [each.title for each in plan.subtopics] == ["Speed and crossings", "Costs and who pays"]
    assert plan.stages[1].opens_at - plan.stages[0].opens_at == before[1].opens_at - before[0].opens_at
    assert plan.stages[0].opens_at > assembly.town.now
    assert plan.lacks == ()


async def test_a_template_is_offered_to_every_facilitator_and_shown_to_nobody_else(assembly: Assembly) -> None:
    sam = await assembly.town.person("Sam", role=Role.FACILITATOR)
    await assembly.plans()
    await assembly.town.do(
        arranging.keep_as_template,
        consultation_id=assembly.number,
        person_id=assembly.lead,
        timezone=TERMS.timezone,
    )

    offered = await assembly.town.do(arranging.sources, person_id=sam)

    assert [(each.theme, each.status) for each in offered] == [(THEME, ConsultationStatus.TEMPLATE)]
    assert await assembly.town.database.read(visiting.count_open) == 0


async def test_a_plan_can_be_dropped_with_everything_in_it(assembly: Assembly) -> None:
    await assembly.plans()

    await assembly.town.do(arranging.drop, consultation_id=assembly.number, person_id=assembly.lead)

    assert await assembly.stages() == []
    assert await assembly.subtopics() == []
