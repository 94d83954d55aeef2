"""The world itself: everyone and every chat in it, the numbers it gives out, and the events it tells."""

from __future__ import annotations

import random
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.world.chats import PERMISSIONS, Chat, Member
from bot.playground.world.clock import PlayClock
from bot.playground.world.errors import Impossible, bad_request
from bot.playground.world.files import FileStore
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.queries import CallbackQuery, InlineQuery, Poll
from bot.playground.world.rates import RateLimits
from bot.playground.world.updates import UpdateQueue

Json = dict[str, Any]
FIRST_PERSON_ID, FIRST_BOT_ID = 5_000_000_001, 7_000_000_001
FIRST_GROUP_ID, FIRST_SUPERGROUP_ID = -4_000_000_001, -1_002_000_000_001
#: How long a pressed button or a typed inline query can be answered, in seconds of the playground's clock.
QUERY_SECONDS = 15


@dataclass(slots=True)
class Event:
    """Something that happened; `chat` and `message` are drawn for each person who sees it."""

    number: int
    kind: str
    chat: Chat | None = None
    message: Message | None = None
    fields: Json = field(default_factory=dict)
    only_for: int = 0


class World:
    """All state of one playground; no network, no threads, no wall clock."""

    def __init__(self, *, clock: PlayClock | None = None, seed: int = 1) -> None:
        self.clock = clock or PlayClock()
        self.random = random.Random(seed)  # noqa: S311  for ids that repeat with the seed, not for secrets
        self.users: dict[int, User] = {}
        self.bots: dict[int, BotAccount] = {}
        self.tokens: dict[str, BotAccount] = {}
        self.chats: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.names: dict[str, User | Chat] = {}
        self.handles: dict[str, User | Chat] = {}
        self.chats_of: dict[int, dict[int, Chat]] = {}
        self.files = FileStore(self.random)
        self.rates = RateLimits()
        self.callbacks: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.web_app_queries: dict[str, tuple[InlineQuery, Chat]] = {}
        self.polls: dict[str, Poll] = {}
        self.next_poll_end = 0
        self.links: dict[str, Chat] = {}
        self.listeners: list[Callable[[Event], None]] = []
        self.events: deque[Event] = deque(maxlen=5_000)
        self.event_count = 0
        self.loose_number = 0
        self._next = {"person": FIRST_PERSON_ID, "bot": FIRST_BOT_ID}
        self._next_chat = {"group": FIRST_GROUP_ID, "supergroup": FIRST_SUPERGROUP_ID}

    # -- who and where --------------------------------------------------------------------------------------------

    def add_person(self, name: str, *, language: str = "", username: str = "", handle: str = "", id: int = 0) -> User:
        first, _, last = name.strip().partition(" ")
        if not first:
            raise Impossible("a person needs a name")
        number = id or self._number("person")
        if number in self.users:
            raise Impossible(f"there is somebody with the id {number} already")
        user = User(number, first, last, username.removeprefix("@"), language)
        user.phone_number = f"1555{number % 10_000_000:07d}"
        user.handle = self.free_handle(handle or first)
        return self._settle(user)

    def add_bot(
        self, token: str = "", username: str = "folkmoot_bot", name: str = "Folkmoot", **flags: bool
    ) -> BotAccount:
        """Register a bot; without a token one is made. Flags: privacy, inline, inline_feedback, can_join_groups."""
        number = int(token.partition(":")[0]) if token else self._number("bot")
        token = token or f"{number}:{self.secret(35)}"
        if token in self.tokens:
            raise Impossible("this token is in use already")
        user = User(number, name, username=username.removeprefix("@"), handle=username.removeprefix("@"), is_bot=True)
        self._settle(user)
        bot = BotAccount(user, token, UpdateQueue(self.random.randrange(10**8, 9 * 10**8)))
        for flag, value in flags.items():
            setattr(bot, flag, value)
        self.bots[number] = self.tokens[token] = bot
        return bot

    def _settle(self, user: User) -> User:
        self.users[user.id] = user
        self.handles[user.handle] = user
        if user.username:
            self.take_username(user, user.username)
        self.tell("person", only_for=user.id, fields={"user": user.id})
        return user

    def take_username(self, owner: User | Chat, username: str) -> None:
        key = username.lower()
        if self.names.get(key, owner) is not owner:
            raise Impossible(f"@{username} is taken")
        self.names[key] = owner

    def free_handle(self, wanted: str) -> str:
        base = re.sub(r"[^\w]+", "-", wanted.strip().lower()).strip("-") or "someone"
        handle, count = base, 1
        while handle in self.handles:
            count += 1
            handle = f"{base}-{count}"
        return handle

    def _number(self, kind: str) -> int:
        while self._next[kind] in self.users:
            self._next[kind] += 1
        self._next[kind] += 1
        return self._next[kind] - 1

    def private_chat(self, one: User, other: User) -> Chat:
        """Return the chat of two users, made when they first need it."""
        key = (min(one.id, other.id), max(one.id, other.id))
        chat = self.private.get(key)
        if chat is None:
            chat = Chat(0, "private", instance=self.instance(), pair=key)
            chat.members = {user.id: Member(user) for user in (one, other)}
            chat.bots = {user.id: self.bots[user.id] for user in (one, other) if user.id in self.bots}
            self.private[key] = chat
        return chat

    def add_chat(self, type: str, title: str, *, username: str = "", handle: str = "", forum: bool = False) -> Chat:
        family = "group" if type == "group" else "supergroup"
        number = self._next_chat[family]
        self._next_chat[family] -= 1
        chat = Chat(number, type, title, username.removeprefix("@"), is_forum=forum, instance=self.instance())
        chat.permissions = {name: name not in {"can_edit_tag"} for name in PERMISSIONS}
        chat.handle = self.free_handle(handle or title)
        self.handles[chat.handle] = chat
        self.chats[number] = chat
        if chat.username:
            self.take_username(chat, chat.username)
        return chat

    def chat_for(self, bot: BotAccount, chat_id: int | str) -> Chat:
        """Return the chat a bot means, or refuse: the bot must have met the person, or the chat must be there."""
        if isinstance(chat_id, str):
            found = self.names.get(chat_id.removeprefix("@").lower())
            if isinstance(found, Chat) and chat_id.startswith("@"):
                return found
            raise bad_request("chat not found")
        if chat_id > 0:
            if chat_id not in bot.heard_of or chat_id not in self.users:
                raise bad_request("chat not found")
            return self.private_chat(self.users[chat_id], bot.user)
        group = self.chats.get(chat_id)
        if group is None or (bot.id not in group.members and not group.username):
            raise bad_request("chat not found")
        return group

    # -- numbers --------------------------------------------------------------------------------------------------

    def secret(self, length: int) -> str:
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        return "".join(self.random.choices(alphabet, k=length))

    def instance(self) -> str:
        return str(self.random.randrange(-(2**63), 2**63))

    def query_id(self) -> str:
        return str(self.random.randrange(10**17, 9 * 10**17))

    def message_number(self, chat: Chat) -> int:
        """Return the next message id: counted per supergroup and channel, and through all other chats."""
        if not chat.has_own_numbers:
            self.loose_number += 1
            return self.loose_number
        chat.last_message_id += 1
        return chat.last_message_id

    # -- telling --------------------------------------------------------------------------------------------------

    def tell(
        self, kind: str, *, chat: Chat | None = None, message: Message | None = None, fields: Json | None = None,
        only_for: int = 0,
    ) -> None:  # fmt: skip
        self.event_count += 1
        event = Event(self.event_count, kind, chat, message, fields or {}, only_for)
        self.events.append(event)
        for listener in tuple(self.listeners):
            listener(event)

    def give(self, bot: BotAccount, kind: str, payload: Json, *, lane: str) -> None:
        """Make an update for one bot, unless it doesn't want this kind."""
        bot.updates.put(kind, payload, now=self.clock.seconds(), lane=lane)
