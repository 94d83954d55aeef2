"""The buttons around those of the invited who have not had the floor."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowUnheard(Action, word="unheard"):
    """Show who of the invited has not had the floor."""

    consultation_id: int
    page: int


@dataclass(frozen=True, slots=True)
class Nudge(Action, word="nudge"):
    """Nudge one of the invited, or (0) everybody who has not had the floor."""

    consultation_id: int
    participant_id: int


@dataclass(frozen=True, slots=True)
class NothingToAdd(Action, word="nothingtoadd"):
    """Say that one has nothing to add."""

    consultation_id: int
