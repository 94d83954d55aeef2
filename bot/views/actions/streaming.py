"""The button around the live stream of a stage."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class AskStream(Action, word="stream"):
    """Be asked for the address of a stage's live stream."""

    consultation_id: int
    stage_id: int
