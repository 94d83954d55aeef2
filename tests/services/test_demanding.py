"""Demands and replies: what a member may demand, what it brings, and that every number is the rows' own."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.domain.permissions import Place
from bot.domain.pointing import PointReading, PointState
from bot.domain.refusals import Reason
from bot.domain.replying import Written
from bot.domain.weighing import Importance, Route
from bot.services import (
    case_notices,
    casing,
    contributing,
    demanding,
    liking,
    replying,
    replying_here,
    weighing,
)
from storage import chats, consultations, points, points_read, threads
from storage.tables import (
    Badge,
    CaseEventKind,
    CasePhase,
    CaseState,
    ChatKind,
    Contribution,
    OutboxMessage,
    OutboxState,
    Person,
    Reply,
    Stage,
    StageKind,
    ThreadState,
)
from tests.services.assembly import Assembly
from tests.services.points import REPLY, Debate, case_row
from tests.services.town import MORNING, TERMS, Town
from tests.services.voices import refused, speaks


@pytest.fixture
async def debate(town: Town) -> Debate:
    opened = Debate(Assembly(town))
    await opened.opens()
    return opened


def _matching(db: Session, statement: Any) -> list[int]:
    return sorted(db.exec(select(Contribution.number).where(Contribution.id.in_(statement))))  # type: ignore[union-attr, arg-type]


async def test_a_demand_on_a_reply_opens_the_case_again_in_five_working_days(debate: Debate) -> None:
    first = (await debate.points(await debate.splits(debate.roads)))[0]
    await debate.replies(first)
    await debate.assembly.comes_to(StageKind.REPLY)

    view = await debate.demands(first)

    case = await case_row(debate, first)
    found = await debate.town.database.read(points_read.one, first.point.id or 0)
    days = (case.due_at - debate.town.now).days
    assert (case.phase, case.status, case.owner_id) == (CasePhase.CLAIMED, CaseState.WAITING, debate.park)
    assert 5 <= days <= 8
    assert view.events[-1].kind is CaseEventKind.DEMANDED
    assert found is not None
    assert (found.state, [each.words for each in found.demands]) == (PointState.WAITING, ["By when exactly?"])
    assert (found.demands[0].badge, found.demands[0].shown_as) == (Badge.MEMBER, None)
    told = {each.person_id for each in await debate.town.owed("case-news")}
    assert debate.ana in told
    assert debate.park in {each.person_id for each in await debate.town.owed("case-duty")}


async def test_a_demand_on_what_waits_brings_its_day_forward_and_the_ladder_begins_anew(debate: Debate) -> None:
    first = (await debate.points(await debate.splits(debate.roads)))[0]
    await debate.assembly.comes_to(StageKind.REPLY)
    before = await case_row(debate, first)
    debate.town.now = before.due_at - timedelta(days=12)

    await debate.demands(first)

    after = await case_row(debate, first)
    again = await refused(
        debate.assembly, demanding.demand, case_id=after.id, words="Now.", terms=TERMS, person_id=debate.lee
    )
    assert after.due_at < before.due_at
    assert (after.phase, after.step) == (CasePhase.WAITING, "")
    assert again is Reason.ALREADY_DEMANDED
    debate.town.now = after.due_at - timedelta(days=1)
    assert await debate.town.database.write(casing.remind_due, debate.town.now, terms=TERMS, limit=100) > 0
    assert (await case_row(debate, first)).step != ""


async def test_only_members_demand_only_in_their_stages_and_only_what_brings_something(debate: Debate) -> None:
    first, second, _ = await debate.points(await debate.splits(debate.roads, debate.roads))
    assert first.case is not None
    assert second.case is not None
    given: dict[str, Any] = {"case_id": first.case.id, "words": "Now.", "terms": TERMS}
    early = await refused(debate.assembly, demanding.demand, **given, person_id=debate.lee)
    await debate.assembly.comes_to(StageKind.REPLY)
    others = [
        await refused(debate.assembly, demanding.demand, **given, person_id=each)
        for each in (debate.ana, debate.park, debate.lead)
    ]
    debate.town.now = (await case_row(debate, second)).due_at - timedelta(days=2)
    soon = await refused(
        debate.assembly, demanding.demand, **(given | {"case_id": second.case.id}), person_id=debate.lee
    )

    assert early is Reason.NOT_IN_THIS_STAGE
    assert others == [Reason.NOT_IN_THIS_STAGE] * 3
    assert soon is Reason.DUE_SOON_ENOUGH


async def test_there_is_an_end_to_demands_in_a_day(debate: Debate) -> None:
    found = [*await debate.points(await debate.splits(debate.roads, debate.roads, debate.roads))]
    found += await debate.points(await debate.splits(debate.roads))
    await debate.assembly.comes_to(StageKind.REPLY)
    for each in found[:3]:
        await debate.replies(each)
        await debate.demands(each)
    await debate.replies(found[3])

    assert found[3].case is not None
    reason = await refused(
        debate.assembly, demanding.demand, case_id=found[3].case.id, words="Now.", terms=TERMS, person_id=debate.lee
    )

    assert reason is Reason.TOO_MANY_DEMANDS


async def test_the_number_of_replies_is_the_rows_own_steps_and_corrections_left_out(debate: Debate) -> None:
    first, second, _ = await debate.points(await debate.splits(debate.roads, debate.roads))
    await debate.replies(first)
    await debate.replies(first, "The same in better words, and with a date.")
    await debate.replies(second)
    here = {"person_id": debate.park, "place": Place.STAFF}
    step = await debate.town.do(replying.draft, case_id=second.case.id, written=Written(REPLY), is_step=True, **here)  # type: ignore[union-attr]
    await debate.town.do(replying.publish, reply_id=step.reply.id, terms=TERMS, **here)
    before = await debate.counted()
    await debate.assembly.comes_to(StageKind.REPLY)
    await debate.demands(first)

    await debate.replies(first, "By 31 August.")

    card = await debate.card()
    rows = await debate.town.database.read(lambda db: list(db.exec(select(Reply))))
    assert before == 2
    assert (card.replies, await debate.counted()) == (3, 3)
    assert len([each for each in rows if each.published_at]) == 5


async def test_a_department_answers_also_after_the_end_but_not_before_its_stage(debate: Debate) -> None:
    first, second, _ = await debate.points(await debate.splits(debate.roads, debate.roads))
    row = await debate.assembly.row()
    await debate.town.database.write(_back_to_mobilise, debate.number)
    given = {"case_id": first.case.id, "written": Written(REPLY), "person_id": debate.park, "place": Place.STAFF}  # type: ignore[union-attr]
    early = await refused(debate.assembly, replying.draft, **given)
    assert row.ends_at is not None
    debate.town.now = row.ends_at + timedelta(days=1)
    await debate.assembly.turns()

    await debate.replies(second)

    assert early is Reason.NOT_IN_THIS_STAGE
    assert await debate.counted() == 1


def _back_to_mobilise(db: Session, number: int) -> None:
    stage = next(each for each in consultations.parts(db, Stage, number) if each.kind is StageKind.MOBILISE)
    found = consultations.get(db, number)
    assert found is not None
    found.stage_id = stage.id
    db.add(found)


async def test_whoever_said_it_and_whoever_likes_it_hear_at_once_followers_in_their_digest(debate: Debate) -> None:
    bob, carol = debate.bob, await debate.town.person("Carol")
    said = await debate.splits(debate.roads)
    await speaks(debate.assembly, carol, "Something else.")
    await debate.town.do(liking.like, contribution_id=said.id, person_id=bob)
    first = (await debate.points(said))[0]

    await debate.replies(first)

    owed = await debate.town.owed("case-replied")
    routes = {each.person_id: await debate.town.database.read(_route, each.facts, each.person_id or 0) for each in owed}
    assert {each: routes[each] for each in (debate.ana, bob, carol)} == {
        debate.ana: Route.NOW,
        bob: Route.NOW,
        carol: Route.DIGEST,
    }


def _route(db: Session, facts: dict[str, Any], person_id: int) -> Route:
    return weighing.route_for(db, facts, db.get_one(Person, person_id), importance=Importance.IMPORTANT)


async def test_a_contribution_is_answered_when_every_point_of_it_is(debate: Debate) -> None:
    both, one, none = [await debate.splits(debate.roads) for _ in range(3)]
    await speaks(debate.assembly, debate.bob, "Nobody has split this.")
    for point in await debate.points(both):
        await debate.town.database.write(_answer, point)
    await debate.town.database.write(_answer, (await debate.points(one))[0])

    answered = await debate.town.database.read(_matching, points.answered())
    waiting = await debate.town.database.read(_matching, points.waiting())

    tally = await debate.town.see(points.tally, consultation_id=debate.number, now=debate.town.now)
    assert answered == [both.number]
    assert waiting == [one.number, none.number]
    assert (tally.total, tally.answered, tally.waiting, tally.late) == (9, 4, 5, 0)


def _answer(db: Session, point: PointReading) -> None:
    case = points.case_of(db, point.point.id or 0)
    assert case is not None
    case.phase, case.status = CasePhase.REPLIED, CaseState.REPLIED
    db.add(case)


async def test_the_points_of_a_consultation_are_read_in_the_order_of_the_record(debate: Debate) -> None:
    first = await debate.splits(debate.roads, debate.schools)
    second = await debate.splits(debate.schools)
    await debate.replies((await debate.points(first))[0])

    found = await debate.town.see(points_read.of_consultation, consultation_id=debate.number)

    assert [(each.view_number, each.point.number) for each in found] == [
        *((first.number, at) for at in (1, 2, 3)),
        *((second.number, at) for at in (1, 2, 3)),
    ]
    assert [len(each.replies) for each in found] == [1, 0, 0, 0, 0, 0]
    assert found[0].replies[0].department == "Roads"
    assert [each.state for each in found][:2] == [PointState.REPLIED, PointState.WAITING]


async def test_a_reply_is_heard_by_nobody_once_its_view_was_taken_back(debate: Debate) -> None:
    said = await debate.splits(debate.roads)
    drafted = await debate.replies((await debate.points(said))[0])
    facts = {"reply_id": drafted.reply.id}
    before = await debate.town.database.read(_told, facts, debate.bob)

    await debate.town.do(contributing.withdraw, contribution_id=said.id, person_id=debate.ana)

    assert before is not None
    assert await debate.town.database.read(_told, facts, debate.bob) is None


def _told(db: Session, facts: dict[str, Any], person_id: int) -> Any:
    person = db.get_one(Person, person_id)
    return case_notices.replied(db, facts, person, MORNING + timedelta(days=20))


async def test_a_group_hears_of_replies_in_one_post_where_the_consultation_hangs(debate: Debate) -> None:
    first, second, _ = await debate.points(await debate.splits(debate.roads, debate.roads))
    await debate.town.database.write(_hang, debate.number)
    await debate.replies(first)
    debate.town.passes(minutes=5)
    await debate.replies(second)
    one, two = await debate.town.owed("points-replied-here")

    told = await debate.town.database.read(replying_here.told, one.facts, None, debate.town.now)
    await debate.town.database.write(_is_sent, one.id or 0, debate.town.now + timedelta(minutes=1))
    again = await debate.town.database.read(replying_here.told, two.facts, None, debate.town.now)

    assert told is not None
    assert [each.point.number for each in told.points] == [1, 2]
    assert again is None


def _hang(db: Session, number: int) -> None:
    chat = chats.remember(db, telegram_id=-100, kind=ChatKind.GROUP, title="Old Town")
    threads.want(db, number, chat.id or 0, None)
    threads.note(db, threads.of(db, number)[0].id or 0, state=ThreadState.HUNG, message_id=7)


def _is_sent(db: Session, message_id: int, now: datetime) -> None:
    message = db.get_one(OutboxMessage, message_id)
    message.state, message.settled_at = OutboxState.SENT, now
    db.add(message)
