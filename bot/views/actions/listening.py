"""The buttons under words that came out of the blue."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ProposeKeptWords(Action, word="proposethis"):
    """Make an idea of what was just said."""


@dataclass(frozen=True, slots=True)
class CommentKeptWords(Action, word="commentthis"):
    """Put what was just said under an idea."""

    idea_id: int
