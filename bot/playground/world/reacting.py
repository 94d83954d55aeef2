"""Reactions, votes and pins."""

from __future__ import annotations

from typing import Any

from bot.playground.world.chats import Chat
from bot.playground.world.errors import Impossible
from bot.playground.world.messages import Message
from bot.playground.world.people import User
from bot.playground.world.posting import service
from bot.playground.world.queries import Poll
from bot.playground.world.visibility import lane_of
from bot.playground.world.world import World

Json = dict[str, Any]
EMOJI = frozenset(
    [
        "❤",
        "👍",
        "👎",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "❤\u200d🔥",
        "🌚",
        "🌭",
        "💯",
        "🤣",
        "⚡",
        "🍌",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "🖕",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👨\u200d💻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "☃",
        "💅",
        "🤪",
        "🗿",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
        "🤷\u200d♂",
        "🤷",
        "🤷\u200d♀",
        "😡",
    ]
)


def react(world: World, person: User, message: Message, emoji: str | None) -> None:
    """Put a reaction on a message, or take it away. Raises: Impossible."""
    if emoji is not None and plain(emoji) not in EMOJI:
        raise Impossible(f"{emoji} is no reaction of Telegram")
    new = [{"type": "emoji", "emoji": plain(emoji)}] if emoji else []
    old = set_reaction(world, message, person.id, new)
    if old == new:
        return
    chat = message.chat
    for bot in chat.bots.values():
        payload = {"chat": chat.card(bot.id), "message_id": message.id, "date": world.clock.seconds(),
                   "user": person.card(), "old_reaction": old, "new_reaction": new}  # fmt: skip
        if chat.is_private or chat.is_admin(bot.id):
            kind = "message_reaction_count" if chat.is_channel else "message_reaction"
            if chat.is_channel:
                payload = {name: payload[name] for name in ("chat", "message_id", "date")}
                payload["reactions"] = counts(message)
            world.give(bot, kind, payload, lane=lane_of(chat, bot))


def plain(emoji: str) -> str:
    return emoji.replace("\ufe0f", "")


def set_reaction(world: World, message: Message, user_id: int, new: list[Json]) -> list[Json]:
    """Write a reaction down and return what stood there before."""
    old = message.reactions.pop(user_id, [])
    if new:
        message.reactions[user_id] = new
    if old != new:
        world.tell("edited", chat=message.chat, message=message)
    return old


def counts(message: Message) -> list[Json]:
    totals: dict[str, int] = {}
    for given in message.reactions.values():
        for reaction in given:
            totals[reaction["emoji"]] = totals.get(reaction["emoji"], 0) + 1
    return [{"type": {"type": "emoji", "emoji": emoji}, "total_count": total} for emoji, total in totals.items()]


def vote(world: World, person: User, message: Message, chosen: list[int]) -> Poll:
    """Vote in a poll; an empty list takes the vote back. Raises: Impossible."""
    close_due_polls(world)
    poll: Poll | None = message.content.get("poll") if message.kind == "poll" else None
    if poll is None or poll.closed:
        raise Impossible("there is no open poll in this message")
    if len(chosen) > 1 and not poll.multiple:
        raise Impossible("this poll takes one answer")
    if any(not 0 <= option < len(poll.options) for option in chosen):
        raise Impossible("the poll has no such option")
    for index, option in enumerate(poll.options):
        if person.id in option.voters:
            option.voters.remove(person.id)
        if index in chosen:
            option.voters.append(person.id)
    _tell_author(world, poll, person, chosen)
    world.tell("edited", chat=message.chat, message=message)
    return poll


def _tell_author(world: World, poll: Poll, person: User, chosen: list[int]) -> None:
    if poll.author is None:
        return
    if poll.anonymous:
        world.give(poll.author, "poll", poll.card(), lane=f"poll {poll.id}")
        return
    poll.author.heard_of.add(person.id)
    answer = {"poll_id": poll.id, "user": person.card(), "option_ids": sorted(chosen),
              "option_persistent_ids": [poll.options[option].persistent_id for option in sorted(chosen)]}  # fmt: skip
    world.give(poll.author, "poll_answer", answer, lane=f"poll {poll.id}")


def close_due_polls(world: World) -> None:
    """End the polls whose time is over."""
    now = world.clock.seconds()
    if not world.next_poll_end or now < world.next_poll_end:
        return
    running = [poll for poll in world.polls.values() if poll.close_at and not poll.closed]
    for poll in running:
        if poll.close_at <= now:
            close_poll(world, poll)
    world.next_poll_end = min((poll.close_at for poll in running if not poll.closed), default=0)


def keep_poll(world: World, poll: Poll) -> None:
    """Remember a poll, and when it ends."""
    world.polls[poll.id] = poll
    if poll.close_at and not poll.closed:
        world.next_poll_end = min(world.next_poll_end or poll.close_at, poll.close_at)


def close_poll(world: World, poll: Poll) -> None:
    """End a poll; the bot that sent it is told."""
    poll.closed = True
    if poll.author is not None:
        world.give(poll.author, "poll", poll.card(), lane=f"poll {poll.id}")
    if poll.message is not None:
        world.tell("edited", chat=poll.message.chat, message=poll.message)


def pin(world: World, chat: Chat, actor: User, message: Message) -> None:
    """Pin a message and say so in the chat."""
    if message in chat.pinned:
        chat.pinned.remove(message)
    chat.pinned.append(message)
    thread_id = message.thread_id if message.in_topic else 0
    service(world, chat, actor, {"pinned_message": message}, thread_id=thread_id)
    world.tell("chat", chat=chat)


def unpin(world: World, chat: Chat, message: Message | None) -> None:
    """Unpin a message, or the newest pinned one."""
    if message is None:
        chat.pinned[-1:] = []
    elif message in chat.pinned:
        chat.pinned.remove(message)
    world.tell("chat", chat=chat)
