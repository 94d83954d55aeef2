"""Copies that nobody is known to look at become true last of all, and whoever waits for something never notices."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.delivery.budgets import Call, Weight
from bot.domain.permissions import Place
from bot.playground.groups import Group
from bot.playground.people import Person as Persona
from bot.services.presses import Press
from bot.views.screens import Screen
from storage import cards
from storage.cards import Spot
from storage.tables import Card, CardKind
from tests.fixtures.outward import Wire

A_SECOND = 40
COPIES_A_SECOND = A_SECOND // 4


@pytest.fixture
def wire_settings() -> dict[str, Any]:
    """A bot that may send so many messages a second."""
    return {"sends_per_second": A_SECOND}


async def has_card(wire: Wire, place: Group | Persona) -> int:
    """Send the card to a place; return which message it is."""
    wire.counts.setdefault(1, 0)
    reader = await wire.person_id(place) if isinstance(place, Persona) else None
    sent = await wire.presenter.send(place.id, wire.card(1, reader=reader), language="en", now=wire.now)
    await wire.outward.tick()
    return sent.message_id


async def meet_many(wire: Wire, count: int) -> list[Persona]:
    """Let people have the card each, and look away."""
    people = [await wire.meet(f"Visitor {number}") for number in range(count)]
    for person in people:
        await has_card(wire, person)
    wire.play.clock.passes(timedelta(hours=1))
    return people


async def change(wire: Wire, count: int = 7) -> None:
    wire.counts[1] = count
    await wire.database.write(cards.mark_dirty, CardKind.IDEA, 1, wire.now)
    wire.play.traffic.calls.clear()


def a_press(persona: Persona, now: Any) -> Press:
    return Press(1, "1", persona.id, "en", (1,), Place.PRIVATE, persona.id, persona.chat.last.id, None, now)


def edited(wire: Wire) -> list[int]:
    return [int(call.params["chat_id"]) for call in wire.play.calls_to("editMessageText")]


def use_up_the_part_of_copies(wire: Wire) -> None:
    for number in range(COPIES_A_SECOND):
        wire.outward.budgets.spend(Call(90_000 + number, Weight.COPY))


async def begin_turning(wire: Wire) -> asyncio.Task[None]:
    """Begin to redraw, and return when every copy has been taken up and waits for its turn."""
    turning = asyncio.get_running_loop().create_task(wire.outward.tick())
    while await wire.database.read(cards.dirty):
        await asyncio.sleep(0.002)
    return turning


async def test_groups_and_who_looks_now_come_first_and_copies_last_and_all_become_true(wire: Wire) -> None:
    people = await meet_many(wire, 20)
    ana = await wire.meet("Ana")
    await has_card(wire, ana)
    group = wire.play.group("Barrio", wire.play.user("Owner"))
    await has_card(wire, group)

    await change(wire)
    await wire.outward.tick()

    assert set(edited(wire)[:2]) == {group.id, ana.id}
    assert group.last.text == "7 signatures"
    assert {person.chat.last.text.split(" You")[0] for person in [ana, *people]} == {"7 signatures"}
    assert await wire.database.read(cards.dirty) == 0


async def test_copies_take_a_quarter_of_the_pace_and_hold_up_no_press_and_no_notice(wire: Wire) -> None:
    people = await meet_many(wire, 40)
    ana = await wire.meet("Ana")
    await change(wire)
    await wire.owe(1, person_id=await wire.person_id(ana))

    turning = asyncio.get_running_loop().create_task(wire.outward.tick())
    while not edited(wire):
        await asyncio.sleep(0.002)
    last = people[-1]
    wire.outward.nudge(a_press(last, wire.now))
    ahead = len(edited(wire))
    while last.id not in edited(wire):
        await asyncio.sleep(0.002)
    overtaken_by = edited(wire).index(last.id) - ahead
    a_moment_later = len(edited(wire))
    await turning

    assert ana.chat.last.text == "Notice 1 for you."
    assert overtaken_by <= COPIES_A_SECOND
    assert a_moment_later < len(people)
    assert {person.chat.last.text.split(" You")[0] for person in people} == {"7 signatures"}
    assert sorted(edited(wire)) == sorted(person.id for person in people)


async def test_a_copy_that_waits_for_its_turn_is_overtaken_by_a_press_on_itself(wire: Wire) -> None:
    (ana,) = await meet_many(wire, 1)
    await change(wire)
    use_up_the_part_of_copies(wire)
    turning = await begin_turning(wire)
    before = edited(wire)

    wire.outward.nudge(a_press(ana, wire.now))
    pressed = asyncio.get_running_loop().create_task(wire.outward.redrawing.tick())
    while not edited(wire):
        await asyncio.sleep(0.002)
    is_still_waiting = not turning.done()
    await asyncio.gather(turning, pressed)

    assert (before, is_still_waiting) == ([], True)
    assert edited(wire) == [ana.id]
    assert ana.chat.last.text.startswith("7 signatures")


async def test_a_screen_that_was_opened_meanwhile_is_not_overwritten_by_the_card_it_replaced(wire: Wire) -> None:
    (ana,) = await meet_many(wire, 1)
    await change(wire)
    use_up_the_part_of_copies(wire)
    turning = await begin_turning(wire)

    await wire.presenter.edit(ana.id, ana.chat.last.id, Screen("Something else."), language="en", now=wire.now)
    is_still_waiting = not turning.done()
    await turning

    assert is_still_waiting
    assert ana.chat.last.text == "Something else."


async def test_whoever_opens_the_card_anew_while_its_copy_waits_sees_the_truth_in_the_end(wire: Wire) -> None:
    (ana,) = await meet_many(wire, 1)
    await change(wire)
    use_up_the_part_of_copies(wire)
    turning = await begin_turning(wire)

    reader = await wire.person_id(ana)
    old = ana.chat.last.id
    await wire.presenter.edit(ana.id, old, wire.card(1, reader=reader), language="en", now=wire.now)
    await change(wire, 8)
    await turning
    await wire.passes(seconds=3)

    assert ana.chat.last.text.startswith("8 signatures")
    assert await wire.database.read(_hashes, Spot(ana.id, old))


def _hashes(db: Session, spot: Spot) -> bool:
    found = db.exec(select(Card).where(Card.chat_telegram_id == spot.chat_telegram_id)).one()
    return found.shown_hash is not None and found.dirty_at is None
