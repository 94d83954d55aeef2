"""Finding what a person means: a chat by its name or number, a topic, a message, a bot."""

from __future__ import annotations

from bot.playground.world.chats import Chat, Topic
from bot.playground.world.errors import Impossible
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.world import World

Reference = int | str | None


def find_user(world: World, who: int | str) -> User:
    """Return a person or bot by id, handle or @username. Raises: Impossible."""
    text = str(who)
    if text.lstrip("-").isdigit() and int(text) in world.users:
        return world.users[int(text)]
    found = world.names.get(text[1:].lower()) if text.startswith("@") else world.handles.get(text)
    if isinstance(found, User):
        return found
    by_name = [user for user in world.users.values() if user.name == text] if text else []
    if len(by_name) == 1:
        return by_name[0]
    raise Impossible(f"there is nobody called {text!r}")


def find_bot(world: World, who: Reference = None) -> BotAccount:
    """Return the bot meant, or the only one. Raises: Impossible."""
    if who is None:
        if len(world.bots) != 1:
            raise Impossible("say which bot: there is more than one, or none")
        return next(iter(world.bots.values()))
    text = str(who).removeprefix("@")
    user = (
        world.names.get(text.lower())
        or world.handles.get(text)
        or (world.users.get(int(text)) if text.isdigit() else None)
    )
    if isinstance(user, User) and user.id in world.bots:
        return world.bots[user.id]
    raise Impossible(f"there is no bot called {who!r}")


def find_chat(world: World, viewer: User, reference: Reference = None) -> Chat:
    """Return a chat as this person names it; nothing means the private chat with the only bot. Raises: Impossible."""
    if reference is None or reference == "":
        return world.private_chat(viewer, find_bot(world).user)
    text = str(reference)
    number = int(text) if text.lstrip("-").isdigit() else 0
    if number < 0:
        if number in world.chats:
            return world.chats[number]
        raise Impossible(f"there is no chat {number}")
    target = world.users.get(number) if number else _named(world, text)
    if isinstance(target, Chat):
        return target
    if target is None or target is viewer:
        raise Impossible(f"there is no chat called {text!r}")
    return world.private_chat(viewer, target)


def _named(world: World, text: str) -> User | Chat | None:
    if text.startswith("@"):
        return world.names.get(text[1:].lower())
    if text in world.handles:
        return world.handles[text]
    titled = [chat for chat in world.chats.values() if chat.title == text and not chat.migrated_to]
    return titled[0] if len(titled) == 1 else world.names.get(text.lower())


def find_group(world: World, reference: int | str) -> Chat:
    """Return a group, supergroup or channel by number, handle, @username or title. Raises: Impossible."""
    text = str(reference)
    found = world.chats.get(int(text)) if text.lstrip("-").isdigit() else _named(world, text)
    if isinstance(found, Chat):
        return found
    raise Impossible(f"there is no group or channel {text!r}")


def find_topic(chat: Chat, reference: int | str | None) -> Topic | None:
    """Return a topic by thread number or name; nothing means General. Raises: Impossible."""
    if reference is None or reference == "":
        return None
    if isinstance(reference, int) or reference.isdigit():
        topic = chat.topic(int(reference))
    else:
        every = [*chat.topics.values(), *([chat.general] if chat.general else [])]
        topic = next((topic for topic in every if topic.name == reference), None)
    if topic is None:
        raise Impossible(f"there is no topic {reference!r} in {chat.title}")
    return topic


def find_message(chat: Chat, number: int | Message) -> Message:
    """Return a message of this chat that is still there. Raises: Impossible."""
    message = number if isinstance(number, Message) else chat.messages.get(number)
    if message is None or message.deleted:
        raise Impossible(f"there is no message {number} in this chat")
    return message
