"""The buttons for carrying an idea elsewhere."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShareIdea(Action, word="share"):
    """Show the ways to share an idea."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class MakePoster(Action, word="poster"):
    """Send a poster with a QR code."""

    idea_id: int
