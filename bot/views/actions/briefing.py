"""The buttons of the brief."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowBrief(Action, word="brief"):
    """Show what somebody needs to know today."""


@dataclass(frozen=True, slots=True)
class NotToday(Action, word="nottoday"):
    """Put the brief away."""


@dataclass(frozen=True, slots=True)
class BriefDaily(Action, word="briefdaily"):
    """Send the brief each morning (1), or no longer (0)."""

    daily: int
