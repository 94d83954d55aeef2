"""Announcements from the first word to the last copy: who gets one, at most once, and never more than were shown."""

from datetime import time
from typing import Any

import pytest
from sqlmodel import Session

from bot.domain.letters import Letter
from bot.domain.refusals import Reason, Refused
from bot.domain.segmenting import ROLES, Join, Segment, SegmentKind
from bot.services import agreeing, announcing, broadcasting, settling, signing, steering
from bot.services.announced import COPY, copy_of
from storage import roles
from storage.tables import AnnouncementState, Person, Volume
from tests.services.criers import EVERYONE, PRIVATE, admin, does, receivers, resident, runs, written
from tests.services.town import TERMS, Town


async def test_everybody_who_wants_announcements_gets_one_copy(town: Town) -> None:
    mira, ana, bob = await admin(town), await resident(town, "Ana"), await resident(town, "Bob")
    await resident(town, "Off", announcements=False)
    await resident(town, "Paused", paused=True)
    await resident(town, "Nothing", volume=Volume.NOTHING)
    await resident(town, "Gone", unreachable_at=town.now)
    await town.person("Only tapped in a group")
    number = await written(town, mira, EVERYONE)

    case = await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    await runs(town)

    assert (case.reach.people, case.state) == (3, AnnouncementState.SENDING)
    assert await receivers(town) == sorted([mira, ana, bob])


async def test_whoever_turns_them_off_meanwhile_gets_none(town: Town) -> None:
    mira, ana = await admin(town), await resident(town, "Ana")
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)

    await town.do(steering.turn_off, announcement_id=number, person_id=ana)

    def seen(db: Session, person_id: int) -> object:
        return copy_of(db, {"announcement_id": number}, db.get(Person, person_id), town.now)

    assert await town.see(seen, person_id=ana) is None
    assert await town.see(seen, person_id=mira) is not None


async def test_whoever_sleeps_gets_theirs_in_the_morning(town: Town) -> None:
    town.passes(hours=12)  # 23:00 in Bucharest
    mira, ana = await admin(town), await resident(town, "Ana", quiet_from=time(), quiet_until=time())
    number = await written(town, mira, EVERYONE)

    case = await does(town, broadcasting.confirm, number, mira)
    await runs(town)

    due = {message.person_id: message.due_at for message in await town.owed(COPY)}
    after = await does(town, announcing.see, number, mira)
    assert (case.reach.people, due[ana]) == (2, town.now)
    assert due[mira].isoformat() == "2026-11-22T06:00:00+00:00"
    assert (after.tally.ready, after.tally.waiting, after.tally.waits_until) == (1, 1, due[mira])


async def test_the_left_out_are_counted_by_their_reason(town: Town) -> None:
    town.passes(hours=12)
    mira = await admin(town)
    await resident(town, "Awake", quiet_from=time(), quiet_until=time())
    await resident(town, "Off", announcements=False)
    await resident(town, "Silent", volume=Volume.NOTHING)
    await resident(town, "Gone", unreachable_at=town.now)
    await town.person("Only tapped in a group")

    reach = (await does(town, announcing.see, await written(town, mira, EVERYONE), mira)).reach

    assert (reach.people, reach.quiet, reach.off, reach.left, reach.never_came) == (2, 1, 2, 1, 1)


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        ((Segment(SegmentKind.REGION, 1),), {"Ana", "Bob"}),
        ((Segment(SegmentKind.REGION, 1), Segment(SegmentKind.TOPIC, 1, Join.AND)), {"Ana"}),
        ((Segment(SegmentKind.REGION, 1), Segment(SegmentKind.ROLE, 0, Join.OR)), {"Ana", "Bob", "Lee"}),
        ((EVERYONE, Segment(SegmentKind.REGION, 1, Join.MINUS)), {"Mira", "Lee"}),
        ((Segment(SegmentKind.SIGNERS, 1),), {"Ana", "Lee"}),
        ((Segment(SegmentKind.SIGNERS, 1), Segment(SegmentKind.ROLE, 0, Join.MINUS)), {"Ana"}),
        ((Segment(SegmentKind.TOPIC, 2),), {"Mira", "Bob", "Lee"}),
    ],
)
async def test_segments_are_joined_from_left_to_right(
    town: Town, joined: tuple[Segment, ...], expected: set[str]
) -> None:
    names = {await admin(town): "Mira"}
    for name, traits in {"Ana": {"region_id": 1}, "Bob": {"region_id": 1}, "Lee": {}}.items():
        names[await resident(town, name, **traits)] = name
    (mira, ana, bob, lee) = names
    await town.database.write(roles.grant, lee, ROLES[0], now=town.now)
    await town.do(settling.toggle_topic, person_id=ana, topic_id=1)
    await town.do(settling.toggle_topic, person_id=bob, topic_id=2)
    idea = await town.published(bob, mira)
    for signer in (ana, lee):
        await town.do(signing.sign, idea_id=idea, person_id=signer)

    number = await written(town, mira, *joined)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)

    assert {names[person or 0] for person in await receivers(town)} == expected


