"""Whom we can still reach: people who have blocked us, groups that sent us away, groups that moved."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from storage import cards, chats, people, roles
from storage.tables import Role


def note_gone(db: Session, *, telegram_id: int, now: datetime) -> None:
    """Note that nothing reaches this chat any more: a person until they write again, a group until we are back."""
    if telegram_id < 0:
        chats.mark_left(db, telegram_id, now=now)
        return
    cards.strike_chat(db, telegram_id)
    person = people.by_telegram_id(db, telegram_id)
    if person is not None and person.id is not None:
        people.mark_unreachable(db, person.id, now=now)


def follow_move(db: Session, *, old_telegram_id: int, new_telegram_id: int) -> None:
    """Follow a group that has become a supergroup: its row, its cards and what is owed to it, together."""
    chats.follow_move(db, old_telegram_id=old_telegram_id, new_telegram_id=new_telegram_id)


@dataclass(frozen=True, slots=True)
class Staff:
    """Whom other commands are offered: the staff chat, and everybody who has a role, with all their roles.

    `offered` is who is known to have a list of their own, whatever they may do by now; `offered_chats` where the
    commands of the staff are shown, whichever chat is the staff's by now.
    """

    chat_telegram_id: int | None = None
    roles: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    offered: frozenset[int] = frozenset()
    offered_chats: frozenset[int] = frozenset()


def staff_to_address(db: Session, *, now: datetime) -> Staff:
    """Return where the staff is reached, by Telegram's ids."""
    chat = chats.staff_chat(db)
    held, offered = roles.by_telegram_id(db, now=now), roles.with_own_commands(db)
    return Staff(chat.telegram_id if chat else None, held, offered, chats.with_own_commands(db))


def note_own_commands(db: Session, *, telegram_ids: Collection[int], are_there: bool) -> None:
    """Note whom Telegram shows commands of their own, so that whoever comes after us can take them back."""
    roles.note_own_commands(db, telegram_ids, are_there=are_there)


def note_staff_commands(db: Session, *, telegram_id: int, are_there: bool) -> None:
    """Note that a chat is shown the commands of the staff, so that they can be taken back when it is theirs no more."""
    chats.note_own_commands(db, telegram_id, are_there=are_there)
