"""Queries about groups, forums and channels, and which of their topics are for what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, bindparam, case, delete, or_, update
from sqlmodel import Session, col, select

from storage.tables import Card, Chat, ChatKind, ChatRole, ChatTopic, OutboxMessage, TopicPurpose

CHATS: Table = Chat.__table__  # type: ignore[attr-defined]
HARD_CAP_POSTS = 3

# Made once: they run for most updates, and to make them anew takes as long as to run them.
BY_TELEGRAM_ID = select(Chat).where(Chat.telegram_id == bindparam("telegram_id"))
STAFF_CHAT = select(Chat).where(Chat.role == ChatRole.STAFF, col(Chat.left_at).is_(None))
TOPIC_FOR = select(ChatTopic).where(
    ChatTopic.chat_id == bindparam("chat_id"),
    ChatTopic.purpose == bindparam("purpose"),
    ChatTopic.subject_id == bindparam("subject_id"),
)


@dataclass(frozen=True, slots=True)
class StaffPlace:
    """A place in the staff chat: the row of the chat, Telegram's id for it, and the topic (None: the chat itself)."""

    chat_id: int
    telegram_id: int
    thread_id: int | None


def by_telegram_id(db: Session, telegram_id: int) -> Chat | None:
    """Return the chat Telegram knows by this id, if we do."""
    return db.exec(BY_TELEGRAM_ID, params={"telegram_id": telegram_id}).first()


def remember(db: Session, *, telegram_id: int, kind: ChatKind, title: str = "", language: str | None = None) -> Chat:
    """Return the chat with this id, made or brought up to date."""
    chat = by_telegram_id(db, telegram_id) or Chat(telegram_id=telegram_id, kind=kind)
    chat.kind, chat.left_at = kind, None
    chat.title = title or chat.title
    chat.language = language or chat.language
    db.add(chat)
    db.flush()
    return chat


def connect(db: Session, chat: Chat, *, role: ChatRole, now: datetime) -> None:
    """Give a chat its role; there is one staff chat, and the last to be connected is it."""
    if role is ChatRole.STAFF:
        others = (col(Chat.role) == ChatRole.STAFF, col(Chat.id) != chat.id)
        db.execute(update(CHATS).where(*others).values(role=ChatRole.NONE))
    chat.role, chat.connected_at, chat.left_at = role, now, None
    db.add(chat)
    db.flush()


def staff_chat(db: Session) -> Chat | None:
    """Return the chat where the staff works, once it is connected."""
    return db.exec(STAFF_CHAT).first()


def with_own_commands(db: Session) -> frozenset[int]:
    """Return the chats in which Telegram shows the commands of the staff, by Telegram's id."""
    return frozenset(db.exec(select(Chat.telegram_id).where(col(Chat.has_own_commands))))


def note_own_commands(db: Session, telegram_id: int, *, are_there: bool) -> None:
    """Note that Telegram shows the commands of the staff in a chat, or does so no longer."""
    db.execute(update(CHATS).where(CHATS.c.telegram_id == telegram_id).values(has_own_commands=are_there))


def communities(db: Session) -> list[Chat]:
    """Return the connected groups and channels of the place."""
    is_ours = (Chat.role == ChatRole.COMMUNITY, col(Chat.left_at).is_(None))
    return list(db.exec(select(Chat).where(*is_ours).order_by(col(Chat.id))))


def staff_place(db: Session, purpose: TopicPurpose, subject_id: int = 0) -> StaffPlace | None:
    """Return where messages with this purpose go: their topic, or the staff chat itself when it has none."""
    chat = staff_chat(db)
    if chat is None or chat.id is None:
        return None
    topic = topic_for(db, chat.id, purpose, subject_id)
    return StaffPlace(chat.id, chat.telegram_id, topic.thread_id if topic else None)


def topic_for(db: Session, chat_id: int, purpose: TopicPurpose, subject_id: int = 0) -> ChatTopic | None:
    """Return the topic of this chat that serves this purpose."""
    return db.exec(TOPIC_FOR, params={"chat_id": chat_id, "purpose": purpose, "subject_id": subject_id}).first()


