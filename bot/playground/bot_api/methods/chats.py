"""What a bot can learn of a chat and change in it: title, description, permissions, invitations, leaving."""

from __future__ import annotations

from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.world import linking
from bot.playground.world.chats import PERMISSIONS, Chat, InviteLink, Member
from bot.playground.world.errors import bad_request
from bot.playground.world.members import card_of, set_status
from bot.playground.world.messages import render
from bot.playground.world.permissions import check_can_reach, check_right
from bot.playground.world.posting import service

Json = dict[str, Any]
GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
MOST_TITLE, MOST_DESCRIPTION, MOST_LINK_NAME = 128, 255, 32


@method("getChat")
def get_chat(call: Call) -> Json:
    chat = call.chat()
    if not chat.is_private:
        check_can_reach(call.bot, chat)
    card: Json = {
        **chat.card(call.bot.id),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": GIFTS,
    }
    if chat.username:
        card["active_usernames"] = [chat.username]
    if chat.description:
        card["description"] = chat.description
    if chat.pinned:
        card["pinned_message"] = render(chat.pinned[-1], call.bot.id, with_reply=False)
    if chat.is_group:
        card["permissions"] = {name: chat.permissions.get(name, False) for name in PERMISSIONS}
        card["join_to_send_messages"] = True
    if chat.photo is not None:
        card["photo"] = chat.photo
    primary = next((link for link in chat.links.values() if link.is_primary and not link.is_revoked), None)
    if primary is not None:
        card["invite_link"] = primary.link
    return card


