"""How groups, channels and topics come to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.playground.world.chats import Chat, Member, Topic
from bot.playground.world.errors import Impossible
from bot.playground.world.members import all_rights, enter, set_status
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.posting import service
from bot.playground.world.world import World

Json = dict[str, Any]
ICON_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
TYPES = {"group", "supergroup", "channel"}


@dataclass(slots=True)
class Plan:
    """What a new group or channel shall be; the first member owns it."""

    title: str
    members: Sequence[User]
    type: str = "supergroup"
    forum: bool = False
    username: str = ""
    handle: str = ""


def found(world: World, plan: Plan) -> Chat:
    """Make a group or channel with its people; bots are added afterwards. Raises: Impossible."""
    if plan.type not in TYPES:
        raise Impossible("the type of a chat is group, supergroup or channel")
    if not plan.members:
        raise Impossible("a group needs at least one member: its owner")
    if plan.forum and plan.type != "supergroup":
        raise Impossible("only a supergroup can be a forum")
    chat = world.add_chat(plan.type, plan.title, username=plan.username, handle=plan.handle, forum=plan.forum)
    if plan.forum:
        make_forum(chat, plan.members[0])
    for index, person in enumerate(plan.members):
        enter(world, chat, Member(person, "member" if index else "creator"))
    service(world, chat, plan.members[0], _created(plan))
    world.tell("chat", chat=chat)
    return chat


def _created(plan: Plan) -> Json:
    return {f"{plan.type}_chat_created" if plan.type != "group" else "group_chat_created": True}


def make_forum(chat: Chat, creator: User) -> None:
    chat.is_forum = True
    chat.general = chat.general or Topic(1, "General", 0, creator)
    chat.redraw()


def add_bot(world: World, chat: Chat, bot: BotAccount, *, actor: User, admin: bool) -> Member:
    """Add a bot as a member, or as an administrator with every right but promoting. Raises: Impossible."""
    if chat.is_channel and not admin:
        raise Impossible("a bot can only be an administrator of a channel")
    if not bot.can_join_groups:
        raise Impossible(f"{bot.user.name} can't be added to groups")
    for member in chat.present():
        bot.heard_of.add(member.user.id)
    member = Member(bot.user, "administrator" if admin else "member", rights=all_rights(chat) if admin else {})
    return set_status(world, chat, actor, member)


def open_topic(world: World, chat: Chat, creator: User, name: str, *, icon_color: int = 0, emoji: str = "") -> Topic:
    """Open a topic in a forum; its first message is the service message that says so."""
    color = icon_color or ICON_COLORS[len(chat.topics) % len(ICON_COLORS)]
    created: Json = {"name": name, "icon_color": color}
    if emoji:
        created["icon_custom_emoji_id"] = emoji
    topic = Topic(chat.last_message_id + 1, name, color, creator, icon_custom_emoji_id=emoji)
    chat.topics[topic.id] = topic
    topic.created_by = service(world, chat, creator, {"forum_topic_created": created}, thread_id=topic.id)
    world.tell("chat", chat=chat)
    return topic


def change_topic(world: World, chat: Chat, actor: User, topic: Topic, changes: Json) -> Message | None:
    """Rename a topic or give it another icon, and say so in it."""
    for name, value in changes.items():
        setattr(topic, name, value)
    shown = {name: value for name, value in changes.items() if name in {"name", "icon_custom_emoji_id"}}
    return topic_notice(world, chat, actor, topic, {"forum_topic_edited": shown})


def topic_notice(world: World, chat: Chat, actor: User, topic: Topic, content: Json) -> Message:
    message = service(world, chat, actor, content, thread_id=topic.id)
    world.tell("chat", chat=chat)
    return message


def migrate(world: World, group: Chat, actor: User) -> Chat:
    """Upgrade a basic group to a supergroup: a new chat, and a service message in both. Raises: Impossible."""
    if group.type != "group" or group.migrated_to:
        raise Impossible("only a basic group can become a supergroup, once")
    new = world.add_chat("supergroup", group.title, handle=group.handle)
    new.permissions, new.migrated_from = dict(group.permissions), group.id
    for member in list(group.members.values()):
        enter(world, new, Member(member.user, member.status, dict(member.rights) or _rights_after(new, member)))
    service(world, group, actor, {"migrate_to_chat_id": new.id})
    group.migrated_to = new.id
    service(world, new, actor, {"migrate_from_chat_id": group.id})
    for user_id in group.members:
        world.chats_of.get(user_id, {}).pop(group.id, None)
    world.tell("left", chat=group)
    world.tell("chat", chat=new)
    return new


def disband(world: World, chat: Chat) -> None:
    """Delete a group or channel for everyone; whoever writes there is told that it is gone."""
    chat.deleted = True
    world.tell("left", chat=chat)
    for user_id in chat.members:
        world.chats_of.get(user_id, {}).pop(chat.id, None)


def _rights_after(chat: Chat, member: Member) -> dict[str, bool]:
    return all_rights(chat) if member.status == "administrator" else {}
