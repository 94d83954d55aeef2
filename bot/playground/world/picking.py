"""Reply keyboards: pressing a key, sharing a contact, a place, people or a chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.playground.world.acting import Place, say
from bot.playground.world.chats import Chat, Member
from bot.playground.world.contents import location_content, text_content
from bot.playground.world.errors import Impossible
from bot.playground.world.founding import add_bot
from bot.playground.world.keyboards import keyboard_for
from bot.playground.world.members import set_status
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.world import World

Json = dict[str, Any]
HERE = {"latitude": 46.7712, "longitude": 23.6236}


def key_called(chat: Chat, person: User, label: str) -> Json | None:
    """Return the key of the keyboard now showing; without a label, the first that asks for people or a chat."""
    shown = keyboard_for(chat, person)
    rows: list[list[Json]] = (shown.markup or {}).get("keyboard", []) if shown is not None else []
    keys = [key for row in rows for key in row]
    if label:
        return next((key for key in keys if key["text"] == label), None)
    return next((key for key in keys if "request_chat" in key or "request_users" in key), None)


def press_key(world: World, person: User, chat: Chat, label: str) -> Message:
    """Press a key of the reply keyboard: its text is sent, or the contact or place it asks for. Raises: Impossible."""
    key = key_called(chat, person, label)
    if key is None:
        raise Impossible(f"there is no key {label!r} on the keyboard")
    if "request_contact" in key:
        return say(world, person, Place(chat), "contact", contact_of(person))
    if "request_location" in key:
        return say(world, person, Place(chat), "location", location_content(HERE))
    if "request_poll" in key:
        raise Impossible(f"the key {label!r} asks for a poll: send one")
    if "request_chat" in key or "request_users" in key:
        raise Impossible(f"the key {label!r} asks to pick: use pick")
    return say(world, person, Place(chat), "text", text_content(label))


def contact_of(person: User) -> Json:
    contact: Json = {"phone_number": person.phone_number, "first_name": person.first_name, "user_id": person.id}
    if person.last_name:
        contact["last_name"] = person.last_name
    return {"contact": contact}


def pick(world: World, person: User, chat: Chat, label: str, picked: Sequence[Chat | User]) -> Message:
    """Answer a request_users or request_chat key with what was picked. Raises: Impossible."""
    key = key_called(chat, person, label)
    bot = next(iter(chat.bots.values()), None)
    if key is None or bot is None:
        raise Impossible("there is no key here that asks for people or a chat")
    if "request_users" in key:
        people = [one for one in picked if isinstance(one, User)]
        return say(world, person, Place(chat), "service", _users_shared(key["request_users"], people, bot))
    chats = [one for one in picked if isinstance(one, Chat)]
    if "request_chat" not in key or len(chats) != 1:
        raise Impossible("pick one chat")
    return say(world, person, Place(chat), "service", _chat_shared(world, person, key["request_chat"], chats[0], bot))


def _users_shared(request: Json, people: list[User], bot: BotAccount) -> Json:
    most = int(request.get("max_quantity", 1))
    if not 1 <= len(people) <= most:
        raise Impossible(f"pick 1 to {most} people")
    wants_bots = request.get("user_is_bot")
    if wants_bots is not None and any(one.is_bot != wants_bots for one in people):
        raise Impossible("these are not the kind of users asked for")
    shared = []
    for one in people:
        bot.heard_of.add(one.id)
        card: Json = {"user_id": one.id}
        if request.get("request_name"):
            card |= {"first_name": one.first_name, **({"last_name": one.last_name} if one.last_name else {})}
        if request.get("request_username") and one.username:
            card["username"] = one.username
        shared.append(card)
    return {"users_shared": {"request_id": int(request["request_id"]), "users": shared,
                             "user_ids": [one.id for one in people]}}  # fmt: skip


def _chat_shared(world: World, person: User, request: Json, chat: Chat, bot: BotAccount) -> Json:
    check_fits(request, chat, person)
    wanted = request.get("bot_administrator_rights")
    if wanted or request.get("bot_is_member"):
        _let_in(world, person, chat, bot, wanted)
    shared: Json = {"request_id": int(request["request_id"]), "chat_id": chat.id}
    if request.get("request_title"):
        shared["title"] = chat.title
    if request.get("request_username") and chat.username:
        shared["username"] = chat.username
    return {"chat_shared": shared}


def check_fits(request: Json, chat: Chat, person: User) -> None:
    """Refuse a chat that the picker would not have shown."""
    wanted_forum = request.get("chat_is_forum")
    if bool(request.get("chat_is_channel")) != chat.is_channel:
        raise Impossible("the bot asks for a channel" if request.get("chat_is_channel") else "the bot asks for a group")
    if wanted_forum is not None and bool(wanted_forum) != chat.is_forum:
        raise Impossible("the bot asks for a forum" if wanted_forum else "the bot asks for a group without topics")
    if request.get("chat_has_username") is not None and bool(request["chat_has_username"]) != bool(chat.username):
        raise Impossible("this chat doesn't fit: the bot asks about its username")
    member = chat.member(person.id)
    if member is None or not member.is_present:
        raise Impossible(f"{person.name} is not in {chat.title}")
    if (request.get("chat_is_created") and member.status != "creator") or (
        request.get("user_administrator_rights") and not member.is_admin
    ):
        raise Impossible(f"{person.name} lacks the rights the bot asks for in {chat.title}")


def _let_in(world: World, person: User, chat: Chat, bot: BotAccount, wanted: Json | None) -> None:
    """Add the bot to the picked chat, with the rights it asks for."""
    if not wanted:
        if not chat.has(bot.id):
            add_bot(world, chat, bot, actor=person, admin=chat.is_channel)
        return
    if not chat.is_admin(person.id):
        raise Impossible(f"{person.name} can't make {bot.user.name} an administrator of {chat.title}")
    member = chat.member(bot.id)
    rights = dict(member.rights) if member is not None and member.is_admin else {}
    rights |= {name: True for name, value in wanted.items() if value and name != "is_anonymous"}
    set_status(world, chat, person, Member(bot.user, "administrator", rights))
