"""The button around the record of a consultation."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class GetTranscript(Action, word="transcript"):
    """Send the whole record as files."""

    consultation_id: int
