"""The buttons of the control room: inviting people to roles, and taking roles back."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowControlRoom(Action, word="admin"):
    """Show the control room."""


@dataclass(frozen=True, slots=True)
class Invite(Action, word="invite"):
    """Make a one-time link for the role at this place of the list."""

    position: int


@dataclass(frozen=True, slots=True)
class AcceptRole(Action, word="accept"):
    """Take up the role a link offers; the seal proves that the link was theirs."""

    largest = 2**56  # a seal has seven bytes

    link_id: int
    seal: int


@dataclass(frozen=True, slots=True)
class DeclineRole(Action, word="decline"):
    """Take up nothing."""


@dataclass(frozen=True, slots=True)
class ShowHolders(Action, word="holders"):
    """Show who holds which role."""


@dataclass(frozen=True, slots=True)
class ConsiderTaking(Action, word="considertake"):
    """Say what taking this role back means."""

    grant_id: int


@dataclass(frozen=True, slots=True)
class TakeRole(Action, word="takerole"):
    """Take this role back."""

    grant_id: int
