"""Following links of this Telegram, pressing START, joining and leaving."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from bot.playground.world import founding
from bot.playground.world.acting import Place, say
from bot.playground.world.chats import Chat, InviteLink, Member
from bot.playground.world.contents import text_content
from bot.playground.world.errors import Impossible
from bot.playground.world.members import block, set_status
from bot.playground.world.messages import Message
from bot.playground.world.people import BotAccount, User
from bot.playground.world.posting import remember_chat
from bot.playground.world.world import World

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
HOSTS = {"t.me", "telegram.me", "telegram.dog"}


def is_ours(world: World, link: str) -> bool:
    """Say whether a link leads somewhere in this world."""
    parts = urlsplit(link if "//" in link else f"https://{link}")
    if parts.scheme == "tg":
        return parts.netloc in {"resolve", "join"}
    name = parts.path.strip("/").split("/")[0].lower()
    return parts.hostname in HOSTS and (name in world.names or name.startswith("+") or name in {"c", "joinchat"})


def open_link(world: World, person: User, link: str, *, in_chat: Chat | None = None) -> Chat:
    """Follow a link: to a bot (keeping its payload for START), a group, an invitation. Raises: Impossible."""
    name, asked = _read(link)
    if name.startswith(("+", "joinchat/")):
        return _enter_by_invitation(world, person, link)
    if name.startswith("c/"):
        return _chat_by_number(world, person, name)
    target = world.names.get(name.split("/")[0].lower())
    if target is None:
        raise Impossible(f"{link} leads nowhere in this playground")
    if isinstance(target, Chat):
        return target
    if "startgroup" in asked or "startchannel" in asked:
        return add_to_group(world, person, world.bots[target.id], in_chat, payload=asked.get("startgroup", ""))
    chat = world.private_chat(person, target)
    remember_chat(world, chat)
    payload = asked.get("start", "")
    if payload and not PAYLOAD.fullmatch(payload):
        raise Impossible("a start parameter has 1 to 64 of A-Z, a-z, 0-9, _ and -")
    chat.start_payload[person.id] = payload
    world.tell("chat", chat=chat, only_for=person.id)
    return chat


def _read(link: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(link if "//" in link else f"https://{link}")
    asked = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if parts.scheme == "tg":
        if parts.netloc == "join":
            return f"+{asked.get('invite', '')}", asked
        return asked.get("domain", ""), asked
    if parts.hostname not in HOSTS:
        raise Impossible(f"{link} leads out of Telegram")
    return parts.path.strip("/"), asked


def _chat_by_number(world: World, person: User, name: str) -> Chat:
    chat = world.chats.get(int(f"-100{name.split('/')[1]}"))
    if chat is None or not chat.has(person.id):
        raise Impossible(f"{person.name} can't open this chat")
    return chat


def press_start(world: World, person: User, chat: Chat) -> Message:
    """Press START in a bot's chat: its payload goes along; a blocked bot is unblocked by it."""
    payload = chat.start_payload.get(person.id, "")
    for bot in chat.bots.values():
        if person.id in bot.blocked_by:
            block(world, person, bot.id, blocked=False)
    return say(world, person, Place(chat), "text", text_content(f"/start {payload}".strip()))


def add_to_group(world: World, person: User, bot: BotAccount, chat: Chat | None, *, payload: str) -> Chat:
    """Add a bot to a group by a ?startgroup= link; it then reads /start with the payload. Raises: Impossible."""
    if chat is None or not chat.is_admin(person.id):
        raise Impossible("say in which group, one that this person administers")
    if not chat.has(bot.id):
        founding.add_bot(world, chat, bot, actor=person, admin=chat.is_channel)
    if payload and chat.is_group:
        say(world, person, Place(chat), "text", text_content(f"/start@{bot.user.username} {payload}"))
    return chat


def _enter_by_invitation(world: World, person: User, link: str) -> Chat:
    chat = world.links.get(invitation_key(link))
    found = chat.links.get(invitation_key(link)) if chat is not None else None
    if chat is None or found is None or found.is_revoked:
        raise Impossible("this invitation is no longer valid")
    expired = 0 < found.expire_date <= world.clock.seconds()
    if expired or (found.member_limit and found.used >= found.member_limit):
        raise Impossible("this invitation has expired")
    if chat.has(person.id):
        return chat
    if found.creates_join_request:
        _ask_to_join(world, person, chat, found)
        return chat
    found.used += 1
    member = Member(person, "member")
    set_status(world, chat, person, member, extra={"invite_link": found.card()})
    return chat


def new_link(world: World, chat: Chat, creator: User, *, primary: bool = False) -> InviteLink:
    """Make an invitation to a chat."""
    key = world.secret(16)
    link = InviteLink(f"https://t.me/+{key}", creator, is_primary=primary)
    chat.links[key] = link
    world.links[key] = chat
    return link


def invitation_key(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2].removeprefix("+")


def _ask_to_join(world: World, person: User, chat: Chat, link: InviteLink) -> None:
    link.pending[person.id] = world.clock.seconds()
    payload = {"from": person.card(), "user_chat_id": person.id, "date": world.clock.seconds(),
               "invite_link": link.card()}  # fmt: skip
    for bot in chat.bots.values():
        if chat.is_admin(bot.id) and chat.members[bot.id].rights.get("can_invite_users"):
            bot.heard_of.add(person.id)
            bot.may_write_to.add(person.id)
            world.give(bot, "chat_join_request", {"chat": chat.card(bot.id), **payload}, lane=f"chat {chat.id}")


def join(world: World, person: User, chat: Chat) -> Member:
    """Join a group or channel. Raises: Impossible for somebody who was banned."""
    before = chat.member(person.id)
    if before is not None and before.status == "kicked":
        raise Impossible(f"{person.name} was banned from {chat.title}")
    if chat.has(person.id):
        raise Impossible(f"{person.name} is in {chat.title} already")
    return set_status(world, chat, person, Member(person, "member"))


def leave(world: World, person: User, chat: Chat) -> Member:
    """Leave a group or channel. Raises: Impossible."""
    if not chat.has(person.id):
        raise Impossible(f"{person.name} is not in {chat.title}")
    return set_status(world, chat, person, Member(person, "left"))
