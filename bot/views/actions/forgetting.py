"""The buttons of somebody's own record: see it, take it along, delete parts or all of it."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowMyData(Action, word="mydata"):
    """Show what is kept of somebody."""


@dataclass(frozen=True, slots=True)
class DownloadEverything(Action, word="download"):
    """Send every row as a document."""


@dataclass(frozen=True, slots=True)
class ShowParts(Action, word="parts"):
    """Show what can be deleted on its own."""


@dataclass(frozen=True, slots=True)
class ConsiderPart(Action, word="part"):
    """Say what deleting this part means."""

    part: int


@dataclass(frozen=True, slots=True)
class DeletePart(Action, word="deletepart"):
    """Delete this part."""

    part: int


@dataclass(frozen=True, slots=True)
class ShowLeaving(Action, word="leaving"):
    """Show the ways to be forgotten."""


@dataclass(frozen=True, slots=True)
class LeaveThisWay(Action, word="leave"):
    """Choose how much goes, and be asked to confirm."""

    choice: int
