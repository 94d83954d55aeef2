"""Commands and menu buttons a bot has set, and which of them a person is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.playground.world.chats import Chat
from bot.playground.world.people import BotAccount, User

Json = dict[str, Any]
Scope = tuple[str, int, int]


def commands_for(chat: Chat, viewer: User) -> list[Json]:
    """Return the "/" menu: the first list that exists, per bot, in the documented order."""
    return [command for bot in chat.bots.values() for command in _first_list(bot, chat, viewer)]


def _first_list(bot: BotAccount, chat: Chat, viewer: User) -> list[Json]:
    for scope in scopes_for(bot, chat, viewer):
        for language in (viewer.language_code, ""):
            found = bot.commands.get((*scope, language))
            if found:
                named = not chat.is_private and len(chat.bots) > 1
                suffix = f"@{bot.user.username}" if named else ""
                return [{**command, "command": command["command"] + suffix} for command in found]
    return []


def scopes_for(bot: BotAccount, chat: Chat, viewer: User) -> Iterator[Scope]:
    """Yield the scopes that apply to a person in a chat, narrowest first."""
    number = chat.id_for(bot.id)
    if chat.is_private:
        yield from (("chat", number, 0), ("all_private_chats", 0, 0), ("default", 0, 0))
        return
    yield "chat_member", number, viewer.id
    if chat.is_admin(viewer.id):
        yield "chat_administrators", number, 0
    yield "chat", number, 0
    if chat.is_admin(viewer.id):
        yield "all_chat_administrators", 0, 0
    yield from (("all_group_chats", 0, 0), ("default", 0, 0))


def menu_button_for(chat: Chat, viewer: User) -> Json | None:
    """Return the button beside the input field of a bot's private chat."""
    bot = next(iter(chat.bots.values()), None)
    if not chat.is_private or bot is None:
        return None
    return bot.menu_buttons.get(viewer.id) or bot.menu_buttons.get(0) or {"type": "default"}
