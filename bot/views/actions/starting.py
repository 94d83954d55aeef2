"""The buttons of the front door: home, cancel, language, and the one question about the area."""

from dataclasses import dataclass

from bot.views.actions.base import Action


@dataclass(frozen=True, slots=True)
class GoHome(Action, word="home"):
    """Show the front door again."""


@dataclass(frozen=True, slots=True)
class CancelStep(Action, word="cancel"):
    """Stop whatever question is open; what was written is kept."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action, word="languages"):
    """Show the languages."""


@dataclass(frozen=True, slots=True)
class SpeakLanguage(Action, word="language"):
    """Speak the language at this place of the list."""

    position: int


@dataclass(frozen=True, slots=True)
class LiveIn(Action, word="livein"):
    """Answer the one question about the area."""

    region_id: int


@dataclass(frozen=True, slots=True)
class SkipArea(Action, word="skiparea"):
    """Leave the question about the area unanswered."""


@dataclass(frozen=True, slots=True)
class ShowMore(Action, word="more"):
    """Show the doors that are needed less often."""


@dataclass(frozen=True, slots=True)
class TryAgain(Action, word="again"):
    """Show again the question that is open, or the front door."""
