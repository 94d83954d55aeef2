"""The buttons of an outcome; `part` and `stance` are places in their lists."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class OpenOutcome(Action, word="outcome"):
    """Show how a consultation ends."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class WriteOutcome(Action, word="writeoutcome"):
    """Be asked for one part of an outcome."""

    consultation_id: int
    part: int


@dataclass(frozen=True, slots=True)
class SayConsensus(Action, word="consensus"):
    """Say whether there is a consensus."""

    consultation_id: int
    lacks: int


@dataclass(frozen=True, slots=True)
class ProposeOutcome(Action, word="propose"):
    """Ask people whether they can live with it."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class GiveConsent(Action, word="consent"):
    """Say whether one can live with it."""

    consultation_id: int
    stance: int


@dataclass(frozen=True, slots=True)
class PublishOutcome(Action, word="puboutcome"):
    """Publish the outcome."""

    consultation_id: int


@dataclass(frozen=True, slots=True)
class ArchiveConsultation(Action, word="archive"):
    """Put a consultation away."""

    consultation_id: int
