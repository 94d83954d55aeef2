"""Joining, leaving and being given rights, with the updates and service messages these make."""

from __future__ import annotations

from typing import Any

from bot.playground.world.chats import ADMIN_RIGHTS, CHANNEL_RIGHTS, GROUP_RIGHTS, PERMISSIONS, Chat, Member
from bot.playground.world.people import User
from bot.playground.world.posting import service
from bot.playground.world.visibility import member_update
from bot.playground.world.world import World

Json = dict[str, Any]


def card_of(chat: Chat, member: Member | None, user: User) -> Json:
    """Return the ChatMember object that fits the status."""
    status = member.status if member is not None else "left"
    card: Json = {"user": user.card(), "status": status}
    if member is None or status == "left":
        return card
    if status == "kicked":
        return {**card, "until_date": member.until_date}
    if status in {"creator", "administrator"}:
        card |= {"is_anonymous": member.is_anonymous}
        if member.title:
            card["custom_title"] = member.title
        if status == "administrator":
            card |= {"can_be_edited": member.can_be_edited, **admin_rights(chat, member.rights)}
        return card
    if member.tag:
        card["tag"] = member.tag
    if status == "restricted":
        rights = {name: member.rights.get(name, False) for name in PERMISSIONS}
        return {**card, "is_member": member.still_inside, **rights, "until_date": member.until_date}
    return card


def admin_rights(chat: Chat, rights: dict[str, bool]) -> Json:
    """Return every right an administrator of this kind of chat can have."""
    names = (*ADMIN_RIGHTS, *(CHANNEL_RIGHTS if chat.is_channel else GROUP_RIGHTS))
    card: Json = {name: rights.get(name, False) for name in names}
    card["can_manage_chat"] = True
    return card


def all_rights(chat: Chat) -> dict[str, bool]:
    names = (*ADMIN_RIGHTS, *(CHANNEL_RIGHTS if chat.is_channel else GROUP_RIGHTS))
    return {name: name not in {"can_promote_members"} for name in names}


def enter(world: World, chat: Chat, member: Member) -> None:
    """Write a membership down and put the chat into the person's list, or the bot into the chat."""
    user = member.user
    chat.members[user.id] = member
    if user.id in world.bots:
        chat.bots[user.id] = world.bots[user.id]
        return
    listed = world.chats_of.setdefault(user.id, {})
    if member.is_present:
        listed[chat.id] = chat
    else:
        listed.pop(chat.id, None)
    for bot in chat.bots.values():
        bot.heard_of.add(user.id)


def set_status(world: World, chat: Chat, actor: User, member: Member, *, extra: Json | None = None) -> Member:
    """Change somebody's standing and tell the bots concerned, and everyone in a group by a service message."""
    user = member.user
    before = chat.member(user.id)
    old = card_of(chat, before, user)
    was_present = before is not None and before.is_present
    joins = member.is_present and not was_present
    if member.is_present:
        enter(world, chat, member)
    else:
        chat.members[user.id] = member
    new = card_of(chat, member, user)
    if old == new:
        return member
    change = {"old_chat_member": old, "new_chat_member": new, **(extra or {})}
    member_update(world, chat, actor, change, about=user)
    if not chat.is_channel:
        if joins:
            service(world, chat, actor, {"new_chat_participant": user.card(), "new_chat_member": user.card(),
                                         "new_chat_members": [user.card()]})  # fmt: skip
        elif was_present and not member.is_present:
            service(world, chat, actor, {"left_chat_participant": user.card(), "left_chat_member": user.card()})
    if not member.is_present:
        enter(world, chat, member)
    world.tell("chat", chat=chat)
    if was_present and not member.is_present:
        world.tell("left", chat=chat, only_for=user.id)
    return member


def block(world: World, user: User, bot_id: int, *, blocked: bool) -> None:
    """Let a person stop, or restart, a bot in their private chat."""
    bot = world.bots[bot_id]
    chat = world.private_chat(user, bot.user)
    if (user.id in bot.blocked_by) == blocked:
        return
    (bot.blocked_by.add if blocked else bot.blocked_by.discard)(user.id)
    bot.heard_of.add(user.id)
    states = ["member", "kicked"] if blocked else ["kicked", "member"]
    old, new = (card_of(chat, Member(bot.user, state), bot.user) for state in states)
    member_update(world, chat, user, {"old_chat_member": old, "new_chat_member": new}, about=bot.user)
    world.tell("chat", chat=chat)
