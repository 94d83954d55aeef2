"""Where people talk: private chats, groups, supergroups, forums and channels, with members, rights and topics."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.playground.world.messages import Message
    from bot.playground.world.people import BotAccount, User

Json = dict[str, Any]

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages",
)  # fmt: skip
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip
PRESENT = {"creator", "administrator", "member"}


@dataclass(slots=True, eq=False)
class Member:
    """One user's standing in one chat."""

    user: User
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)
    title: str = ""
    tag: str = ""
    is_anonymous: bool = False
    until_date: int = 0
    still_inside: bool = True
    can_be_edited: bool = False

    @property
    def is_present(self) -> bool:
        return self.status in PRESENT or (self.status == "restricted" and self.still_inside)

    @property
    def is_admin(self) -> bool:
        return self.status in {"creator", "administrator"}


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum; its id is that of the service message that opened it."""

    id: int
    name: str
    icon_color: int
    creator: User
    icon_custom_emoji_id: str = ""
    closed: bool = False
    hidden: bool = False
    created_by: Message | None = None


@dataclass(slots=True, eq=False)
class InviteLink:
    """A way into a chat."""

    link: str
    creator: User
    is_primary: bool = False
    is_revoked: bool = False
    creates_join_request: bool = False
    name: str = ""
    expire_date: int = 0
    member_limit: int = 0
    used: int = 0
    pending: dict[int, int] = field(default_factory=dict)

    def card(self) -> Json:
        card: Json = {
            "invite_link": self.link,
            "creator": self.creator.card(),
            "creates_join_request": self.creates_join_request,
            "is_primary": self.is_primary,
            "is_revoked": self.is_revoked,
        }
        optional = {"name": self.name, "expire_date": self.expire_date, "member_limit": self.member_limit}
        card |= {name: value for name, value in optional.items() if value}
        if self.pending:
            card["pending_join_request_count"] = len(self.pending)
        return card


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and all that was said in it."""

    id: int
    type: str
    title: str = ""
    username: str = ""
    handle: str = ""
    is_forum: bool = False
    description: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    bots: dict[int, BotAccount] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    topics: dict[int, Topic] = field(default_factory=dict)
    general: Topic | None = None
    deleted_topics: set[int] = field(default_factory=set)
    pinned: list[Message] = field(default_factory=list)
    permissions: dict[str, bool] = field(default_factory=dict)
    links: dict[str, InviteLink] = field(default_factory=dict)
    keyboards: deque[Message] = field(default_factory=lambda: deque(maxlen=20))
    used_keyboards: set[tuple[int, int]] = field(default_factory=set)
    read_up_to: dict[tuple[int, int], int] = field(default_factory=dict)
    last_writer: int = 0
    touched: int = 0
    instance: str = ""
    pair: tuple[int, int] = (0, 0)
    migrated_to: int = 0
    migrated_from: int = 0
    deleted: bool = False
    photo: Json | None = None
    start_payload: dict[int, str] = field(default_factory=dict)
    _cards: dict[int, Json] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def is_group(self) -> bool:
        return self.type in {"group", "supergroup"}

    @property
    def is_channel(self) -> bool:
        return self.type == "channel"

    @property
    def has_own_numbers(self) -> bool:
        return self.type in {"supergroup", "channel"}

    def id_for(self, viewer: int) -> int:
        """Return the chat's id as this user's client knows it: in a private chat, the other one's."""
        if not self.is_private:
            return self.id
        return self.pair[1] if viewer == self.pair[0] else self.pair[0]

    def other(self, viewer: int) -> User:
        return self.members[self.id_for(viewer)].user

    def card(self, viewer: int) -> Json:
        """Return the Chat object this user reads; kept until the chat changes."""
        key = viewer if self.is_private else 0
        if key not in self._cards:
            self._cards[key] = self._draw_card(viewer)
        return self._cards[key]

    def _draw_card(self, viewer: int) -> Json:
        if self.is_private:
            known = ("id", "first_name", "last_name", "username")
            other = self.other(viewer).card()
            return {**{name: other[name] for name in known if name in other}, "type": "private"}
        card: Json = {"id": self.id, "title": self.title, "type": self.type}
        if self.username:
            card["username"] = self.username
        if self.is_forum:
            card["is_forum"] = True
        if self.type == "group":
            card["all_members_are_administrators"] = False
        return card

    def redraw(self) -> None:
        self._cards.clear()

    def member(self, user_id: int) -> Member | None:
        return self.members.get(user_id)

    def has(self, user_id: int) -> bool:
        member = self.members.get(user_id)
        return member is not None and member.is_present

    def is_admin(self, user_id: int) -> bool:
        member = self.members.get(user_id)
        return member is not None and member.is_admin

    def present(self) -> list[Member]:
        return [member for member in self.members.values() if member.is_present]

    def topic(self, thread_id: int) -> Topic | None:
        return self.general if thread_id == 1 else self.topics.get(thread_id)