def subject_of_topic(db: Session, chat_id: int, purpose: TopicPurpose, thread_id: int) -> int | None:
    """Return for which subject of this purpose a topic serves, if it does."""
    is_it = (ChatTopic.chat_id == chat_id, ChatTopic.purpose == purpose, ChatTopic.thread_id == thread_id)
    return db.exec(select(ChatTopic.subject_id).where(*is_it)).first()


def set_topic(
    db: Session, chat_id: int, purpose: TopicPurpose, *, thread_id: int | None, subject_id: int = 0
) -> ChatTopic:
    """Let this topic of this chat serve this purpose."""
    topic = topic_for(db, chat_id, purpose, subject_id)
    topic = topic or ChatTopic(chat_id=chat_id, purpose=purpose, subject_id=subject_id)
    topic.thread_id = thread_id
    db.add(topic)
    db.flush()
    return topic


def forget_topic(db: Session, chat_id: int, thread_id: int) -> None:
    """Forget a topic that has been deleted: what it was for goes to the chat itself."""
    db.execute(delete(ChatTopic).where(col(ChatTopic.chat_id) == chat_id, col(ChatTopic.thread_id) == thread_id))


def mark_left(db: Session, telegram_id: int, *, now: datetime) -> None:
    """Note that we are no longer in a chat; its cards can no longer be kept true."""
    db.execute(update(CHATS).where(CHATS.c.telegram_id == telegram_id).values(left_at=now, bot_is_admin=False))
    db.execute(delete(Card).where(col(Card.chat_telegram_id) == telegram_id))


def follow_move(db: Session, *, old_telegram_id: int, new_telegram_id: int) -> None:
    """Follow a group that has become a supergroup; its messages stay behind, so its cards are struck off."""
    db.execute(delete(Card).where(col(Card.chat_telegram_id) == old_telegram_id))
    old, new = by_telegram_id(db, old_telegram_id), by_telegram_id(db, new_telegram_id)
    if old is None:
        return
    if new is not None and new.id is not None:  # Telegram's own update about the new group was quicker
        _adopt(db, old, new)
        return
    old.telegram_id, old.left_at = new_telegram_id, None
    db.add(old)
    db.flush()


def _adopt(db: Session, old: Chat, new: Chat) -> None:
    """Let the new row inherit what the old one was for, and everything owed to it."""
    owed = update(OutboxMessage).where(col(OutboxMessage.chat_id) == old.id).values(chat_id=new.id)
    topics = update(ChatTopic).where(col(ChatTopic.chat_id) == old.id).values(chat_id=new.id)
    db.execute(owed)
    if db.exec(select(ChatTopic).where(ChatTopic.chat_id == new.id)).first() is None:
        db.execute(topics)
    inherited: dict[str, Any] = old.model_dump(include={"role", "language", "region_id", "posts_per_day"})
    for name, value in inherited.items():
        setattr(new, name, value)
    new.connected_at = new.connected_at or old.connected_at
    db.add(new)
    db.delete(old)
    db.flush()


def take_post(db: Session, chat_id: int, *, today: date) -> bool:
    """Count one unasked post in a group against its day, in one statement; return False when the day is full."""
    is_new_day = or_(CHATS.c.posts_on.is_(None), CHATS.c.posts_on != today)
    has_room = or_(is_new_day, CHATS.c.posts_count < CHATS.c.posts_per_day)
    may_post = (CHATS.c.posts_per_day > 0, or_(is_new_day, CHATS.c.posts_count < HARD_CAP_POSTS), has_room)
    count = case((is_new_day, 1), else_=CHATS.c.posts_count + 1)
    taken = update(CHATS).where(CHATS.c.id == chat_id, *may_post).values(posts_on=today, posts_count=count)
    return len(db.execute(taken.returning(CHATS.c.id)).all()) == 1
