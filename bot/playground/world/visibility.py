"""Which bots learn of a message, and the updates they get: privacy mode, rights and membership decide."""

from __future__ import annotations

from bot.playground.world.chats import Chat
from bot.playground.world.messages import Message, render
from bot.playground.world.people import BotAccount, User
from bot.playground.world.world import World


def lane_of(chat: Chat, bot: BotAccount) -> str:
    """Return the name of the queue that keeps this chat's updates in order."""
    return f"chat {chat.id_for(bot.id)}"


def spread(world: World, message: Message, *, edited: bool = False) -> None:
    """Give a new or changed message to every bot that may read it."""
    kind = "channel_post" if message.chat.is_channel else "message"
    kind = f"edited_{kind}" if edited else kind
    for bot in message.chat.bots.values():
        if message.sender is not None and not message.sender.is_bot:
            bot.heard_of.add(message.sender.id)
        if hears(bot, message):
            world.give(bot, kind, render(message, bot.id), lane=lane_of(message.chat, bot))


def hears(bot: BotAccount, message: Message) -> bool:
    chat = message.chat
    if not chat.has(bot.id):
        return _is_about_leaving(bot, message)
    if message.sent_by_bot:
        return message.is_service and message.sent_by_bot == bot.id
    if chat.is_private:
        other = chat.id_for(bot.id)
        return other not in bot.blocked_by
    if chat.is_channel or message.is_service or not bot.privacy or chat.is_admin(bot.id):
        return True
    return is_meant_for(bot, message)


def _is_about_leaving(bot: BotAccount, message: Message) -> bool:
    left: dict[str, object] = message.content.get("left_chat_member") or {}
    return left.get("id") == bot.id and not message.chat.is_channel


def is_meant_for(bot: BotAccount, message: Message) -> bool:
    """Say whether a bot in privacy mode reads this message of a group."""
    answered = message.reply_to
    if answered is not None and not answered.is_service and answered.sender is bot.user:
        return True
    if "via_bot" in message.extra and message.extra["via_bot"]["id"] == bot.id:
        return True
    first = message.entities[0] if message.entities else None
    if first is None or first["type"] != "bot_command" or first["offset"] != 0:
        return False
    _, _, name = message.text[: first["length"]].partition("@")
    if name:
        return name.lower() == bot.user.username.lower()
    return message.chat.last_writer == bot.id or (not message.chat.last_writer and len(message.chat.bots) == 1)


def member_update(world: World, chat: Chat, actor: User, change: dict[str, object], *, about: User) -> None:
    """Tell the bot it is about (`my_chat_member`), and administrator bots that ask for it (`chat_member`)."""
    payload = {"from": actor.card(), "date": world.clock.seconds(), **change}
    for bot in tuple(chat.bots.values()):
        card = {"chat": chat.card(bot.id), **payload}
        if about is bot.user:
            world.give(bot, "my_chat_member", card, lane=lane_of(chat, bot))
        elif chat.is_admin(bot.id):
            bot.heard_of.add(about.id)
            world.give(bot, "chat_member", card, lane=lane_of(chat, bot))
