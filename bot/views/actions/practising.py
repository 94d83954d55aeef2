"""The buttons of practice."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class Practise(Action, word="practise"):
    """Begin to practise what a consultation is about."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class TurnPractice(Action, word="practurn"):
    """Turn to the next stage of one's practice."""


@dataclass(frozen=True, slots=True)
class EndPractice(Action, word="pracend"):
    """Take one's practice away."""
