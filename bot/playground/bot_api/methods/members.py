"""Promoting, restricting, banning and tagging members."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.bot_api.methods.chats import permissions_of
from bot.playground.world.chats import ADMIN_RIGHTS, CHANNEL_RIGHTS, GROUP_RIGHTS, Chat, Member
from bot.playground.world.errors import bad_request
from bot.playground.world.members import set_status
from bot.playground.world.people import User
from bot.playground.world.permissions import check_can_reach, check_right

Json = dict[str, Any]
SHORTEST_SECONDS, LONGEST_SECONDS = 30, 366 * 24 * 3600
MOST_TITLE = 16


def _target(
    call: Call, right: str, refusal: str = "not enough rights to restrict/unrestrict chat member"
) -> tuple[Chat, User]:
    """Return chat and user when the bot may do this to that member. Raises: ApiError."""
    chat = call.chat()
    if not call.long("user_id"):
        raise bad_request("invalid user_id specified")
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    check_can_reach(call.bot, chat)
    check_right(chat, call.bot, right, refusal if chat.is_admin(call.bot.id) else "CHAT_ADMIN_REQUIRED")
    user = call.world.users.get(call.long("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat, user


def _check_not_above(chat: Chat, user: User, *, owner_only: bool = False) -> None:
    member = chat.member(user.id)
    if member is not None and member.status == "creator":
        raise bad_request("can't remove chat owner" if not owner_only else "can't promote self")
    if member is not None and member.status == "administrator" and not owner_only:
        raise bad_request("user is an administrator of the chat")


def _until(call: Call) -> int:
    """Return the end of a ban; too short or too long means for ever."""
    until = call.integer("until_date")
    distance = until - call.world.clock.seconds()
    return until if SHORTEST_SECONDS <= distance <= LONGEST_SECONDS else 0


@method("promoteChatMember")
def promote_chat_member(call: Call) -> bool:
    chat, user = _target(call, "can_promote_members", "not enough rights")
    _check_not_above(chat, user, owner_only=True)
    names = (*ADMIN_RIGHTS, *(CHANNEL_RIGHTS if chat.is_channel else GROUP_RIGHTS))
    rights = {name: True for name in names if call.boolean(name)}
    held = chat.members[call.bot.id]
    if held.status != "creator" and any(not held.rights.get(name) for name in rights if name != "can_manage_chat"):
        raise bad_request("RIGHT_FORBIDDEN")
    if not chat.has(user.id):
        raise bad_request("USER_NOT_PARTICIPANT")
    status = "administrator" if rights else "member"
    member = Member(user, status, rights, is_anonymous=call.boolean("is_anonymous"), can_be_edited=bool(rights))
    set_status(call.world, chat, call.bot.user, member)
    return True


@method("restrictChatMember")
def restrict_chat_member(call: Call) -> bool:
    chat, user = _target(call, "can_restrict_members")
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    _check_not_above(chat, user)
    rights = permissions_of(call)
    status = (
        "member" if all(rights.get(name) or not value for name, value in chat.permissions.items()) else "restricted"
    )
    member = Member(user, status, rights if status == "restricted" else {}, until_date=_until(call))
    before = chat.member(user.id)
    member.still_inside = before is not None and before.is_present
    set_status(call.world, chat, call.bot.user, member)
    return True


@method("banChatMember", "kickChatMember")
def ban_chat_member(call: Call) -> bool:
    chat, user = _target(call, "can_restrict_members")
    _check_not_above(chat, user)
    set_status(call.world, chat, call.bot.user, Member(user, "kicked", until_date=_until(call)))
    return True


@method("unbanChatMember")
def unban_chat_member(call: Call) -> bool:
    chat, user = _target(call, "can_restrict_members")
    before = chat.member(user.id)
    if call.boolean("only_if_banned") and (before is None or before.status != "kicked"):
        return True
    _check_not_above(chat, user)
    set_status(call.world, chat, call.bot.user, Member(user, "left"))
    return True


@method("setChatAdministratorCustomTitle")
def set_custom_title(call: Call) -> bool:
    chat, user = _target(call, "can_promote_members", "not enough rights")
    member, title = chat.member(user.id), call.text("custom_title")
    if len(title) > MOST_TITLE:
        raise bad_request("ADMIN_RANK_INVALID")
    if member is None or member.status != "administrator":
        raise bad_request("user is not an administrator")
    member.title = title
    call.world.tell("chat", chat=chat)
    return True


@method("setChatMemberTag")
def set_chat_member_tag(call: Call) -> bool:
    chat, user = _target(call, "can_manage_tags", "not enough rights to manage tags")
    member, tag = chat.member(user.id), call.text("tag").strip()
    if len(tag) > MOST_TITLE:
        raise bad_request("TAG_INVALID")
    if member is None or not member.is_present:
        raise bad_request("USER_NOT_PARTICIPANT")
    member.tag = tag
    call.world.tell("chat", chat=chat)
    return True
