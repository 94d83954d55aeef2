"""How the bot presents itself before anybody has said a word: who it is, and which commands each place offers."""

from dataclasses import dataclass
from enum import StrEnum

from bot.views.texts import Texts


class Audience(StrEnum):
    """Who reads a list of commands, and where."""

    PRIVATE = "private"
    MEMBERS = "members"
    OFFICERS = "officers"
    REVIEWING_OFFICERS = "reviewing officers"
    REVIEWERS = "reviewers"
    ADMINS = "admins"
    GROUP = "group"
    GROUP_ADMINS = "group admins"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the list behind "/"."""

    name: str
    words: str


PRIVATE = ("idea", "ideas", "consult", "mine", "search", "settings", "mydata", "help")
CASES = ("inbox", "duty")
ON_THE_GO = ("post", "brief")
GROUP = ("idea", "ideas", "consult", "say", "help")
OFFERED: dict[Audience, tuple[str, ...]] = {
    Audience.PRIVATE: PRIVATE,
    Audience.MEMBERS: (*PRIVATE, *ON_THE_GO),
    Audience.OFFICERS: (*PRIVATE, *CASES),
    Audience.REVIEWING_OFFICERS: (*PRIVATE, "queue", *CASES),
    Audience.REVIEWERS: (*PRIVATE, "queue"),
    Audience.ADMINS: (*PRIVATE, "queue", "announce", "admin"),
    Audience.GROUP: GROUP,
    Audience.GROUP_ADMINS: (*GROUP, "setup", "quiet"),
    Audience.STAFF: ("queue", "inbox", "case", "mine", "late", "announce", "help"),
}


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
