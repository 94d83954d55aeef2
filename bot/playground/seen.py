"""A chat and its messages as one person sees them, for tests to look at and to print when they fail."""

from __future__ import annotations

from typing import Any

from bot.playground.world.chats import Chat, Topic
from bot.playground.world.commands import commands_for
from bot.playground.world.keyboards import force_reply_for, keyboard_for
from bot.playground.world.messages import Message, render
from bot.playground.world.people import User

Json = dict[str, Any]
SHOWN_ON_FAILURE = 15


class Unseen(AssertionError):
    """A person doesn't see what a test expects, or sees what she should not."""


def expect(holds: bool, words: str) -> None:
    """Fail a test with these words unless it holds."""
    if not holds:
        raise Unseen(words)


class MessageSeen:
    """One message on somebody's screen."""

    def __init__(self, message: Message, viewer: User) -> None:
        self.message = message
        self.viewer = viewer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MessageSeen) and other.message is self.message

    def __hash__(self) -> int:
        return hash(id(self.message))

    def __repr__(self) -> str:
        return f"<message {self.message.id}: {self.text[:60]!r}>"

    @property
    def id(self) -> int:
        return self.message.id

    @property
    def kind(self) -> str:
        return self.message.kind

    @property
    def text(self) -> str:
        return self.message.text

    @property
    def entities(self) -> list[Json]:
        return self.message.entities

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the buttons under the message, row by row."""
        return [[button["text"] for button in row] for row in self.message.inline_keyboard]

    @property
    def buttons(self) -> list[Json]:
        return [button for row in self.message.inline_keyboard for button in row]

    @property
    def reply_to(self) -> MessageSeen | None:
        answered = self.message.reply_to
        return MessageSeen(answered, self.viewer) if answered is not None else None

    @property
    def sender(self) -> str:
        if self.message.sender_chat is not None:
            return self.message.sender_chat.title
        return self.message.sender.name if self.message.sender is not None else ""

    @property
    def is_edited(self) -> bool:
        return self.message.edited > 0

    @property
    def is_deleted(self) -> bool:
        return self.message.deleted

    @property
    def reactions(self) -> list[str]:
        return [reaction.get("emoji", "") for given in self.message.reactions.values() for reaction in given]

    def as_json(self) -> Json:
        """The Message object as the Bot API has it, from this person's side."""
        return render(self.message, self.viewer.id)

    def line(self) -> str:
        words = self.text or f"({self.kind})"
        if self.message.is_service:
            words = f"({', '.join(self.message.content)})"
        buttons = "".join("\n      " + " ".join(f"[{label}]" for label in row) for row in self.keyboard)
        return f"  {self.id} {self.sender}: {words}{buttons}"


class ChatSeen:
    """A chat, or one topic of it, on somebody's screen."""

    def __init__(self, chat: Chat, viewer: User, topic: Topic | None = None) -> None:
        self.chat = chat
        self.viewer = viewer
        self.topic_row = topic

    def __str__(self) -> str:
        name = self.chat.title or self.chat.other(self.viewer.id).name
        topic = f" / {self.topic_row.name}" if self.topic_row else ""
        lines = [message.line() for message in self.messages[-SHOWN_ON_FAILURE:]] or ["  (nothing)"]
        keys = f"\n  keyboard: {self.keys}" if self.keys else ""
        return f"{self.viewer.name} sees in {name}{topic}:\n" + "\n".join(lines) + keys

    @property
    def messages(self) -> list[MessageSeen]:
        thread = self.topic_row.id if self.topic_row is not None else None
        return [
            MessageSeen(message, self.viewer)
            for message in self.chat.messages.values()
            if thread is None or (message.thread_id if message.in_topic else 1) == thread
        ]

    @property
    def last(self) -> MessageSeen:
        """The newest message; fails when there is none."""
        messages = self.messages
        expect(bool(messages), f"there is nothing yet\n{self}")
        return messages[-1]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages if not message.message.is_service]

    def find(self, text: str) -> MessageSeen | None:
        return next((message for message in reversed(self.messages) if text in message.text), None)

    @property
    def keys(self) -> list[list[str]]:
        """The labels of the reply keyboard now showing."""
        shown = keyboard_for(self.chat, self.viewer)
        rows: list[list[Json]] = (shown.markup or {}).get("keyboard", []) if shown is not None else []
        return [[button["text"] for button in row] for row in rows]

    def has_key(self, label: str) -> bool:
        return any(label in row for row in self.keys)

    @property
    def commands(self) -> list[Json]:
        """The "/" menu of this person in this chat."""
        return commands_for(self.chat, self.viewer)

    @property
    def asks_for_reply(self) -> bool:
        return force_reply_for(self.chat, self.viewer) is not None
