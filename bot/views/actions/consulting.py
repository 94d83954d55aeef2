"""The buttons of a consultation that is public: opening it, reading in it, following it."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class ShowConsultations(Action, word="consults"):
    """Show the consultations that are going on."""


@dataclass(frozen=True, slots=True)
class OpenConsultation(Action, word="consult"):
    """Show the home of a consultation."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class ShowPapers(Action, word="papers"):
    """Show what there is to read beforehand: the background, the guide questions, and the papers."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class GetPapers(Action, word="getpapers"):
    """Send the papers themselves."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class FollowConsultation(Action, word="cfollow"):
    """Hear what becomes of a consultation (1), or no longer (0)."""

    consultation_id: int
    follows: int


@dataclass(frozen=True, slots=True)
class RunConsultation(Action, word="runconsult"):
    """Show a facilitator what can be done while a consultation runs."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class TurnStage(Action, word="turnstage"):
    """Ask why the next stage should begin now."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class MoveStage(Action, word="movestage"):
    """Ask on which other day the next stage should begin."""

    consultation_id: int
