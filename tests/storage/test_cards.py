"""The book of live cards on both engines: marked in one statement, claimed without losing a change."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage import cards
from storage.cards import Redrawn, Rests, Spot
from storage.database import Database
from storage.tables import Card, CardKind

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
RESTS = Rests(private=timedelta(seconds=3), shared=timedelta(seconds=10))
HERE = Spot(-100_1, 11)


def everything(db: Session) -> list[Card]:
    return list(db.exec(select(Card).order_by(col(Card.id))))


async def put_up(store: Database, spot: Spot = HERE, *, subject_id: int = 1, **more: Any) -> None:
    await store.write(cards.put_up, spot, kind=CardKind.IDEA, subject_id=subject_id, language="en", now=NOW, **more)


async def redrawable(store: Database, *, now: datetime = NOW, **more: Any) -> list[Card]:
    return await store.read(cards.redrawable, now=now, rests=RESTS, limit=10, **more)


async def settle_all(store: Database, *, edited_at: datetime | None = None) -> None:
    """Let every card show the truth, as of `edited_at`."""
    known = await store.read(everything)
    await store.write(cards.claim, [card.id or 0 for card in known])
    shown = [Redrawn(card_id=card.id or 0, shown_hash="h", edited_at=edited_at) for card in known]
    await store.write(cards.settle, shown, now=NOW)


async def test_a_message_is_one_card_whatever_it_showed_before(any_database: Database) -> None:
    await put_up(any_database, subject_id=1)
    await put_up(any_database, subject_id=2)
    await put_up(any_database, Spot(inline_message_id="abc"), subject_id=2)
    await put_up(any_database, Spot(inline_message_id="abc"), subject_id=3)

    assert [card.subject_id for card in await any_database.read(everything)] == [2, 3]


async def test_only_cards_of_the_subject_become_dirty_and_keep_their_place_in_line(any_database: Database) -> None:
    await put_up(any_database, Spot(-1, 1), subject_id=1)
    await put_up(any_database, Spot(-2, 1), subject_id=2)
    await settle_all(any_database)

    await any_database.write(cards.mark_dirty, CardKind.IDEA, 1, NOW)
    await any_database.write(cards.mark_dirty, CardKind.IDEA, 1, NOW + timedelta(seconds=5))

    assert [card.dirty_at for card in await any_database.read(everything)] == [NOW, None]


async def test_what_every_visitor_changes_leaves_alone_what_nobody_looks_at(any_database: Database) -> None:
    later = NOW + timedelta(hours=1)
    await put_up(any_database, Spot(-1, 1))
    await put_up(any_database, Spot(7, 1), is_private=True)
    await put_up(any_database, Spot(8, 1), is_private=True)
    await settle_all(any_database)

    await any_database.write(cards.mark_watched_dirty, CardKind.IDEA, [1], NOW + timedelta(minutes=1))
    at_once = len(await redrawable(any_database, now=later))
    await settle_all(any_database)
    await any_database.write(cards.mark_watched_dirty, CardKind.IDEA, [1], later)

    assert at_once == 3
    assert [card.chat_telegram_id for card in await redrawable(any_database, now=later)] == [-1]


async def test_of_several_copies_in_one_private_chat_that_nobody_looks_at_the_newest_is_drawn(
    any_database: Database,
) -> None:
    later = NOW + timedelta(hours=1)
    for spot in (Spot(-1, 1), Spot(-1, 2)):
        await put_up(any_database, spot)
    for spot in (Spot(7, 1), Spot(7, 2), Spot(8, 1)):
        await put_up(any_database, spot, is_private=True)
    await put_up(any_database, Spot(7, 3), subject_id=2, is_private=True)
    await put_up(any_database, Spot(inline_message_id="abc"))
    await settle_all(any_database)

    await any_database.write(cards.mark_newest_dirty, CardKind.IDEA, [1], later)
    drawn = {(card.chat_telegram_id, card.message_id) for card in await redrawable(any_database, now=later)}
    await settle_all(any_database)
    await any_database.write(cards.mark_newest_dirty, CardKind.IDEA, [1], NOW + timedelta(minutes=1))
    at_once = len(await redrawable(any_database, now=later))

    assert drawn == {(-1, 1), (-1, 2), (7, 2), (8, 1), (None, None)}
    assert at_once == 6


async def test_what_somebody_may_be_looking_at_comes_before_copies(any_database: Database) -> None:
    later = NOW + timedelta(hours=1)
    await put_up(any_database, Spot(7, 1), is_private=True)
    await put_up(any_database, Spot(-1, 1))
    await any_database.write(
        cards.put_up, Spot(8, 1), kind=CardKind.IDEA, subject_id=1, language="en", now=later, is_private=True
    )
    await settle_all(any_database)
    await any_database.write(cards.mark_dirty, CardKind.IDEA, 1, later)

    order = [card.chat_telegram_id for card in await redrawable(any_database, now=later)]
    pressed_first = [card.chat_telegram_id for card in await redrawable(any_database, now=later, hurried=[Spot(7, 1)])]

    assert order == [-1, 8, 7]
    assert pressed_first == [7, -1, 8]


async def test_looking_for_what_changed_does_not_read_every_card(sqlite_url: str, database: Database) -> None:
    def plan(db: Session) -> str:
        return str(
            db.connection()
            .exec_driver_sql("EXPLAIN QUERY PLAN SELECT id FROM cards WHERE dirty_at IS NOT NULL ORDER BY is_private")
            .all()
        )

    assert "ix_cards_dirty_at" in await database.read(plan)


async def test_a_card_rests_after_an_edit(any_database: Database) -> None:
    await put_up(any_database, Spot(-1, 1))
    await put_up(any_database, Spot(7, 1), is_private=True)
    await settle_all(any_database, edited_at=NOW)
    await any_database.write(cards.mark_dirty, CardKind.IDEA, 1, NOW)

    after = {seconds: await redrawable(any_database, now=NOW + timedelta(seconds=seconds)) for seconds in (2, 3, 10)}

    assert [len(after[seconds]) for seconds in (2, 3, 10)] == [0, 1, 2]
    assert after[3][0].is_private
    assert len(await redrawable(any_database, now=NOW - timedelta(hours=1))) == 2


async def test_a_pressed_card_does_not_rest_and_a_full_chat_waits(any_database: Database) -> None:
    await put_up(any_database, Spot(7, 1), is_private=True)
    await put_up(any_database, Spot(-1, 1))
    await settle_all(any_database, edited_at=NOW)
    await any_database.write(cards.mark_dirty, CardKind.IDEA, 1, NOW)
    later = NOW + timedelta(minutes=1)

    assert [card.chat_telegram_id for card in await redrawable(any_database, hurried=[Spot(7, 1)])] == [7]
    assert [card.chat_telegram_id for card in await redrawable(any_database, now=later, full=[-1])] == [7]


async def test_a_claimed_card_is_dirty_again_after_a_change_and_after_a_failed_edit(any_database: Database) -> None:
    await put_up(any_database)
    (card,) = await any_database.read(everything)
    await any_database.write(cards.claim, [card.id or 0])
    assert await any_database.read(cards.dirty) == 0

    await any_database.write(cards.mark_dirty, CardKind.IDEA, 1, NOW)
    assert await any_database.read(cards.dirty) == 1

    await any_database.write(cards.claim, [card.id or 0])
    await any_database.write(cards.settle, [Redrawn(card_id=card.id or 0, shown_hash=None)], now=NOW)
    assert await any_database.read(cards.dirty) == 1


async def test_what_a_dead_process_had_claimed_is_found_again(any_database: Database) -> None:
    await put_up(any_database)
    (card,) = await any_database.read(everything)
    await any_database.write(cards.claim, [card.id or 0])

    assert await any_database.write(cards.mark_unknown_dirty, now=NOW) == 1
    assert await any_database.write(cards.mark_unknown_dirty, now=NOW) == 0


async def test_a_struck_card_is_forgotten(any_database: Database) -> None:
    await put_up(any_database, Spot(-1, 1))
    await put_up(any_database, Spot(-1, 2))
    await put_up(any_database, Spot(-2, 1))

    await any_database.write(cards.strike, Spot(-1, 1))
    await any_database.write(cards.strike_chat, -2)

    assert [card.message_id for card in await any_database.read(everything)] == [2]
    assert await any_database.read(cards.is_up, Spot(-1, 2))
    assert not await any_database.read(cards.is_up, Spot(-1, 1))
