"""The inbox between Telegram and the handlers: nothing lost, nothing twice, nothing stuck."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import func, select
from telegram import Update

from bot.delivery.handling import ATTEMPT_LIMIT
from bot.delivery.intake import Bounds, take_effect
from bot.playground.playing import Playground
from storage import inbox
from storage.database import Database
from storage.tables import InboxState, InboxUpdate
from tests.fixtures.inward import NO_PAUSES, Context, Door, a_door, a_message, a_press

ANA, BOB = 5_000_001, 5_000_002


async def test_an_update_is_kept_then_heard_then_erased(door: Door) -> None:
    await door.hearing.hear([a_message(7, text="something private")])
    await door.settled()

    row = await door.database.read(lambda db: db.get(InboxUpdate, 7))
    assert door.heard == [7]
    assert row is not None
    assert (row.state, row.body) == (InboxState.DONE, None)


async def test_an_update_that_comes_again_is_heard_once(door: Door) -> None:
    await door.hearing.hear([a_message(7), a_message(7)])
    await door.settled()
    await door.hearing.hear([a_message(7), a_message(8)])
    await door.settled()

    assert door.heard == [7, 8]


async def test_a_press_sent_again_under_a_new_number_is_heard_once(door: Door) -> None:
    await door.hearing.hear([a_press(7, "home", press_id="5551")])
    await door.hearing.hear([a_press(9, "home", press_id="5551")])
    await door.settled()

    assert door.heard == [7]


async def test_numbers_that_jump_back_are_new_all_the_same(door: Door) -> None:
    await door.hearing.hear([a_message(900_000_000)])
    await door.hearing.hear([a_message(12)])
    await door.settled()

    assert door.heard == [900_000_000, 12]


async def test_one_person_is_heard_in_order_while_others_go_on(door: Door) -> None:
    anas_turn = asyncio.Event()

    async def slowly_for_ana(update: Update, _context: Context) -> None:
        if update.update_id == 1:
            await anas_turn.wait()
        if update.update_id == 4:
            anas_turn.set()

    door.handle = slowly_for_ana
    await door.hearing.hear([a_message(n, sender=BOB if n == 4 else ANA) for n in (1, 2, 3, 4)])
    await door.settled()

    assert door.heard == [4, 1, 2, 3]


async def test_poison_is_set_aside_and_the_other_ninety_nine_are_heard(door: Door) -> None:
    updates = [a_message(n, sender=ANA + n % 7) for n in range(100)]
    del updates[42]["message"]["date"]

    await door.hearing.hear(updates)
    await door.settled()

    assert sorted(door.heard) == [n for n in range(100) if n != 42]
    assert await door.state_of(42) is InboxState.QUARANTINED


@pytest.mark.parametrize(
    "broken",
    [
        {"message": None},
        {"message": 5},
        {"message": {"message_id": "x", "date": "yesterday", "chat": []}},
        {"callback_query": {"id": 5, "from": None}},
        {"something_new": {"from": {"id": 1e30}}},
        {},
    ],
)
async def test_no_broken_update_stops_the_next_one(door: Door, broken: dict[str, Any]) -> None:
    await door.hearing.hear([{"update_id": 1, **broken}, a_message(2)])
    await door.settled()

    assert door.heard[-1] == 2
    assert await door.state_of(1) in (InboxState.QUARANTINED, InboxState.DONE)


async def test_a_handler_that_fails_is_tried_five_times_and_then_no_more(door: Door) -> None:
    attempts: list[int] = []

    async def fail(update: Update, _context: Context) -> None:
        attempts.append(update.update_id)
        if update.update_id == 1:
            raise LookupError("a bug, which quotes somebody's words")

    door.handle = fail
    await door.hearing.hear([a_message(1), a_message(2)])
    await door.settled()

    row = await door.database.read(lambda db: db.get(InboxUpdate, 1))
    assert attempts == [1, 1, 1, 1, 1, 2]
    assert row is not None
    assert (row.state, row.attempts, row.fault) == (InboxState.QUARANTINED, 5, "LookupError")


async def test_a_handler_that_fails_once_is_done_at_the_second_attempt(door: Door) -> None:
    attempts: list[int] = []

    async def fail_once(update: Update, _context: Context) -> None:
        attempts.append(update.update_id)
        if len(attempts) == 1:
            raise LookupError

    door.handle = fail_once
    await door.hearing.hear([a_message(1)])
    await door.settled()

    assert attempts == [1, 1]
    assert await door.state_of(1) is InboxState.DONE


async def test_a_deed_is_done_once_however_often_its_update_is_handled(door: Door) -> None:
    deeds: list[int] = []

    async def act_and_fail(update: Update, _context: Context) -> None:
        await door.database.write(take_effect, update.update_id, lambda _db: deeds.append(update.update_id))
        raise LookupError("a bug after the deed")

    door.handle = act_and_fail
    await door.hearing.hear([a_message(1)])
    await door.settled()

    assert deeds == [1]
    assert await door.state_of(1) is InboxState.DONE


async def test_what_was_left_behind_is_handled_in_order_of_arrival(playground: Playground, database: Database) -> None:
    async with a_door(playground, database) as first:
        stuck = asyncio.Event()

        async def wait(_update: Update, _context: Context) -> None:
            await stuck.wait()

        first.handle = wait
        await first.hearing.hear([a_message(n) for n in (30, 10, 20)])
        await first.tasks.stop()

    async with a_door(playground, database) as second:
        await second.settled()

    assert first.heard == []
    assert second.heard == [10, 20, 30]


async def test_what_no_process_survives_is_set_aside_and_the_innocent_beside_it_are_handled(
    playground: Playground, database: Database
) -> None:
    culprit, slow, heard = 5, 7, []
    for run in range(1, 10):
        async with a_door(playground, database) as door:
            has_died = asyncio.Event()

            async def act_or_die(update: Update, _context: Context, run: int = run, dies: Any = has_died.set) -> None:
                if update.update_id == culprit or (update.update_id == slow and run < 4):
                    if update.update_id == culprit:
                        dies()
                    await asyncio.Event().wait()

            door.handle = act_or_die
            if run == 1:
                await door.hearing.hear([a_message(n, sender=ANA + n) for n in range(1, 101)])
            while not (door.intake.is_idle or has_died.is_set()):
                await playground.traffic.wait_for_stir(0.002)
            await door.tasks.stop()
            heard += door.heard
        if await door.state_of(culprit) is InboxState.QUARANTINED:
            break

    async with a_door(playground, database) as last:
        await last.settled()
    assert run == 1 + ATTEMPT_LIMIT
    assert {*heard, *last.heard} == {*range(1, 101)} - {culprit}


async def test_a_deed_done_before_the_end_is_not_done_again_after_it(
    playground: Playground, database: Database
) -> None:
    deeds: list[int] = []
    async with a_door(playground, database) as first:

        async def act_and_die(update: Update, _context: Context) -> None:
            await database.write(take_effect, update.update_id, lambda _db: deeds.append(update.update_id))
            await asyncio.Event().wait()

        first.handle = act_and_die
        await first.hearing.hear([a_message(1)])
        while await first.state_of(1) is not InboxState.EFFECTED:
            pass
        await first.tasks.stop()

    async with a_door(playground, database) as second:

        async def act(update: Update, _context: Context) -> None:
            await database.write(take_effect, update.update_id, lambda _db: deeds.append(update.update_id))

        second.handle = act
        await second.settled()

    assert deeds == [1]
    assert await second.state_of(1) is InboxState.DONE


async def test_what_memory_does_not_hold_waits_in_the_inbox(playground: Playground, database: Database) -> None:
    bounds = Bounds(side_by_side=2, in_memory=10, pauses=NO_PAUSES)
    async with a_door(playground, database, bounds=bounds) as door:
        playground.clock.passes(timedelta(seconds=1))
        for start in range(0, 300, 50):
            await door.hearing.hear([a_message(n, sender=ANA + n % 3) for n in range(start, start + 50)])
        await door.settled()

        assert sorted(door.heard) == list(range(300))
        for person in range(3):
            assert [n for n in door.heard if n % 3 == person] == list(range(person, 300, 3))
        assert await database.read(lambda db: db.exec(select(func.sum(InboxUpdate.attempts))).one()) == 0


async def test_too_much_waiting_closes_the_door_until_there_is_room(playground: Playground, database: Database) -> None:
    async with a_door(playground, database, bounds=Bounds(open_at_most=3, pauses=NO_PAUSES)) as door:
        may_go_on = asyncio.Event()

        async def wait(_update: Update, _context: Context) -> None:
            await may_go_on.wait()

        door.handle = wait
        await door.hearing.hear([a_message(n) for n in range(3)])
        was_full = door.intake.is_full
        may_go_on.set()
        await door.intake.wait_for_room()
        await door.settled()

        assert (was_full, door.intake.is_full) == (True, False)


async def test_numbers_are_forgotten_after_two_days_and_not_before(door: Door) -> None:
    await door.hearing.hear([a_message(1)])
    await door.settled()

    now = door.play.now
    await door.play.passes(hours=47)
    early = await door.database.write(inbox.forget_old, now=door.play.now)
    await door.play.passes(hours=2)
    late = await door.database.write(inbox.forget_old, now=door.play.now)

    assert now < door.play.now
    assert (early, late) == (0, 1)
