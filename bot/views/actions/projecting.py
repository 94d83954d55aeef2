"""The button that puts a view on the screen in the room."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ProjectView(Action, word="project"):
    """Put a view on the screen (1), or take it off (0)."""

    contribution_id: int
    is_up: int