async def test_nobody_who_comes_later_is_added_to_what_was_promised(town: Town) -> None:
    mira = await admin(town)
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.choose_time, number, mira, due_at=town.now.replace(hour=12))
    await does(town, broadcasting.confirm, number, mira)

    await resident(town, "Late")
    town.passes(hours=3)
    await runs(town)

    assert await receivers(town) == [mira]


async def test_an_announcement_to_many_waits_for_a_second_admin(town: Town) -> None:
    mira, sam = await admin(town), await admin(town, "Sam")
    number = await written(town, mira, EVERYONE)
    strict: Any = {"announcement_id": number, **PRIVATE, "terms": TERMS.__class__(second_admin_above=1)}

    with pytest.raises(Refused) as refused:
        await town.do(broadcasting.confirm, person_id=mira, **strict)
    case = await town.do(agreeing.ask_second, helper_id=sam, person_id=mira, **strict)
    with pytest.raises(Refused) as own:
        await town.do(agreeing.agree, person_id=mira, **strict)
    agreed = await town.do(agreeing.agree, person_id=sam, **strict)

    assert (refused.value.reason, own.value.reason) == (Reason.NEEDS_SECOND_ADMIN, Reason.OWN_ANNOUNCEMENT)
    assert (case.state, agreed.state) == (AnnouncementState.ASKED, AnnouncementState.SENDING)


async def test_whoever_changed_it_cannot_agree_to_it(town: Town) -> None:
    mira, sam = await admin(town), await admin(town, "Sam")
    number = await written(town, mira, EVERYONE)
    await does(town, announcing.write, number, sam, letter=Letter("Something else."))

    with pytest.raises(Refused) as refused:
        await does(town, agreeing.ask_second, number, mira, helper_id=sam)

    assert refused.value.reason is Reason.NO_SECOND_ADMIN


async def test_a_declined_announcement_is_a_draft_again_and_needs_a_new_agreement(town: Town) -> None:
    mira, sam = await admin(town), await admin(town, "Sam")
    number = await written(town, mira, EVERYONE)
    await does(town, agreeing.ask_second, number, mira, helper_id=sam)

    declined = await does(town, agreeing.decline, number, sam)
    with pytest.raises(Refused):
        await does(town, agreeing.agree, number, sam)

    assert declined.state is AnnouncementState.DRAFT
    assert declined.announcement.agreed_by_id is None


async def test_steps_of_owing_go_on_where_they_were(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcasting, "PEOPLE_AT_ONCE", 2)
    mira = await admin(town)
    others = [await resident(town, f"Resident {at}") for at in range(6)]
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)

    steps = [await town.do(broadcasting.owe_next, terms=TERMS) for _ in range(5)]

    assert steps == [2, 2, 2, 1, 0]
    assert await receivers(town) == sorted([mira, *others])


@pytest.mark.parametrize("what", ["nothing", "nobody"])
async def test_what_is_empty_or_for_nobody_is_not_sent(town: Town, what: str) -> None:
    mira = await admin(town)
    made = await town.do(announcing.begin, person_id=mira, **PRIVATE)
    number = made.id if what == "nothing" else await written(town, mira, Segment(SegmentKind.REGION, 2))

    with pytest.raises(Refused) as refused:
        await does(town, broadcasting.confirm, number, mira)

    assert refused.value.reason is (Reason.NO_TEXT if what == "nothing" else Reason.NOBODY_TO_TELL)


async def test_only_admins_announce(town: Town) -> None:
    ana = await resident(town, "Ana")

    with pytest.raises(Refused) as refused:
        await town.do(announcing.begin, person_id=ana, **PRIVATE)

    assert refused.value.reason is Reason.NOT_PERMITTED


async def test_what_has_moved_on_is_changed_no_more(town: Town) -> None:
    mira = await admin(town)
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)

    with pytest.raises(Refused) as refused:
        await does(town, announcing.write, number, mira, letter=Letter("Other words."))

    assert refused.value.reason is Reason.ANNOUNCEMENT_MOVED_ON
