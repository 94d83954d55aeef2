"""The buttons around what somebody said in consultations, for them alone."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowOwnViews(Action, word="myviews"):
    """Show one page of what somebody said."""

    page: int


@dataclass(frozen=True, slots=True)
class GetOwnView(Action, word="getmyview"):
    """Send one thing somebody said with every version and file."""

    contribution_id: int
