"""Whom we can still reach: people who have blocked us, groups that sent us away, groups that moved."""

from dataclasses import dataclass
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
    """Whom other commands are offered: the staff chat, who reviews, the admins among them, officers, and members."""

    chat_telegram_id: int | None = None
    reviewers: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()
    officers: tuple[int, ...] = ()
    members: tuple[int, ...] = ()

    @property
    def everybody(self) -> frozenset[int]:
        """Everybody who works here."""
        return frozenset({*self.reviewers, *self.officers, *self.members})


def staff_to_address(db: Session, *, now: datetime) -> Staff:
    """Return where the staff is reached, by Telegram's ids."""
    chat = chats.staff_chat(db)
    reviewers = roles.telegram_ids_of(db, (Role.MODERATOR, Role.ADMIN), now=now)
    admins = roles.telegram_ids_of(db, (Role.ADMIN,), now=now)
    officers = roles.telegram_ids_of(db, (Role.OFFICER,), now=now)
    members = roles.telegram_ids_of(db, (Role.MEMBER,), now=now)
    everybody = (tuple(each) for each in (reviewers, admins, officers, members))
    return Staff(chat.telegram_id if chat else None, *everybody)