@method("getChatMemberCount", "getChatMembersCount")
def get_chat_member_count(call: Call) -> int:
    chat = call.chat()
    check_can_reach(call.bot, chat)
    return len(chat.present())


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    chat = call.chat()
    user = call.world.users.get(call.long("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified" if not call.long("user_id") else "member not found")
    if not chat.is_private:
        check_can_reach(call.bot, chat)
    return card_of(chat, chat.member(user.id), user)


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    chat = call.chat()
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    check_can_reach(call.bot, chat)
    every = [member for member in chat.members.values() if member.is_admin]
    if not call.boolean("return_bots"):
        every = [member for member in every if not member.user.is_bot or member.user is call.bot.user]
    return [card_of(chat, member, member.user) for member in every]


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    chat = call.chat()
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    check_can_reach(call.bot, chat)
    set_status(call.world, chat, call.bot.user, Member(call.bot.user, "left"))
    return True


def _governed(call: Call, right: str) -> Chat:
    """Return the chat when the bot holds this right as its administrator. Raises: ApiError."""
    chat = call.chat()
    if chat.is_private:
        raise bad_request("can't be used in private chats" if right != "can_change_info" else "not enough rights")
    check_can_reach(call.bot, chat)
    check_right(chat, call.bot, right, "not enough rights" if chat.is_admin(call.bot.id) else "CHAT_ADMIN_REQUIRED")
    return chat


@method("setChatTitle")
def set_chat_title(call: Call) -> bool:
    chat, title = _governed(call, "can_change_info"), call.text("title").strip()
    if not 1 <= len(title) <= MOST_TITLE:
        raise bad_request("title must be non-empty" if not title else "title is too long")
    if title != chat.title:
        chat.title = title
        chat.redraw()
        service(call.world, chat, call.bot.user, {"new_chat_title": title})
        call.world.tell("chat", chat=chat)
    return True


@method("setChatDescription")
def set_chat_description(call: Call) -> bool:
    chat, words = _governed(call, "can_change_info"), call.text("description").strip()
    if len(words) > MOST_DESCRIPTION:
        raise bad_request("description is too long")
    if words == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = words
    call.world.tell("chat", chat=chat)
    return True


@method("setChatPhoto")
def set_chat_photo(call: Call) -> bool:
    chat, upload = _governed(call, "can_change_info"), call.files.get("photo")
    if upload is None:
        raise bad_request("there is no photo in the request")
    if not upload.body:
        raise bad_request("file must be non-empty")
    sizes = call.world.files.card(call.world.files.keep("photo", upload.body, name=upload.name))
    small, big = sizes[0], sizes[-1]
    chat.photo = {
        "small_file_id": small["file_id"], "small_file_unique_id": small["file_unique_id"],
        "big_file_id": big["file_id"], "big_file_unique_id": big["file_unique_id"],
    }  # fmt: skip
    service(call.world, chat, call.bot.user, {"new_chat_photo": sizes})
    return True


@method("deleteChatPhoto")
def delete_chat_photo(call: Call) -> bool:
    chat = _governed(call, "can_change_info")
    if chat.photo is None:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.photo = None
    service(call.world, chat, call.bot.user, {"delete_chat_photo": True})
    return True


@method("getUserChatBoosts")
def get_user_chat_boosts(call: Call) -> Json:
    check_can_reach(call.bot, call.chat())
    return {"boosts": []}


@method("setChatPermissions")
def set_chat_permissions(call: Call) -> bool:
    chat = _governed(call, "can_restrict_members")
    if not chat.is_group:
        raise bad_request("method is available only for supergroups")
    chat.permissions = permissions_of(call)
    call.world.tell("chat", chat=chat)
    return True


def permissions_of(call: Call) -> dict[str, bool]:
    given = call.json("permissions", "permissions")
    if not isinstance(given, dict):
        raise bad_request("can't parse permissions JSON object")
    media = bool(given.get("can_send_other_messages"))
    return {name: bool(given.get(name, media if name.startswith("can_send_") else False)) for name in PERMISSIONS}


@method("exportChatInviteLink")
def export_chat_invite_link(call: Call) -> str:
    chat = _governed(call, "can_invite_users")
    for link in chat.links.values():
        link.is_revoked = link.is_revoked or link.is_primary
    return linking.new_link(call.world, chat, call.bot.user, primary=True).link


@method("createChatInviteLink")
def create_chat_invite_link(call: Call) -> Json:
    chat = _governed(call, "can_invite_users")
    if call.boolean("creates_join_request") and call.integer("member_limit"):
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    link = linking.new_link(call.world, chat, call.bot.user)
    _describe(call, link)
    return link.card()


def _describe(call: Call, link: InviteLink) -> None:
    if len(call.text("name")) > MOST_LINK_NAME:
        raise bad_request("name is too long")
    link.name, link.expire_date = call.text("name"), call.integer("expire_date")
    link.member_limit = call.integer("member_limit", low=0, high=99_999)
    link.creates_join_request = call.boolean("creates_join_request")


def _link(call: Call, chat: Chat) -> InviteLink:
    link = chat.links.get(linking.invitation_key(call.text("invite_link")))
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


@method("editChatInviteLink")
def edit_chat_invite_link(call: Call) -> Json:
    link = _link(call, _governed(call, "can_invite_users"))
    _describe(call, link)
    return link.card()


@method("revokeChatInviteLink")
def revoke_chat_invite_link(call: Call) -> Json:
    link = _link(call, _governed(call, "can_invite_users"))
    link.is_revoked = True
    return link.card()


@method("approveChatJoinRequest", "declineChatJoinRequest")
def decide_join_request(call: Call) -> bool:
    chat = _governed(call, "can_invite_users")
    user = call.world.users.get(call.long("user_id"))
    asked = [link for link in chat.links.values() if user is not None and user.id in link.pending]
    if user is not None and chat.has(user.id):
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if user is None or not asked:
        raise bad_request("HIDE_REQUESTER_MISSING")
    for link in asked:
        del link.pending[user.id]
    if call.method == "approveChatJoinRequest":
        extra = {"invite_link": asked[0].card(), "via_join_request": True}
        set_status(call.world, chat, user, Member(user, "member"), extra=extra)
    return True
