"""The button around the report of a consultation."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class GetReport(Action, word="sumup"):
    """Send the report of a consultation as files."""

    consultation_id: int
