"""Announcements on their way: paused, stopped, sent again to exactly those in doubt, and taken back."""

from typing import Any

import pytest

from bot.domain.letters import Letter, Link
from bot.domain.refusals import Reason, Refused
from bot.services import announcing, broadcasting, steering
from bot.services.announced import COPY, RECALL
from storage.tables import AnnouncementState, OutboxState
from tests.services.criers import EVERYONE, PRIVATE, admin, does, resident, runs, settles, written
from tests.services.town import Town


async def test_a_pause_holds_what_has_not_left_and_goes_on_where_it_was(town: Town) -> None:
    mira, ana = await admin(town), await resident(town, "Ana")
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    await settles(town, OutboxState.SENT, mira)

    paused = await does(town, steering.pause, number, mira)
    held = {message.person_id: message.state for message in await town.owed(COPY)}
    await does(town, steering.go_on, number, mira)
    released = {message.person_id: message.state for message in await town.owed(COPY)}

    assert (paused.state, held[ana], released[ana]) == (
        AnnouncementState.PAUSED,
        OutboxState.HELD,
        OutboxState.READY,
    )
    assert held[mira] is released[mira] is OutboxState.SENT


async def test_a_stopped_one_can_be_left_as_it_is(town: Town) -> None:
    mira, ana = await admin(town), await resident(town, "Ana")
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    await settles(town, OutboxState.SENT, mira)
    await does(town, steering.stop, number, mira)

    left = await does(town, steering.leave, number, mira)
    with pytest.raises(Refused):
        await does(town, steering.go_on, number, mira)

    assert (left.tally.delivered, left.tally.declined, left.tally.ready) == (1, 1, 0)
    assert [m.state for m in await town.owed(COPY) if m.person_id == ana] == [OutboxState.DROPPED]


async def test_it_is_finished_when_nothing_is_left(town: Town) -> None:
    mira, ana, bob = await admin(town), await resident(town, "Ana"), await resident(town, "Bob")
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    await settles(town, OutboxState.SENT, mira)
    await settles(town, OutboxState.FAILED, ana, fault="Forbidden")
    await settles(town, OutboxState.DOUBT, bob)

    await runs(town)

    case = await does(town, announcing.see, number, mira)
    assert case.state is AnnouncementState.FINISHED
    assert (case.tally.delivered, case.tally.left, case.tally.doubted) == (1, 1, 1)


async def test_exactly_those_in_doubt_get_it_again(town: Town) -> None:
    mira, ana = await admin(town), await resident(town, "Ana")
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    await settles(town, OutboxState.SENT, mira)
    await settles(town, OutboxState.DOUBT, ana)
    await runs(town)

    case = await does(town, steering.send_again, number, mira)
    with pytest.raises(Refused) as refused:
        await does(town, steering.send_again, number, mira)

    states = {message.person_id: message.state for message in await town.owed(COPY)}
    assert (states[mira], states[ana]) == (OutboxState.SENT, OutboxState.READY)
    assert case.state is AnnouncementState.SENDING
    assert refused.value.reason is Reason.NOTHING_IN_DOUBT


async def test_a_recall_takes_back_every_copy_also_the_last_to_arrive(town: Town) -> None:
    mira, ana, bob = await admin(town), await resident(town, "Ana"), await resident(town, "Bob")
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    await settles(town, OutboxState.SENT, mira)
    await settles(town, OutboxState.LEASED, ana)

    await does(town, steering.recall, number, mira)
    await settles(town, OutboxState.SENT, ana)
    await runs(town)
    await runs(town)

    assert sorted(message.person_id or 0 for message in await town.owed(RECALL)) == sorted([mira, ana])
    assert [m.state for m in await town.owed(COPY) if m.person_id == bob] == [OutboxState.DROPPED]


async def test_after_two_days_nothing_can_be_taken_back(town: Town) -> None:
    mira = await admin(town)
    number = await written(town, mira, EVERYONE)
    await does(town, broadcasting.confirm, number, mira)
    await runs(town)
    town.passes(hours=49)

    with pytest.raises(Refused) as refused:
        await does(town, steering.recall, number, mira)

    assert refused.value.reason is Reason.TOO_LATE_TO_RECALL


async def test_a_tap_counts_once_for_each_person(town: Town) -> None:
    mira, ana = await admin(town), await resident(town, "Ana")
    letter = Letter("Come?", links=(Link("I'll come"),))
    number = await written(town, mira, EVERYONE, letter=letter)
    await does(town, announcing.add_link, number, mira, words="I'll come")
    await does(town, broadcasting.confirm, number, mira)

    tap: Any = {"announcement_id": number, "button": 0, **PRIVATE}
    first = [await town.do(steering.tap, person_id=who, **tap) for who in (ana, ana, mira)]

    assert first == [True, False, True]
    assert (await does(town, announcing.see, number, mira)).taps == (2,)
