"""The buttons of the search."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class AskSearch(Action, word="search"):
    """Ask what somebody is looking for."""


@dataclass(frozen=True, slots=True)
class TurnSearch(Action, word="found"):
    """Show another page of the last search."""

    page: int
