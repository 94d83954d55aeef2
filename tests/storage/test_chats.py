"""Chats on both engines: one staff chat, moves followed whole, posts counted by the day."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, select

from storage import cards, chats, outbox
from storage.cards import Spot
from storage.database import Database
from storage.tables import CardKind, Chat, ChatKind, ChatRole, OutboxMessage, TopicPurpose

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
TODAY = date(2026, 9, 1)


async def remember(store: Database, telegram_id: int) -> Chat:
    return await store.write(chats.remember, telegram_id=telegram_id, kind=ChatKind.FORUM, title="Staff")


def make_staff(db: Session, telegram_id: int, thread_id: int | None = None) -> None:
    chat = chats.by_telegram_id(db, telegram_id)
    assert chat is not None
    chats.connect(db, chat, role=ChatRole.STAFF, now=NOW)
    if thread_id is not None:
        chats.set_topic(db, chat.id or 0, TopicPurpose.REVIEW, thread_id=thread_id)


async def test_the_staff_chat_connected_last_is_the_staff_chat(any_database: Database) -> None:
    await remember(any_database, -100_1)
    await remember(any_database, -100_2)

    await any_database.write(make_staff, -100_1)
    await any_database.write(make_staff, -100_2)

    staff = await any_database.read(chats.staff_chat)
    assert staff is not None
    assert staff.telegram_id == -100_2


async def test_staff_messages_go_to_their_topic_or_else_to_the_chat_itself(any_database: Database) -> None:
    assert await any_database.read(chats.staff_place, TopicPurpose.REVIEW) is None
    await remember(any_database, -100_1)
    await any_database.write(make_staff, -100_1, 5)

    review = await any_database.read(chats.staff_place, TopicPurpose.REVIEW)
    alerts = await any_database.read(chats.staff_place, TopicPurpose.ALERTS)

    assert review is not None
    assert alerts is not None
    assert (review.telegram_id, review.thread_id, alerts.thread_id) == (-100_1, 5, None)


async def test_a_move_takes_role_topics_and_debts_along_and_leaves_cards_behind(any_database: Database) -> None:
    old = await remember(any_database, -1)
    await any_database.write(make_staff, -1, 5)
    await any_database.write(outbox.owe, notice="n", facts={}, dedupe_key="k", now=NOW, chat_id=old.id)
    await any_database.write(cards.put_up, Spot(-1, 9), kind=CardKind.IDEA, subject_id=1, language="en", now=NOW)
    await remember(any_database, -100_9)  # Telegram's own word of the new group was quicker

    await any_database.write(chats.follow_move, old_telegram_id=-1, new_telegram_id=-100_9)
    await any_database.write(chats.follow_move, old_telegram_id=-1, new_telegram_id=-100_9)

    staff = await any_database.read(chats.staff_place, TopicPurpose.REVIEW)
    assert staff is not None
    assert (staff.telegram_id, staff.thread_id) == (-100_9, 5)
    assert await any_database.read(owed_to) == [staff.chat_id]
    assert not await any_database.read(cards.is_up, Spot(-1, 9))


def owed_to(db: Session) -> list[int | None]:
    return list(db.exec(select(OutboxMessage.chat_id)))


async def test_a_group_is_posted_to_as_often_as_it_wants_and_never_more_than_thrice(any_database: Database) -> None:
    chat = await remember(any_database, -100_1)

    def wish(db: Session, posts: int) -> None:
        db.get_one(Chat, chat.id).posts_per_day = posts

    taken = {}
    for day, posts in enumerate((1, 3, 10, 0)):
        await any_database.write(wish, posts)
        today = TODAY + timedelta(days=day)
        taken[posts] = [await any_database.write(chats.take_post, chat.id or 0, today=today) for _ in range(5)].count(
            True
        )

    assert taken == {1: 1, 3: 3, 10: 3, 0: 0}


async def test_a_chat_we_left_is_no_staff_chat(any_database: Database) -> None:
    await remember(any_database, -100_1)
    await any_database.write(make_staff, -100_1)

    await any_database.write(chats.mark_left, -100_1, now=NOW)

    assert await any_database.read(chats.staff_chat) is None
