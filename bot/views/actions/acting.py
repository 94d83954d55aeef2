"""The buttons that say what something is about that was sent in reply to a message of ours."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class SayKeptWords(Action, word="saykept"):
    """Say the words that are kept about this: its kind, and its number."""

    about: int
    subject_id: int


@dataclass(frozen=True, slots=True)
class SortKeptWords(Action, word="sortkept"):
    """Ask what the words are that are kept."""
