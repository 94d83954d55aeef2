"""The buttons around a member's demand on a reply."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class PutDemand(Action, word="demand"):
    """Begin a demand on a case."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowDemandName(Action, word="demandname"):
    """Show one's name with the demand (1), or only one's role (0)."""

    shows: int


@dataclass(frozen=True, slots=True)
class RewriteDemand(Action, word="demandagain"):
    """Ask for other words."""


@dataclass(frozen=True, slots=True)
class ConfirmDemand(Action, word="putdemand"):
    """Put the demand: everybody reads it."""


@dataclass(frozen=True, slots=True)
class LeaveDemand(Action, word="leavedemand"):
    """Put nothing."""
