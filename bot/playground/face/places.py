"""Requests about groups, channels, topics and who is in them."""

from __future__ import annotations

from typing import Any

from bot.playground.face.asked import Asked, request
from bot.playground.face.drawing import draw_topic, draw_user, topics_of
from bot.playground.world import founding
from bot.playground.world.chats import Chat, Member, Topic
from bot.playground.world.errors import Impossible
from bot.playground.world.finding import find_bot, find_group, find_topic, find_user
from bot.playground.world.linking import invitation_key, new_link
from bot.playground.world.members import all_rights, card_of, set_status
from bot.playground.world.people import User
from bot.playground.world.posting import service
from bot.playground.world.topics import close_topic, delete_topic

Json = dict[str, Any]
STATUSES = {"member", "administrator", "left", "kicked", "restricted"}


def short_chat(chat: Chat) -> Json:
    return {
        "id": chat.id, "type": chat.type, "title": chat.title, "handle": chat.handle, "forum": chat.is_forum,
        "username": chat.username or None, "members": len(chat.present()), "migrated_to": chat.migrated_to or None,
        "description": chat.description or None, "topics": [draw_topic(chat, topic) for topic in topics_of(chat)],
    }  # fmt: skip


def _chat(asked: Asked) -> Chat:
    return find_group(asked.world, asked.path["chat"])


def owner_of(chat: Chat) -> User:
    owners = [member.user for member in chat.members.values() if member.status == "creator"]
    return owners[0] if owners else next(iter(chat.members.values())).user


@request("GET", "/play/chats", "groups and channels")
def chats(asked: Asked) -> list[Json]:
    return [short_chat(chat) for chat in asked.world.chats.values()]


@request("POST", "/play/chats", "found a group, supergroup or channel",
         "type title members owner? forum? bot? bots? username? handle?")  # fmt: skip
def add_chat(asked: Asked) -> Json:
    body = asked.body
    members = [find_user(asked.world, who) for who in body.get("members", [])]
    if body.get("owner") is not None:
        owner = find_user(asked.world, body["owner"])
        members = [owner, *(one for one in members if one is not owner)]
    plan = founding.Plan(
        str(asked.needs("title")),
        members,
        str(body.get("type", "supergroup")),
        bool(body.get("forum")),
        str(body.get("username") or ""),
        str(body.get("handle") or ""),
    )
    chat = founding.found(asked.world, plan)
    standing = body.get("bot")
    names = body.get("bots") or ([None] if standing else [])
    for name in names:
        admin = standing in {"admin", "administrator"}
        founding.add_bot(asked.world, chat, find_bot(asked.world, name), actor=members[0], admin=admin)
    return short_chat(chat)


@request("GET", "/play/chats/{chat}", "one group or channel")
def one_chat(asked: Asked) -> Json:
    return short_chat(_chat(asked))


@request("PATCH", "/play/chats/{chat}", "change a group or channel", "title? forum? permissions? description? by?")
def change_chat(asked: Asked) -> Json:
    chat, body = _chat(asked), asked.body
    actor = asked.actor(owner_of(chat))
    if body.get("title"):
        chat.title = str(body["title"])
        chat.redraw()
        service(asked.world, chat, actor, {"new_chat_title": chat.title})
    if "description" in body:
        chat.description = str(body["description"] or "")
    if "forum" in body:
        if chat.type != "supergroup":
            raise Impossible("only a supergroup can be a forum")
        founding.make_forum(chat, actor)
        chat.is_forum = bool(body["forum"])
        chat.redraw()
    chat.permissions |= {str(name): bool(value) for name, value in (body.get("permissions") or {}).items()}
    asked.world.tell("chat", chat=chat)
    return short_chat(chat)


@request("DELETE", "/play/chats/{chat}", "delete a group or channel for everyone")
def remove_chat(asked: Asked) -> bool:
    founding.disband(asked.world, _chat(asked))
    return True


@request("POST", "/play/chats/{chat}/topics", "open a topic", "name by? icon_color?")
def add_topic(asked: Asked) -> Json:
    chat = _chat(asked)
    if not chat.is_forum:
        raise Impossible(f"{chat.title} is not a forum")
    name, color = str(asked.needs("name")), int(asked.body.get("icon_color") or 0)
    return draw_topic(chat, founding.open_topic(asked.world, chat, asked.actor(owner_of(chat)), name, icon_color=color))


@request("PATCH", "/play/chats/{chat}/topics/{topic}", "change a topic", "name? closed? by?")
def change_topic(asked: Asked) -> Json:
    chat, topic = _topic(asked)
    actor = asked.actor(owner_of(chat))
    if asked.body.get("name"):
        founding.change_topic(asked.world, chat, actor, topic, {"name": str(asked.body["name"])})
    if "closed" in asked.body and bool(asked.body["closed"]) != topic.closed:
        close_topic(asked.world, chat, actor, topic, closed=bool(asked.body["closed"]))
    return draw_topic(chat, topic)


@request("DELETE", "/play/chats/{chat}/topics/{topic}", "delete a topic with its messages")
def remove_topic(asked: Asked) -> bool:
    chat, topic = _topic(asked)
    delete_topic(asked.world, chat, topic)
    return True


def _topic(asked: Asked) -> tuple[Chat, Topic]:
    chat = _chat(asked)
    topic = find_topic(chat, asked.path["topic"])
    if topic is None:
        raise Impossible("there is no such topic")
    return chat, topic


@request("GET", "/play/chats/{chat}/members", "members with status and rights")
def members(asked: Asked) -> list[Json]:
    chat = _chat(asked)
    return [{**draw_user(member.user), "membership": card_of(chat, member, member.user)}
            for member in chat.members.values()]  # fmt: skip


@request("POST", "/play/chats/{chat}/members", "add, promote, restrict or remove a person or a bot",
         "who status? rights? title? by? anonymous? tag?")  # fmt: skip
def set_member(asked: Asked) -> Json:
    chat, body = _chat(asked), asked.body
    user = find_user(asked.world, asked.needs("who"))
    status = {"admin": "administrator"}.get(body.get("status", "member"), body.get("status", "member"))
    if status not in STATUSES:
        raise Impossible(f"a status is one of {sorted(STATUSES)}")
    rights = {str(name): bool(value) for name, value in (body.get("rights") or {}).items()}
    if status == "administrator":
        rights = rights if "rights" in body else all_rights(chat)
    before = chat.member(user.id)
    member = Member(user, status, rights, str(body.get("title") or ""), is_anonymous=bool(body.get("anonymous")))
    member.tag = str(body.get("tag") or (before.tag if before else ""))
    set_status(asked.world, chat, asked.actor(owner_of(chat)), member)
    return card_of(chat, member, user)


@request("POST", "/play/chats/{chat}/invite", "make a link that lets people in", "by? creates_join_request?")
def invite(asked: Asked) -> Json:
    chat = _chat(asked)
    link = new_link(asked.world, chat, asked.actor(owner_of(chat)))
    link.creates_join_request = bool(asked.body.get("creates_join_request"))
    return {**link.card(), "key": invitation_key(link.link)}


@request("POST", "/play/chats/{chat}/migrate", "upgrade a basic group to a supergroup", "by?")
def migrate(asked: Asked) -> Json:
    chat = _chat(asked)
    return short_chat(founding.migrate(asked.world, chat, asked.actor(owner_of(chat))))
