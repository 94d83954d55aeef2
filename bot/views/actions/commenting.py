"""The buttons around comments."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowComments(Action, word="comments"):
    """Show one page of the comments under an idea."""

    idea_id: int
    page: int


@dataclass(frozen=True, slots=True)
class WriteComment(Action, word="comment"):
    """Ask for the words of a comment."""

    idea_id: int


@dataclass(frozen=True, slots=True)
class TakeBackComment(Action, word="uncomment"):
    """Take one's own comment back."""

    comment_id: int
