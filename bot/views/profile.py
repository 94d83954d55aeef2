"""How the bot presents itself before anybody has said a word: who it is, and which commands each place offers."""

from dataclasses import dataclass
from enum import StrEnum

from bot.views.texts import Texts
from storage.tables import Role


class Audience(StrEnum):
    """Who reads a list of commands, and where."""

    PRIVATE = "private"
    GROUP = "group"
    GROUP_ADMINS = "group admins"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the list behind "/"."""

    name: str
    words: str


PRIVATE = ("idea", "ideas", "consult", "mine", "search", "settings", "mydata", "help")
GROUP = ("idea", "ideas", "consult", "say", "help")
OFFERED: dict[Audience, tuple[str, ...]] = {
    Audience.PRIVATE: PRIVATE,
    Audience.GROUP: GROUP,
    Audience.GROUP_ADMINS: (*GROUP, "setup", "quiet"),
    Audience.STAFF: ("queue", "inbox", "case", "mine", "late", "announce", "help"),
}

# What a role adds in the private chat; somebody with several roles has all of it, in this order.
ADDED: dict[Role, tuple[str, ...]] = {
    Role.MEMBER: ("post", "brief"),
    Role.OFFICER: ("inbox", "duty"),
    Role.MODERATOR: ("queue",),
    Role.FACILITATOR: ("report", "draws"),
    Role.ADMIN: ("queue", "announce", "admin"),
}


def private_commands(roles: frozenset[Role], text: Texts) -> tuple[Command, ...]:
    """Return the commands somebody with these roles is offered in private, each once."""
    added = dict.fromkeys(name for role, names in ADDED.items() if role in roles for name in names)
    return tuple(Command(name, text.plain(f"command-{name}")) for name in (*PRIVATE, *added))


def commands_for(audience: Audience, text: Texts) -> tuple[Command, ...]:
    """Return the commands this audience is offered, with a few words about each."""
    return tuple(Command(name, text.plain(_text_id(audience, name))) for name in OFFERED[audience])


def _text_id(audience: Audience, name: str) -> str:
    if audience is Audience.STAFF:
        return f"command-staff-{name}"
    if audience in (Audience.GROUP, Audience.GROUP_ADMINS):
        return f"command-group-{name}"
    return f"command-{name}"


def description(text: Texts) -> str:
    """Return what the empty chat says before Start is pressed (at most 512 characters)."""
    return text.plain("profile-description")


def short_description(text: Texts) -> str:
    """Return what the bot's page says, and what travels with a shared link (at most 120 characters)."""
    return text.plain("profile-short")
