"""How a bot presents itself: commands by scope and language, names, descriptions, the menu button."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.bot_api.call import Call, method
from bot.playground.world.chats import ADMIN_RIGHTS, CHANNEL_RIGHTS, GROUP_RIGHTS
from bot.playground.world.errors import bad_request

Json = dict[str, Any]
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
MOST_COMMANDS, MOST_DESCRIPTION = 100, 256
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators", *CHAT_SCOPES}
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def _key(call: Call) -> tuple[str, int, int, str]:
    scope = call.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = user_id = 0
    if scope["type"] in CHAT_SCOPES:
        inner = Call(call.world, call.bot, call.method, {"chat_id": scope.get("chat_id", "")})
        chat_id = inner.chat().id_for(call.bot.id)
    if scope["type"] == "chat_member":
        user_id = int(scope.get("user_id") or 0)
        if not user_id:
            raise bad_request("invalid user_id specified")
    return str(scope["type"]), chat_id, user_id, _language(call)


def _language(call: Call) -> str:
    language = call.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    given = call.json("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("can't parse commands JSON object")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[_key(call)] = [_command(one) for one in given]
    call.world.tell("commands")
    return True


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(given.get("command") or "").removeprefix("/").lower()
    words = str(given.get("description") or "").strip()
    if str(given.get("command") or "").removeprefix("/") != name or not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(words) <= MOST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": words}


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(_key(call), None)
    call.world.tell("commands")
    return True


def _set(call: Call, field: str, kept: dict[str, str]) -> bool:
    words = call.text(field).strip()
    if len(words) > LIMITS[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long" if field != "name" else "bot name is too long")
    kept[_language(call)] = words
    return True


def _get(call: Call, field: str, kept: dict[str, str]) -> Json:
    return {field: kept.get(_language(call)) or kept.get("", "")}


@method("setMyName")
def set_my_name(call: Call) -> bool:
    _set(call, "name", call.bot.names)
    if call.bot.names.get(""):
        call.bot.user.changes(first_name=call.bot.names[""])
    return True


@method("getMyName")
def get_my_name(call: Call) -> Json:
    return {"name": _get(call, "name", call.bot.names)["name"] or call.bot.user.first_name}


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    return _set(call, "description", call.bot.descriptions)


@method("getMyDescription")
def get_my_description(call: Call) -> Json:
    return _get(call, "description", call.bot.descriptions)


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    return _set(call, "short_description", call.bot.short_descriptions)


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Json:
    return _get(call, "short_description", call.bot.short_descriptions)


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    button = call.json("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton: Menu button has unsupported type")
    call.bot.menu_buttons[call.chat().id_for(call.bot.id) if call.has("chat_id") else 0] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    if not call.has("chat_id"):
        return call.bot.menu_buttons.get(0) or {"type": "commands"}
    number = call.chat().id_for(call.bot.id)
    return call.bot.menu_buttons.get(number) or call.bot.menu_buttons.get(0) or {"type": "default"}


@method("setMyDefaultAdministratorRights")
def set_default_rights(call: Call) -> bool:
    given = call.json("rights", "bot default administrator rights") or {}
    if not isinstance(given, dict):
        raise bad_request("can't parse bot default administrator rights JSON object")
    call.bot.default_rights[call.boolean("for_channels")] = given
    return True


@method("getMyDefaultAdministratorRights")
def get_default_rights(call: Call) -> Json:
    channels = call.boolean("for_channels")
    names = (*ADMIN_RIGHTS, *(CHANNEL_RIGHTS if channels else GROUP_RIGHTS))
    kept = call.bot.default_rights.get(channels, {})
    return {
        "is_anonymous": bool(kept.get("is_anonymous")) and not channels,
        **{name: bool(kept.get(name)) for name in names},
    }


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Json:
    if call.long("user_id") not in call.world.users:
        raise bad_request("invalid user_id specified")
    return {"total_count": 0, "photos": []}
