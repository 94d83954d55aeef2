"""The buttons below what was not delivered."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowDeadLetters(Action, word="letters"):
    """Show what was not delivered, and why."""


@dataclass(frozen=True, slots=True)
class RetryLetters(Action, word="retryletters"):
    """Send everything that failed like this message again."""

    first_id: int


@dataclass(frozen=True, slots=True)
class ConsiderGivingUp(Action, word="considerletters"):
    """Say what taking these off the list means."""

    first_id: int


@dataclass(frozen=True, slots=True)
class GiveLettersUp(Action, word="dropletters"):
    """Take everything that failed like this message off the list."""

    first_id: int
