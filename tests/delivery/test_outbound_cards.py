"""Every copy of a card stays true, within its budget, whoever looks on."""

from datetime import datetime

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from bot.domain.permissions import Place
from bot.playground.groups import Group
from bot.playground.people import Person as Persona
from bot.services.presses import Press
from storage import cards
from storage.database import Database
from storage.tables import Card, CardKind
from tests.fixtures.outward import Wire


def every_card(db: Session) -> list[Card]:
    return list(db.exec(select(Card).order_by(col(Card.id))))


async def change(wire: Wire, count: int, *, subject_id: int = 1) -> None:
    """Let the subject change, and say so, as a service does."""
    wire.counts[subject_id] = count
    await wire.database.write(cards.mark_dirty, CardKind.IDEA, subject_id, wire.now)


async def put_up(wire: Wire, place: Group | Persona, *, subject_id: int = 1) -> None:
    wire.counts.setdefault(subject_id, 0)
    reader = await wire.person_id(place) if isinstance(place, Persona) else None
    await wire.presenter.send(place.id, wire.card(subject_id, reader=reader), language="en", now=wire.now)
    await wire.outward.tick()


def a_group(wire: Wire, title: str = "Barrio") -> Group:
    return wire.play.group(title, wire.play.user(f"Owner of {title}"))


def edits(wire: Wire) -> int:
    return len(wire.play.calls_to("editMessageText"))


async def test_the_first_change_shows_at_once_and_the_next_ones_together(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)

    await change(wire, 1)
    await wire.outward.tick()
    assert group.last.text == "1 signatures"
    for count in range(2, 40):
        await change(wire, count)
        await wire.passes(seconds=0.1)
    assert group.last.text == "1 signatures"
    await wire.passes(seconds=10)

    assert group.last.text == "39 signatures"
    assert edits(wire) == 2


async def test_a_card_that_already_shows_the_truth_is_not_edited(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)

    await change(wire, 0)
    await wire.outward.tick()

    assert edits(wire) == 0
    assert [card.dirty_at for card in await wire.database.read(every_card)] == [None]


async def test_a_private_card_speaks_to_its_reader(wire: Wire) -> None:
    ana, group = await wire.meet("Ana"), a_group(wire)
    await put_up(wire, ana)
    await put_up(wire, group)

    await change(wire, 5)
    await wire.outward.tick()

    assert ana.chat.last.text == f"5 signatures You are number {await wire.person_id(ana)}."
    assert group.last.text == "5 signatures"


async def test_whoever_presses_their_own_card_sees_it_change_at_once_every_time(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await put_up(wire, ana)
    shown = []
    for count in range(1, 4):
        await change(wire, count)
        wire.outward.nudge(a_press(ana, wire.now))
        await wire.outward.tick()
        shown.append(ana.chat.last.text.split()[0])

    assert shown == ["1", "2", "3"]


def a_press(persona: Persona, now: datetime) -> Press:
    message_id = persona.chat.last.id
    return Press(1, "1", persona.id, "en", (1,), Place.PRIVATE, persona.id, message_id, None, now)


async def test_other_private_cards_rest_three_seconds(wire: Wire) -> None:
    ana = await wire.meet("Ana")
    await put_up(wire, ana)
    await change(wire, 1)
    await wire.outward.tick()

    await change(wire, 2)
    await wire.passes(seconds=2.9)
    assert ana.chat.last.text.startswith("1 ")
    await wire.passes(seconds=0.1)

    assert ana.chat.last.text.startswith("2 ")


async def test_a_chat_full_of_cards_gets_at_most_twelve_edits_a_minute_and_all_become_true(wire: Wire) -> None:
    group = a_group(wire)
    for subject_id in range(1, 21):
        await put_up(wire, group, subject_id=subject_id)
        await wire.passes(seconds=10)
    ends = wire.play.clock.steady() + 50  # it goes on by itself as well: a slow machine takes part of the minute
    for subject_id in range(1, 21):
        await change(wire, 7, subject_id=subject_id)

    while wire.play.clock.steady() < ends:
        await wire.passes(seconds=1)
    within_a_minute = edits(wire)
    await wire.passes(minutes=2)
    await wire.passes(minutes=2)

    assert 8 <= within_a_minute <= 12
    assert [message.text for message in group.messages if "signatures" in message.text] == ["7 signatures"] * 20
    assert edits(wire) == 20


async def test_a_card_whose_message_is_gone_is_struck_off(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)
    group.last.message.deleted = True
    wire.play.next_call("editMessageText", fails=400, description="Bad Request: message to edit not found")

    await change(wire, 1)
    await wire.outward.tick()

    assert await wire.database.read(every_card) == []


async def test_a_group_that_sends_us_away_loses_its_cards(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)
    wire.play.next_call("editMessageText", fails=403, description="Forbidden: bot was kicked from the supergroup chat")

    await change(wire, 1)
    await wire.outward.tick()

    assert await wire.database.read(every_card) == []


async def test_a_flood_refusal_delays_the_card_and_loses_nothing(wire: Wire) -> None:
    group, other = a_group(wire), a_group(wire, "Elsewhere")
    await put_up(wire, group)
    wire.play.next_call("editMessageText", fails=429, retry_after=150)
    await change(wire, 1)
    await wire.outward.tick()
    await put_up(wire, other)
    await change(wire, 2)

    await wire.passes(seconds=100)
    assert (group.last.text, other.last.text) == ("0 signatures", "2 signatures")
    await wire.passes(seconds=50)

    assert group.last.text == "2 signatures"


@pytest.mark.parametrize("is_carried_out", [True, False])
async def test_an_edit_in_doubt_is_simply_made_again(wire: Wire, is_carried_out: bool) -> None:
    group = a_group(wire)
    await put_up(wire, group)
    wire.play.next_call("editMessageText", fails=500, after=is_carried_out)

    await change(wire, 1)
    await wire.outward.tick()
    await wire.passes(seconds=10)

    assert group.last.text == "1 signatures"
    assert [card.dirty_at for card in await wire.database.read(every_card)] == [None]


async def test_a_card_that_a_dead_process_was_drawing_is_drawn_by_the_next(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)
    await change(wire, 4)
    (card,) = await wire.database.read(every_card)
    await wire.database.write(cards.claim, [card.id or 0])

    assert await wire.database.write(cards.mark_unknown_dirty, now=wire.now) == 1
    await wire.outward.tick()

    assert group.last.text == "4 signatures"


async def test_a_change_during_the_drawing_is_not_lost(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)
    await change(wire, 1)
    (card,) = await wire.database.read(every_card)
    await wire.database.write(cards.claim, [card.id or 0])

    await change(wire, 2)

    (card,) = await wire.database.read(every_card)
    assert card.dirty_at is not None


async def test_a_subject_that_is_gone_takes_its_cards_off_the_book(wire: Wire) -> None:
    group = a_group(wire)
    await put_up(wire, group)

    await change(wire, 1)
    del wire.counts[1]
    await wire.outward.tick()

    assert await wire.database.read(every_card) == []
    assert edits(wire) == 0


async def test_marking_is_one_statement(database: Database) -> None:
    def statements(db: Session) -> int:
        seen: list[str] = []
        connection = db.connection()
        event.listen(connection, "before_cursor_execute", lambda *args: seen.append(args[2]))
        cards.mark_dirty(db, CardKind.IDEA, 1, datetime.fromisoformat("2026-01-01T00:00+00:00"))
        return len(seen)

    assert await database.write(statements) == 1
