"""Rules about roles: which can be handed out by link, how long a link is good, and who is an admin by name."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.refusals import Reason, Refused
from storage.tables import Chat, Department, Role, RoleLink

LINK_LASTS = timedelta(days=7)
TOKEN_BYTES = 16
BY_LINK = (Role.MODERATOR, Role.OFFICER, Role.MEMBER, Role.FACILITATOR)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is in the whole place."""

    people: int
    waiting: int
    open: int
    signatures: int
    questions: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role, under the name they show, if any."""

    grant_id: int
    person_id: int
    role: Role
    public_name: str | None
    granted_at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link just made: its token is shown once and kept nowhere."""

    token: str
    role: Role
    department: str | None = None
    link_id: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A role somebody may take up; the seal says that the token was theirs to show."""

    link_id: int
    seal: int
    role: Role
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A role somebody has just taken up, and for which department."""

    role: Role
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class ControlRoom:
    """The numbers an admin sees first, and what is connected."""

    people: int
    waiting: int
    open: int
    signatures: int
    questions: int
    staff_chat: Chat | None
    has_topics: bool
    communities: tuple[Chat, ...]
    undelivered: int = 0


def check_can_be_given(role: Role) -> None:
    """Refuse roles that are not given by link: admins are named in the settings alone.

    Raises: Refused(Reason.NOT_PERMITTED)
    """
    if role not in BY_LINK:
        raise Refused(Reason.NOT_PERMITTED)


def check_link_is_good(link: RoleLink | None, *, now: datetime) -> RoleLink:
    """Return the link if it can still be used; unknown, used and expired ones are told apart by nobody.

    Raises: Refused(Reason.LINK_SPENT)
    """
    if link is None or link.used_at is not None or now >= link.expires_at:
        raise Refused(Reason.LINK_SPENT)
    return link


def is_out_of_step(roles: frozenset[Role], *, is_named_admin: bool) -> bool:
    """Return whether somebody's admin role differs from what the settings say."""
    return (Role.ADMIN in roles) is not is_named_admin
