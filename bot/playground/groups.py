"""Groups, channels and topics for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.playground.people import Person
from bot.playground.seen import ChatSeen, MessageSeen
from bot.playground.world import founding, members
from bot.playground.world.chats import Chat, Member, Topic
from bot.playground.world.people import User

if TYPE_CHECKING:
    from bot.playground.playing import Playground

Json = dict[str, Any]


class Group:
    """A group, supergroup, forum or channel; looked at with its owner's eyes unless somebody else is asked."""

    def __init__(self, play: Playground, chat: Chat) -> None:
        self.play = play
        self.chat = chat

    def __repr__(self) -> str:
        return f"<{self.chat.type} {self.chat.title}>"

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title

    @property
    def owner(self) -> User:
        return next(member.user for member in self.chat.members.values() if member.status == "creator")

    @property
    def seen(self) -> ChatSeen:
        return ChatSeen(self.chat, self.owner)

    @property
    def last(self) -> MessageSeen:
        return self.seen.last

    @property
    def messages(self) -> list[MessageSeen]:
        return self.seen.messages

    def topic(self, name: str) -> GroupTopic:
        """Return the topic of this name, opened by the owner when it isn't there."""
        every = [*self.chat.topics.values(), *([self.chat.general] if self.chat.general else [])]
        found = next((topic for topic in every if topic.name == name), None)
        return GroupTopic(self, found or founding.open_topic(self.play.world, self.chat, self.owner, name))

    def set(self, person: Person | User, status: str, *, by: Person | None = None, **rights: bool) -> Member:
        """Change somebody's standing: member, administrator (all rights unless some are named), left, kicked ..."""
        user = person.user if isinstance(person, Person) else person
        given = rights or (members.all_rights(self.chat) if status == "administrator" else {})
        actor = by.user if by is not None else self.owner
        return members.set_status(self.play.world, self.chat, actor, Member(user, status, dict(given)))

    async def adds(self, person: Person) -> None:
        self.set(person, "member")
        await self.play.quiet()

    async def adds_bot(self, *, admin: bool = False, by: Person | None = None) -> None:
        actor = by.user if by is not None else self.owner
        founding.add_bot(self.play.world, self.chat, self.play.bot, actor=actor, admin=admin)
        await self.play.quiet()

    async def removes_bot(self) -> None:
        self.set(self.play.bot.user, "kicked")
        await self.play.quiet()

    def disbands(self) -> None:
        """Be deleted by the owner."""
        founding.disband(self.play.world, self.chat)

    async def migrates(self) -> Group:
        """Become a supergroup; returns the new group."""
        new = founding.migrate(self.play.world, self.chat, self.owner)
        await self.play.quiet()
        return Group(self.play, new)


class GroupTopic:
    """A topic of a forum."""

    def __init__(self, group: Group, topic: Topic) -> None:
        self.group = group
        self.topic_row = topic

    @property
    def chat(self) -> Chat:
        return self.group.chat

    @property
    def id(self) -> int:
        return self.topic_row.id

    @property
    def name(self) -> str:
        return self.topic_row.name

    @property
    def seen(self) -> ChatSeen:
        return ChatSeen(self.chat, self.group.owner, self.topic_row)

    @property
    def last(self) -> MessageSeen:
        return self.seen.last

    @property
    def messages(self) -> list[MessageSeen]:
        return self.seen.messages
